"""All issues -> the units of the index: which of them are to be made anew, and their files."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import dropwhile, groupby
from typing import Protocol

from chongkan.site.search.blocks import BLOCK, block_files
from chongkan.site.search.entries import EVERY, PARTS, Lanes, head_of, parts_of
from chongkan.site.search.segments import Segment, cut_segments, segment_files

Issues = Sequence[tuple[str, Sequence[str]]]  # id, numbers of the stories that may be found; oldest first
Made = tuple[str, dict[str, bytes]]  # a unit and its {published file: bytes}
Task = Sequence[tuple[Segment, Sequence[tuple[int, bytes]]]]  # segments, and the issues of each, for segment_files


class Kept(Protocol):
    """Who keeps what index_issue made of issues."""

    def head(self, issue: str) -> bytes:
        """Its head_of."""

    def lanes(self, part: int, first: str) -> Iterable[bytes]:
        """That of its parts_of, of each issue from one on, the oldest first."""


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
        kept: Kept,
        each: Callable[[Iterable[Task]], Iterable[list[Made]]] = lambda tasks: map(make_segments, tasks),
    ) -> Iterator[Made]:
        """Make some units. kept: what index_issue made of the issues. each: has make_segments do the tasks."""
        segments = [segment for segment in self.segments if segment.unit in due]
        for made in each(self._tasks(segments, kept)):
            yield from made
        for block in self.blocks:
            if _unit_of(block) in due:
                own = self.issues[block.start : block.stop]
                yield _unit_of(block), block_files(block.start // BLOCK, own, (kept.head(name) for name, _ in own))

    def touched(self, changed: Mapping[str, Collection[int] | None]) -> set[str]:
        """The units that hold other keys of the issues than before, or other stories: of an edit few of them.

        changed: the classes of the keys that are others than before; None where the issue has other stories.
        """
        places = [(number, changed[name]) for number, (name, _) in enumerate(self.issues) if name in changed]
        found = {_unit_of(block) for block in self.blocks if any(number in block for number, _ in places)}
        for number, classes in places:
            holding = (segment for segment in self.segments if segment.holds([number]))
            found |= {s.unit for s in holding if classes is None or any(map(s.has_keys_of, classes))}
        return found

    def _tasks(self, segments: Iterable[Segment], kept: Kept) -> Iterator[Task]:
        for part, some in groupby(segments, lambda segment: segment.number % PARTS):
            yield self._filled(list(some), part, kept)

    def _filled(self, segments: Sequence[Segment], part: int, kept: Kept) -> Task:
        held: list[list[tuple[int, bytes]]] = [[] for _ in segments]
        start = min(segment.start for segment in segments)
        for number, packed in enumerate(kept.lanes(part, self.issues[start][0]), start):
            lanes = Lanes(packed, EVERY[part::PARTS])
            for segment, own in zip(segments, held, strict=True):
                if segment.start <= number < segment.end:
                    own.append((len(self.issues[number][1]), segment.keys_of(lanes)))
        return list(zip(segments, held, strict=True))


@dataclass(frozen=True, slots=True)
class InMemory:
    """What index_issue made of issues, oldest first; for archives that are not large."""

    indexed: Mapping[str, bytes]

    def head(self, issue: str) -> bytes:
        """As Kept."""
        return head_of(self.indexed[issue])

    def lanes(self, part: int, first: str) -> Iterator[bytes]:
        """As Kept."""
        return (parts_of(self.indexed[name])[part] for name in dropwhile(lambda name: name != first, self.indexed))


def changed_classes(before: Sequence[bytes], now: Sequence[bytes]) -> set[int]:
    """The classes whose keys are others than before. before, now: as parts_of has them."""
    found: set[int] = set()
    for part, packed in enumerate(zip(before, now, strict=True)):
        old, new = (Lanes(lanes, EVERY[part::PARTS]) for lanes in packed)
        singles = (range(place, place + 1) for place in EVERY[part::PARTS])
        found |= {own.start for own in singles if old.of(own) != new.of(own)}
    return found


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
