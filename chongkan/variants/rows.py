"""The scripts a site can be published in: one row each. Adding a variant is adding a row (and a column of words)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

CORNER_QUOTES = dict(zip("“”‘’", "「」『』", strict=True))
CURLY_QUOTES = dict(zip("「」『』", "“”‘’", strict=True))


@dataclass(frozen=True, slots=True)
class Variant:
    """One script of the site.

    name: its BCP 47 tag, used for lang, hreflang and site.toml. script: zh-Hans or zh-Hant; text already in it is left
    as it is. opencc: the configuration that makes it from the other script (one that keeps every word and the length
    of the text, so never s2twp or s2hkp). regional: single characters changed last. quotes: quotation marks, one for
    one. sentinel: a sentence and its right conversion, tried before anything is converted.
    """

    name: str
    script: str
    opencc: str
    sentinel: tuple[str, str]
    quotes: Mapping[str, str]
    regional: Mapping[str, str] = field(default_factory=dict)


VARIANTS = {
    row.name: row
    for row in (
        Variant("zh-Hans", "zh-Hans", "tw2s", ("記者說頭髮與發展", "记者说头发与发展"), CURLY_QUOTES),
        Variant("zh-Hant", "zh-Hant", "s2tw", ("记者说头发与发展", "記者說頭髮與發展"), CORNER_QUOTES, {"賬": "帳"}),
    )
}
