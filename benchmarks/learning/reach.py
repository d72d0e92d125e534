"""How far labels reach, learned from the gold pages: a log-linear model of the claims of a page, with a ridge penalty.

A page's reading is a path through the claims of its labels, under a habit that nobody states. The readings which the
gold allows gain, all readings lose, each by its share (Lafferty, McCallum, Pereira, ICML 2001; of what is hidden as in
Quattoni, Collins, Darrell, NIPS 2004).
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.learning.claimed import Claimed, expected_signs
from chongkan.convert.conversion import read_page
from chongkan.convert.draft import Draft, PageDraft
from chongkan.convert.labels.claims import habit_sign, options_of
from chongkan.convert.labels.columns import inline_label
from chongkan.convert.labels.sheet import Claim, Sheet, label_text, sheet_of
from chongkan.convert.labels.signs import HABITS
from chongkan.convert.readers.lines import page_lines
from tests.goldpages import SEEDS, GoldPage, load_page
from tests.scoring import wording
from tests.textcases import Case, load_cases

ROUNDS, SPEED = 60, 0.3  # the speed falls to nothing
SLOPES, SQUARES = 0.9, 0.95  # what is kept of the means of slopes and of their squares: Adam, Kingma and Ba, ICLR 2015
RIDGE = 0.5
LEAST_SEEN = 3  # a sign of fewer claims says nothing that would hold elsewhere
FORBID = -30.0  # of a wrong column, where what the gold says is looked for: as few as may be
OWN_SIDE = 0.5  # where habits begin, or nothing would tell them apart


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
    # Small pages come twice, real ones three times: those show a shape by itself, these are what all others imitate.
    pages = [sheet_lesson(load_page(name)) for name in [*names, *2 * [name for name in names if name in SEEDS]]]
    read = [*2 * [_case_lesson(case) for case in load_cases("fields")], *pages]
    lessons = [lesson for lesson in read if lesson and lesson.sheet.labels]
    signs = signs_shown(lessons)
    places = {sign: place for place, sign in enumerate(signs)}
    claimed = [Claimed(lesson.sheet, lesson.options, lesson.wrong, places) for lesson in lessons]
    begun = np.array([OWN_SIDE if sign in ("habit=before before", "habit=after after") else 0.0 for sign in signs])
    return {sign: round(float(w), 2) for sign, w in zip(signs, _learned(claimed, begun), strict=True)}


def _learned(pages: Sequence[Claimed], weights: "np.ndarray") -> "np.ndarray":
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for turn in range(1, ROUNDS + 1):
        slope = RIDGE * weights
        for page in pages:
            slope += expected_signs(page, weights, 0.0) - expected_signs(page, weights, FORBID)
        mean = SLOPES * mean + (1 - SLOPES) * slope
        square = SQUARES * square + (1 - SQUARES) * slope * slope
        step = mean / (1 - SLOPES**turn) / (np.sqrt(square / (1 - SQUARES**turn)) + 1e-9)
        weights = weights - SPEED * (1 - (turn - 1) / ROUNDS) * step
    return weights


def signs_shown(lessons: Sequence[Lesson]) -> list[str]:
    """All signs that claims of these pages show often enough, and those of habits."""
    rows = [row for lesson in lessons for row in lesson.options]
    often = Counter(sign for row in rows for signs in row.values() for sign in set(signs))
    sides = (Claim(inside=True), Claim(), Claim(1, 1), Claim(before=1), Claim(after=1))
    habits = {f"habit={habit}" for habit in HABITS} | {habit_sign(side, h) for side in sides for h in HABITS}
    return sorted({sign for sign, times in often.items() if times >= LEAST_SEEN} | habits)


def _case_lesson(case: Case) -> Lesson | None:
    """A small page whose articles' columns its case states; None where the parse finds other articles."""
    page = read_page(page_lines(case.input))
    stated = re.split(r"^\d\d ", case.expected, flags=re.MULTILINE)[1:]
    if len(stated) != len(page.articles):
        return None
    found = (re.search(r"^ +column=(.*)$", fields, re.MULTILINE) for fields in stated)
    columns = {id(draft): {wording(column and column[1])} for draft, column in zip(page.articles, found, strict=True)}
    return _taught(page, lambda draft: columns[id(draft)])


def sheet_lesson(gold: GoldPage) -> Lesson:
    """A gold page as the converter reads it now, with the columns that its gold allows."""
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
