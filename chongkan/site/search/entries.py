"""An issue -> what the index has to know of it, made once and kept as bytes: a pure function of the issue alone.

A key is one letter, digit or Han character, or two that stand side by side in a text (search.texts), folded
(search.folding). A key's level is 2 where kicker, headline or deck has it, 1 where it stands early or often, else 0.

The bytes are lines: the numbers of the stories that may be found, the last first; their terms and year, each with its
marks (search.postings); then for each of CLASSES its keys with their marks, so that some keys can be had without all.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, repeat
from operator import add

from chongkan.model import Edition, Story
from chongkan.site.calendar import year_of
from chongkan.site.search.folding import fold
from chongkan.site.search.postings import LEVELS, mark
from chongkan.site.search.texts import heads_of, same_texts, texts_of
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
CLASSES = 256  # of keys
APART = "\x1f"  # between keys, and between the parts of a term
_TERMS_APART = "\x1e"
_EARLY = 100  # characters of the first texts
_OFTEN = 3  # times


def index_issue(edition: Edition, *others: Edition) -> bytes:
    """What the index has to know of an issue, given in the site's own script and in the others."""
    versions = [same for same in zip(edition.stories, *(o.stories for o in others), strict=True) if same[0].search]
    versions.reverse()
    keys: dict[str, str] = {}
    terms: dict[str, str] = {}
    for number, story in enumerate(versions):
        marks = [mark(number, level) for level in range(LEVELS)]
        for key, said in _keys(story, marks).items():
            keys[key] = keys[key] + said if key in keys else said
        for term in _terms(story, year_of(edition)):
            terms[term] = terms.get(term, "") + marks[0]
    parts = [" ".join(story[0].number for story in versions), _TERMS_APART.join(map(APART.join, terms.items()))]
    return "\n".join([*parts, *_classes(keys)]).encode()


def numbers_of(indexed: bytes) -> tuple[str, ...]:
    """The numbers of an issue's stories that may be found, the last first."""
    return tuple(indexed.split(b"\n", 1)[0].decode().split())


def terms_in(indexed: bytes) -> Iterator[tuple[tuple[str, ...], str]]:
    """((kind, key, label in each script), marks) of each term of an issue."""
    for term in filter(None, indexed.split(b"\n", 2)[1].decode().split(_TERMS_APART)):
        *names, marks = term.split(APART)
        yield tuple(names), marks


def keys_in(indexed: bytes) -> list[str]:
    """For each class its keys, each with its marks, parted by APART."""
    return indexed.decode().split("\n")[2:]


def is_key(character: str) -> bool:
    """Whether a folded character is a letter, a digit or Han. Rare characters of names are added to Unicode each year,
    and browsers may know them before Python does: all of the planes that are kept for Han is."""
    return character.isalnum() or "\U00020000" <= character < "\U00040000"


def hash_of(key: str) -> int:
    """A number of 24 bits, spread evenly: of a key of two characters, the second a space where it has only one."""
    return ((ord(key[0]) * 31 + ord(key[1])) * 0x9E3779B1 & 0xFFFFFFFF) >> 8


def _classes(keys: dict[str, str]) -> Iterator[str]:
    classes: list[list[str]] = [[] for _ in range(CLASSES)]
    for place, said in zip(_classes_of(keys), map(add, keys, keys.values()), strict=True):
        classes[place].append(said)
    return map(APART.join, classes)


def _classes_of(keys: Collection[str]) -> bytes:
    """The class of each key, hash_of of all at once: two characters are 64 bits of one large number, and what is made
    of them has room there. The byte behind the lowest is the class."""
    pairs = int.from_bytes("".join(keys).encode("utf-32-le", "surrogatepass"), "little")
    halves = int.from_bytes(b"\xff\xff\xff\xff\0\0\0\0" * len(keys), "little")
    hashed = ((pairs & halves) * 31 + (pairs >> 32 & halves)) * 0x9E3779B1
    return hashed.to_bytes(8 * len(keys), "little")[1::8]


def _keys(versions: Sequence[Story], marks: Sequence[str]) -> dict[str, str]:
    """{key: mark}. A version that folds to the same text, as nearly all do, has nothing to add."""
    first, *others = versions
    apart = [first, *(other for other in others if not same_texts(first, other, fold))]
    heads = _keyed(text for story in apart for text in heads_of(story))
    rest = _keyed(text for story in apart for text in texts_of(story))
    low, middle, high = marks
    count = Counter(chain(_pairs(rest), map(add, rest, repeat(" "))))
    found = dict.fromkeys(count, low)
    found |= dict.fromkeys([key for key, times in count.items() if times >= _OFTEN], middle)
    for text, said in ((rest[:_EARLY], middle), (heads, high)):
        found |= dict.fromkeys(chain(_pairs(text), map(add, text, repeat(" "))), said)
    found.pop("  ", None)
    return found


def _pairs(text: str) -> Iterator[str]:
    return chain.from_iterable(map(add, run, run[1:]) for run in text.split())


def _keyed(texts: Iterable[str]) -> str:
    """The texts folded, each ended by a space, which stands for every character that is no key, too."""
    return "\n".join([*texts, ""]).translate(_spaced)


class _Spaced(dict[int, str]):
    """{character: its folded form, with a space for what is no key}, found when it is first asked for."""

    def __missing__(self, code: int) -> str:
        self[code] = said = "".join(c if is_key(c) else " " for c in fold(chr(code)))
        return said


_spaced = _Spaced()


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
