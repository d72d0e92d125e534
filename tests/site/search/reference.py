"""The browser's search once more in Python: it reads the published files as theme/static/search.js does, and must find
the same. `Text` says what is right: whether a story's texts, looked through from end to end, hold what was asked."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from chongkan.site.search.blocks import BLOCK, COUNTS, counts_file
from chongkan.site.search.entries import hash_of, numbers_of
from chongkan.site.search.folding import fold
from chongkan.site.search.making import index_units
from chongkan.site.search.postings import decode_postings
from chongkan.site.search.segments import FOLDER

Story = tuple[int, int]  # the number of its issue by age, its place from the end of it
MOST_KEYS = 4  # of a query; what they leave open, the text decides
_WORD = re.compile(r'(-?)(?:"([^"]*)"?|“([^”\s]*\s[^”]*)”(?!\S)|(\S+))')


def search_files(issues: Sequence[tuple[str, bytes]]) -> dict[str, bytes]:
    """{published file: bytes} of the whole index. issues: (id, what index_issue made), oldest first."""
    named = [(name, numbers_of(indexed)) for name, indexed in issues]
    units = index_units(named)
    files = counts_file(named)
    for _, made in units.make(set(units.stamps), dict(issues).__getitem__):
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
        return "".join(c if c.isalnum() else " " for c in self.text).split()

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
    """A story that may have what was asked; sure: it has."""

    address: tuple[str, str]
    level: int
    sure: bool


def parse(query: str) -> list[Word]:
    """The words of a query that hold anything to look for."""
    words = []
    for match in _WORD.finditer(fold(query)):
        text = " ".join((match[2] or match[3] or match[4] or "").split())
        if any(c.isalnum() for c in text):
            words.append(Word(text, bool(match[1])))
    return words


def matches(words: Sequence[Word], texts: Iterable[str]) -> bool:
    """Whether the texts of a story have every word that is wanted, and none that is not."""
    folded = [fold(text) for text in texts]
    return bool(words) and all(any(word.text in text for text in folded) != word.out for word in words)


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
        counts = [ord(character) - 32 for character in self._lines(COUNTS)[0]]
        wanted = [self._having(counts, word.keys(len(words))) for word in words if not word.out]
        unwanted = [(self._having(counts, word.keys(len(words))), word.exact) for word in words if word.out]
        sure = all(word.exact for word in words if not word.out)
        found = []
        for story in ((issue, k) for issue, count in enumerate(counts) for k in range(count)):
            if all(story in having for having in wanted):
                if any(exact and story in having for having, exact in unwanted):
                    continue
                level = sum(having[story] for having in wanted)
                found.append((level, story, sure and not any(story in having for having, _ in unwanted)))
        found.sort(reverse=True)
        return [Candidate(self._address(*story), level, sure) for level, story, sure in found]

    def _having(self, counts: Sequence[int], keys: Iterable[str]) -> dict[Story, int]:
        """{story: level} of those that have all keys; the level is the least of theirs."""
        lists = [self._postings(counts, key) for key in keys]
        return {d: min(found[d] for found in lists) for d in lists[0] if all(d in found for found in lists)}

    def _postings(self, counts: Sequence[int], key: str) -> dict[Story, int]:
        issues, hashed, found, start = len(counts), hash_of(key), dict[Story, int](), 0
        for tier, classes in ((256, 256), (16, 256), (1, 16)):
            end = issues - (issues - hashed) % tier
            if end < tier or end == start:
                continue
            shards = classes * max(1, -(-sum(counts[start:end]) // (4 * classes)))
            lines = self._lines(f"{FOLDER}{tier}/{hashed % shards}.txt")
            line = next((line for line in lines if line[:2] == key), key)
            found |= {(start + issue, story): level for (issue, story), level in decode_postings(line[2:]).items()}
            start = end
        return found

    def _address(self, issue: int, story: int) -> tuple[str, str]:
        name, *numbers = self._lines(f"{FOLDER}issues/{issue // BLOCK}.txt")[issue % BLOCK].split(" ")
        return name, numbers[story]

    def _lines(self, file: str) -> list[str]:
        self.asked.add(file)
        maker, *lines = self._files[file].decode().split("\n")
        assert maker == "Chongkan"
        return lines
