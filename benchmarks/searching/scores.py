"""What engines found against what is right, and what it cost, as rows of a table."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.searching.engines import Asked

HEAD = f"{'':34}{'recall':>8}{'precision':>11}{'complete':>10}{'wrong':>7}"
COST_HEAD = f"{'':34}{'KB median':>10}{'most':>8}{'hits KB':>9}{'ms median':>11}{'most':>8}"


@dataclass(frozen=True, slots=True)
class Score:
    """Of some queries. complete: how many found everything; wrong: how many found something that is none."""

    queries: int
    right: int
    found: int
    both: int
    complete: int
    wrong: int

    @property
    def recall(self) -> float:
        """The share of the right answers that was found."""
        return self.both / self.right if self.right else 1.0

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.both / self.found if self.found else 1.0

    @property
    def faults(self) -> int:
        """Queries that were not answered as is right."""
        return self.queries - self.complete + self.wrong


def score(right: Sequence[set[str]], found: Sequence[set[str]]) -> Score:
    """Compare, query by query."""
    pairs = list(zip(right, found, strict=True))
    return Score(
        len(pairs),
        sum(map(len, right)),
        sum(map(len, found)),
        sum(len(wanted & got) for wanted, got in pairs),
        sum(wanted <= got for wanted, got in pairs),
        sum(not got <= wanted for wanted, got in pairs),
    )


def score_row(title: str, said: Score) -> str:
    """One score under HEAD."""
    complete = f"{said.complete}/{said.queries}"
    return f"{title:34}{said.recall:8.3f}{said.precision:11.3f}{complete:>10}{said.wrong:>7}"


def cost_row(title: str, costs: Sequence[Asked]) -> str:
    """Costs under COST_HEAD."""
    data, pages = [cost.data / 1000 for cost in costs], [cost.pages / 1000 for cost in costs]
    took = [cost.milliseconds for cost in costs]
    return (
        f"{title:34}{statistics.median(data):10.1f}{max(data):8.1f}{statistics.median(pages):9.1f}"
        f"{statistics.median(took):11.1f}{max(took):8.1f}"
    )
