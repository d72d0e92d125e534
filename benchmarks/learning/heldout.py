"""Leave-pages-out: each page read with a table that has not learned from it."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache, partial
from unittest.mock import patch

from benchmarks.learning.gold import Lesson, read_lesson
from benchmarks.learning.perceptron import Course, Rows, learn
from chongkan.config import PROJECT, load_config
from chongkan.convert.conversion import convert_seed
from chongkan.convert.grammar import parse
from chongkan.convert.grammar.table import Table
from tests.goldpages import load_page
from tests.scoring import Score, score_page

Scores = dict[str, Score]


def held_out(names: Sequence[str], folds: int, start: Rows, course: Course) -> Scores:
    """The score of each page, converted with what `start` learns from the pages of the other folds."""
    return _gathered(partial(_learned_and_read, names, folds, start, course), folds)


def read_with(names: Sequence[str], rows: Rows, parts: int = 4) -> Scores:
    """The score of each page, converted with the table as it is."""
    return _gathered(partial(_read, names, parts, rows), parts)


def lesson_of(name: str) -> Lesson:
    """One open page, read once a process."""
    return _lesson(name)


def _gathered(work: "partial[Scores]", parts: int) -> Scores:
    scores: Scores = {}
    with ProcessPoolExecutor() as pool:
        for some in pool.map(work, range(parts)):
            scores |= some
    return scores


def _learned_and_read(names: Sequence[str], folds: int, start: Rows, course: Course, fold: int) -> Scores:
    others = [_lesson(name) for i, name in enumerate(names) if i % folds != fold]
    return _read(names, folds, learn(others, start, course), fold)


def _read(names: Sequence[str], folds: int, rows: Rows, fold: int) -> Scores:
    with _reading_with(rows):
        return {name: _score(name) for name in names[fold::folds]}


def _score(name: str) -> Score:
    page = load_page(name)
    return score_page(page, convert_seed(page.source, load_config(PROJECT)))


@cache
def _lesson(name: str) -> Lesson:
    return read_lesson(name)


@contextmanager
def _reading_with(rows: Rows) -> Iterator[None]:
    """In this process the parse takes this table for its own."""
    table = Table({name: dict(cells) for name, cells in rows.items()})
    with patch.object(parse, "load_table", lambda: table):
        yield
