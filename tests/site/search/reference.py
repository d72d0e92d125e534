"""The browser's search once more in Python: it reads the published files as theme/static/search.js does, and must find
the same. `Text` says what is right: whether a story's texts, looked through from end to end, hold what was asked."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from chongkan.site.search.folding import fold
from chongkan.site.search.postings import decode_postings
from chongkan.site.search.segments import (
    BLOCK,
    FOLDER,
    MANIFEST,
    cut_segments,
    manifest,
    numbers_of,
    segment_files,
    shard_of,
)

MOST_KEYS = 8  # of a query; what they leave open, the text decides
_WORD = re.compile(r'(-?)(?:"([^"]*)"?|“([^”\s]*\s[^”]*)”(?!\S)|(\S+))')


def search_files(issues: Sequence[tuple[str, bytes]]) -> dict[str, bytes]:
    """{published file: bytes} of the whole index. issues: (id, what index_issue made), oldest first."""
    segments = cut_segments([(name, numbers_of(indexed)) for name, indexed in issues])
    files = {MANIFEST: manifest(segments)}
    for segment in segments:
        own = issues[segment.start : segment.start + len(segment.issues)]
        files |= segment_files(segment, [indexed for _, indexed in own])
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

    def keys(self, most: int) -> list[str]:
        """Keys that every story with the word has: pairs, spread over the word if there are more than `most`."""
        pairs = [run[k : k + 2] for run in self.runs for k in range(len(run) - 1)]
        keys = list(dict.fromkeys(pairs or [run + " " for run in self.runs]))
        return keys if len(keys) <= most else [keys[k * (len(keys) - 1) // (most - 1)] for k in range(most)]


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
        found = []
        if words:
            for number, name in enumerate(self._read(MANIFEST).split()):
                found += [(level, number, document, sure, name) for document, level, sure in self._in(name, words)]
        found.sort(reverse=True)
        return [Candidate(self._address(name, document), level, sure) for level, _, document, sure, name in found]

    def _in(self, name: str, words: Sequence[Word]) -> Iterator[tuple[int, int, bool]]:
        documents = int(name.split("-")[1])
        most = max(2, MOST_KEYS // len(words))
        wanted = [self._having(name, word.keys(most)) for word in words if not word.out]
        unwanted = [(self._having(name, word.keys(most)), word.exact) for word in words if word.out]
        sure = all(word.exact for word in words if not word.out)
        for document in range(documents):
            if all(document in having for having in wanted):
                if any(exact and document in having for having, exact in unwanted):
                    continue
                level = sum(having[document] for having in wanted)
                yield document, level, sure and not any(document in having for having, _ in unwanted)

    def _having(self, name: str, keys: Iterable[str]) -> dict[int, int]:
        """{document: level} of those that have all keys; the level is the least of theirs."""
        lists = [self._postings(name, key) for key in keys]
        return {d: min(found[d] for found in lists) for d in lists[0] if all(d in found for found in lists)}

    def _postings(self, name: str, key: str) -> dict[int, int]:
        shards = max(1, int(name.split("-")[1]) // 4)
        lines = self._read(f"{FOLDER}{name}/{shard_of(key, shards)}.txt").split("\n")
        return next((decode_postings(line[2:]) for line in lines if line[:2] == key), {})

    def _address(self, name: str, document: int) -> tuple[str, str]:
        starts = [int(start) for start in self._read(f"{FOLDER}{name}/blocks.txt").split(" ")]
        block = max(k for k, start in enumerate(starts) if start <= document)
        at = starts[block]
        for line in self._read(f"{FOLDER}{name}/issues-{block}.txt").split("\n"):
            issue, *numbers = line.split(" ")
            if document < at + len(numbers):
                return issue, numbers[document - at]
            at += len(numbers)
        raise AssertionError(f"{name} has no document {document} in {BLOCK} issues")

    def _read(self, file: str) -> str:
        self.asked.add(file)
        return self._files[file].decode()
