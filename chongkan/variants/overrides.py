"""vocabulary/conversion.tsv -> the editor's own entries for the converter."""

from collections.abc import Iterable
from pathlib import Path

from chongkan.problems import Problem


def load_overrides(path: Path) -> tuple[dict[str, str], list[Problem]]:
    """Read `Simplified TAB Traditional [TAB note]` lines; `#` begins a comment; a missing file is an empty one.

    A line that cannot be used is left out and told: fewer than two characters (a single character would be right in
    one word and wrong in the next), or a different length on the two sides (text is cut back by offsets).
    """
    if not path.exists():
        return {}, []
    return parse_overrides(path.read_text(encoding="utf-8").splitlines(), f"{path.parent.name}/{path.name}")


def parse_overrides(lines: Iterable[str], shown: str) -> tuple[dict[str, str], list[Problem]]:
    """As load_overrides, from lines; `shown` is the file's name in problems."""
    entries: dict[str, str] = {}
    problems = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if what := _fault(cells, entries):
            problems.append(Problem(shown, number, what, "Change this line or take it out."))
        else:
            entries[cells[0]] = cells[1]
    return entries, problems


def _fault(cells: list[str], entries: dict[str, str]) -> str | None:
    if len(cells) < 2:
        return "This line has no tab between the Simplified and the Traditional form."
    key, value = cells[:2]
    if len(key) < 2:
        return f"`{key}` has fewer than two characters, so it would also match inside other words."
    if len(key) != len(value):
        return f"`{key}` and `{value}` are not of the same length."
    if entries.get(key, value) != value:
        return f"`{key}` is given twice, once as `{entries[key]}`."
    return None
