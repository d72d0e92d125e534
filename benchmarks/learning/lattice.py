"""All readings of a page that the parse keeps in its beam, each with its share: what cells of the table they use."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.learning.gold import Lesson
from benchmarks.learning.paths import Cell, search_of
from chongkan.convert.grammar import parse
from chongkan.convert.grammar.table import Table

_LEAST = 1e-4  # shares below it change no weight that anybody could read
_Node = parse.Node


@dataclass(frozen=True, slots=True)
class Expected:
    """cells: how often each cell of the table speaks, by the shares of the readings. total: log of all they weigh."""

    cells: Mapping[Cell, float]
    total: float


def expected_cells(lesson: Lesson, table: Table, cost: float, gold: float) -> Expected:
    """The readings of a page, each as likely as its score says, a line that is not as the gold has it earning `cost`.

    gold: score of the gold's own path, which counts even where the beam has lost it.
    """
    return _Lattice(lesson, table, cost).expected(gold)


class _Lattice:
    """The beam's nodes with the log of what all ways to them weigh together."""

    def __init__(self, lesson: Lesson, table: Table, cost: float) -> None:
        self.lesson, self.cost = lesson, cost
        self.search = search_of(lesson, table)
        self.columns = self.search.forward()
        self.reach: dict[int, float] = {}
        for i, column in enumerate(self.columns):
            for node in column:
                ways = [self._way(before, weight, i) for before, weight in node.edges]
                self.reach[id(node)] = log_sum(ways) + self._earned(node, i)

    def expected(self, gold: float) -> Expected:
        """By the forward-backward algorithm: Rabiner, A Tutorial on Hidden Markov Models, Proc. IEEE 1989."""
        cells: dict[Cell, float] = defaultdict(float)
        ends = {id(node): self.reach[id(node)] + self.search.ending(node.state) for node in self.columns[-1]}
        total = log_sum([*ends.values(), gold])
        shares = {node: math.exp(end - total) for node, end in ends.items()}
        for node in self.columns[-1]:
            for name in parse._lacking(node.state):
                cells[name, "head"] += shares[id(node)]
        for i in reversed(range(len(self.columns))):
            self._add_line(i, shares, cells)
        return Expected(cells, total)

    def _add_line(self, i: int, shares: dict[int, float], cells: dict[Cell, float]) -> None:
        own: dict[str, float] = defaultdict(float)
        told: dict[tuple[tuple[str, ...], str], float] = defaultdict(float)
        for node in self.columns[i]:
            if (share := shares.get(id(node), 0.0)) < _LEAST:
                continue
            own[node.label] += share
            seams = self.search.seams.between(node.goes_on, i) if node.goes_on >= 0 else ()
            told[tuple(f"seam={name}" for name in seams), node.label] += share
            for before, weight in node.edges:
                part = math.exp(self._way(before, weight, i) + self._earned(node, i) - self.reach[id(node)]) * share
                if part >= _LEAST:
                    shares[id(before)] = shares.get(id(before), 0.0) + part
                    told[self.search.cues(before.state, i), node.label] += part
        for label, share in own.items():
            told[self.lesson.cued[i].cues, label] += share
        for (names, label), share in told.items():
            for name in names:
                cells[name, label] += share

    def _way(self, before: _Node, weight: float, i: int) -> float:
        return weight + (self.reach[id(before)] if i else 0.0)

    def _earned(self, node: _Node, i: int) -> float:
        return self.cost if self.lesson.wanted[i].misses(node.label, node.state, node.goes_on) else 0.0


def log_sum(weights: Sequence[float]) -> float:
    """The log of the sum of what these are logs of."""
    most = max(weights)
    return most + math.log(sum(math.exp(weight - most) for weight in weights))
