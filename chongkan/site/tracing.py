"""Where the lines of a seed stand on the pages that were made of them, and which lines the parts of a page came from.

Lines are found by their text, so that a line leads to the block that holds exactly it, or to no block at all: also
where an editor changed the article, since the ledger's numbers of blocks are then no longer those of the article.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from chongkan.model import Article, Placement
from chongkan.origins import Origin
from chongkan.texts import letters

_HEADS = ("kicker", "title", "deck")
_NOTES = ("editor_note", "comment")

Places = dict[int, str | None]  # line -> id of its place on the page, None where its text does not stand there


def find_places(
    article: Article, blocks: Sequence[str], placements: Iterable[Placement], texts: Mapping[int, str]
) -> Places:
    """Find each line of an article on its page. blocks: the texts of its body's blocks. texts: line -> as it came.

    Heads stand where they are called for, the rest where a block or a caption says what the lines say, the editor's
    corrections made.
    """
    search = _Search(article, blocks)
    places: Places = {}
    rows = sorted(placements, key=lambda row: (row.block is not None, row.block or 0, row.role, row.line))
    for (block, role), group in groupby(rows, key=lambda row: (row.block, row.role)):
        numbers = [row.line for row in group]
        if role in _HEADS:
            places |= dict.fromkeys(numbers, role if getattr(article, role) else None)
        elif block is None:
            places |= {number: search.signature(texts[number]) for number in numbers}
        else:
            places |= dict.fromkeys(numbers, search.block(role, "".join(texts[number] for number in numbers)))
    return places


def origin_of(article: Article, blocks: int, places: Places, texts: Mapping[int, str]) -> Origin:
    """Turn places round: which line each block, photo and correction came from. blocks: how many the body has."""
    first: dict[str | None, int] = {}
    for line in sorted(places):
        first.setdefault(places[line], line)
    photos = sum(1 for photo in article.photos if photo.caption or photo.credit or photo.file)
    said = {line: letters(texts[line]) for line in sorted(places) if line in texts}
    return Origin(
        first=min(places, default=0),
        blocks=tuple(first.get(f"b{n}", 0) for n in range(1, blocks + 1)),
        photos=tuple(first.get(f"p{n}", 0) for n in range(1, photos + 1)),
        corrections=tuple(
            next((line for line, text in said.items() if (was := letters(c.was)) and was in text), 0)
            for c in article.corrections
        ),
    )


class _Search:
    """The texts of one article, each given out once, in order."""

    def __init__(self, article: Article, blocks: Sequence[str]) -> None:
        self._byline = letters(article.byline or "")
        self._texts = [letters(text) for text in blocks]
        self._blocks: dict[str, list[str]] = {}
        for number, text in enumerate(self._texts, 1):
            self._blocks.setdefault(text, []).append(f"b{number}")
        shown = [photo for photo in article.photos if photo.caption or photo.credit or photo.file]
        self._photos = [letters((photo.caption or "") + (photo.credit or "")) for photo in shown]
        self._photo = 0
        self._corrections = [(letters(c.was), letters(c.now)) for c in article.corrections]

    def signature(self, text: str) -> str | None:
        """A line of the byline; a letter's or a notice's closes its text."""
        said = letters(text)
        return "byline" if said and said in self._byline else self._in_body(said)

    def block(self, role: str, text: str) -> str | None:
        said = letters(text)
        if role in ("caption", "credit"):
            return self._in_photos(said)
        return self._in_body(said) or (self._pairs().get(said) if role in _NOTES else None)

    def _pairs(self) -> dict[str, str]:
        """A note whose label stands in its own line of print has a block for the label and one for the rest."""
        pairs = zip(self._texts, self._texts[1:], strict=False)
        return {first + second: f"b{number}" for number, (first, second) in enumerate(pairs, 1)}

    def _in_body(self, said: str) -> str | None:
        found = self._blocks.get(said) or self._blocks.get(self._corrected(said))
        if not found or not said:
            return None
        return found.pop(0) if len(found) > 1 else found[0]

    def _in_photos(self, said: str) -> str | None:
        for form in (said, self._corrected(said)):
            for number in (*range(self._photo, len(self._photos)), *range(self._photo)):
                if form and form in self._photos[number]:
                    self._photo = number
                    return f"p{number + 1}"
        return None

    def _corrected(self, said: str) -> str:
        for was, now in self._corrections:
            said = said.replace(was, now) if was else said
        return said
