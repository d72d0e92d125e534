"""Which of two readings reads better, learned from the gold pages: logistic regression with a ridge penalty.

The readings are those of pages that the parse's table has not learned from, since on others it is too sure of itself.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.learning.gold import Lesson
from chongkan.convert.grammar.judge import signs_of
from chongkan.convert.grammar.parse import Node, parse
from chongkan.convert.grammar.states import FURNITURE
from chongkan.convert.grammar.table import Table

RIDGE = 200.0  # of signs measured by their spread
LEAST_SEEN = 8  # a sign of fewer examples says nothing that would hold elsewhere
ROUNDS = 12
WHOLE, LINE, MOST = 3.0, 0.5, 6.0  # what an article more that is as the gold has it is worth, and a line; the most


@dataclass(frozen=True, slots=True)
class Example:
    """One other reading of a part of a page: how the signs change by it, and what it is worth, below 0 where worse."""

    signs: Mapping[str, float]
    worth: float


def whole_examples(lesson: Lesson, table: Table) -> Iterator[Example]:
    """Every rival of the best reading of a page that is better or worse than it."""
    lattice = parse(lesson.cued, table)
    path = lattice.path
    wrong, whole = _wrong(lesson, path, 0), _whole(lesson, path)
    for rival, signs in signs_of(lesson.cued, lattice):
        better = sum(wrong[rival.first : rival.last]) - sum(_wrong(lesson, rival.nodes, rival.first))
        other = [*path[: rival.first], *rival.nodes, *path[rival.last :]]
        if worth := WHOLE * (_whole(lesson, other) - whole) + LINE * better:
            yield Example(signs, worth)


def learn_wholes(examples: Sequence[Example]) -> dict[str, float]:
    """The weights of wholes.txt, by Newton's method; the same for the same examples."""
    often = Counter(sign for example in examples for sign in example.signs)
    signs = sorted(sign for sign, times in often.items() if times >= LEAST_SEEN)
    shown = np.array([[example.signs.get(sign, 0.0) for sign in signs] for example in examples])
    spread = np.where(shown.std(axis=0) > 0, shown.std(axis=0), 1.0)
    shown /= spread
    better = np.array([example.worth > 0 for example in examples], dtype=float)
    counts = np.array([min(abs(example.worth), MOST) for example in examples])
    ridge = np.array([0.0 if sign == "always" else RIDGE for sign in signs])
    weights = np.zeros(len(signs))
    for _ in range(ROUNDS):
        chance = 1.0 / (1.0 + np.exp(-shown @ weights))
        slope = shown.T @ (counts * (chance - better)) + ridge * weights
        bend = (shown.T * (counts * chance * (1.0 - chance))) @ shown + np.diag(ridge)
        weights -= np.linalg.solve(bend, slope)
    return {sign: round(float(weight), 2) for sign, weight in zip(signs, weights / spread, strict=True)}


def _wrong(lesson: Lesson, nodes: Iterable[Node], first: int) -> list[bool]:
    wanted = lesson.wanted[first:]
    return [bool(want.misses(n.label, n.state, n.goes_on)) for want, n in zip(wanted, nodes, strict=False)]


def _whole(lesson: Lesson, path: Sequence[Node]) -> int:
    """How many articles have just the lines that the gold gives them."""
    gold, read = defaultdict[int, set[int]](set), defaultdict[int, set[int]](set)
    for i, (wanted, node) in enumerate(zip(lesson.wanted, path, strict=True)):
        if wanted.head >= 0:
            gold[wanted.head].add(i)
        if node.label not in FURNITURE:
            read[node.state.head].add(i)
    return sum(lines in read.values() for lines in gold.values())
