"""Other readings of a page that the parse finds nearly as good as the best one, each where it differs from it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from chongkan.convert.grammar.parse import Lattice, Node

NEAR = 5.0  # a reading that falls further behind the best one is none


class Place(NamedTuple):
    """Where a reading puts a line: its label, the index of its article's first line, and of the line it goes on."""

    label: str
    head: int
    goes_on: int


class Rival(NamedTuple):
    """A reading that differs from the best one from line `first` on, for as many lines as it has nodes."""

    first: int
    nodes: tuple[Node, ...]
    behind: float

    @property
    def places(self) -> list[Place]:
        """Where it puts these lines."""
        return [place_of(node) for node in self.nodes]

    @property
    def last(self) -> int:
        """Index of the line after the last one that it reads otherwise."""
        return self.first + len(self.nodes)


def rivals_of(lattice: Lattice) -> list[Rival]:
    """For each node that the best path misses the best path through it, each once, by their first lines."""
    ahead = _ways_on(lattice)
    rivals: dict[tuple[int, tuple[Place, ...]], Rival] = {}
    for i, column in enumerate(lattice.columns):
        for node in column:
            behind = max(0.0, lattice.score - node.score - node.ahead)  # sums in another order may differ by a hair
            if node is not lattice.path[i] and behind <= NEAR:
                rival = _through(node, i, behind, lattice, ahead)
                rivals.setdefault((rival.first, tuple(rival.places)), rival)
    return sorted(rivals.values(), key=lambda rival: (rival.first, rival.last, rival.behind))


def place_of(node: Node) -> Place:
    """Where a node puts its line."""
    return Place(node.label, node.state.head, node.goes_on)


def _ways_on(lattice: Lattice) -> dict[int, Node]:
    """The best node after each one, by the id of the node before."""
    best: dict[int, tuple[float, Node]] = {}
    for column in lattice.columns[1:]:
        for node in column:
            for before, weight in node.edges:
                score = weight + node.ahead
                if id(before) not in best or score > best[id(before)][0]:
                    best[id(before)] = (score, node)
    return {key: node for key, (_, node) in best.items()}


def _through(node: Node, i: int, behind: float, lattice: Lattice, ahead: dict[int, Node]) -> Rival:
    """The best path through a node, from where it leaves the best one to where it is back on it."""
    nodes = [*reversed(list(_back(node, i, lattice.path))), node, *_on(node, i, lattice.path, ahead)]
    return Rival(i - nodes.index(node), tuple(nodes), behind)


def _back(node: Node, i: int, path: Sequence[Node]) -> Iterator[Node]:
    while i > 0 and node.back is not None and node.back is not path[i - 1]:
        node, i = node.back, i - 1
        yield node


def _on(node: Node, i: int, path: Sequence[Node], ahead: dict[int, Node]) -> Iterator[Node]:
    while i + 1 < len(path) and (node := ahead[id(node)]) is not path[i + 1]:
        i += 1
        yield node
