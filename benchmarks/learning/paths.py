"""The path of labels through a page that the gold asks for. Leans on the inside of parse.py."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.learning.gold import Lesson
from chongkan.convert.grammar import parse
from chongkan.convert.grammar.states import State, allowed, step
from chongkan.convert.grammar.table import LABELS, Table

BEAM = 5  # a wider one learns no better, and takes twice the time
Cell = tuple[str, str]  # row of the table, label


@dataclass(slots=True)
class Step:
    """One line read on a path. misses: how it differs from the gold (see Wanted.misses)."""

    state: State
    label: str
    goes_on: int
    misses: int
    score: float
    back: "Step | None"


def gold_path(lesson: Lesson, table: Table) -> list[Step]:
    """The best path that agrees with the gold, and where the grammar cannot say that, comes nearest to it."""
    search, column = _Paths(lesson, table), [Step(State(), "^", -1, 0, 0.0, None)]
    for i in range(len(lesson.cued)):
        steps = search.steps(column, i, lesson.wanted[i].labels)
        nearest = min((s.misses for s in steps), default=2)
        if nearest == 2:
            steps = search.steps(column, i, None) or search.steps(column, i, LABELS)
        column = _best(s for s in steps if s.misses <= nearest)
    return search.finished(column)


def cells_of(path: Sequence[Step], lesson: Lesson) -> Counter[Cell]:
    """The cells of the table that make a path's score."""
    search, cells = search_of(lesson, Table({})), Counter[Cell]()
    state = State()
    for i, taken in enumerate(path):
        names = [*lesson.cued[i].cues, *search.cues(state, i)]
        if taken.goes_on >= 0:
            names += [f"seam={name}" for name in search.seams.between(taken.goes_on, i)]
        cells.update((name, taken.label) for name in names)
        state = taken.state
    cells.update((name, "head") for name in parse._lacking(state))
    return cells


class _Paths:
    """The search of parse.py without its lattice, over one page."""

    def __init__(self, lesson: Lesson, table: Table) -> None:
        self.lesson, self.table = lesson, table
        self.search = search_of(lesson, table)

    def steps(self, column: Sequence[Step], i: int, labels: Sequence[str] | None) -> list[Step]:
        """All ways to read line i, or those with one of `labels`: of equal states the best one."""
        wanted, line = self.lesson.wanted[i], self.lesson.cued[i]
        found: dict[tuple[object, ...], Step] = {}
        own = self._own(i, labels)
        for before in column:
            here = self.search.situation(before.state, i)
            for label, weight in own:
                if not allowed(before.state, label, i):
                    continue
                goes_on, state = parse.continued(before.state, label), step(before.state, label, i, line)
                misses = wanted.misses(label, state, goes_on)
                score = before.score + weight + here.get(label, 0.0) + self.search.joining(before.state, label, i)
                key = (label, goes_on, *state)
                if key not in found or found[key].score < score:
                    found[key] = Step(state, label, goes_on, misses, score, before)
        return list(found.values())

    def finished(self, column: Sequence[Step]) -> list[Step]:
        """The steps of the best path, in the order of the page."""
        last: Step | None = max(column, key=lambda s: s.score + self.search.ending(s.state))
        path: list[Step] = []
        while last is not None and last.back is not None:
            path.append(last)
            last = last.back
        return path[::-1]

    def _own(self, i: int, labels: Sequence[str] | None) -> list[tuple[str, float]]:
        """What the line's own cues say for these labels, or for all that they do not rule out."""
        rows = [self.table.row(cue) for cue in self.lesson.cued[i].cues]
        weights = [(label, sum(row.get(label, 0.0) for row in rows)) for label in labels or LABELS]
        least = max(weight for _, weight in weights) - parse.HOPELESS
        return weights if labels else [(label, weight) for label, weight in weights if weight > least]


def search_of(lesson: Lesson, table: Table) -> parse._Search:
    """The search of parse.py over a lesson's page."""
    return parse._Search(lesson.cued, lesson.seams, lesson.likeness, table)


def _best(steps: Iterable[Step]) -> list[Step]:
    return sorted(steps, key=lambda s: -s.score)[:BEAM]
