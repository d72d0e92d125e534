"""The averaged structured perceptron: Collins, Discriminative Training Methods for Hidden Markov Models, EMNLP 2002.

For each page the best path that the gold allows and the best path that errs (paths.py) are compared: cells of the table
that only the first one uses gain, cells that only the second one uses lose. What is kept is the mean of the table over
all pages seen, which forgets most of what single pages shouted. No row is made: what no hand has weighed stays out.
"""

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.learning.gold import Lesson
from benchmarks.learning.paths import Cells, cells_of, gold_path, rival_path
from chongkan.convert.grammar.table import Table

Rows = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Course:
    """How to learn.

    epochs: how often each page comes. rate: how far a cell moves at a time. cost: what a wrong line earns the path that
    is learned against. most: how often a cell counts on one page at most. seed: of the order in which pages come.
    """

    epochs: int = 8
    rate: float = 0.05
    cost: float = 1.5
    most: int = 2
    seed: int = 1
    runs: int = 3


def learn(lessons: Sequence[Lesson], start: Rows, course: Course) -> dict[str, dict[str, float]]:
    """The rows of `start`, nudged by the lessons; the same for the same lessons."""
    tables = [_once(lessons, start, course, course.seed + run) for run in range(course.runs)]
    return {
        name: {label: sum(t[name].get(label, 0.0) for t in tables) / len(tables) for label in _labels(tables, name)}
        for name in start
    }


def _labels(tables: Sequence[Rows], name: str) -> list[str]:
    return list(dict.fromkeys(label for table in tables for label in table[name]))


def _once(lessons: Sequence[Lesson], start: Rows, course: Course, seed: int) -> dict[str, dict[str, float]]:
    rows = {name: dict(cells) for name, cells in start.items()}
    late: dict[tuple[str, str], float] = defaultdict(float)  # changes times when they came: off the mean
    order, turn, chance = list(lessons), 0, random.Random(seed)
    for _ in range(course.epochs):
        chance.shuffle(order)
        for lesson in order:
            turn += 1
            for (name, label), change in _changes(lesson, Table(rows), course).items():
                if name in rows:
                    rows[name][label] = rows[name].get(label, 0.0) + change
                    late[name, label] += change * turn
    return {
        name: {label: weight - late[name, label] / (turn + 1) for label, weight in cells.items()}
        for name, cells in rows.items()
    }


def _changes(lesson: Lesson, table: Table, course: Course) -> dict[tuple[str, str], float]:
    """What one page changes in the table, by cell."""
    counts = Cells(cells_of(gold_path(lesson, table), lesson))
    counts.subtract(cells_of(rival_path(lesson, table, course.cost), lesson))
    return {cell: course.rate * max(-course.most, min(course.most, n)) for cell, n in counts.items() if n}
