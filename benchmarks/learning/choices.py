"""Choices among labels by named cues, learned from nothing: multinomial logistic regression with a ridge penalty.

Unlike the parse's table, which a hand wrote and learning nudges, these tables are small enough to be learned whole. The
penalty keeps a weight small unless many examples speak for it, so a reader may take each for what it says. Words
are far more than examples: only those are weighed that tell the labels best apart, and under a greater penalty.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

RIDGE = 8.0
WORD = 0.4  # how much of a cue a word counts for: so its weight pays the penalty 1 / WORD ** 2 times
LEAST_SEEN, LEAST_PAGES = 4, 15  # a cue of fewer examples, a word of fewer pages says nothing that would hold elsewhere
MOST_WORDS = 800
ROUNDS, SPEED, MOMENTUM = 200, 0.3, 0.9
STEPS, LEAST = 20, 0.05  # weights are rounded to a twentieth; smaller ones are left out

Weights = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Example:
    """What is seen of one case, and which label is right. words: each once; no word is a cue. page: where it stands."""

    cues: frozenset[str]
    label: str
    words: tuple[str, ...] = ()
    page: str = ""


def learn_choices(examples: Sequence[Example], labels: Sequence[str]) -> Weights:
    """For each cue that is seen often enough, and the most telling words, the weight for each label.

    The same for the same examples.
    """
    often = Counter(cue for example in examples for cue in example.cues)
    counts = {cue: 1.0 for cue in sorted(often) if often[cue] >= LEAST_SEEN}
    counts |= dict.fromkeys(telling_words(examples, labels), WORD)
    places = {name: k for k, name in enumerate(counts)}
    seen = np.zeros((len(examples), len(counts)))
    for row, example in zip(seen, examples, strict=True):
        row[[places[name] for name in (*example.cues, *example.words) if name in places]] = 1.0
    seen *= list(counts.values())
    right = np.array([[example.label == label for label in labels] for example in examples], dtype=float)
    weights = _learned(seen, right) * np.array(list(counts.values()))[:, None]
    return {name: dict(zip(labels, map(float, row), strict=True)) for name, row in zip(counts, weights, strict=True)}


def _learned(seen: "np.ndarray", right: "np.ndarray") -> "np.ndarray":
    weights = np.zeros((seen.shape[1], right.shape[1]))
    pace = np.zeros_like(weights)
    for _ in range(ROUNDS):  # Nesterov's accelerated gradient
        ahead = weights + MOMENTUM * pace
        odds = np.exp(seen @ ahead)
        slope = seen.T @ (odds / odds.sum(axis=1, keepdims=True) - right) + RIDGE * ahead
        pace = MOMENTUM * pace - SPEED / len(seen) * slope
        weights = weights + pace
    return weights


def telling_words(examples: Sequence[Example], labels: Sequence[str]) -> list[str]:
    """The words by which labels are best told apart: of the greatest G (Dunning, Computational Linguistics, 1993)."""
    pages = defaultdict[str, set[str]](set)
    counts = defaultdict[str, Counter[str]](Counter)
    for example in examples:
        for word in example.words:
            pages[word].add(example.page)
            counts[word][example.label] += 1
    words = sorted(word for word, seen in pages.items() if len(seen) >= LEAST_PAGES)
    if not words:
        return []
    whole = Counter(example.label for example in examples)
    every = np.array([[whole[label] for label in labels]], dtype=float)
    own = np.array([[counts[word][label] for label in labels] for word in words], dtype=float)
    share = own.sum(axis=1, keepdims=True) / len(examples)
    told = (_surprise(own, share * every) + _surprise(every - own, (1 - share) * every)).sum(axis=1)
    return [words[k] for k in np.argsort(-told, kind="stable")[:MOST_WORDS]]


def _surprise(seen: "np.ndarray", expected: "np.ndarray") -> "np.ndarray":
    return np.where(seen > 0, seen * np.log(np.maximum(seen, 1) / np.maximum(expected, 1e-9)), 0.0)


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
