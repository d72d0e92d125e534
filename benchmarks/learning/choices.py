"""Choices among labels by named cues, learned from nothing: multinomial logistic regression with a ridge penalty.

Unlike the parse's table, which a hand wrote and learning nudges, these tables are small enough to be learned whole. The
penalty keeps a weight small unless many examples speak for it, so a reader may take each for what it says.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

RIDGE = 3.0
LEAST_SEEN = 4  # a cue of fewer examples says nothing that would hold elsewhere
ROUNDS, SPEED, MOMENTUM = 200, 2.0, 0.9
STEPS, LEAST = 20, 0.1  # weights are rounded to a twentieth; smaller ones are left out

Weights = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Example:
    """What is seen of one case, and which label is right."""

    cues: frozenset[str]
    label: str


def learn_choices(examples: Sequence[Example], labels: Sequence[str]) -> Weights:
    """For each cue that is seen often enough its weight for each label; the same for the same examples."""
    often = Counter(cue for example in examples for cue in example.cues)
    cues = sorted(cue for cue, times in often.items() if times >= LEAST_SEEN)
    seen = np.array([[cue in example.cues for cue in cues] for example in examples], dtype=float)
    right = np.array([[example.label == label for label in labels] for example in examples], dtype=float)
    weights = np.zeros((len(cues), len(labels)))
    pace = np.zeros_like(weights)
    for _ in range(ROUNDS):  # Nesterov's accelerated gradient
        ahead = weights + MOMENTUM * pace
        odds = np.exp(seen @ ahead)
        slope = seen.T @ (odds / odds.sum(axis=1, keepdims=True) - right) + RIDGE * ahead
        pace = MOMENTUM * pace - SPEED / len(examples) * slope
        weights = weights + pace
    return {cue: dict(zip(labels, map(float, row), strict=True)) for cue, row in zip(cues, weights, strict=True)}


def choices_text(learned: Mapping[str, Mapping[str, float]], about: str) -> str:
    """The table as a text file: `about` on top as a comment, then the cues by name, each with what it weighs most."""
    rows = [_row(cue, learned[cue]) for cue in sorted(learned)]
    return "\n".join([*(f"# {line}" for line in about.splitlines()), "", *filter(None, rows)]) + "\n"


def _row(cue: str, weights: Mapping[str, float]) -> str:
    """Empty for a cue that weighs nothing."""
    rounded = {label: round(weight * STEPS) / STEPS for label, weight in weights.items()}
    strongest = sorted((label for label in rounded if abs(rounded[label]) >= LEAST), key=lambda label: -rounded[label])
    cells = [f"{label}={rounded[label]:g}" for label in strongest]
    return f"{cue:<20} {' '.join(cells)}" if cells else ""
