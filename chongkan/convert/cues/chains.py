"""Short texts, each of one paragraph under a line of its own, one after the other: briefs, more often than sections."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from chongkan.convert.cues.page import HEADLIKE, Page

_LONGEST_HEAD, _SHORTEST_TEXT = 36, 20  # characters
_SIZES = ((60, "tiny"), (120, "small"), (180, "middling"))
_TEXTS = frozenset(("body", "dateline", "list"))


class _Unit(NamedTuple):
    """A headline (`h`), a paragraph (`b`), which may be wrapped over several lines, or anything else (`-`)."""

    kind: str
    first: int
    size: int
    dated: bool


def chains_of(page: Page, wrapped: Sequence[bool]) -> list[tuple[str, ...]]:
    """For each line the cues of the chain it heads a text of: how many there are and the size of the longest.

    wrapped: whether a line goes on a hard-wrapped one. `chain=many-tiny`, `chain=two-small`; `chain_dated` where texts
    begin with datelines.
    """
    units = _units(page, wrapped)
    cues: list[tuple[str, ...]] = [()] * len(page)
    for found in re.finditer("(?:hb){2,}", "".join(unit.kind for unit in units)):
        heads, texts = units[found.start() : found.end() : 2], units[found.start() + 1 : found.end() : 2]
        longest = max(text.size for text in texts)
        size = next((name for most, name in _SIZES if longest < most), "")
        if size:
            many = "two" if len(heads) == 2 else "three" if len(heads) == 3 else "many"
            dated = ("chain_dated",) if any(text.dated for text in texts) else ()
            for head in heads:
                cues[head.first] = (f"chain={many}-{size}", *dated)
    return cues


def _units(page: Page, wrapped: Sequence[bool]) -> list[_Unit]:
    units: list[_Unit] = []
    for i in range(len(page)):
        if units and units[-1].kind == "b" and (wrapped[i] or _goes_on(page, i)):
            units[-1] = units[-1]._replace(size=units[-1].size + page.sizes[i])
        else:
            units.append(_Unit(_kind(page, i), i, page.sizes[i], page.shapes[i] == "dateline"))
    return units


def _kind(page: Page, i: int) -> str:
    if page.shapes[i] in HEADLIKE and page.sizes[i] <= _LONGEST_HEAD:
        return "h"
    return "b" if page.kind(i) in _TEXTS and page.sizes[i] > _SHORTEST_TEXT else "-"


def _goes_on(page: Page, i: int) -> bool:
    """The line goes on a paragraph of narrower lines: the one before is open, and no space or indent parts them."""
    return page.gaps[i] == 0 and page.ends[i - 1] == "open" and page.indents and not page.indented[i]
