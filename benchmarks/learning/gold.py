"""Gold pages -> what the grammar should have said: for each line its labels, its article, and the line it goes on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from chongkan.convert.cues.context import Cued, cue_lines
from chongkan.convert.cues.language import Language, load_language
from chongkan.convert.cues.likeness import Likeness
from chongkan.convert.cues.seams import Seams
from chongkan.convert.grammar.states import State
from chongkan.convert.grammar.table import LABELS
from chongkan.convert.readers.lines import page_lines
from chongkan.convert.readers.unwrap import unwrap
from tests.goldpages import Place, load_page, sealed_names
from tests.textcases import Case, load_cases

SMALL_PAGES = ("pages", "pages_forms", "pages_shapes", "pages_open")
_FURNITURE = {"standing_head": "label", "slogan": "slogan", "folio": "folio", "imprint": "imprint"}
_HEADS = frozenset(("kicker", "title", "deck"))
_GOES_ON = frozenset(("cont", "caption+", "resume"))
# role of a block -> labels of its first line where the article is open already, and where it opens the article
_BLOCKS = {
    "caption": ({"caption"}, {"photo"}),
    "credit": ({"credit"}, {"photo"}),
    "paragraph": ({"para", "return"}, {"jumped"}),
    "editor_note": ({"note"}, {"foreword"}),
    "subhead": ({"sub"}, {"sub"}),
    "comment": ({"comment"}, {"comment"}),
    "list_item": ({"item"}, {"listed"}),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the gold allows for one line.

    labels: any of these, in the order of LABELS. head: index of its article's first line, -1 for furniture.
    goes_on: index of the line before it in its block, -1 where it begins one.
    """

    labels: tuple[str, ...]
    head: int = -1
    goes_on: int = -1

    def misses(self, label: str, state: State, goes_on: int) -> int:
        """0 for what the gold says, 1 for its label in another article or block, 2 for another label."""
        if label not in self.labels:
            return 2
        return int((self.head >= 0 and state.head != self.head) or (self.goes_on >= 0 and goes_on != self.goes_on))


@dataclass(frozen=True, slots=True)
class Lesson:
    """One page to learn from: its lines with their cues, what they have in common, and what is wanted of each."""

    name: str
    cued: list[Cued]
    seams: Seams
    likeness: Likeness
    wanted: tuple[Wanted, ...]


def read_lesson(name: str, language: Language | None = None) -> Lesson:
    """Read one open page; language: as cue_lines. ValueError for a sealed one, or a line that the gold leaves out."""
    if name in sealed_names():
        raise ValueError(f"{name} is sealed (tests/pages/sealed.txt): nothing may be learned from it")
    page = load_page(name)
    return _lesson(name, page.source.read_text(encoding="utf-8"), page.places, page.blocks, language)


def case_lessons(language: Language | None = None) -> list[Lesson]:
    """The small pages of tests/cases, those too that the converter does not read right yet. language: as cue_lines."""
    return [_case_lesson(f"{name}:{case.line}", case, language) for name in SMALL_PAGES for case in load_cases(name)]


def _case_lesson(name: str, case: Case, language: Language | None) -> Lesson:
    """A row of a case: line, role, article (- for the page's furniture), and the block of a line of text."""
    places: dict[int, Place] = {}
    blocks: dict[tuple[str, str], set[int]] = {}
    for number, role, article, *block in (row.split() for row in case.expected.splitlines()):
        places[int(number)] = Place(None if article == "-" else int(article), role)
        if block:
            blocks.setdefault((article, block[0]), set()).add(int(number))
    return _lesson(name, case.input, places, [frozenset(lines) for lines in blocks.values()], language)


def _lesson(
    name: str, text: str, places: Mapping[int, Place], blocks: Sequence[frozenset[int]], language: Language | None
) -> Lesson:
    lines = unwrap(page_lines(text))
    index = {number: i for i, line in enumerate(lines) for number in line.numbers}
    cued = cue_lines(lines, language)
    cells = frozenset(i for i, line in enumerate(cued) if "table_run" in line.cues)
    wanted = _wanted(places, blocks, index, cells)
    if missing := [line.number for i, line in enumerate(lines) if i not in wanted]:
        raise ValueError(f"{name}: the gold says nothing of the lines {missing}")
    return Lesson(
        name,
        cued,
        Seams(cued),
        Likeness(cued, (language or load_language()).gist),
        tuple(wanted[i] for i in range(len(lines))),
    )


def _wanted(
    places: Mapping[int, Place], blocks: Sequence[frozenset[int]], index: Mapping[int, int], cells: frozenset[int]
) -> dict[int, Wanted]:
    """What is wanted of each line, by its index. cells: lines that stand each for a cell of a table."""
    heads: dict[int, int] = {}
    for number, place in sorted(places.items()):
        if place.article is not None:
            heads.setdefault(place.article, index[number])
    wanted: dict[int, Wanted] = {}
    for number, place in sorted(places.items()):
        if place.article is None:
            wanted.setdefault(index[number], Wanted((_FURNITURE.get(place.role, "noise"),)))
        elif place.role in _HEADS or place.role == "byline":
            first = heads[place.article]
            wanted.setdefault(index[number], Wanted(_head_labels(place.role, index[number] == first), first))
    for block in blocks:
        place = places[min(block)]
        if place.article is not None:
            wanted.update(_wanted_of_block(sorted({index[n] for n in block}), place.role, heads[place.article], cells))
    return wanted


def _head_labels(role: str, opens: bool) -> tuple[str, ...]:
    """Kicker and headline are told apart later (convert/heads.py); a deck left free as well drifts from run to run."""
    if role == "byline":
        return ("author",) if opens else _ordered({"byline", "sign"})
    return ("head",) if opens else ("deck",) if role == "deck" else ("head", "head+")


def _wanted_of_block(lines: list[int], role: str, head: int, cells: frozenset[int]) -> dict[int, Wanted]:
    """The cells of a row are items to the parse; convert/tables.py makes rows of them."""
    if role == "verse":
        return {i: Wanted(("verse",), head) for i in lines}
    inside, opening = _BLOCKS[role]
    wanted = {lines[0]: Wanted(_ordered(opening if lines[0] == head else inside), head)}
    for before, i in pairwise(lines):
        wanted[i] = Wanted(("item",), head) if i in cells else Wanted(_ordered(_GOES_ON), head, before)
    return wanted


def _ordered(labels: set[str] | frozenset[str]) -> tuple[str, ...]:
    return tuple(label for label in LABELS if label in labels)
