"""Cases as data: tests/cases/<name>.txt, which anyone can read and add to without writing code.

    a title of one line
    .
    the input, any number of lines
    .
    what is expected, any number of lines
    .

Blank lines between cases, and lines there that begin with #, say nothing. A line of the text that is itself a lone
full stop is written as `\\.`. Input and expected have no line end after their last line.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

CASES = Path(__file__).parent / "cases"
DOT = "."


@dataclass(frozen=True, slots=True)
class Case:
    """One case, and the line of its file where its title stands."""

    title: str
    input: str
    expected: str
    line: int


def load_cases(name: str) -> list[Case]:
    """Read tests/cases/<name>.txt. Raises ValueError, naming file and line, where a case is not whole."""
    return parse_cases((CASES / f"{name}.txt").read_text(encoding="utf-8"), f"{name}.txt")


def params(name: str) -> list[object]:
    """Return the cases for @pytest.mark.parametrize("case", …), each with its line and title as the test's id."""
    return [pytest.param(case, id=f"{name}:{case.line} {case.title}") for case in load_cases(name)]


def parse_cases(text: str, path: str) -> list[Case]:
    """Read the text of a file of cases; path is only named in errors."""
    lines = text.removesuffix("\n").split("\n")
    cases: list[Case] = []
    at = 0
    while at < len(lines):
        title = lines[at].strip()
        if not title or title.startswith("#"):
            at += 1
            continue
        if title == DOT or lines[at + 1 : at + 2] != [DOT]:
            raise ValueError(f"{path}:{at + 1}: a case begins with one line of title, then a line of one full stop")
        given, middle = _until_dot(lines, at + 2, path, at)
        expected, end = _until_dot(lines, middle, path, at)
        cases.append(Case(title, given, expected, at + 1))
        at = end
    if not cases:
        raise ValueError(f"{path}: there is no case in it")
    return cases


def _until_dot(lines: list[str], start: int, path: str, title: int) -> tuple[str, int]:
    """Return the text from start to the next lone full stop, and the index after that."""
    for end in range(start, len(lines)):
        if lines[end] == DOT:
            text = [DOT if line == "\\." else line for line in lines[start:end]]
            return "\n".join(text), end + 1
    raise ValueError(f"{path}:{title + 1}: the case “{lines[title].strip()}” is not closed by a line of one full stop")
