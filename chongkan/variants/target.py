"""What a conversion depends on besides the text itself: one small value, the same for every worker."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from chongkan.model import Term
from chongkan.variants.rows import USUAL, VARIANTS, Style


@dataclass(frozen=True, slots=True)
class Target:
    """Into which script, and by whose words.

    variant: the row of rows.VARIANTS. own: the script of the site's own words (title, sections, topics). overrides:
    conversion.tsv, Simplified -> Traditional. style: the site's wishes for Traditional pages. told: names that an
    editor fixed in some article, Simplified -> Traditional (see told_forms); the terms of that name are called so on
    all pages. terms: what terms became so far, None where they stay as they are: the same ones come again and again.
    """

    variant: str
    own: str = "zh-Hans"
    overrides: Mapping[str, str] = field(default_factory=dict)
    style: Style = USUAL
    told: Mapping[str, str] = field(default_factory=dict)
    terms: dict[Term, Term | None] = field(default_factory=dict, compare=False, repr=False)

    @property
    def script(self) -> str:
        """zh-Hans or zh-Hant."""
        return VARIANTS[self.variant].script


def told_forms(articles: Iterable[Iterable[tuple[str, str]]]) -> dict[str, str]:
    """Gather `told` from the own forms (`hant`) of each article; where two differ, those of the earlier one count."""
    told: dict[str, str] = {}
    for forms in articles:
        for simplified, traditional in forms:
            told.setdefault(simplified, traditional)
    return dict(sorted(told.items()))
