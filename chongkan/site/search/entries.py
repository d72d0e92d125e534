"""An issue -> what the index has to know of it, made once and kept as bytes: a pure function of the issue alone.

A line for each story that may be found: its number, its keys, its terms and its year. A key is one
letter, digit or Han character, or two that stand side by side in a text (search.texts), folded (search.folding).
A key's level is 2 where kicker, headline or deck has it, 1 where it stands early or often, else 0.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import add

from chongkan.model import Edition, Story
from chongkan.site.calendar import year_of
from chongkan.site.search.folding import fold
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
LEVELS = 3
_EARLY = 100  # characters of the first texts
_OFTEN = 3  # times


@dataclass(frozen=True, slots=True)
class Facet:
    """A term by which found stories are filtered. labels: as each script of the site writes it."""

    kind: str
    key: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A story in the index. singles, pairs: for each level the keys of one and of two characters, in one string."""

    number: str
    singles: tuple[str, ...]
    pairs: tuple[str, ...]
    facets: tuple[Facet, ...]


def index_issue(edition: Edition, *others: Edition) -> bytes:
    """What the index has to know of an issue, given in the site's own script and in the others."""
    year = year_of(edition)
    lines = []
    for versions in zip(edition.stories, *(other.stories for other in others), strict=True):
        if versions[0].search:
            lines.append(_line(versions, year))
    return "\n".join(lines).encode()


def read_issue(indexed: bytes) -> list[Entry]:
    """The stories of an issue, out of what index_issue made."""
    return [_entry(line.split("\t")) for line in indexed.decode().split("\n") if line]


def _line(versions: Sequence[Story], year: str) -> str:
    singles, pairs = _keys(versions)
    years = [("year", year, *(year for _ in versions))] if year else []
    facets = ("\x1f".join(map(_clean, facet)) for facet in (*years, *_facets(versions)))
    return "\t".join([versions[0].number, *singles, *pairs, *facets])


def _entry(fields: Sequence[str]) -> Entry:
    number, keys, facets = fields[0], fields[1 : 1 + 2 * LEVELS], fields[1 + 2 * LEVELS :]
    parted = (facet.split("\x1f") for facet in facets)
    return Entry(
        number,
        tuple(keys[:LEVELS]),
        tuple(keys[LEVELS:]),
        tuple(Facet(kind, key, tuple(labels)) for kind, key, *labels in parted),
    )


def _keys(versions: Sequence[Story]) -> tuple[list[str], list[str]]:
    """Singles and pairs by level. A version that folds to the same text, as nearly all do, has nothing to add."""
    first, *others = versions
    apart = [first, *(other for other in others if not same_texts(first, other, fold))]
    heads = _keyed(text for story in apart for text in heads_of(story))
    rest = _keyed(text for story in apart for text in texts_of(story))
    return _levelled(heads, rest, str), _levelled(heads, rest, _pairs)


def _keyed(texts: Iterable[str]) -> str:
    """The texts folded, each ended by a space, which stands for every character that is no key, too."""
    keyed = fold("\n".join([*texts, ""]))
    for character in set(keyed):
        if not character.isalnum():
            keyed = keyed.replace(character, " ")
    return keyed


def _levelled(heads: str, rest: str, keys: Callable[[str], Iterable[str]]) -> list[str]:
    """For each level its keys, in the order in which they stand in the text."""
    count = Counter(keys(rest))
    high = dict.fromkeys(keys(heads))
    for key in [*high, *(key for key in count if " " in key)]:
        count.pop(key, None)
    early = set(keys(rest[:_EARLY]))
    low = [key for key, times in count.items() if times < _OFTEN and key not in early]
    middle = [key for key, times in count.items() if times >= _OFTEN or key in early]
    return ["".join(low), "".join(middle), "".join(key for key in high if " " not in key)]


def _pairs(text: str) -> Iterable[str]:
    return map(add, text, text[1:])


def _facets(versions: Sequence[Story]) -> Iterator[tuple[str, ...]]:
    """(kind, key, label in each script) of the terms of a story that are public."""
    labels = [{(term.kind, term.key): term.label for term in terms_of(story)} for story in versions]
    for (kind, key), label in labels[0].items():
        if kind in KINDS:
            yield kind, key, *(said.get((kind, key), label) for said in labels)


def _clean(text: str) -> str:
    return " ".join(text.split())
