"""What a text tells of, by its characters: how rare each is, and where it stands in a space of topics (gist.txt).

Latent semantic analysis (Deerwester, Dumais, Furnas, Landauer, Harshman, JASIS 1990): characters that come in the same
articles stand near each other, so that a text on wheat is akin to one on seedlings though they share no word.
"""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import hypot
from operator import mul
from pathlib import Path

TABLE = Path(__file__).with_name("gist.txt")
DIMENSIONS = 24
REACH = 4  # coordinates are whole numbers from -REACH to REACH; the file shows them as figures from 0 on
RAREST = 9.0  # of a character that the table does not know
_ITEM = array("I").itemsize
_Topics = tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Gist:
    """rarity: of each character, log of how many articles there are for one that has it.

    places: its coordinates, packed into one number so that those of a text are added at a stroke.
    """

    rarity: Mapping[str, float]
    places: Mapping[str, int]

    def rarity_of(self, piece: str) -> float:
        """How telling a piece of text is that another text holds, too."""
        get = self.rarity.get
        return sum([get(character, RAREST) for character in piece])

    def place_of(self, text: str) -> "Place":
        """Where a text stands: the sum of its characters' places, each counted once."""
        known = [place for character in sorted(set(text)) if (place := self.places.get(character)) is not None]
        return Place(sum(known), len(known))


@dataclass(frozen=True, slots=True)
class Place:
    """The packed sum of as many characters' coordinates as `count` says; places of texts add up to that of all."""

    packed: int = 0
    count: int = 0

    def __add__(self, other: "Place") -> "Place":
        return Place(self.packed + other.packed, self.count + other.count)

    def __sub__(self, other: "Place") -> "Place":
        return Place(self.packed - other.packed, self.count - other.count)

    def coordinates(self) -> _Topics:
        """DIMENSIONS whole numbers."""
        middle = REACH * self.count
        return tuple(n - middle for n in _figures(self.packed))


def alike(one: _Topics, other: _Topics) -> float:
    """The cosine of the angle between two places: 1 for texts on the same topics, 0 for strangers."""
    lengths = hypot(*one) * hypot(*other)
    return sum(map(mul, one, other)) / lengths if lengths else 0.0


def pack(figures: Iterable[int]) -> int:
    """DIMENSIONS figures from 0 on as one number; sums of such numbers hold the sums of their figures."""
    return int.from_bytes(array("I", figures).tobytes(), "little")


@cache
def load_gist(path: Path = TABLE) -> Gist:
    """Read a table of characters: each with its rarity and its coordinates, a figure each."""
    rows = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("# ")]
    rarity = {character: float(rare) for character, rare, _ in rows}
    return Gist(rarity, {character: pack(map(int, figures)) for character, _, figures in rows})


def gist_text(gist: Gist) -> str:
    """The table as a text file."""
    about = "# Characters, how rare each is in articles of the gold pages, and where it stands in a space of topics.\n"
    rows = [
        f"{character} {rare:.2f} {''.join(map(str, _figures(gist.places[character])))}\n"
        for character, rare in sorted(gist.rarity.items())
    ]
    return f"{about}# Learned: benchmarks/nudge.py --write\n{''.join(rows)}"


def _figures(packed: int) -> "array[int]":
    return array("I", packed.to_bytes(_ITEM * DIMENSIONS, "little"))
