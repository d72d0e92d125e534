"""The best claims of all labels of a page at once: what one label takes, the next one cannot."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from chongkan.convert.grammar.table import load_signs
from chongkan.convert.labels.kinds import GROUPS
from chongkan.convert.labels.sheet import Claim, Label, Sheet
from chongkan.convert.labels.signs import HABITS, side_of, signs_of

WEIGHTS = Path(__file__).with_name("reach.txt")
Weights = Mapping[str, float]


class Reading(NamedTuple):
    """One way to deal out the articles of a page: its score, the claim of each label, the habit it supposes."""

    score: float
    claims: tuple[Claim, ...]
    habit: str


def claims_of(sheet: Sheet) -> tuple[Claim, ...]:
    """The claim of each label, by the weights of reach.txt."""
    return best_reading(sheet, options_of(sheet), load_signs(WEIGHTS)).claims


def best_reading(sheet: Sheet, options: list[dict[Claim, list[str]]], weights: Weights) -> Reading:
    """The best-scoring reading; ties go to the earlier habit and the smaller claim."""
    own = [{claim: sum(weights.get(s, 0.0) for s in signs) for claim, signs in row.items()} for row in options]
    return max((_best(sheet, own, weights, habit) for habit in HABITS), key=lambda reading: reading.score)


def options_of(sheet: Sheet) -> list[dict[Claim, list[str]]]:
    """For each label every claim it could make, with its signs."""
    return [{claim: signs_of(sheet, label, claim) for claim in _options(sheet, label)} for label in sheet.labels]


def habit_sign(claim: Claim, habit: str) -> str:
    """The sign of a claim that agrees or disagrees with the habit of its page."""
    return f"habit={habit} {side_of(claim)}"


def _options(sheet: Sheet, label: Label) -> Iterator[Claim]:
    before, after = len(sheet.before(label)), len(sheet.after(label))
    yield Claim()
    if label.around >= 0:
        yield Claim(inside=True)
    yield from (Claim(before=count) for count in range(1, before + 1))
    yield from (Claim(after=count) for count in range(1, after + 1))
    if label.promise in GROUPS:  # only these are set in the middle of their articles
        yield from (Claim(j, k) for j in range(1, before + 1) for k in range(1, after + 1))


def _best(sheet: Sheet, own: list[dict[Claim, float]], weights: Weights, habit: str) -> Reading:
    """Viterbi's algorithm; the state is how many articles of the run below the last label are taken already."""
    best = {0: Reading(weights.get(f"habit={habit}", 0.0), (), habit)}
    for label, row in zip(sheet.labels, own, strict=True):
        run = sheet.runs[label.place]
        following: dict[int, Reading] = {}
        for taken, reading in best.items():
            for claim, score in row.items():
                if taken + claim.before > len(run):
                    continue
                score += reading.score + weights.get(habit_sign(claim, habit), 0.0)
                if claim.after not in following or score > following[claim.after].score:
                    following[claim.after] = Reading(score, (*reading.claims, claim), habit)
        best = following
    return max(best.values(), key=lambda reading: reading.score)
