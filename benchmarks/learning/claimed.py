"""The readings of a page's labels all at once: how often each sign occurs in them, each reading by its share."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from chongkan.convert.labels.claims import habit_sign
from chongkan.convert.labels.sheet import Claim, Label, Sheet
from chongkan.convert.labels.signs import HABITS

_NEVER = 1e-300


class _Arcs(NamedTuple):
    """What one label may claim, as arcs from how many articles are taken before to how many are after it.

    begin, end, claim, wrong: an arc each: the places of its states, its claim, the articles it gives a wrong column.
    row, sign, times: what the claims show, a sign of a claim each. habits: by habit and claim, the sign of the two.
    """

    begin: "np.ndarray"
    end: "np.ndarray"
    claim: "np.ndarray"
    wrong: "np.ndarray"
    row: "np.ndarray"
    sign: "np.ndarray"
    times: "np.ndarray"
    habits: "np.ndarray"
    states: int  # after the label


class Claimed:
    """A page's labels and all they could claim, as arrays. places: of the signs, among the weights."""

    def __init__(
        self,
        sheet: Sheet,
        options: Sequence[Mapping[Claim, Sequence[str]]],
        wrong: Sequence[Sequence[bool]],
        places: Mapping[str, int],
    ) -> None:
        states = [0]
        self.layers: list[_Arcs] = []
        for label, row in zip(sheet.labels, options, strict=True):
            following = sorted({claim.after for claim in row})
            arcs = [
                (states.index(taken), following.index(claim.after), k, _lost(sheet, label, claim, taken, wrong))
                for taken in states
                for k, claim in enumerate(row)
                if taken + claim.before <= len(sheet.runs[label.place])
            ]
            self.layers.append(_arcs(arcs, row, places, len(following)))
            states = following
        rest = sheet.runs[-1]
        self.rest = np.array([float(sum(wrong[k][-1] for k in rest[taken:])) for taken in states])
        self.habits = [places[f"habit={habit}"] for habit in HABITS]


def expected_signs(page: Claimed, weights: "np.ndarray", cost: float) -> "np.ndarray":
    """How often each sign occurs, over all readings. cost: what an article with a wrong column adds to a score."""
    ways = [_passed(page, weights, cost, habit) for habit in range(len(HABITS))]
    total = np.logaddexp.reduce([forward[0][0] + backward[0][0] for _, forward, backward in ways])
    expected = np.zeros_like(weights)
    for habit, (scores, forward, backward) in enumerate(ways):
        expected[page.habits[habit]] += np.exp(forward[0][0] + backward[0][0] - total)
        for k, arcs in enumerate(page.layers):
            share = np.exp(forward[k][arcs.begin] + scores[k] + backward[k + 1][arcs.end] - total)
            claims = np.bincount(arcs.claim, weights=share, minlength=arcs.habits.shape[1])
            np.add.at(expected, arcs.habits[habit], claims)
            np.add.at(expected, arcs.sign, claims[arcs.row] * arcs.times)
    return expected


def _passed(
    page: Claimed, weights: "np.ndarray", cost: float, habit: int
) -> "tuple[list[np.ndarray], list[np.ndarray], list[np.ndarray]]":
    """The scores of all arcs; of each state the logarithm of all ways to it, and of all ways on from it."""
    scores = []
    for arcs in page.layers:
        many = arcs.habits.shape[1]
        claims = np.bincount(arcs.row, weights=weights[arcs.sign] * arcs.times, minlength=many)
        scores.append((claims + weights[arcs.habits[habit]])[arcs.claim] + cost * arcs.wrong)
    forward = [np.array([weights[page.habits[habit]]])]
    for arcs, score in zip(page.layers, scores, strict=True):
        forward.append(_gathered(forward[-1][arcs.begin] + score, arcs.end, arcs.states))
    backward = [cost * page.rest]
    for k in reversed(range(len(page.layers))):
        arcs = page.layers[k]
        backward.append(_gathered(backward[-1][arcs.end] + scores[k], arcs.begin, len(forward[k])))
    return scores, forward, backward[::-1]


def _gathered(logs: "np.ndarray", place: "np.ndarray", many: int) -> "np.ndarray":
    """The logarithm of the sum of what falls to each place."""
    most = np.full(many, logs.min())
    np.maximum.at(most, place, logs)
    sums = np.bincount(place, weights=np.exp(logs - most[place]), minlength=many)
    return np.asarray(most + np.log(sums + _NEVER))


def _arcs(
    arcs: Sequence[tuple[int, int, int, float]],
    row: Mapping[Claim, Sequence[str]],
    places: Mapping[str, int],
    many: int,
) -> _Arcs:
    shown = [
        (k, places[sign], float(times))
        for k, signs in enumerate(row.values())
        for sign, times in Counter(signs).items()
        if sign in places
    ]
    begin, end, claim, wrong = map(np.array, zip(*arcs, strict=True))
    rows, sign, times = map(np.array, zip(*shown, strict=True))
    habits = np.array([[places[habit_sign(claimed, habit)] for claimed in row] for habit in HABITS])
    return _Arcs(begin, end, claim, wrong, rows, sign, times, habits, many)


def _lost(sheet: Sheet, label: Label, claim: Claim, taken: int, wrong: Sequence[Sequence[bool]]) -> float:
    """How many articles get a wrong column by a claim: those it takes, and those it leaves to no label."""
    run = sheet.runs[label.place]
    lost = sum(wrong[k][label.place] for k in sheet.claimed(label, claim))
    lost += sum(wrong[k][-1] for k in run[taken : len(run) - claim.before])
    return float(lost - (wrong[label.around][-1] if claim.inside else 0))
