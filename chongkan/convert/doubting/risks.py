"""Which lines would be wrong if another reading were the right one, as tests/pages/README.md counts wrong lines."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import exp
from typing import NamedTuple

from chongkan.convert.grammar.parse import Reading
from chongkan.convert.grammar.rivals import Rival
from chongkan.convert.grammar.states import FURNITURE, seen_as

_MOST = 5.0  # odds above it say no more
Seat = tuple[int, str]  # the first line of the article, -1 for furniture, and what the line looks like


class Risk(NamedTuple):
    """What the rivals say that would make a line wrong. odds: by the judge; near: by the parse."""

    rivals: int = 0
    odds: float = 0.0
    best: float = -6.0
    near: float = 0.0


def risks_of(readings: Sequence[Reading], sizes: Sequence[int], weighed: Sequence[tuple[float, Rival]]) -> list[Risk]:
    """For each line the rivals together that would make it wrong; each comes with the log of its odds."""
    read = [_seat(r.label, r.head) for r in readings]
    members: dict[int, list[int]] = defaultdict(list)
    for i, (head, _) in enumerate(read):
        members[head].append(i)
    risks = [Risk()] * len(read)
    for odds, rival in weighed:
        other = {i: _seat(place.label, place.head) for i, place in enumerate(rival.places, rival.first)}
        for i in _wrong(read, other, members, sizes):
            was, near = risks[i], exp(-rival.behind)
            risks[i] = Risk(was.rivals + 1, was.odds + exp(min(odds, _MOST)), max(was.best, odds), was.near + near)
    return risks


def _wrong(
    read: Sequence[Seat], other: dict[int, Seat], members: dict[int, list[int]], sizes: Sequence[int]
) -> Iterator[int]:
    """An article of the other reading is looked for where most of its characters were read."""
    changed = {i: seat for i, seat in other.items() if seat != read[i]}
    touched = {seat[0] for i in changed for seat in (read[i], changed[i])} - {-1}
    lines = sorted({*(i for head in touched for i in members.get(head, ())), *changed})
    shared: dict[int, Counter[int]] = defaultdict(Counter)
    for i in lines:
        head = changed.get(i, read[i])[0]
        if head >= 0 and read[i][0] >= 0:
            shared[head][read[i][0]] += max(1, sizes[i])
    match = {head: max(counts, key=lambda k: counts[k]) for head, counts in shared.items()}
    for i in lines:
        head, look = changed.get(i, read[i])
        if (match.get(head, -2) if head >= 0 else -1, look) != read[i]:
            yield i


def _seat(label: str, head: int) -> Seat:
    return (-1 if label in FURNITURE else head, seen_as(label))
