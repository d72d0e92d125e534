"""Leave-pages-out: each page read with tables that have not learned from it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from unittest.mock import patch

from benchmarks.conversion import nothing_named
from benchmarks.learning.choices import learn_choices
from benchmarks.learning.field import Course, Rows, learn
from benchmarks.learning.genres import case_examples, genre_examples
from benchmarks.learning.gold import case_lessons, read_lesson
from benchmarks.learning.reach import learn_reach
from benchmarks.learning.wholes import Example, learn_wholes, whole_examples
from benchmarks.learning.wording import count_wording, without
from chongkan.config import PROJECT, load_config
from chongkan.convert import genre
from chongkan.convert.conversion import convert_seed
from chongkan.convert.cues import context
from chongkan.convert.cues.wording import Wording
from chongkan.convert.grammar import judge, parse
from chongkan.convert.grammar.table import Table
from chongkan.convert.labels import claims
from chongkan.model import GENRES
from tests.goldpages import load_page
from tests.scoring import Score, score_page

Scores = dict[str, Score]


@dataclass(frozen=True, slots=True)
class Learned:
    """What a set of pages teaches: the parse's table, how short lines are worded, and the tables of whole articles, of
    how far labels reach, of genres."""

    rows: Rows
    wording: Wording | None = None
    wholes: Mapping[str, float] | None = None
    reach: Mapping[str, float] | None = None
    genres: Rows | None = None


@dataclass(frozen=True, slots=True)
class Fold:
    """What the pages of the other folds teach the parse, and what it reads on the pages of this one."""

    rows: Rows
    wording: Wording
    examples: list[Example]


def folds_of(names: Sequence[str], folds: int, start: Rows, course: Course) -> list[Fold]:
    """Deal the pages into folds; for each learn the parse from all others."""
    with ProcessPoolExecutor() as pool:
        return list(pool.map(partial(_fold, names, folds, start, course), range(folds)))


def held_out(names: Sequence[str], folds: Sequence[Fold]) -> Scores:
    """The score of each page, converted with what the pages of the other folds teach."""
    return _gathered(partial(_learned_and_read, names, folds), len(folds))


def learned_from(names: Sequence[str], rows: Rows, wording: Wording, folds: Sequence[Fold]) -> Learned:
    """What these pages teach once the parse has learned.

    First of whole articles, as the folds read them; then, on pages as they are read now, the reach of labels; genres.
    """
    wholes = learn_wholes([example for fold in folds for example in fold.examples])
    with _tables(Learned(rows, wording, wholes)):
        reach = learn_reach(names)
    with _tables(Learned(rows, wording, wholes, reach)):
        examples = [*case_examples(), *(example for name in names for example in genre_examples(name))]
    return Learned(rows, wording, wholes, reach, learn_choices(examples, GENRES))


def rows_from(names: Sequence[str], wording: Wording, start: Rows, course: Course) -> Rows:
    """The parse's table as these pages and the small ones of tests/cases teach it. wording: counted on these pages."""
    # Small pages come twice: each is a shape that a whole page shows once, if at all.
    lessons = [read_lesson(name, without(wording, name)) for name in names]
    return learn([*2 * case_lessons(wording), *lessons], start, course)


def read_with(names: Sequence[str], rows: Rows, parts: int = 4) -> Scores:
    """The score of each page, converted with the parse's table as it is."""
    return _gathered(partial(_read, names, parts, Learned(rows)), parts)


def _gathered(work: "partial[Scores]", parts: int) -> Scores:
    scores: Scores = {}
    with ProcessPoolExecutor() as pool:
        for some in pool.map(work, range(parts)):
            scores |= some
    return scores


def _fold(names: Sequence[str], folds: int, start: Rows, course: Course, fold: int) -> Fold:
    others = [name for i, name in enumerate(names) if i % folds != fold]
    wording = count_wording(others)
    rows = rows_from(others, wording, start, course)
    table, lessons = _as_table(rows), (read_lesson(name, wording) for name in names[fold::folds])
    return Fold(rows, wording, [example for lesson in lessons for example in whole_examples(lesson, table)])


def _learned_and_read(names: Sequence[str], folds: Sequence[Fold], fold: int) -> Scores:
    others = [name for i, name in enumerate(names) if i % len(folds) != fold]
    own, rest = folds[fold], [other for k, other in enumerate(folds) if k != fold]
    learned = learned_from(others, own.rows, own.wording, rest)
    return _read(names, len(folds), learned, fold)


def _read(names: Sequence[str], folds: int, learned: Learned, fold: int) -> Scores:
    with _tables(learned):
        return {name: _score(name) for name in names[fold::folds]}


def _score(name: str) -> Score:
    page = load_page(name)
    with nothing_named():  # which no figure counts
        return score_page(page, convert_seed(page.source, load_config(PROJECT)))


@contextmanager
def _tables(learned: Learned) -> Iterator[None]:
    """In this process the parse takes this table for its own; labels and genres theirs, where they are given."""
    with ExitStack() as stack:
        stack.enter_context(patch.object(parse, "load_table", _table(learned.rows)))
        if (wording := learned.wording) is not None:
            stack.enter_context(patch.object(context, "load_wording", lambda: wording))
        if (wholes := learned.wholes) is not None:
            stack.enter_context(patch.object(judge, "load_signs", lambda _: wholes))
        if (reach := learned.reach) is not None:
            stack.enter_context(patch.object(claims, "load_signs", lambda _: reach))
        if learned.genres is not None:
            stack.enter_context(patch.object(genre, "genre_table", _table(learned.genres)))
        yield


def _table(rows: Rows) -> Callable[[], Table]:
    table = _as_table(rows)
    return lambda: table


def _as_table(rows: Rows) -> Table:
    return Table({name: dict(cells) for name, cells in rows.items()})
