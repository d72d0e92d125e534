"""How the keys of the index are cut into files, so that one issue more writes few of them anew.

Keys are of 256 classes, by their hash. The postings of a class stand in up to three segments by age: those of the
oldest issues, a multiple of 256 of them and as many more as the number of the class; of those left, a multiple of 16;
and the rest. So with each issue one class in 256 has its oldest segment written anew, one in 16 its middle one, and all
their youngest, which holds sixteen issues at the most; in an archive that is a year old and more, that is 2 % of the
index. How it is cut depends on nothing but how many issues there are, so clean and incremental builds write the same.

A segment is shared out among files of about the same size, again by the hash, since the class of 的 alone would be a
file that no phone should fetch. A key that very many stories have stands in a file by itself, and where it would stand
it stands without them, so that nobody who asks for its neighbours has to read them. The youngest segments of classes
that end on the same four bits begin with the same issue, so they share their files.
"""

from bisect import bisect_left
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from chongkan.site.search.entries import Lanes
from chongkan.site.search.keys import CLASSES, named, parted
from chongkan.site.search.postings import STORY, hold, written

FOLDER = "search/"
MAKER = "Chongkan\n"  # the first line of each file, by which it is known for ours
TIERS = (256, 16, 1)
_STORIES_A_FILE = 4
VERY_MANY = 4096  # stories


@dataclass(frozen=True, slots=True)
class Segment:
    """Issues from number `start` on, before `end`, by age; of them the keys of the classes that leave `number` by
    `classes`. tier: one of TIERS."""

    tier: int
    number: int
    classes: int
    start: int
    end: int

    @property
    def unit(self) -> str:
        """What makes its files."""
        return f"search {self.tier} {self.number}"

    def holds(self, issues: Sequence[int]) -> bool:
        """Whether it has one of the issues, given by their numbers, ascending."""
        at = bisect_left(issues, self.start)
        return at < len(issues) and issues[at] < self.end

    def has_keys_of(self, place: int) -> bool:
        """Whether keys of a class are among its own."""
        return place % self.classes == self.number

    def keys_of(self, indexed: Lanes) -> bytes:
        """Its part of an issue's lanes."""
        return indexed.of(range(self.number, CLASSES, self.classes))


def cut_segments(issues: int) -> list[Segment]:
    """The segments of so many issues; those whose classes leave the same by 16 stand together."""
    found = []
    for number in range(CLASSES):
        old, young = (_border(issues, number, tier) for tier in TIERS[:2])
        found.append(Segment(TIERS[0], number, CLASSES, 0, old))
        found.append(Segment(TIERS[1], number, CLASSES, old, young))
    found += (Segment(TIERS[2], n, TIERS[1], _border(issues, n, TIERS[1]), issues) for n in range(TIERS[1]))
    found.sort(key=lambda segment: segment.number % TIERS[1])
    return [segment for segment in found if segment.start < segment.end]


def segment_files(segment: Segment, issues: Sequence[tuple[int, bytes]]) -> dict[str, bytes]:
    """{published file: bytes} of a segment. issues: how many stories each has, and its keys, by keys_of."""
    shards = shards_of(segment.classes, sum(stories for stories, _ in issues))
    lines = {f"{shard}": [MAKER[:-1]] for shard in range(segment.number, shards, segment.classes)}
    for key, number, postings in _merged(issues):
        said = key + postings
        if len(postings) > VERY_MANY:
            lines.setdefault(f"k{number}", [MAKER[:-1]]).append(said)
            said = key
        lines[f"{number % shards}"].append(said)
    return {file_named(segment, name): "\n".join(own).encode() for name, own in lines.items()}


def file_named(segment: Segment, name: str) -> str:
    """The published file of a segment with that name: the number of a shard, or k and a key's hash."""
    return f"{FOLDER}{segment.tier}/{name}.txt"


def shards_of(classes: int, stories: int) -> int:
    """Among how many files the segments of so many classes are shared out."""
    return classes * max(1, -(-stories // (_STORIES_A_FILE * classes)))


def _merged(issues: Sequence[tuple[int, bytes]]) -> list[tuple[str, int, str]]:
    """Each key with its hash and its postings, in order."""
    starts = list(accumulate((stories for stories, _ in issues), initial=1))
    keys, postings = parted((STORY * start, own) for start, (_, own) in zip(starts, issues, strict=False))
    held: dict[int, list[int]] = hold()
    deque(map(list.append, map(held.__getitem__, keys), postings), maxlen=0)
    said = zip(named(held), written(held.values(), starts[-1]), strict=True)
    return sorted((key, number, own) for (key, number), own in said)


def _border(issues: int, number: int, tier: int) -> int:
    """How many of the issues stand in segments of a tier and of those before it."""
    border = issues - (issues - number) % tier
    return border if border >= tier else 0
