"""Puts the figures into README.md: `python benchmarks/conversion.py | python docs/figures.py`, both from .venv/bin."""

import re
import sys
from itertools import pairwise
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"
GROUPS = ("all", "seeds", "open", "sealed")


def main() -> None:
    """Read what the benchmark printed and rewrite each row of the README that names one of its columns."""
    printed = sys.stdin.read().splitlines()
    columns = printed[0].split()
    pooled = {row.split()[0]: row.split(")", 1)[1].split() for row in printed[1:5]}
    text = README.read_text(encoding="utf-8")
    for place, column in enumerate(columns):
        text = _filled(text, column, [pooled[group][place] for group in GROUPS])
    times = next((after for line, after in pairwise(printed) if "conversion ms" in line), None)
    if times:
        text = _filled(text, "conversion ms", [f"{times.split()[3]} ms"])
    README.write_text(text, encoding="utf-8")


def _filled(text: str, name: str, cells: list[str]) -> str:
    """Set the cells that follow the one that ends with (`name`)."""
    row = re.compile(rf"(\(`{re.escape(name)}`\) \|)((?:[^|\n]*\|){{{len(cells)}}})")
    if not row.search(text):
        sys.exit(f"README.md has no row for {name}.")
    return row.sub(lambda match: match[1] + "".join(f" {cell} |" for cell in cells), text)


if __name__ == "__main__":
    main()
