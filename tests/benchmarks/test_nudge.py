"""Learning gives the same table twice, never looks at a sealed page, and leaves a table that a reader can follow."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.learning import doubts, wholes
from benchmarks.learning.choices import Example, choices_text, learn_choices, telling_words
from benchmarks.learning.claimed import Claimed, expected_signs
from benchmarks.learning.field import Course, learn
from benchmarks.learning.genres import genre_examples, genre_texts
from benchmarks.learning.gold import Lesson, read_lesson
from benchmarks.learning.lattice import expected_cells
from benchmarks.learning.paths import cells_of, gold_path
from benchmarks.learning.reach import sheet_lesson, signs_shown
from benchmarks.learning.rewrite import moved, rewritten
from benchmarks.learning.wording import count_wording, without
from benchmarks.nudge import START
from chongkan.convert.grammar.table import WEIGHTS, load_table
from chongkan.convert.labels.signs import HABITS
from tests.goldpages import SEEDS, load_page, open_names, own_names, sealed_names, shared_names

START_TEXT, FORM = START.read_text(encoding="utf-8"), WEIGHTS.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def lessons() -> list[Lesson]:
    """The two seeds."""
    return [read_lesson(name) for name in SEEDS]


def test_both_tables_have_the_same_rows() -> None:
    """What starts must be there to be nudged: a new row goes into weights.txt and into start.txt."""
    assert set(load_table(START).rows) ^ set(load_table().rows) == set()


def test_the_same_pages_give_the_same_bytes(lessons: list[Lesson], tmp_path: Path) -> None:
    """Two pages, one epoch, twice; and what is written is a table again, with the weights that were learned."""
    start = load_table(START).rows
    learned = [learn(lessons, start, Course(epochs=1)) for _ in range(2)]
    first, second = (rewritten(FORM, START_TEXT, rows) for rows in learned)
    assert first == second != START_TEXT
    path = tmp_path / "weights.txt"
    path.write_text(first, encoding="utf-8")
    assert moved(load_table(path).rows, learned[0], 0.151) == []


def test_all_readings_together_read_each_line_once(lessons: list[Lesson]) -> None:
    """The shares of a line's labels add up to one."""
    for lesson in lessons:
        expected = expected_cells(lesson, load_table(), 0.0, float("-inf"))
        read = sum(share for (name, _), share in expected.cells.items() if name == "always")
        assert read == pytest.approx(len(lesson.cued), rel=0.01)


def test_an_error_pays_in_what_is_learned_against(lessons: list[Lesson]) -> None:
    """The gold's path agrees with the gold; where errors earn, less of all readings is as the gold has it."""
    for lesson in lessons:
        path = gold_path(lesson, load_table())
        assert {step.misses for step in path} == {0}
        wanted = [cell for cell in cells_of(path, lesson) if cell[0] == "always"]
        free, paid = (expected_cells(lesson, load_table(), cost, float("-inf")).cells for cost in (0.0, 3.0))
        assert sum(paid[cell] for cell in wanted) < sum(free[cell] for cell in wanted)


def test_a_gold_that_the_grammar_cannot_say_is_neared() -> None:
    """Every open page has a path; over all of them 95 lines in a hundred are as the gold has them."""
    table = load_table(START)
    good = lines = 0
    for lesson in map(read_lesson, open_names()):
        path = gold_path(lesson, table)
        assert len(path) == len(lesson.cued)
        good, lines = good + sum(step.misses == 0 for step in path), lines + len(path)
    assert good >= 0.95 * lines


def test_a_rewritten_table_keeps_its_form() -> None:
    """Comments and order stay; numbers are rounded; a cell that nobody named comes when it has moved far enough."""
    form = "# why\n\nb  head=9  # note\na head=1\n"
    start = "a head=1 deck=0.02\nb para=2 *=-4\n"
    learned = {"a": {"head": 1.22, "deck": 0.01, "para": 0.14, "sub": -0.16}, "b": {"para": 2.03, "head": -3.8}}
    text = rewritten(form, start, learned)
    assert text.splitlines() == [
        "# why",
        "",
        f"{'b':15} head=-3.8 para=2.05 *=-4  # note",
        f"{'a':15} head=1.2 sub=-0.15",
    ]


def test_rows_of_one_table_only_are_named() -> None:
    """Nothing that a hand has added is lost without a word."""
    with pytest.raises(ValueError, match="two tables: new old"):
        rewritten("new head=1\n", "old head=1\n", {})


def test_a_choice_is_what_its_examples_say() -> None:
    """A cue weighs for the label that it came with, one that came with all says nothing; the text is a table again."""
    examples = [Example(frozenset((cue, "both")), label) for cue, label in (("rhymes", "poem"), ("asks", "letter")) * 9]
    learned = learn_choices(examples, ("poem", "letter"))
    text = choices_text(learned, "why")
    assert [line.split() for line in text.splitlines()[2:]] == [
        ["asks", "letter=0.35", "poem=-0.35"],
        ["rhymes", "poem=0.35", "letter=-0.35"],
    ]


