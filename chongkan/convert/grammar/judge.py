"""The last word on a reading: of those that the parse finds nearly as good, whose articles look whole?

Reranking, after Collins, Discriminative Reranking for Natural Language Parsing, ICML 2000; here a part of a page at a
time, since what one part is leaves another as it was.
"""

from pathlib import Path

from chongkan.convert.cues.context import Cued
from chongkan.convert.grammar.parse import Lattice, Reading
from chongkan.convert.grammar.rivals import Rival, place_of, rivals_of
from chongkan.convert.grammar.table import load_signs
from chongkan.convert.grammar.wholes import Signs, Wholes

WEIGHTS = Path(__file__).with_name("wholes.txt")
SURE = 0.7  # log of the odds at which another reading is taken


def judged(lines: list[Cued], lattice: Lattice) -> list[Reading]:
    """What each line of a page is read as: the parse's best path, but for the parts that read better otherwise."""
    return taken(lattice, weighed(lines, lattice))


def taken(lattice: Lattice, rivals: list[tuple[float, Rival]]) -> list[Reading]:
    """The readings of a page whose rivals are weighed: each that speaks for itself, the strongest first."""
    path, settled = list(lattice.path), [False] * len(lattice.path)
    for odds, rival in sorted(rivals, key=lambda pair: (-pair[0], pair[1].first)):
        if odds > SURE and not any(settled[rival.first : rival.last]):
            path[rival.first : rival.last] = rival.nodes
            settled[rival.first : rival.last] = [True] * len(rival.nodes)
    return lattice.readings(path)


def signs_of(lines: list[Cued], lattice: Lattice) -> list[tuple[Rival, Signs]]:
    """Each rival of a page's best reading with what would change if it were taken."""
    wholes = Wholes(lines, lattice.likeness.kinship, [place_of(node) for node in lattice.path])
    return [(rival, _signs(wholes, rival)) for rival in rivals_of(lattice)]


def _signs(wholes: Wholes, rival: Rival) -> Signs:
    return {**wholes.change(rival.first, rival.places), "behind": rival.behind, "always": 1.0}


def weighed(lines: list[Cued], lattice: Lattice) -> list[tuple[float, Rival]]:
    """Each rival of a page's best reading with the log of the odds that it is the better one."""
    weights = load_signs(WEIGHTS)
    return [
        (sum(weights.get(sign, 0.0) * number for sign, number in signs.items()), rival)
        for rival, signs in signs_of(lines, lattice)
    ]
