"""How far labels reach, learned from the gold pages: the averaged structured perceptron over the claims of a page."""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from chongkan.convert.conversion import read_page
from chongkan.convert.draft import Draft, PageDraft
from chongkan.convert.labels.claims import (
    Loss,
    Reading,
    Weights,
    best_reading,
    habit_sign,
    options_of,
)
from chongkan.convert.labels.columns import inline_label
from chongkan.convert.labels.sheet import Claim, Sheet, label_text, sheet_of
from chongkan.convert.readers.lines import page_lines
from tests.goldpages import SEEDS, GoldPage, load_page
from tests.scoring import wording
from tests.textcases import Case, load_cases

EPOCHS, RATE, SEED = 12, 0.1, 1
FORBID = -100.0  # of a wrong column, where what the gold says is looked for


@dataclass(frozen=True, slots=True)
class Lesson:
    """A page as the converter reads it: its sheet, what each label could claim, and the columns the gold allows."""

    sheet: Sheet
    options: list[dict[Claim, list[str]]]
    wrong: list[list[bool]]  # by article, then by the place of a label; the last one: no label


def learn_reach(names: Sequence[str]) -> dict[str, float]:
    """The weights of reach.txt, as the table of the moment parses these open pages and the small ones of tests/cases.

    The same pages and table give the same weights.
    """
    # Small pages and real ones come twice: the first show a shape by itself, the second are what all others imitate.
    pages = [_lesson(load_page(name)) for name in [*names, *(name for name in names if name in SEEDS)]]
    read = [*2 * [_case_lesson(case) for case in load_cases("fields")], *pages]
    lessons = [lesson for lesson in read if lesson and lesson.sheet.labels]
    weights: dict[str, float] = defaultdict(float)
    late: dict[str, float] = defaultdict(float)  # changes times when they came: off the mean
    chance, turn = random.Random(SEED), 0
    for _ in range(EPOCHS):
        chance.shuffle(lessons)
        for lesson in lessons:
            turn += 1
            for sign, change in _changes(lesson, weights):
                weights[sign] += change
                late[sign] += change * turn
    return {sign: round(weight - late[sign] / (turn + 1), 2) for sign, weight in sorted(weights.items())}


def _changes(lesson: Lesson, weights: Weights) -> Iterator[tuple[str, float]]:
    gold = best_reading(lesson.sheet, lesson.options, weights, _loss(lesson, FORBID))
    rival = best_reading(lesson.sheet, lesson.options, weights, _loss(lesson, 1.0))
    counts = _signs(lesson, gold)
    counts.subtract(_signs(lesson, rival))
    for sign, count in counts.items():
        if count:
            yield sign, RATE * count


def _loss(lesson: Lesson, size: float) -> Loss:
    return lambda article, place: size * lesson.wrong[article][place]


def _signs(lesson: Lesson, reading: Reading) -> "Counter[str]":
    counts = Counter([f"habit={reading.habit}"])
    for claim, options in zip(reading.claims, lesson.options, strict=True):
        counts.update(options[claim])
        counts[habit_sign(claim, reading.habit)] += 1
    return counts


def _case_lesson(case: Case) -> Lesson | None:
    """A small page whose articles' columns its case states; None where the parse finds other articles."""
    page = read_page(page_lines(case.input))
    stated = re.split(r"^\d\d ", case.expected, flags=re.MULTILINE)[1:]
    if len(stated) != len(page.articles):
        return None
    found = (re.search(r"^ +column=(.*)$", fields, re.MULTILINE) for fields in stated)
    columns = {id(draft): {wording(column and column[1])} for draft, column in zip(page.articles, found, strict=True)}
    return _taught(page, lambda draft: columns[id(draft)])


def _lesson(gold: GoldPage) -> Lesson:
    page = read_page(page_lines(gold.source.read_text(encoding="utf-8")))
    return _taught(page, lambda draft: _columns(draft, page, gold))


def _taught(page: PageDraft, columns: Callable[[Draft], set[str]]) -> Lesson:
    sheet = sheet_of(page)
    names = [wording(label_text(page.lines[label.line].text)) for label in sheet.labels]
    wrong = []
    for piece in sheet.articles:
        allowed = columns(piece.draft)
        inline = inline_label(page.lines[piece.draft.heads[0]].text) if piece.draft.heads else None
        wrong.append([name not in allowed for name in [*names, wording(inline)]])
    return Lesson(sheet, options_of(sheet), wrong)


def _columns(draft: Draft, page: PageDraft, gold: GoldPage) -> set[str]:
    """The columns that the gold allows for the article which shares most characters with this one."""
    shared: Counter[int] = Counter()
    for line in (page.lines[i] for i in draft.lines):
        for place in (gold.places[n] for n in line.numbers if n in gold.places):
            if place.article is not None:
                shared[place.article] += len(line.text)
    if not shared:
        return set()
    article = gold.articles[shared.most_common(1)[0][0]]
    return {wording({**article, **other}["column"]) for other in ({}, *article.get("alternatives", ()))}
