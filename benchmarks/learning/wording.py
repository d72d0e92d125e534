"""How short lines of each kind are worded, counted on the gold pages."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from chongkan.convert.cues.wording import KINDS, LONGEST, SHORTEST, Wording, pieces_of, plain
from chongkan.folding import fold
from tests.goldpages import load_page, sealed_names

_KINDS = {"standing_head": "column", "title": "title", "subhead": "sub", "byline": "byline"}
_NEITHER = frozenset(("folio", "imprint", "noise"))  # a section's name on a folio is made as a column's is


def count_wording(names: Sequence[str]) -> Wording:
    """Count the pieces of all short lines of these open pages."""
    lines, seen = Counter[str](), defaultdict[str, Counter[str]](Counter)
    for name in names:
        for kind, texts in _lines_of(name).items():
            lines[kind] += len(texts)
            for piece in _pieces(texts):
                seen[piece][kind] += 1
    counts = {piece: tuple(found[kind] for kind in KINDS) for piece, found in seen.items()}
    return Wording(tuple(lines[kind] for kind in KINDS), counts)


def without(wording: Wording, name: str) -> Wording:
    """What was counted but for one of the pages: to learn from that as from a page that nobody has seen."""
    lines, seen = list(wording.lines), dict(wording.seen)
    for kind, texts in _lines_of(name).items():
        at = KINDS.index(kind)
        lines[at] -= len(texts)
        for piece in _pieces(texts):
            seen[piece] = (*seen[piece][:at], seen[piece][at] - 1, *seen[piece][at + 1 :])
    return Wording(tuple(lines), seen)


@cache
def _lines_of(name: str) -> Mapping[str, frozenset[str]]:
    """The short lines of one page by kind, each once."""
    if name in sealed_names():
        raise ValueError(f"{name} is sealed (tests/pages/sealed.txt): nothing may be learned from it")
    page, lines = load_page(name), defaultdict[str, set[str]](set)
    for number, place in page.places.items():
        text = plain(fold(page.text[number]))
        if SHORTEST <= len(text) <= LONGEST and place.role not in _NEITHER:
            lines[_KINDS.get(place.role, "other")].add(text)
    return {kind: frozenset(texts) for kind, texts in lines.items()}


def _pieces(texts: frozenset[str]) -> frozenset[str]:
    return frozenset(piece for text in texts for piece in pieces_of(text))
