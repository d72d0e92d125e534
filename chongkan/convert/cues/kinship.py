"""Whether lines of a page tell of the same: what words they share, and how near their topics are."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import accumulate
from math import fsum

from chongkan.convert.cues.gist import Gist, Place, alike

_BEGINNING = 120  # characters whose words tell what a line is about
_OF_TOPICS = 0.3  # what the same topics weigh beside the same words


class Kinship:
    """Compares the lines of one page."""

    def __init__(self, texts: Sequence[str], gist: Gist) -> None:
        self.pairs = [_pairs(text) for text in texts]
        self.lines_with: dict[str, list[int]] = defaultdict(list)
        for i, pairs in enumerate(self.pairs):
            for pair in pairs:
                self.lines_with[pair].append(i)
        self.rarity = {pair: gist.rarity_of(pair) for pair in self.lines_with}
        self.weights = [fsum(map(self.rarity.__getitem__, pairs)) for pairs in self.pairs]
        self.shared = [frozenset(pair for pair in pairs if len(self.lines_with[pair]) > 1) for pairs in self.pairs]
        self.places = [gist.place_of(text) for text in texts]
        self.topics = [place.coordinates() for place in self.places]
        self.up_to = list(accumulate(self.places, initial=Place()))
        self.known: dict[tuple[int, int, int], float] = {}

    def near(self, here: int, first: int, last: int) -> float:
        """How akin line `here` is to lines `first` to `last`: 0 and less for strangers, 1.3 at most."""
        key = (here, first, last)
        if key not in self.known:
            found = [pair for pair in self.shared[here] if _within(self.lines_with[pair], first, last)]
            self.known[key] = self._kin(here, found, self.up_to[last + 1] - self.up_to[first])
        return self.known[key]

    def kin(self, here: int, others: Sequence[int]) -> float:
        """How akin line `here` is to other lines, as in `near`."""
        mine, among = self.shared[here], set(others)
        found = frozenset[str]().union(*(mine & self.shared[i] for i in among))
        return self._kin(here, found, sum((self.places[i] for i in among), Place()))

    def _kin(self, here: int, found: Collection[str], place: Place) -> float:
        """found: the pairs that the others hold, too; fsum, since that is the same in any order."""
        share = fsum(map(self.rarity.__getitem__, found)) / self.weights[here] if found else 0.0
        return share + _OF_TOPICS * alike(self.topics[here], place.coordinates())


@lru_cache(1)
def kinship_of(texts: tuple[str, ...], gist: Gist) -> Kinship:
    """The kinship of these lines; of one page it is asked twice in a row."""
    return Kinship(texts, gist)


def _pairs(text: str) -> frozenset[str]:
    runs = re.findall(r"[\u3400-\u9fff]+", text[:_BEGINNING])
    return frozenset(run[k : k + 2] for run in runs for k in range(len(run) - 1))


def _within(places: Sequence[int], first: int, last: int) -> bool:
    at = bisect_left(places, first)
    return at < len(places) and places[at] <= last
