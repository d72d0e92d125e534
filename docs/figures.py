"""Puts the figures into README.md: `python benchmarks/conversion.py | python docs/figures.py`, both from .venv/bin.

What benchmarks/nudge.py and benchmarks/names.py print may follow in the same pipe. A cell whose group of pages was not
scored stays as it is.
"""

import re
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"
GROUPS = ("seeds", "shared", "own", "open", "held out, open", "sealed")


def main() -> None:
    """Read what the benchmark printed and rewrite each row of the README that names one of its columns."""
    printed = sys.stdin.read().splitlines()
    columns = printed[0].split() if "b3" in printed[0] else []
    rows = [found for line in printed if (found := re.match(r"(\S.*) \(\d+\)\s+(\d[\d. ]+)$", line))]
    pooled = {found[1]: found[2].split() for found in rows}
    text = README.read_text(encoding="utf-8")
    for place, column in enumerate(columns):
        text = _filled(text, column, [pooled[g][place] if g in pooled else None for g in GROUPS])
    for line in printed:
        if found := re.match(r"(person|place|organisation|topic) +(\d\.\d{3}[\d. ]*)$", line):
            cells = found[2].split()
            text = _filled(text, found[1], [*cells, *[None] * (4 - len(cells))])
    times = next((after for line, after in pairwise(printed) if "conversion ms" in line), None)
    if times:
        text = _filled(text, "conversion ms", [f"{times.split()[3]} ms"])
    README.write_text(text, encoding="utf-8")


def _filled(text: str, name: str, cells: Sequence[str | None]) -> str:
    """Set the cells that follow the one that ends with (`name`); None leaves one as it stands."""
    row = re.compile(rf"(\(`{re.escape(name)}`\) \|)((?:[^|\n]*\|){{{len(cells)}}})")
    found = row.search(text)
    if not found:
        sys.exit(f"README.md has no row for {name}.")
    old = found[2].split("|")
    filled = "".join(f" {cell or old[k].strip()} |" for k, cell in enumerate(cells))
    return text[: found.start(2)] + filled + text[found.end(2) :]


if __name__ == "__main__":
    main()
