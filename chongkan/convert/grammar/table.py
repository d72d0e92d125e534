"""The table of weights (weights.txt): how much each cue, step and state speaks for each label."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WEIGHTS = Path(__file__).with_name("weights.txt")
LABELS = (
    "head", "head+", "deck", "byline", "sign", "para", "cont", "sub", "note", "comment", "caption", "caption+", "photo",
    "jumped", "credit", "verse", "item", "label", "slogan", "folio", "imprint", "noise", "resume", "return", "foreword",
    "author", "listed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """Weights by name: cues of a line, steps from one label to the next (`@head`), states (`|open`)."""

    rows: dict[str, dict[str, float]]

    def row(self, name: str) -> dict[str, float]:
        """The weights of a cue, step or state; {} for one that the table does not weigh."""
        return self.rows.get(name, {})

    def best(self, cues: Iterable[str], labels: Sequence[str]) -> str:
        """The label for which these cues, each once, say most; of equals the earlier one."""
        sums = dict.fromkeys(labels, 0.0)
        for cue in sorted(self.rows.keys() & cues):
            for label, weight in self.rows[cue].items():
                sums[label] += weight
        return max(labels, key=lambda label: sums[label])


@cache
def load_table(path: Path = WEIGHTS, labels: tuple[str, ...] = LABELS) -> Table:
    """Read a table of weights for `labels`.

    Raises ValueError naming the line for a label or number that is none, or a row that comes twice.
    """
    rows: dict[str, dict[str, float]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        parts = line.split("#")[0].split()
        if not parts:
            continue
        if parts[0] in rows:
            raise ValueError(f"{path.name}:{number}: the row {parts[0]} comes twice")
        try:
            rows[parts[0]] = _weights(parts[1:], labels)
        except ValueError as error:
            raise ValueError(f"{path.name}:{number}: {error}") from error
    return Table(rows)


@cache
def load_signs(path: Path) -> dict[str, float]:
    """Read a table of signs: each with its weight, a line each. Raises ValueError naming the line that is neither."""
    weights = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        sign, _, weight = line.partition("#")[0].rstrip().rpartition(" ")
        try:
            if weight:
                weights[sign.rstrip()] = float(weight)
        except ValueError as error:
            raise ValueError(f"{path.name}:{number}: {weight} is no weight") from error
    return weights


def _weights(cells: list[str], labels: tuple[str, ...]) -> dict[str, float]:
    """`head=3 para=-2 *=-6` -> a weight for each label; `*` is every label that the row does not name."""
    named = {}
    for cell in cells:
        label, _, number = cell.rpartition("=")
        if label != "*" and label not in labels:
            raise ValueError(f"{label} is no label")
        named[label] = float(number)
    rest = named.pop("*", None)
    return named if rest is None else {label: named.get(label, rest) for label in labels}
