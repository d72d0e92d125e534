"""A learned table -> the text of weights.txt, or of a table of signs: numbers that a reader can follow."""

from collections.abc import Iterator, Mapping

from benchmarks.learning.field import Rows
from chongkan.convert.grammar.table import LABELS

LEAST = 0.15  # a cell that nobody named gets a name when it has moved so far
STEPS = 20  # numbers are rounded to a twentieth


def rewritten(form: str, start: str, learned: Rows) -> str:
    """The text `form` with the weights of `learned`; `start`, the text that was learned from, says which are named.

    Raises ValueError where one of the two texts has a row that the other lacks.
    """
    named = _named_cells(start)
    lines = form.splitlines()
    if odd := sorted(set(_named_cells(form)) ^ set(named)):
        raise ValueError(f"these rows stand in only one of the two tables: {' '.join(odd)}")
    return "\n".join(_line(line, named, learned) for line in lines) + "\n"


def moved(before: Rows, after: Rows, least: float = 1.0) -> list[str]:
    """The cells that two tables weigh most differently, one sentence each."""
    changes = []
    for name in before.keys() & after.keys():
        for label in LABELS:
            old, new = before[name].get(label, 0.0), after[name].get(label, 0.0)
            if abs(new - old) >= least:
                changes.append((-abs(new - old), name, f"{name} {label}: {old:g} -> {new:g}"))
    return [told for _, _, told in sorted(changes)]


def signs_text(weights: Mapping[str, float], about: str) -> str:
    """The text of a table of signs, `about` on top as a comment."""
    rows = [f"{sign:<28}{weight:6.2f}" for sign, weight in sorted(weights.items()) if weight]
    return "\n".join([f"# {about} Learned: benchmarks/nudge.py --write", *rows]) + "\n"


def _named_cells(text: str) -> dict[str, dict[str, float]]:
    """Row -> label -> weight, as written: with `*`, and without the labels that it stands for."""
    rows = {}
    for line in text.splitlines():
        if parts := line.split("#")[0].split():
            cells = (cell.rpartition("=") for cell in parts[1:])
            rows[parts[0]] = {label: float(number) for label, _, number in cells}
    return rows


def _line(line: str, named: Mapping[str, Mapping[str, float]], learned: Rows) -> str:
    content, hash_, comment = line.partition("#")
    parts = content.split()
    if not parts:
        return line
    cells = [f"{label}={weight:g}" for label, weight in _cells(named[parts[0]], learned[parts[0]])]
    return f"{parts[0]:<15} {' '.join(cells)}".rstrip() + (f"  #{comment}" if hash_ else "")


def _cells(named: Mapping[str, float], learned: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    rest = named.get("*", 0.0)
    for label in LABELS:
        weight = learned.get(label, rest)
        rounded = round(weight * STEPS) / STEPS
        if label in named:
            if rounded or "*" in named:
                yield label, rounded
        elif abs(weight - rest) >= LEAST:
            yield label, rounded
    if "*" in named:
        yield "*", rest
