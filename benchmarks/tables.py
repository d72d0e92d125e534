"""Scores as rows of a printed table."""

from collections.abc import Iterable, Mapping

from tests.scoring import FIGURES, FLAGS, Score

_SHORT = {"reporters": "report", "correspondents": "corr", "photographers": "photo", "wrong_flagged": "w.flag"}
_SHORT |= {"right_flagged": "r.flag", "perfect": "perf"}


def heading(width: int = 16) -> str:
    """The names of the figures, over columns of eight."""
    return f"{'':{width}}" + "".join(f"{_SHORT.get(name, name):>8}" for name in (*FIGURES, *FLAGS))


def row(title: str, score: Score, width: int = 16) -> str:
    """One score under that heading."""
    return f"{title[:width]:{width}}" + "".join(f"{score[name].share:8.3f}" for name in (*FIGURES, *FLAGS))


def pooled(scores: Mapping[str, Score], names: Iterable[str]) -> Score:
    """The score of several pages together."""
    together = Score()
    for name in names:
        together.pool(scores[name])
    return together
