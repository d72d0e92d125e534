"""Labels -> articles: which lines make which block of which article, in the order of the page."""

from collections import Counter
from dataclasses import dataclass, field, replace

from chongkan.convert.cues.context import Cued
from chongkan.convert.doubting.shares import Shares
from chongkan.convert.grammar.parse import Reading
from chongkan.convert.grammar.states import FURNITURE
from chongkan.convert.readers.lines import Line

_BLOCKS = {
    "para": "paragraph",
    "jumped": "paragraph",
    "return": "paragraph",
    "sub": "subhead",
    "note": "editor_note",
    "foreword": "editor_note",
    "comment": "comment",
    "caption": "caption",
    "photo": "caption",
    "credit": "credit",
    "verse": "verse",
    "item": "list_item",
    "listed": "list_item",
}
_FURNITURE = {"label": "standing_head", "slogan": "slogan", "folio": "folio", "imprint": "imprint", "noise": "noise"}


@dataclass(slots=True)
class Block:
    """One block of an article: its role, and the indices of the lines that make it, in reading order."""

    role: str
    lines: list[int]


@dataclass(slots=True)
class Draft:
    """One article in the making. All numbers are indices into the page's lines.

    heads: lines of the headline block. bylines stand before the text, signs after it. decks are the heads that the
    parse knows to be decks. column: text of its standing head, set later.
    """

    start: int
    heads: list[int] = field(default_factory=list)
    decks: list[int] = field(default_factory=list)
    bylines: list[int] = field(default_factory=list)
    signs: list[int] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    column: str | None = None
    column_line: int | None = None

    @property
    def lines(self) -> list[int]:
        """Indices of all its lines, in order."""
        return sorted([*self.heads, *self.bylines, *self.signs, *(i for b in self.blocks for i in b.lines)])

    def block_lines(self, *roles: str) -> list[int]:
        """Indices of all lines in blocks of these roles, in order."""
        return sorted(i for b in self.blocks if b.role in roles for i in b.lines)


@dataclass(slots=True)
class PageDraft:
    """A page taken apart: its lines as read, its articles by first line, its furniture as {index: role}.

    Set later: kind, what most of its articles are (labels/kinds.py). shares, what speaks for other readings of each
    line, and doubts, how far it is to be doubted, above 0 where the editor is told (doubting/odds.py).
    """

    lines: list[Line]
    cued: list[Cued]
    readings: list[Reading]
    articles: list[Draft]
    furniture: dict[int, str]
    kind: str = ""
    shares: list[Shares] = field(default_factory=list)
    doubts: list[float] = field(default_factory=list)


def draft_page(lines: list[Line], cued: list[Cued], readings: list[Reading]) -> PageDraft:
    """Gather the lines of each article into blocks; articles are ordered by their first line."""
    page = PageDraft(lines, cued, _without_lone_items(readings, cued), [], {})
    drafts: dict[int, Draft] = {}
    for i, reading in enumerate(page.readings):
        if reading.label in FURNITURE:
            page.furniture[i] = _FURNITURE[reading.label]
        elif reading.head < 0:
            page.furniture[i] = "unplaced"
        else:
            _place(drafts.setdefault(reading.head, Draft(reading.head)), i, page)
    page.articles = [drafts[k] for k in sorted(drafts)]
    return page


def _without_lone_items(readings: list[Reading], cued: list[Cued]) -> list[Reading]:
    """One line of plain prose in an article is no list: it is a paragraph that might be an item."""
    items = Counter(reading.head for reading in readings if reading.label in ("item", "listed"))
    return [
        replace(reading, label="para", runner_up="item")
        if reading.label in ("item", "listed") and items[reading.head] == 1 and line.shape == "prose"
        else reading
        for reading, line in zip(readings, cued, strict=True)
    ]


def _place(draft: Draft, i: int, page: PageDraft) -> None:
    reading = page.readings[i]
    if reading.label in ("head", "head+", "deck"):
        draft.heads.append(i)
        if reading.label == "deck":
            draft.decks.append(i)
    elif reading.label in ("byline", "author"):
        draft.bylines.append(i)
    elif reading.label == "sign":
        draft.signs.append(i)
    elif reading.goes_on >= 0:
        next(b for b in draft.blocks if reading.goes_on in b.lines).lines.append(i)
    elif reading.label == "verse" and _same_stanza(draft, i, page):
        draft.blocks[-1].lines.append(i)
    else:
        draft.blocks.append(Block(_BLOCKS[reading.label], [i]))


def _same_stanza(draft: Draft, i: int, page: PageDraft) -> bool:
    """A stanza goes on while its lines stand as close as the closest lines of its poem."""
    if not draft.blocks or draft.blocks[-1].role != "verse":
        return False
    near = range(max(draft.start, i - 12), min(len(page.lines), i + 12))
    own = [k for k in near if page.readings[k].label == "verse" and page.readings[k].head == draft.start]
    gaps = [page.lines[k].gap for k in own if page.readings[k - 1].label == "verse"]
    return page.lines[i].gap <= min(gaps, default=0)
