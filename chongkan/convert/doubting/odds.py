"""How likely each line of a page is read wrong: the log of the odds, by logistic regression over its signs."""

from collections.abc import Sequence
from pathlib import Path

from chongkan.convert.doubting.risks import risks_of
from chongkan.convert.doubting.shares import Shares, shares_of
from chongkan.convert.doubting.signs import Sheet, Signs
from chongkan.convert.draft import PageDraft
from chongkan.convert.grammar.parse import Lattice
from chongkan.convert.grammar.rivals import Rival
from chongkan.convert.grammar.table import load_signs

WEIGHTS = Path(__file__).with_name("doubts.txt")
BOUND = "bound"  # the row of the table that says from where on a line is doubted; it is no sign


def set_doubts(page: PageDraft, lattice: Lattice, weighed: Sequence[tuple[float, Rival]]) -> None:
    """Set `shares`, and `doubts`: how far the log of the odds that a line is wrong is above the bound.

    weighed: the other readings of the page, each with its odds (grammar/judge.py).
    """
    weights = load_signs(WEIGHTS)
    page.shares = shares_of(lattice, page.readings)
    page.doubts = [
        round(sum(weights.get(sign, 0.0) * number for sign, number in signs.items()) - weights.get(BOUND, 0.0), 2)
        for signs in signs_of(page, page.shares, weighed)
    ]


def signs_of(page: PageDraft, shares: Sequence[Shares], weighed: Sequence[tuple[float, Rival]]) -> list[Signs]:
    """What each line of a page shows of being read wrong."""
    sheet = Sheet(page, shares, risks_of(page.readings, [line.size for line in page.cued], weighed))
    return [sheet.signs(i) for i in range(len(page.readings))]
