"""The browser's search once more in Python: it reads the published files as theme/static/search.js does, and must find
the same. `Text` says what is right: whether a story's texts, looked through from end to end, hold what was asked."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from chongkan.site.search.blocks import BLOCK, COUNTS, counts_file
from chongkan.site.search.entries import numbers_of
from chongkan.site.search.folding import fold
from chongkan.site.search.keys import is_key
from chongkan.site.search.making import InMemory, index_units
from chongkan.site.search.postings import decode_postings
from chongkan.site.search.segments import FOLDER

MOST_KEYS = 4  # of a query; what they leave open, the text decides
ROOM = 160_000  # stories of the oldest segments that a query reads
UNASKED = 4
_LAST = -99  # level of what may have a word that is not wanted
_WORD = re.compile(r'(-?)(?:"([^"]*)"?|“([^”\s]*\s[^”]*)”(?!\S)|(\S+))')


def search_files(issues: Sequence[tuple[str, bytes]]) -> dict[str, bytes]:
    """{published file: bytes} of the whole index. issues: (id, what index_issue made), oldest first."""
    named = [(name, numbers_of(indexed)) for name, indexed in issues]
    units = index_units(named)
    files = counts_file(named)
    for _, made in units.make(set(units.stamps), InMemory(dict(issues))):
        assert not files.keys() & made.keys()
        files |= made
    return files


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a query, folded. out: stories that have it are not wanted."""

    text: str
    out: bool = False

    @property
    def runs(self) -> list[str]:
        """What stands between characters that are no keys."""
        return "".join(c if is_key(c) else " " for c in self.text).split()

    @property
    def exact(self) -> bool:
        """Whether the index alone tells who has it."""
        return self.runs == [self.text] and len(self.text) < 3

    def keys(self, words: int) -> list[str]:
        """Keys that every story with the word has: pairs, fewer of them the more words there are."""
        pairs = [run[k : k + 2] for run in self.runs for k in range(len(run) - 1)]
        keys = pairs or [run + " " for run in self.runs]
        return keys[:: ceil(len(keys) / max(2, MOST_KEYS / words))]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story that may have what was asked; sure: it has. Those that may have an unwanted word are the last."""

    address: tuple[str, str]
    level: int
    sure: bool


def parse(query: str) -> list[Word]:
    """The words of a query that hold anything to look for."""
    words = []
    for match in _WORD.finditer(fold(query)):
        text = " ".join((match[2] or match[3] or match[4] or "").split())
        if any(map(is_key, text)):
            words.append(Word(text, bool(match[1])))
    return words


def matches(words: Sequence[Word], texts: Iterable[str]) -> bool:
    """Whether the texts of a story have every word that is wanted, and none that is not."""
    folded = [fold(text) for text in texts]
    return bool(words) and all(any(word.text in text for text in folded) != word.out for word in words)


def hash_of(key: str) -> int:
    """A number of 24 bits: of two characters, the second a space where the key has only one."""
    return ((ord(key[0]) * 31 + ord(key[1])) * 0x9E3779B1 & 0xFFFFFFFF) >> 8


class Index:
    """The published files of the index."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self.asked: set[str] = set()

    def find(self, query: str, texts_of: Callable[[tuple[str, str]], Iterable[str]]) -> list[tuple[str, str]]:
        """(issue, number) of every story that has what was asked, the best first."""
        words = parse(query)
        found = self.candidates(words)
        return [c.address for c in found if c.sure or matches(words, texts_of(c.address))]

    def candidates(self, words: Sequence[Word]) -> list[Candidate]:
        """The stories that have all keys of the wanted words, but for those that surely have an unwanted one."""
        if not words:
            return []
        counts, read = self._counts(), self.read(words)
        found = []
        for story in range(sum(counts)):
            said = [min(levels[story] for levels in levels_of_word) for levels_of_word in read]
            has = [word.exact and 0 < least < UNASKED for word, least in zip(words, said, strict=True)]
            if all(not has[k] if word.out else said[k] for k, word in enumerate(words)):
                level = sum(_LAST * bool(said[k]) if word.out else said[k] % UNASKED for k, word in enumerate(words))
                sure = all(not said[k] if word.out else has[k] for k, word in enumerate(words))
                found.append((level, story, sure))
        found.sort(reverse=True)
        starts = list(accumulate(counts, initial=0))
        return [Candidate(self._address(starts, story), level, sure) for level, story, sure in found]

    def read(self, words: Sequence[Word]) -> list[list[bytearray]]:
        """Of each key of each word the levels of all stories, as far as a browser reads them."""
        counts = self._counts()
        lists = [[self._list(counts, key) for key in word.keys(len(words))] for word in words]
        self._complete([own for lists_of_word in lists for own in lists_of_word])
        return [[own.levels for own in lists_of_word] for lists_of_word in lists]

    def _counts(self) -> list[int]:
        return [ord(character) - 32 for character in self._lines(COUNTS)[0]]

    def _list(self, counts: Sequence[int], key: str) -> "_List":
        """What the younger segments tell of a key."""
        hashed, issues = hash_of(key), len(counts)
        old, middle = (end if (end := issues - (issues - hashed) % tier) >= tier else 0 for tier in (256, 16))
        found = bytearray([UNASKED]) * sum(counts[:old])
        for tier, own in ((16, counts[old:middle]), (1, counts[middle:])):
            found += self._segment(tier, own, key)
        return _List(found, sum(counts[:old]), lambda: self._segment(256, counts[:old], key))

    def _complete(self, lists: Iterable["_List"]) -> None:
        """Ask of the rarest keys the oldest segments, too, and of others as far as there is room."""
        room: float = ROOM
        for k, own in enumerate(sorted(lists, key=lambda own: own.likely)):
            room -= own.likely
            if room > 0 or not k:
                own.levels[: own.unasked] = own.oldest()

    def _segment(self, tier: int, counts: Sequence[int], key: str) -> bytearray:
        """Of each story of a segment 0, or 1 more than the level at which it has the key."""
        levels = bytearray(sum(counts))
        if not counts:
            return levels
        classes = 256 if tier > 1 else 16
        shards = classes * max(1, -(-len(levels) // (4 * classes)))
        line = self._line(tier, f"{hash_of(key) % shards}", key)
        if line == key:  # very many stories have it
            line = self._line(tier, f"k{hash_of(key)}", key)
        for story, level in decode_postings(line[2:]).items():
            levels[story] = level + 1
        return levels

    def _line(self, tier: int, name: str, key: str) -> str:
        lines = self._lines(f"{FOLDER}{tier}/{name}.txt")
        return next((line for line in lines if line[:2] == key), "")

    def _address(self, starts: Sequence[int], story: int) -> tuple[str, str]:
        issue = bisect_right(starts, story) - 1
        name, *numbers = self._lines(f"{FOLDER}issues/{issue // BLOCK}.txt")[issue % BLOCK].split(" ")
        return name, numbers[story - starts[issue]]

    def _lines(self, file: str) -> list[str]:
        self.asked.add(file)
        maker, *lines = self._files[file].decode().split("\n")
        assert maker == "Chongkan"
        return lines


@dataclass(frozen=True, slots=True)
class _List:
    """What is known of a key. levels: of each story 0, or 1 more than its level, or UNASKED; unasked: how many stories
    were not asked; oldest: what they say."""

    levels: bytearray
    unasked: int
    oldest: Callable[[], bytearray]

    @property
    def likely(self) -> float:
        """How many of them probably have it."""
        asked = self.levels[self.unasked :]
        return (len(asked) - asked.count(0) + 1) / (len(asked) + 2) * self.unasked
