"""Issues -> the files of the index. It is cut by age, so that one issue more writes few of them anew.

The oldest issues stand in segments of 4,096; of those left, as many times 512 as there are in one segment, then as many
times 64, as many times 8, and the rest. So an added issue rewrites the last segment, with at most seven issues, every
eighth time one of at most 56, and so on; how they are cut depends on nothing but how many there are.

In a segment documents are numbered by age, those of an issue from its last to its first, so that a greater number
stands before. Its files: `N.txt`, a share of the keys, by both characters of a key, since 的 alone would fill a file
that no phone should fetch; `issues-N.txt`, which document is which; `KIND.txt`, the years, sections and terms.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from chongkan.site.search.entries import KINDS, LEVELS, Entry, read_issue
from chongkan.site.search.postings import encode_postings

FOLDER = "search/"
MANIFEST = FOLDER + "segments.txt"
TIERS = (4096, 512, 64, 8, 1)
BLOCK = 64  # issues of one file that says which document is which
_DOCUMENTS_A_SHARD = 4


@dataclass(frozen=True, slots=True)
class Segment:
    """Issues that stand in the index together: those from number `start` on, by age.

    issues: (id, numbers of its stories that may be found).
    """

    start: int
    issues: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def documents(self) -> int:
        """How many stories it holds."""
        return sum(len(numbers) for _, numbers in self.issues)

    @property
    def shards(self) -> int:
        """Among how many files its keys are shared out."""
        return max(1, self.documents // _DOCUMENTS_A_SHARD)

    @property
    def name(self) -> str:
        """Its folder; another one whenever a document gets another number, so that a browser never mixes two counts."""
        digest = hashlib.sha256(json.dumps(self.issues, ensure_ascii=False).encode()).hexdigest()[:10]
        return f"{self.start}-{self.documents}-{digest}"


def cut_segments(issues: Sequence[tuple[str, tuple[str, ...]]]) -> list[Segment]:
    """Cut the issues, oldest first, into segments."""
    borders = [0]
    for tier in TIERS:
        left = (len(issues) - borders[-1]) // tier
        borders += (
            [borders[-1] + tier * (k + 1) for k in range(left)] if tier == TIERS[0] else [borders[-1] + tier * left]
        )
    return [Segment(start, tuple(issues[start:end])) for start, end in pairwise(borders) if start < end]


def manifest(segments: Iterable[Segment]) -> bytes:
    """The names of the segments, a line each, oldest first: what a browser asks for at first."""
    return "".join(f"{segment.name}\n" for segment in segments).encode()


def segment_files(segment: Segment, indexed: Iterable[bytes]) -> dict[str, bytes]:
    """{published file: bytes} of one segment, from what index_issue made of its issues, in their order."""
    folder = f"{FOLDER}{segment.name}/"
    entries = [entry for issue in indexed for entry in reversed(read_issue(issue))]
    texts = _shards(entries, segment.shards) | _facets(entries) | _blocks(segment)
    return {folder + name: text.encode() for name, text in texts.items()}


def numbers_of(indexed: bytes) -> tuple[str, ...]:
    """The numbers of an issue's stories that may be found."""
    return tuple(line.split(b"\t", 1)[0].decode() for line in indexed.split(b"\n") if line)


def shard_of(key: str, shards: int) -> int:
    """In which of the files a key stands: one of two characters, the second a space where it has only one."""
    return ((ord(key[0]) * 31 + ord(key[1])) * 0x9E3779B1 & 0xFFFFFFFF) // 256 % shards


def _shards(entries: Sequence[Entry], shards: int) -> dict[str, str]:
    marks: defaultdict[str, list[int]] = defaultdict(list)
    for document, entry in enumerate(entries):
        for level in range(LEVELS):
            mark = document * LEVELS + level
            for key in entry.singles[level]:
                marks[key + " "].append(mark)
            pairs = entry.pairs[level]
            for key in map("".join, zip(pairs[::2], pairs[1::2], strict=True)):
                marks[key].append(mark)
    lines: list[list[str]] = [[] for _ in range(shards)]
    for key in sorted(marks):
        lines[shard_of(key, shards)].append(key + encode_postings(marks[key]))
    return {f"{number}.txt": "\n".join(shard) for number, shard in enumerate(lines)}


def _facets(entries: Sequence[Entry]) -> dict[str, str]:
    """A file for each kind of term, a line for each term: key, labels, documents; parted by tabs."""
    marks: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    labels: dict[tuple[str, str], tuple[str, ...]] = {}
    for document, entry in enumerate(entries):
        for facet in entry.facets:
            marks[facet.kind, facet.key].append(document * LEVELS)
            labels[facet.kind, facet.key] = facet.labels
    files = {f"{kind}.txt": "" for kind in KINDS}
    for (kind, key), found in sorted(marks.items()):
        files[f"{kind}.txt"] += "\t".join((key, *labels[kind, key], encode_postings(found))) + "\n"
    return files


def _blocks(segment: Segment) -> dict[str, str]:
    """Which document is which: a line an issue, its id and the numbers of its stories, the last first.

    blocks.txt tells the first document of each of these files.
    """
    lines = [" ".join((name, *reversed(numbers))) for name, numbers in segment.issues]
    files = {f"issues-{k}.txt": "\n".join(lines[k * BLOCK : (k + 1) * BLOCK]) for k in range(-(-len(lines) // BLOCK))}
    starts = [0]
    for _, numbers in segment.issues:
        starts.append(starts[-1] + len(numbers))
    return files | {"blocks.txt": " ".join(map(str, starts[:-1:BLOCK]))}
