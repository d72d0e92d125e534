"""One spelling for what readers type and what pages print: width, case, script, quotation marks.

Character by character, so that the browser does the same and an excerpt finds its way back to the text: NFKC (Unicode
Standard Annex #15) of each character alone, lower case, Traditional as Simplified by folds.txt, “” for 「」.
"""

import functools
import itertools
import unicodedata
from pathlib import Path

_TABLE = Path(__file__).with_name("folds.txt")
_QUOTES = ("“「", "”」", "‘『", "’』")


def fold(text: str) -> str:
    """Return the text as search compares it. A character may become several (… becomes ...), or stay as it is."""
    return text.translate(_folds())


@functools.cache
def client_table() -> str:
    """Return the table of scripts for the browser, two lines and more: the distances between the characters that stand
    for others, each as the character of that number plus 32; then, in their order, a line of those others."""
    rows = sorted(_rows())
    codes = [0, *(ord(row[0]) for row in rows)]
    steps = "".join(chr(32 + after - before) for before, after in itertools.pairwise(codes))
    return "\n".join([steps, *(row[1:] for row in rows)])


class _Folds(dict[int, str]):
    """{character: its folded form}, found when it is first asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._first = {ord(other): row[0] for row in _rows() for other in row[1:]}

    def __missing__(self, code: int) -> str:
        plain = "".join(c.lower() for c in unicodedata.normalize("NFKC", chr(code)))
        self[code] = folded = plain.translate(self._first)
        return folded


_folds = functools.cache(_Folds)


def _rows() -> list[str]:
    """What is the same: the character that stands for all of a row first."""
    return [*_TABLE.read_text(encoding="utf-8").split(), *_QUOTES]