def test_of_words_the_telling_ones_are_weighed() -> None:
    """A word of many pages that comes with one label weighs for it, less than a cue would; one of few pages never."""
    examples = [
        Example(frozenset((cue,)), label, tuple(sorted((word, "了", seldom))), str(page))
        for page in range(15)
        for cue, label, word, seldom in (("rhymes", "poem", "月", f"名{page}"), ("asks", "letter", "您", "好"))
    ]
    assert set(telling_words(examples, ("poem", "letter"))) == {"月", "了", "您", "好"}
    learned = learn_choices(examples, ("poem", "letter"))
    assert 0 < learned["月"]["poem"] < learned["rhymes"]["poem"]
    assert learned["月"]["letter"] < 0 < learned["您"]["letter"]
    assert abs(learned["了"]["poem"]) < 0.01


def test_genres_are_written_as_two_tables() -> None:
    """What articles show, and pieces of wording; together they say what was learned."""
    learned = {"unsigned": {"notice": 0.5, "poem": -0.5}, "title:启事": {"notice": 0.25, "poem": -0.01}}
    rows = [text.splitlines()[-1].split() for text in genre_texts(learned).values()]
    assert rows == [["unsigned", "notice=0.5", "poem=-0.5"], ["title:启事", "notice=0.25"]]


def test_a_sign_weighs_for_what_is_better_with_it() -> None:
    """What shows where readings are worse weighs against them, what shows in both for none; so often, and no less."""
    pairs = [({"whole": 1.0, "both": 1.0}, 3.0), ({"torn": 2.0, "both": 1.0}, -3.0)]
    examples = [wholes.Example(signs, worth) for signs, worth in 500 * pairs]
    learned = wholes.learn_wholes([*examples, wholes.Example({"seldom": 1.0}, 3.0)])

    assert learned["whole"] > 0.5
    assert abs(learned["both"]) < 0.01
    assert learned["whole"] == pytest.approx(-2 * learned["torn"], abs=0.02)
    assert "seldom" not in learned


def test_a_line_is_doubted_for_what_wrong_lines_show() -> None:
    """A sign of wrong lines weighs for them; above the bound are no more of the right lines than may be told."""
    lines = [
        ({"always": 1.0, "torn": 1.0}, True),
        *(3 * [({"always": 1.0}, False)]),
        ({"always": 1.0, "odd": 1.0}, False),
    ]
    examples = [doubts.Example(str(k), signs, wrong, False) for k in range(300) for signs, wrong in lines]
    learned = doubts.learn_doubts(examples)
    sums = {k: sum(learned[sign] * number for sign, number in signs.items()) for k, (signs, _) in enumerate(lines)}

    assert learned["torn"] > 0.5 > learned["odd"]
    assert sums[0] > learned["bound"] >= max(sums[1], sums[4])


def test_a_page_left_out_is_as_if_nobody_had_counted_it() -> None:
    """How a line reads is learned from other pages than the one it stands on."""
    some = open_names()[:4]
    left = without(count_wording(some), some[2])
    counted = count_wording([*some[:2], some[3]])
    assert left.lines == counted.lines
    assert {piece: pages for piece, pages in left.seen.items() if any(pages)} == counted.seen


@pytest.mark.parametrize("name", sealed_names())
def test_a_sealed_page_teaches_nothing(name: str) -> None:
    """Neither by itself nor among the open ones."""
    assert name not in (*open_names(), *own_names(), *shared_names())
    with pytest.raises(ValueError, match="is sealed"):
        read_lesson(name)
    with pytest.raises(ValueError, match="is sealed"):
        genre_examples(name)
    with pytest.raises(ValueError, match="is sealed"):
        doubts.doubt_examples(name)
    with pytest.raises(ValueError, match="is sealed"):
        count_wording([name])


def test_open_pages_are_shared_or_own() -> None:
    """Thirteen on which figures were always told, and those that the project wrote to learn from."""
    assert {*own_names(), *shared_names()} == set(open_names())
    assert (len(shared_names()), len(own_names())) == (13, 388)


def test_all_readings_of_labels_together_suppose_one_habit_and_claim_once() -> None:
    """The shares of a page's readings add up to one: over its habits, and over what each of its labels claims."""
    lesson = sheet_lesson(load_page(SEEDS[0]))
    signs = signs_shown([lesson])
    page = Claimed(lesson.sheet, lesson.options, lesson.wrong, {sign: k for k, sign in enumerate(signs)})
    told = dict(zip(signs, expected_signs(page, np.linspace(-1, 1, len(signs)), 1.0), strict=True))
    assert sum(told[f"habit={habit}"] for habit in HABITS) == pytest.approx(1)
    claims = sum(share for sign, share in told.items() if sign.startswith("habit=") and " " in sign)
    assert claims == pytest.approx(len(lesson.sheet.labels))
