"""Leave-pages-out: each page read with tables that have not learned from it."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache, partial
from unittest.mock import patch

from benchmarks.learning.choices import learn_choices
from benchmarks.learning.genres import case_examples, genre_examples
from benchmarks.learning.gold import Lesson, read_lesson
from benchmarks.learning.perceptron import Course, Rows, learn
from chongkan.config import PROJECT, load_config
from chongkan.convert import genre
from chongkan.convert.conversion import convert_seed
from chongkan.convert.grammar import parse
from chongkan.convert.grammar.table import Table
from chongkan.model import GENRES
from tests.goldpages import load_page
from tests.scoring import Score, score_page

Scores = dict[str, Score]


@dataclass(frozen=True, slots=True)
class Learned:
    """All that is learned from a set of pages: the parse's table, and the table of genres."""

    rows: Rows
    genres: Rows


def learned_from(names: Sequence[str], start: Rows, course: Course) -> Learned:
    """What these pages teach: first the parse, then, on the pages as it now reads them, the genres."""
    rows = learn([_lesson(name) for name in names], start, course)
    with _tables(rows):
        examples = [*case_examples(), *(example for name in names for example in genre_examples(name))]
    return Learned(rows, learn_choices(examples, GENRES))


def held_out(names: Sequence[str], folds: int, start: Rows, course: Course) -> Scores:
    """The score of each page, converted with what the pages of the other folds teach."""
    return _gathered(partial(_learned_and_read, names, folds, start, course), folds)


def read_with(names: Sequence[str], rows: Rows, parts: int = 4) -> Scores:
    """The score of each page, converted with the parse's table as it is."""
    return _gathered(partial(_read, names, parts, rows, None), parts)


def _gathered(work: "partial[Scores]", parts: int) -> Scores:
    scores: Scores = {}
    with ProcessPoolExecutor() as pool:
        for some in pool.map(work, range(parts)):
            scores |= some
    return scores


def _learned_and_read(names: Sequence[str], folds: int, start: Rows, course: Course, fold: int) -> Scores:
    learned = learned_from([name for i, name in enumerate(names) if i % folds != fold], start, course)
    return _read(names, folds, learned.rows, learned.genres, fold)


def _read(names: Sequence[str], folds: int, rows: Rows, genres: Rows | None, fold: int) -> Scores:
    with _tables(rows, genres):
        return {name: _score(name) for name in names[fold::folds]}


def _score(name: str) -> Score:
    page = load_page(name)
    return score_page(page, convert_seed(page.source, load_config(PROJECT)))


@cache
def _lesson(name: str) -> Lesson:
    return read_lesson(name)


@contextmanager
def _tables(rows: Rows, genres: Rows | None = None) -> Iterator[None]:
    """In this process the parse takes this table for its own, and where it is given, the genres theirs."""
    with ExitStack() as stack:
        stack.enter_context(patch.object(parse, "load_table", _table(rows)))
        if genres is not None:
            stack.enter_context(patch.object(genre, "genre_table", _table(genres)))
        yield


def _table(rows: Rows) -> Callable[[], Table]:
    table = Table({name: dict(cells) for name, cells in rows.items()})
    return lambda: table
