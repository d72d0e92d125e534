"""Leave-pages-out: each page read with tables that have not learned from it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from unittest.mock import patch

from benchmarks.conversion import nothing_named
from benchmarks.learning.choices import learn_choices
from benchmarks.learning.doubts import Example as Doubted
from benchmarks.learning.doubts import doubt_examples, learn_doubts
from benchmarks.learning.field import Course, Rows, learn
from benchmarks.learning.genres import examples_from
from benchmarks.learning.gold import case_lessons, read_lesson
from benchmarks.learning.language import language_of, languages_for
from benchmarks.learning.reach import learn_reach
from benchmarks.learning.wholes import Example, learn_wholes, whole_examples
from chongkan.config import PROJECT, load_config
from chongkan.convert import genre
from chongkan.convert.conversion import convert_seed
from chongkan.convert.cues import context
from chongkan.convert.cues.language import Language
from chongkan.convert.doubting import odds
from chongkan.convert.grammar import judge, parse
from chongkan.convert.grammar.table import Table
from chongkan.convert.labels import claims, sheet
from chongkan.model import GENRES
from tests.goldpages import SEEDS, load_page
from tests.scoring import Score, score_page

Scores = dict[str, Score]


@dataclass(frozen=True, slots=True)
class Learned:
    """What a set of pages teaches: the parse's table, the language of pages, and the tables of whole articles, of
    how far labels reach, of genres, of what shows that a line is read wrong."""

    rows: Rows
    language: Language | None = None
    wholes: Mapping[str, float] | None = None
    reach: Mapping[str, float] | None = None
    genres: Rows | None = None
    doubts: Mapping[str, float] | None = None


@dataclass(frozen=True, slots=True)
class Fold:
    """What the pages of the other folds teach the parse, and what it reads on the pages of this one.

    examples: its rivals there. doubted: the lines, read as the judge of the other folds reads them.
    """

    rows: Rows
    language: Language
    examples: list[Example]
    doubted: list[Doubted] = field(default_factory=list)


def folds_of(names: Sequence[str], folds: int, start: Rows, course: Course) -> list[Fold]:
    """Deal the pages into folds; for each learn the parse from all others, and read its pages."""
    with ProcessPoolExecutor() as pool:
        learned = list(pool.map(partial(_fold, names, folds, start, course), range(folds)))
        return list(pool.map(partial(_doubted, names, learned), range(folds)))


def held_out(names: Sequence[str], folds: Sequence[Fold]) -> Scores:
    """The score of each page, converted with what the pages of the other folds teach."""
    return _gathered(partial(_learned_and_read, names, folds), len(folds))


def learned_from(names: Sequence[str], rows: Rows, language: Language, folds: Sequence[Fold]) -> Learned:
    """What these pages teach once the parse has learned.

    First of whole articles, and of what is read wrong, as the folds read them; then, on pages as they are read now, the
    reach of labels; genres.
    """
    wholes = learn_wholes([example for fold in folds for example in fold.examples])
    with _tables(Learned(rows, language, wholes)):
        reach = learn_reach(names)
    with _tables(Learned(rows, language, wholes, reach)):
        genres = learn_choices(examples_from(names), GENRES)
    doubts = learn_doubts([example for fold in folds for example in fold.doubted])
    return Learned(rows, language, wholes, reach, genres, doubts)


def rows_from(names: Sequence[str], language: Language, start: Rows, course: Course) -> Rows:
    """The parse's table as these pages and the small ones of tests/cases teach it. language: that of these pages."""
    # Small pages and real ones come twice: the first show a shape by itself, the second are what all others imitate.
    others = languages_for(names, language)
    lessons = [read_lesson(name, others[name]) for name in names]
    real = [lesson for lesson in lessons if lesson.name in SEEDS]
    return learn([*2 * case_lessons(language), *lessons, *real], start, course)


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
    language = language_of(others)
    rows = rows_from(others, language, start, course)
    table, lessons = _as_table(rows), (read_lesson(name, language) for name in names[fold::folds])
    return Fold(rows, language, [example for lesson in lessons for example in whole_examples(lesson, table)])


def _doubted(names: Sequence[str], folds: Sequence[Fold], fold: int) -> Fold:
    """The fold with its lines; how far labels reach and what genres are is of no account there."""
    own, rest = folds[fold], [other for k, other in enumerate(folds) if k != fold]
    wholes = learn_wholes([example for other in rest for example in other.examples])
    with _tables(Learned(own.rows, own.language, wholes)):
        return replace(own, doubted=[line for name in names[fold :: len(folds)] for line in doubt_examples(name)])


def _learned_and_read(names: Sequence[str], folds: Sequence[Fold], fold: int) -> Scores:
    others = [name for i, name in enumerate(names) if i % len(folds) != fold]
    own, rest = folds[fold], [other for k, other in enumerate(folds) if k != fold]
    learned = learned_from(others, own.rows, own.language, rest)
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
        if (language := learned.language) is not None:
            for reader in (context, parse, sheet):
                stack.enter_context(patch.object(reader, "load_language", lambda: language))
        if (wholes := learned.wholes) is not None:
            stack.enter_context(patch.object(judge, "load_signs", lambda _: wholes))
        if (reach := learned.reach) is not None:
            stack.enter_context(patch.object(claims, "load_signs", lambda _: reach))
        if learned.genres is not None:
            stack.enter_context(patch.object(genre, "genre_table", _table(learned.genres)))
        if (doubts := learned.doubts) is not None:
            stack.enter_context(patch.object(odds, "load_signs", lambda _: doubts))
        yield


def _table(rows: Rows) -> Callable[[], Table]:
    table = _as_table(rows)
    return lambda: table


def _as_table(rows: Rows) -> Table:
    return Table({name: dict(cells) for name, cells in rows.items()})
