"""An issue -> what the index has to know of it, made once and kept as bytes: a pure function of the issue alone.

The level of a key (search.keys) is 2 where kicker, headline or deck has it, 1 where it stands early or often, else 0.

The bytes are two lines, the numbers of the stories that may be found, the last first, and their terms and year, each
with the places of its stories among them; then the lanes of the keys in parts, each after where those of each of its
classes end, class by class, in the order of the stories: so some can be had without all.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise

from chongkan.model import Edition, Story
from chongkan.site.calendar import year_of
from chongkan.site.search.folding import fold
from chongkan.site.search.keys import CLASS, CLASSES, LEVEL, is_key, lanes_of
from chongkan.site.search.texts import heads_of, texts_of
from chongkan.site.stories import terms_of

KINDS = (
    "year",
    "section",
    "topic",
    "place",
    "organisation",
    "person",
    "author",
)  # by which readers filter what they found
EVERY = range(CLASSES)
PARTS = 16  # in which lanes are kept, since what reads some of them reads one part
APART = "\x1f"  # between the parts of a term
_TERMS_APART = "\x1e"
_EARLY = 100  # characters of the first texts
_OFTEN = 3  # times
_IN_HEADS = 1 << 30  # times, more than any
_MIDDLE, _HIGH = (level << LEVEL for level in (1, 2))


def index_issue(edition: Edition, *others: Edition) -> bytes:
    """What the index has to know of an issue, given in the site's own script and in the others."""
    versions = [same for same in zip(edition.stories, *(o.stories for o in others), strict=True) if same[0].search]
    versions.reverse()
    lanes: list[list[int]] = [[] for _ in range(CLASSES)]
    terms: dict[str, list[str]] = {}
    for place, story in enumerate(versions):
        _put_keys(story, place, lanes)
        for term in _terms(story, year_of(edition)):
            terms.setdefault(term, []).append(f"{place}")
    said = _TERMS_APART.join(APART.join((term, " ".join(places))) for term, places in terms.items())
    numbers = " ".join(story[0].number for story in versions)
    return b"\n".join([numbers.encode(), said.encode(), _packed(lanes)])


def numbers_of(indexed: bytes) -> tuple[str, ...]:
    """The numbers of an issue's stories that may be found, the last first."""
    return tuple(indexed[: indexed.index(b"\n")].decode().split())


def terms_in(indexed: bytes) -> Iterator[tuple[tuple[str, ...], list[int]]]:
    """((kind, key, label in each script), places of its stories) of each term of an issue."""
    for term in filter(None, indexed.split(b"\n", 2)[1].decode().split(_TERMS_APART)):
        *names, places = term.split(APART)
        yield tuple(names), list(map(int, places.split()))


def head_of(indexed: bytes) -> bytes:
    """The first two lines, which numbers_of and terms_in read as well."""
    return indexed[: _end_of_head(indexed)]


def parts_of(indexed: bytes) -> list[bytes]:
    """The lanes in PARTS: each those of every sixteenth class, beginning with the part's own number, for Lanes."""
    start = _end_of_head(indexed)
    first = start + 8 * PARTS
    borders = [first, *(first + end for end in array("Q", indexed[start:first]))]
    return [indexed[here:there] for here, there in pairwise(borders)]


class Lanes:
    """The lanes of some classes of an issue, packed as one of parts_of."""

    def __init__(self, packed: bytes, classes: range) -> None:
        self._packed, self._classes = packed, classes
        self._ends = memoryview(packed).cast("Q")  # in an archive mostly one class is asked for, of very many issues

    def of(self, classes: range) -> bytes:
        """Those of some of the classes."""
        parts = [self._at(place) for place in map(self._classes.index, classes)]
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def _at(self, place: int) -> bytes:
        first = 8 * len(self._classes)
        return self._packed[first + (self._ends[place - 1] if place else 0) : first + self._ends[place]]


def _end_of_head(indexed: bytes) -> int:
    return indexed.index(b"\n", indexed.index(b"\n") + 1) + 1


def _packed(lanes: Sequence[Sequence[int]]) -> bytes:
    """How far each part reaches, in bytes, and the parts; in a part how far the lanes of each class do, and these."""
    parts = [_part(lanes[part::PARTS]) for part in range(PARTS)]
    return b"".join([array("Q", accumulate(map(len, parts))).tobytes(), *parts])


def _part(lanes: Sequence[Sequence[int]]) -> bytes:
    ends = (8 * count for count in accumulate(map(len, lanes)))
    return array("Q", [*ends, *chain.from_iterable(lanes)]).tobytes()


def _put_keys(versions: Sequence[Story], place: int, lanes: Sequence[list[int]]) -> None:
    """Put the lanes of a story among those of their classes. A version that folds to the same text, as nearly all do,
    has nothing to add."""
    first, *others = ((_keyed(heads_of(story)), _keyed(texts_of(story))) for story in versions)
    heads, rest = map("".join, zip(first, *(other for other in others if other != first), strict=True))
    read = lanes_of(heads + "\0" * (len(heads) % 2) + rest, place)
    start = (len(heads) + 1) // 2
    found: dict[int, int] = Counter(chain.from_iterable(own[start:] for own in read))
    dict.update(found, dict.fromkeys(chain.from_iterable(own[start : start + _EARLY // 2] for own in read), _OFTEN))
    dict.update(found, dict.fromkeys(chain.from_iterable(own[:start] for own in read), _IN_HEADS))
    found.pop(0, None)
    for lane, times in found.items():
        lanes[lane >> CLASS].append(lane if times < _OFTEN else lane | (_HIGH if times == _IN_HEADS else _MIDDLE))


def _keyed(texts: Iterable[str]) -> str:
    """The texts folded, each ended by NUL, which stands for every character that is no key, too."""
    text = "\n".join([*texts, ""])
    if len(text.encode("utf-16-le")) > 2 * len(text):  # it has characters beyond the list
        return text.translate(_apart)
    said = text.translate(_common)
    if _UNKNOWN in said:
        for code in map(ord, set(text)):
            _common[code] = _apart[code]
        said = text.translate(_common)
    return said


class _Apart(dict[int, str]):
    """{character: its folded form, with NUL for what is no key}, found when it is first asked for."""

    def __missing__(self, code: int) -> str:
        self[code] = said = "".join(c if is_key(c) else "\0" for c in fold(chr(code)))
        return said


_apart = _Apart()
_UNKNOWN = "\1"
_common = [_UNKNOWN] * 0x10000  # the same as a list, in half of the time


def _terms(versions: Sequence[Story], year: str) -> Iterator[str]:
    """Kind, key and the label in each script of the year and of the terms of a story that are public."""
    if year:
        yield APART.join(("year", year, *(year for _ in versions)))
    labels = [{(term.kind, term.key): term.label for term in terms_of(story)} for story in versions]
    for (kind, key), label in labels[0].items():
        if kind in KINDS:
            said = (other.get((kind, key), label) for other in labels)
            yield APART.join(map(_clean, (kind, key, *said)))


def _clean(text: str) -> str:
    return " ".join(text.split())
