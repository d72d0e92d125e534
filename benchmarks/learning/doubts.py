"""How likely a line is read wrong, learned from the gold pages: logistic regression with a ridge penalty.

Lines are those of pages that no table has learned from, since on others the converter is too sure of itself.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.conversion import nothing_named
from chongkan.config import PROJECT, load_config
from chongkan.convert.conversion import convert_seed, read_weighed
from chongkan.convert.doubting.odds import BOUND, signs_of
from chongkan.convert.readers.lines import page_lines
from chongkan.convert.review import OF_READING
from tests.goldpages import load_page, sealed_names
from tests.scoring import wrong_lines

RIDGE = 100.0  # of signs measured by their spread; the lines of a page are much alike
LEAST_SEEN = 40  # a sign of fewer lines says nothing that would hold elsewhere
ROUNDS = 8
PARTS = 3  # the bound is found on pages held out
RIGHT_TOLD = 0.095  # of the lines that are read right, as many carry a doubt


@dataclass(frozen=True, slots=True)
class Example:
    """One line of a page: what it shows, whether it was read wrong, and whether the editor is told of it anyway."""

    page: str
    signs: Mapping[str, float]
    wrong: bool
    told: bool


def doubt_examples(name: str) -> list[Example]:
    """The lines of one open page, read with the tables of the moment. ValueError for a sealed page."""
    if name in sealed_names():
        raise ValueError(f"{name} is sealed (tests/pages/sealed.txt): nothing may be learned from it")
    gold = load_page(name)
    with nothing_named():
        conversion = convert_seed(gold.source, load_config(PROJECT))
    reviews = (article.review for article in conversion.issue.articles)
    told = {doubt.line for review in reviews for doubt in review if doubt.kind not in OF_READING}
    wrong = wrong_lines(gold, conversion)
    page, rivals = read_weighed(page_lines(Path(gold.source).read_text(encoding="utf-8")))
    shown = zip(page.lines, signs_of(page, page.shares, rivals), strict=True)
    return [
        Example(name, signs, wrong[number], number in told)
        for line, signs in shown
        for number in line.numbers
        if number in wrong
    ]


def learn_doubts(examples: Sequence[Example]) -> dict[str, float]:
    """The weights of doubts.txt and the bound; the same for the same examples."""
    often = Counter(sign for example in examples for sign in example.signs)
    signs = sorted(sign for sign, times in often.items() if times >= LEAST_SEEN)
    places = {sign: k for k, sign in enumerate(signs)}
    shown = np.zeros((len(examples), len(signs)))
    for row, example in zip(shown, examples, strict=True):
        for sign, number in example.signs.items():
            if sign in places:
                row[places[sign]] = number
    spread = np.where(shown.std(axis=0) > 0, shown.std(axis=0), 1.0)
    shown /= spread
    wrong = np.array([example.wrong for example in examples], dtype=float)
    ridge = np.array([1e-3 if sign == "always" else RIDGE for sign in signs])
    weights = _weights(shown, wrong, ridge) / spread
    learned = {sign: round(float(weight), 2) for sign, weight in zip(signs, weights, strict=True)}
    return {**learned, BOUND: round(_bound(examples, shown, wrong, ridge), 2)}


def _weights(shown: "np.ndarray", wrong: "np.ndarray", ridge: "np.ndarray") -> "np.ndarray":
    """By Newton's method."""
    weights = np.zeros(len(ridge))
    for _ in range(ROUNDS):
        chance = 1.0 / (1.0 + np.exp(-np.clip(shown @ weights, -30.0, 30.0)))
        slope = shown.T @ (chance - wrong) + ridge * weights
        bend = (shown.T * (chance * (1.0 - chance))) @ shown + np.diag(ridge)
        weights -= np.linalg.solve(bend, slope)
    return weights


def _bound(examples: Sequence[Example], shown: "np.ndarray", wrong: "np.ndarray", ridge: "np.ndarray") -> float:
    """The odds above which RIGHT_TOLD of the right lines carry a doubt, those that carry another one counted in."""
    pages = {name: k % PARTS for k, name in enumerate(sorted({example.page for example in examples}))}
    part = np.array([pages[example.page] for example in examples])
    odds = np.zeros(len(examples))
    for k in set(pages.values()):
        odds[part == k] = shown[part == k] @ _weights(shown[part != k], wrong[part != k], ridge)
    told = np.array([example.told for example in examples])
    right = wrong == 0
    left = np.sort(odds[right & ~told])[::-1]
    room = int(RIGHT_TOLD * right.sum()) - int((right & told).sum())
    return float(left[min(max(room, 0), len(left) - 1)]) if len(left) else 0.0
