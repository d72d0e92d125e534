"""Lines -> running text: torn lines are joined as the language joins them."""

import re

from chongkan.convert.punctuation import tidy_spaces, unify_radicals, widen

_LATIN_END = re.compile(r"[A-Za-z]$")
_LATIN_START = re.compile(r"^[A-Za-z]")


def join_lines(lines: list[str]) -> str:
    """One text from the lines of a block: Chinese without a space, Latin words with one; marks widened."""
    text = ""
    for line in lines:
        part = line.strip()
        space = " " if _LATIN_END.search(text) and _LATIN_START.search(part) else ""
        text += space + part
    return tidy_spaces(widen(unify_radicals(text)))


def head_text(lines: list[str]) -> str:
    """A headline of one or more lines: joined with one space, inner runs of spaces made one, halves kept apart."""
    joined = " ".join(re.sub(r"\s+", " ", widen(unify_radicals(line.strip()))) for line in lines)
    return re.sub(r"(?<=[，。、：；？！]) | (?=[，。、：；？！])", "", joined)
