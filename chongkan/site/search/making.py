"""All issues -> the units of the index: which of them are to be made anew, and their files."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, dropwhile, groupby
from typing import NamedTuple, Protocol

from chongkan.site.search.blocks import BLOCK, block_files
from chongkan.site.search.entries import EVERY, PARTS, Lanes, head_of, parts_of
from chongkan.site.search.patches import Edit, Reader, patched_files
from chongkan.site.search.segments import Segment, cut_segments, segment_files

Issues = Sequence[tuple[str, Sequence[str]]]  # id, numbers of the stories that may be found; oldest first
Made = tuple[str, dict[str, bytes]]  # a unit and its {published file: bytes}
Task = Sequence[tuple[Segment, Sequence[tuple[int, bytes]]]]  # segments, and the issues of each, for segment_files


class Change(NamedTuple):
    """In what an issue is another than before: the classes of its keys, its head_of, the numbers of its stories.

    before, now: its parts_of.
    """

    classes: Collection[int]
    head: bool
    numbers: bool
    before: Sequence[bytes]
    now: Sequence[bytes]


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
        """Make some units. kept: what index_issue made of the issues. each: has make_segments do the tasks; it is asked
        at once."""
        segments = each(self._tasks([segment for segment in self.segments if segment.unit in due], kept))
        blocks = (block for block in self.blocks if _unit_of(block) in due)
        return chain((self._block(block, kept) for block in blocks), chain.from_iterable(segments))

    def _block(self, block: range, kept: Kept) -> Made:
        own = self.issues[block.start : block.stop]
        return _unit_of(block), block_files(block.start // BLOCK, own, (kept.head(name) for name, _ in own))

    def touched(self, changed: Mapping[str, Change]) -> set[str]:
        """The units that hold other keys of the issues than before, or other stories: of an edit few of them."""
        places = [(number, changed[name]) for number, (name, _) in enumerate(self.issues) if name in changed]
        blocks = {number // BLOCK for number, change in places if change.head}
        found = {_unit_of(block) for block in self.blocks if block.start // BLOCK in blocks}
        for number, change in places:
            holding = (segment for segment in self.segments if segment.holds([number]))
            found |= {s.unit for s in holding if change.numbers or any(map(s.has_keys_of, change.classes))}
        return found

    def patched(self, touched: Collection[str], changed: Mapping[str, Change], read: Reader) -> Iterator[Made]:
        """Those of some touched units that can be made of what is published, with their files that are others now."""
        places = [(number, changed[name]) for number, (name, _) in enumerate(self.issues) if name in changed]
        for segment in (segment for segment in self.segments if segment.unit in touched):
            own = [(number, change) for number, change in places if segment.start <= number < segment.end]
            if len(own) == 1 and not own[0][1].numbers:
                edit, stories = self._edit(segment, *own[0])
                if (files := patched_files(segment, stories, edit, read)) is not None:
                    yield segment.unit, files

    def _edit(self, segment: Segment, number: int, change: Change) -> tuple[Edit, int]:
        """What became of an issue of a segment, and how many stories that has."""
        part, sizes = segment.number % PARTS, [len(numbers) for _, numbers in self.issues[segment.start : segment.end]]
        before, now = (segment.keys_of(Lanes(own[part], EVERY[part::PARTS])) for own in (change.before, change.now))
        place = number - segment.start
        return Edit(before, now, sum(sizes[:place]), sizes[place]), sum(sizes)

    def _tasks(self, segments: Iterable[Segment], kept: Kept) -> Iterator[Task]:
        for part, some in groupby(segments, lambda segment: segment.number % PARTS):
            yield self._filled(list(some), part, kept)

    def _filled(self, segments: Sequence[Segment], part: int, kept: Kept) -> Task:
        start = min(segment.start for segment in segments)
        found = kept.lanes(part, self.issues[start][0])
        lanes = dict(enumerate((Lanes(packed, EVERY[part::PARTS]) for packed in found), start))
        return [(s, [(len(self.issues[n][1]), s.keys_of(lanes[n])) for n in range(s.start, s.end)]) for s in segments]


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
