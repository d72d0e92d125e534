"""vocabulary/conversion.tsv -> the editor's own entries for the converter."""

from collections.abc import Iterable
from pathlib import Path

from chongkan.problems import Problem


def load_overrides(path: Path) -> tuple[dict[str, str], list[Problem]]:
    """Read `Simplified TAB Traditional [TAB note]` lines; `#` begins a comment; a missing file is an empty one.

    A line that cannot be used is left out and told: fewer than two characters (a single character would be right in
    one word and wrong in the next), or a different length on the two sides (text is cut back by offsets). A file that
    is not UTF-8 is told and taken as empty.
    """
    if not path.exists():
        return {}, []
    shown, data = f"{path.parent.name}/{path.name}", path.read_bytes()
    try:
        return parse_overrides(data.decode("utf-8-sig").splitlines(), shown)
    except UnicodeDecodeError as error:
        what, mend = "文件不是 UTF-8 编码。This file is not in UTF-8.", "另存为 UTF-8。Save it again as UTF-8."
        return {}, [Problem(shown, data.count(b"\n", 0, error.start) + 1, what, mend)]


def parse_overrides(lines: Iterable[str], shown: str) -> tuple[dict[str, str], list[Problem]]:
    """As load_overrides, from lines; `shown` is the file's name in problems."""
    entries: dict[str, str] = {}
    problems = []
    for number, line in enumerate(lines, 1):
        if line.startswith("#") or not line.strip():
            continue
        cells = [cell.strip() for cell in line.split("\t", 2)[:2]]
        if what := _fault(cells, entries):
            problems.append(Problem(shown, number, what, "改这一行，或删去。Change this line or take it out."))
        else:
            entries[cells[0]] = cells[1]
    return entries, problems


def _fault(cells: list[str], entries: dict[str, str]) -> str | None:
    if len(cells) < 2:
        return "简体和繁体之间没有 Tab。There is no tab between the Simplified and the Traditional form."
    key, value = cells[:2]
    if len(key) < 2:
        return (
            f"“{key}” 不到两个字，会误伤别的词。“{key}” has fewer than two characters; it would match in other words."
        )
    if len(key) != len(value):
        return f"“{key}” 和 “{value}” 字数不同。“{key}” and “{value}” are not of the same length."
    if entries.get(key, value) != value:
        return f"“{key}” 写了两次，前面作 “{entries[key]}”。“{key}” is given twice, once as “{entries[key]}”."
    return None
