"""All issues -> the units of the index: which of them are to be made anew, and their files."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from chongkan.site.search.blocks import BLOCK, block_files
from chongkan.site.search.entries import Lanes, numbers_of
from chongkan.site.search.segments import TIERS, Segment, cut_segments, segment_files

Issues = Sequence[tuple[str, Sequence[str]]]  # id, numbers of the stories that may be found; oldest first
Made = tuple[str, dict[str, bytes]]  # a unit and its {published file: bytes}
Task = Sequence[tuple[Segment, Sequence[tuple[int, bytes]]]]  # segments, and the issues of each, for segment_files
_AT_ONCE = 4  # of the remainders by 16, so that a quarter of the keys is held in memory


@dataclass(frozen=True, slots=True)
class Units:
    """The units of the index of some issues. stamps: {unit: which issues it is made of}."""

    issues: Issues
    segments: Sequence[Segment]
    blocks: Sequence[range]
    stamps: Mapping[str, str]

    def make(
        self,
        due: set[str],
        indexed: Callable[[str], bytes],
        each: Callable[[Iterable[Task]], Iterable[list[Made]]] = lambda tasks: map(make_segments, tasks),
    ) -> Iterator[Made]:
        """Make some units. indexed: what index_issue made of an issue. each: has make_segments do the tasks."""
        segments = [segment for segment in self.segments if segment.unit in due]
        for made in each(self._tasks(segments, indexed)):
            yield from made
        for block in self.blocks:
            if _unit_of(block) in due:
                own = self.issues[block.start : block.stop]
                yield _unit_of(block), block_files(block.start // BLOCK, own, (indexed(name) for name, _ in own))

    def touched(self, changed: Mapping[str, tuple[bytes, bytes]]) -> set[str]:
        """The units that hold other keys of the issues than before, or other stories: of an edit few of them.

        changed: what index_issue made of an issue before, and now.
        """
        places = [(number, *changed[name]) for number, (name, _) in enumerate(self.issues) if name in changed]
        found = {_unit_of(block) for block in self.blocks if any(number in block for number, *_ in places)}
        for number, before, now in places:
            whole = numbers_of(before) != numbers_of(now)  # the stories after it are counted otherwise
            old, new = Lanes(before), Lanes(now)
            holding = (segment for segment in self.segments if segment.holds([number]))
            found |= {s.unit for s in holding if whole or s.keys_of(old) != s.keys_of(new)}
        return found

    def _tasks(self, segments: Iterable[Segment], indexed: Callable[[str], bytes]) -> Iterator[Task]:
        for _, some in groupby(segments, lambda segment: segment.number % TIERS[1] // _AT_ONCE):
            filled = self._filled(list(some), indexed)
            for _, task in groupby(filled, lambda pair: pair[0].number % TIERS[1]):
                yield list(task)

    def _filled(self, segments: Sequence[Segment], indexed: Callable[[str], bytes]) -> Task:
        held: list[list[tuple[int, bytes]]] = [[] for _ in segments]
        for number in range(min(segment.start for segment in segments), len(self.issues)):
            name, stories = self.issues[number]
            lanes = Lanes(indexed(name))
            for segment, own in zip(segments, held, strict=True):
                if segment.start <= number < segment.end:
                    own.append((len(stories), segment.keys_of(lanes)))
        return list(zip(segments, held, strict=True))


def make_segments(task: Task) -> list[Made]:
    """Make the files of some segments."""
    return [(segment.unit, segment_files(segment, issues)) for segment, issues in task]


def index_units(issues: Issues) -> Units:
    """The units of the index of these issues."""
    segments = cut_segments(len(issues))
    blocks = [range(start, min(start + BLOCK, len(issues))) for start in range(0, len(issues), BLOCK)]
    said = _digests(name for name, _ in issues)
    stamps = {segment.unit: f"{segment.start} {segment.end} {said[segment.end]}" for segment in segments}
    stamps |= {_unit_of(block): f"{block.stop} {said[block.stop]}" for block in blocks}
    return Units(issues, segments, blocks, stamps)


def _unit_of(block: range) -> str:
    return f"search block {block.start // BLOCK}"


def _digests(names: Iterable[str]) -> list[str]:
    """For each number of issues, from none on, what they are."""
    running = hashlib.sha256()
    found = [running.hexdigest()[:16]]
    for name in names:
        running.update(f"{name}\n".encode())
        found.append(running.hexdigest()[:16])
    return found
