"""What lines of a page have in common: the form of list items and subheads, the words of what they tell of."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from math import fsum, log

from chongkan.convert.cues.context import Cued
from chongkan.convert.cues.page import form_of

_RUNNING = 40  # a line longer than this is running text
_BEGINNING = 120  # characters that tell what a line is about


class Likeness:
    """Compares the lines of one page."""

    def __init__(self, lines: Sequence[Cued]) -> None:
        self.lines = lines
        self.forms = [form_of(line.text) for line in lines]
        self.pairs = [_pairs(line.text) for line in lines]
        self.places: dict[str, list[int]] = defaultdict(list)
        for i, pairs in enumerate(self.pairs):
            for pair in pairs:
                self.places[pair].append(i)
        self.shares: dict[tuple[int, int, int], float] = {}

    def between(self, first: int, second: int) -> list[str]:
        """What they share: `mark` before their text, `form` of their beginning, `end`, `size`; or `nothing`."""
        before, after = self.lines[first], self.lines[second]
        names = []
        mark = re.match(r"[^\w\s“‘《]", before.text)
        if mark and after.text.startswith(mark[0]):
            names.append("mark")
        if self.forms[first] == self.forms[second]:
            names.append("form")
        if before.text[-1:] == after.text[-1:] and not before.text[-1:].isalnum():
            names.append("end")
        if 0.6 <= before.size / max(after.size, 1) <= 1.7:
            names.append("size")
        return names or ["nothing"]

    def shared(self, here: int, first: int, last: int) -> float:
        """Share of the character pairs at the beginning of line `here` that lines `first` to `last` hold too."""
        key = (here, first, last)
        if key not in self.shares:
            pairs = self.pairs[here]
            found = sum(_within(self.places[pair], first, last) for pair in pairs)
            self.shares[key] = found / len(pairs) if pairs else 0.0
        return self.shares[key]

    def kin(self, here: int, others: Sequence[int]) -> float:
        """Share of the pairs at the beginning of line `here` that other lines hold, the rarer a pair the more."""
        among = frozenset(others)
        weights = {pair: log(len(self.lines) / len(self.places[pair])) for pair in self.pairs[here]}
        found = (weight for pair, weight in weights.items() if self._is_in(pair, among))
        total = fsum(weights.values())  # the same in any order
        return fsum(found) / total if total else 0.0

    def _is_in(self, pair: str, lines: frozenset[int]) -> bool:
        places = self.places[pair]
        if len(lines) < len(places):
            return any(pair in self.pairs[line] for line in lines)
        return any(place in lines for place in places)

    def text_below(self, here: int) -> int:
        """The next line of running text among the four below line `here`, 0 where there is none."""
        near = range(here + 1, min(here + 5, len(self.lines)))
        return next((i for i in near if self.lines[i].size > _RUNNING), 0)


def _pairs(text: str) -> frozenset[str]:
    runs = re.findall(r"[\u3400-\u9fff]+", text[:_BEGINNING])
    return frozenset(run[k : k + 2] for run in runs for k in range(len(run) - 1))


def _within(places: Sequence[int], first: int, last: int) -> bool:
    at = bisect_left(places, first)
    return at < len(places) and places[at] <= last
