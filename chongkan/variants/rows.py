"""The scripts a site can be published in: one row each. Adding a variant is adding a row (and a column of words)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

CORNER_QUOTES = dict(zip("“”‘’", "「」『』", strict=True))
CURLY_QUOTES = dict(zip("「」『』", "“”‘’", strict=True))


@dataclass(frozen=True, slots=True)
class Variant:
    """One script of the site.

    name: its BCP 47 tag, used for lang, hreflang and site.toml. script: zh-Hans or zh-Hant; text already in it is left
    as it is. opencc: the configuration that makes it from the other script (one that keeps every word and the length
    of the text, so never s2twp or s2hkp). alone: what a character is outside the words that OpenCC knows, where its own
    choice is rare in newspapers. regional: words and characters changed last. quotes: quotation marks, one
    for one. sentinel: a sentence and its right conversion, tried before anything is converted.
    """

    name: str
    script: str
    opencc: str
    sentinel: tuple[str, str]
    quotes: Mapping[str, str]
    alone: Mapping[str, str] = field(default_factory=dict)
    regional: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Style:
    """The site's own wishes for its Traditional pages (site.toml).

    corner_quotes: “” become 「」. common_tai: 台 stands for 臺, as newspapers print it; 檯 and 颱 stay.
    """

    corner_quotes: bool = True
    common_tai: bool = False


USUAL = Style()
# Without it one signs with a bamboo lot (籤), clocks are a surname (鍾), and cattle are hailed (喂).
_ALONE = {"签": "簽", "钟": "鐘", "喂": "餵"}
_TAIWAN = {"賬": "帳", "巖": "岩"}
_HONG_KONG = {"羣": "群", "彙報": "匯報", "瞭解": "了解", "儘快": "盡快"}
# What only Hong Kong prints and tw2s does not know: with it one row reads pages of both places.
_HONG_KONG_PRINTED = {"衞": "卫", "敍": "叙", "枱": "台", "粧": "妆", "糭": "粽", "衹": "只"}
_SAID = "记者说头发与发展"

VARIANTS = {
    row.name: row
    for row in (
        Variant("zh-Hans", "zh-Hans", "tw2s", ("記者說頭髮與發展", _SAID), CURLY_QUOTES, regional=_HONG_KONG_PRINTED),
        Variant("zh-Hant", "zh-Hant", "s2tw", (_SAID, "記者說頭髮與發展"), CORNER_QUOTES, _ALONE, _TAIWAN),
        Variant("zh-Hant-TW", "zh-Hant", "s2tw", (_SAID, "記者說頭髮與發展"), CORNER_QUOTES, _ALONE, _TAIWAN),
        Variant("zh-Hant-HK", "zh-Hant", "s2hk", (_SAID, "記者説頭髮與發展"), CORNER_QUOTES, _ALONE, _HONG_KONG),
    )
}


def styled(name: str, style: Style) -> Variant:
    """Return the row of a variant as a site wishes it."""
    row = VARIANTS[name]
    if row.script != "zh-Hant":
        return row
    regional = {**row.regional, "臺": "台"} if style.common_tai else row.regional
    return replace(row, quotes=row.quotes if style.corner_quotes else {}, regional=regional)
