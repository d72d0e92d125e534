"""Whether two lines fit together as one sentence torn by a column's end."""

import re
from collections import Counter
from itertools import accumulate

import rjieba

from chongkan.convert.cues.context import Cued

_NEVER_FIRST = re.compile(r"[,。、;:!?”’)》】%]")
_PICTURED = re.compile(r"文[/并、]?[图摄]|摄影报道|图文")
_NEAR = 6  # characters on either side of a seam that tell where words begin and end
_NEVER_LAST = re.compile(r"[“‘(《【、]$")


class Seams:
    """Judges seams by what the page itself shows: character pairs and triples that stand inside its lines."""

    def __init__(self, lines: list[Cued]) -> None:
        self.texts = [re.sub(r"\s", "", line.text) for line in lines]
        self.notice = ["notice_title" in line.cues for line in lines]
        self.pictures = list(accumulate((bool(_PICTURED.search(text)) for text in self.texts), initial=0))
        self.pairs = Counter(text[k : k + 2] for text in self.texts for k in range(len(text) - 1))
        self.names: dict[tuple[int, int], list[str]] = {}

    def between(self, first: int, second: int) -> list[str]:
        """Names of what speaks for or against line `second` going on where line `first` stops."""
        if (first, second) not in self.names:
            self.names[first, second] = self._between(first, second)
        return self.names[first, second]

    def _between(self, first: int, second: int) -> list[str]:
        before, after = self.texts[first], self.texts[second]
        names = []
        if _has_word_over(before[-_NEAR:], after[:_NEAR]):
            names.append("word")
        if self.pairs[before[-1:] + after[:1]]:
            names.append("known_pair")
        if _NEVER_FIRST.match(after) or _NEVER_LAST.search(before):
            names.append("mark")
        if before[-1:].isdigit() and re.match(r"[\d.%多余个年月日时亿万元]", after):
            names.append("number")
        if before.count("“") > before.count("”") and after.count("”") > after.count("“"):
            names.append("quote_closes")
        if second == first + 1:
            names.append("next")
        return names

    def skipping(self, opened: int, here: int) -> list[str]:
        """Names of what says that line `here` only interrupts: its successor fits the torn line, it does not."""
        if here + 1 >= len(self.texts):
            return []
        ahead, now = self.between(opened, here + 1), self.between(opened, here)
        names: list[str] = []
        for name in ("word", "known_pair", "quote_closes", "number"):
            if name in ahead and name not in now:
                names.append(name)
        return names

    def pictured(self, head: int, here: int) -> bool:
        """The article that begins at line `head` says, before line `here`, that it has a picture (文/图)."""
        return self.pictures[here] > self.pictures[max(head, 0)]


def _has_word_over(before: str, after: str) -> bool:
    """A word of the dictionary lies over the seam, where the text is cut into the likeliest words."""
    at = 0
    for word in rjieba.cut(before + after, False):
        if at < len(before) < at + len(word):
            return not word.isdigit()
        at += len(word)
    return False
