"""What a short line reads like by its wording: a column's name, a headline or a subhead, people's names.

Naive Bayes: how the line begins and ends, its characters, its length; each of these pieces speaks by the pages on which
it was seen in lines of the one kind and of the others (wording.txt). Learned from the gold pages.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import log
from pathlib import Path

SEEN = Path(__file__).with_name("wording.txt")
KINDS = ("column", "title", "sub", "byline", "other")
SHORTEST, LONGEST = 2, 24  # characters
LEAST_PAGES = 4  # a piece that was seen on fewer says nothing
_AROUND = "【】〖〗〔〕[]◆◇●○■□★☆▲△▼▽◎※*•|丨▌▍☎✉ "
_HALF = 0.5  # added to each count
_ALL, _NONE = "all", (0,) * len(KINDS)
_STEPS = ((-4.0, "never"), (-1.5, "hardly"), (0.0, "less"), (1.5, "more"), (4.0, "likely"))

Counts = tuple[int, ...]  # one for each of KINDS
# What is asked of a line: whether it fits a kind better than others, and up to which length it is asked.
QUESTIONS = (
    ("named", "column", ("title", "sub", "byline", "other"), 12),
    ("people", "byline", ("column", "title", "sub", "other"), 10),
    ("titled", "title", ("sub",), LONGEST),
)


@dataclass(frozen=True, slots=True)
class Wording:
    """lines: how many of each kind were seen. seen: by piece, the pages on which lines of each kind had it."""

    lines: Counts
    seen: Mapping[str, Counts]
    said: dict[str, list[float]] = field(default_factory=dict, compare=False, repr=False)

    def odds(self, line: str) -> list[float]:
        """For each of QUESTIONS the log of how much better a line fits the one kind; 0 where it fits all alike."""
        told = [self._said(piece) for piece in sorted(set(pieces_of(line)))]
        return [sum(answers) for answers in zip(*told, strict=True)]

    def _said(self, piece: str) -> list[float]:
        if piece not in self.said:
            counts = self.seen.get(piece, _NONE)
            enough = sum(counts) >= LEAST_PAGES
            self.said[piece] = [self._fits(counts, own, rest) if enough else 0.0 for _, own, rest, _ in QUESTIONS]
        return self.said[piece]

    def _fits(self, counts: Counts, kind: str, others: Sequence[str]) -> float:
        own, rest = KINDS.index(kind), [KINDS.index(other) for other in others]
        share = (counts[own] + _HALF) / (self.lines[own] + 1)
        return log(share) - log((sum(counts[k] for k in rest) + _HALF) / (sum(self.lines[k] for k in rest) + 1))


def wording_cues(text: str, wording: Wording) -> Iterator[str]:
    """`named=likely`, `people=never`, `titled=hardly`; nothing of a line that is long. text: folded."""
    line = plain(text)
    if SHORTEST <= len(line) <= LONGEST:
        for (name, *_, longest), odds in zip(QUESTIONS, wording.odds(line), strict=True):
            if len(line) <= longest:
                yield f"{name}={_step(odds)}"


def plain(text: str) -> str:
    """A folded line as its wording is counted: one space for any, one figure for all, no ornament around it."""
    return re.sub(r"\d+", "0", re.sub(r"[\s#]+", " ", text).strip(_AROUND))


def pieces_of(line: str) -> Iterator[str]:
    """`^乡 ^乡土 典$ 词典$ 土 词 #2` of 乡土词典."""
    line = line.replace(" ", "_")
    yield from (f"^{line[:1]}", f"^{line[:2]}", f"{line[-1:]}$", f"{line[-2:]}$", f"#{min(len(line) // 2, 12)}")
    yield from line[1:-1]


@cache
def load_wording(path: Path = SEEN) -> Wording:
    """Read a table of pieces: each with a number for each of KINDS, a line each; `all` for the lines of each kind."""
    rows = (line.split() for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("# "))
    seen = {row[0]: tuple(map(int, row[1:])) for row in rows if row}
    return Wording(seen.pop(_ALL), seen)


def wording_text(wording: Wording) -> str:
    """The table as a text file; pieces that say nothing are left out."""
    kept = {piece: counts for piece, counts in wording.seen.items() if sum(counts) >= LEAST_PAGES}
    rows = [f"{piece} {' '.join(map(str, counts))}" for piece, counts in [(_ALL, wording.lines), *sorted(kept.items())]]
    about = f"# Pieces of short lines, and on how many gold pages lines of each kind had them: {' '.join(KINDS)}.\n"
    return f"{about}# Learned: benchmarks/nudge.py --write\n" + "\n".join(rows) + "\n"


def _step(odds: float) -> str:
    return next((word for most, word in _STEPS if odds < most), "surely")
