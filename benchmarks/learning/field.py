"""The conditional random field (Lafferty, McCallum, Pereira, ICML 2001) over the lattice of the beam.

For each page, cells of the table that the gold's path uses gain, cells lose that all readings use, each by its share
(lattice.py). A line that is not as the gold has it makes a reading likelier, so that the gold must win by a margin:
softmax-margin, Gimpel and Smith, NAACL 2010. Steps are those of AdaGrad (Duchi, Hazan, Singer, JMLR 2011); each weight
is held near the one that a hand has written. What is kept is the mean of the table over the second half of the course.
No row is made: what no hand has weighed stays out.
"""

import math
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.learning.gold import Lesson
from benchmarks.learning.lattice import expected_cells
from benchmarks.learning.paths import Cell, cells_of, gold_path
from chongkan.convert.grammar.table import Table

Rows = Mapping[str, Mapping[str, float]]
_LEAST = 1e-3  # of a slope; smaller ones are noise
_CAUTION = 0.1  # a cell's first steps are no longer than rate / sqrt(this)


@dataclass(frozen=True, slots=True)
class Course:
    """How to learn.

    epochs: how often each page comes. rate: how far a cell moves at a time. cost: what a wrong line earns a reading.
    hold: how strongly a weight is drawn to where it began, at each page that moves it. seed: of the order of the pages.
    """

    epochs: int = 10
    rate: float = 0.1
    cost: float = 1.0
    hold: float = 0.01
    seed: int = 1


def learn(lessons: Sequence[Lesson], start: Rows, course: Course) -> dict[str, dict[str, float]]:
    """The rows of `start`, moved by the lessons; the same for the same lessons."""
    rows = {name: dict(cells) for name, cells in start.items()}
    steep: dict[Cell, float] = defaultdict(lambda: _CAUTION)  # squares of all slopes so far
    means = {name: dict.fromkeys(cells, 0.0) for name, cells in start.items()}
    kept, order, chance = course.epochs - course.epochs // 2, list(lessons), random.Random(course.seed)
    for epoch in range(course.epochs):
        chance.shuffle(order)
        for lesson in order:
            _follow(_slopes(lesson, Table(rows), course.cost), rows, start, steep, course)
        if epoch >= course.epochs // 2:
            for name, cells in rows.items():
                for label, weight in cells.items():
                    means[name][label] = means[name].get(label, 0.0) + weight / kept
    return means


def _slopes(lesson: Lesson, table: Table, cost: float) -> dict[Cell, float]:
    """How much more often the gold's path uses each cell than all readings do."""
    path = gold_path(lesson, table)
    cells = cells_of(path, lesson)
    score = sum(table.row(name).get(label, 0.0) * times for (name, label), times in cells.items())
    score += cost * sum(step.misses > 0 for step in path)
    expected = expected_cells(lesson, table, cost, score)
    rest = 1.0 - math.exp(score - expected.total)
    slopes: dict[Cell, float] = defaultdict(float)
    for cell, times in cells.items():
        slopes[cell] += times * rest
    for cell, share in expected.cells.items():
        slopes[cell] -= share
    return slopes


def _follow(
    slopes: Mapping[Cell, float],
    rows: dict[str, dict[str, float]],
    start: Rows,
    steep: dict[Cell, float],
    course: Course,
) -> None:
    for (name, label), slope in slopes.items():
        if name not in rows:
            continue
        weight = rows[name].get(label, 0.0)
        pull = slope - course.hold * (weight - start[name].get(label, 0.0))
        if abs(pull) >= _LEAST:
            steep[name, label] += pull * pull
            rows[name][label] = weight + course.rate * pull / math.sqrt(steep[name, label])
