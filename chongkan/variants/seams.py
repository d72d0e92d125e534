"""Borders that no entry of the converter's dictionaries may reach over: 保护|发展 is not 护发 (hair care) and 展.

OpenCC takes the longest entry from left to right, and has entries for rare words (护发, 制度 within 分配|制度). Where
a common word begins, a seam is put before it, unless the character before makes another word with its first one
(头|发 before 表). The seam is one private character, taken out after the conversion.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import accumulate, compress, count
from pathlib import Path
from types import MappingProxyType

from chongkan.variants.shields import SEAM

_FILE = Path(__file__).with_name("whole_words.txt")


Entries = Mapping[str, tuple[tuple[str, int], ...]]


def with_seams(text: str, entries: Entries = MappingProxyType({})) -> str:
    """Return the text with a seam before each common word that the converter might tear; it holds none itself.

    None is put within one of the editor's entries (see entries_over_seams): what an editor wrote is right.
    """
    words = _table()[1]
    places = (at for at in _borders(text) if text[at - 1] not in words.get(text[at : at + 2], text[at - 1]))
    free = sorted(at for at in places if not _is_within(text, at, entries))
    return SEAM.join(map(text.__getitem__, map(slice, [0, *free], [*free, None])))


def entries_over_seams(keys: Iterable[str]) -> Entries:
    """The entries within which a word might begin, by the two characters around that place, with its offset."""
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    listed = [*keys]
    text = "\n".join(listed)  # looked through once; at the end of a line no word is torn
    starts = [0, *accumulate(len(key) + 1 for key in listed)]
    for place in sorted(_borders(text)):
        number = bisect_right(starts, place) - 1
        two = text[place - 1 : place + 1]
        found[two] = (*found.get(two, ()), (listed[number], place - starts[number]))
    return found


def _borders(text: str) -> Iterator[int]:
    """Each place where a word might be torn off, by the characters before and after it."""
    has = _table()[0].__contains__
    for start in (0, 1):
        yield from compress(count(start + 1, 2), map(has, _pairs(text, start)))


def _pairs(text: str, start: int) -> Iterable[int]:
    """Every two characters from a place on, as one number: there are many, and strings would take twice the time."""
    rest = memoryview(text[start:].encode("utf-32-le", "surrogatepass"))
    return rest[: len(rest) // 8 * 8].cast("Q")


def _is_within(text: str, at: int, entries: Entries) -> bool:
    around = entries.get(text[at - 1 : at + 1], ())
    return any(text.startswith(key, at - offset) for key, offset in around if offset <= at)


def without_seams(text: str) -> str:
    """Return the text without seams."""
    return text.replace(SEAM, "")


@cache
def _table() -> tuple[frozenset[int], dict[str, str]]:
    """Where words may be torn (the character before one with its first); each with what it never stands after."""
    torn: list[str] = []
    words = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            first, before, *seconds = line.split()
            torn += (character + first for character in before)
            words.update({first + second[0]: second[2:] for second in seconds})
    return frozenset(_pairs("".join(torn), 0)), words
