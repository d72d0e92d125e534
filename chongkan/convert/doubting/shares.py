"""Of all readings of a page that the beam keeps, the share that reads a line otherwise than it was read."""

from collections import defaultdict
from collections.abc import Sequence
from math import exp
from typing import NamedTuple

from chongkan.convert.grammar.parse import Lattice, Node, Reading
from chongkan.convert.grammar.states import FURNITURE, seen_as

FAR = 20.0  # as far behind as a reading is taken to be that the beam does not keep
_NEVER = 15.0  # a reading so far behind has no share that anybody could see


class Shares(NamedTuple):
    """How much speaks for other readings of a line.

    role, article, join, opening: the share of the readings that show it as something else, put it in another article,
    let it go on another line, or think otherwise of whether it opens an article; either: the first or the second.
    near: how far behind the nearest reading is that differs in role, article, join. other: the label that most of those
    have which show it as something else; empty where there is none.
    """

    role: float
    article: float
    join: float
    opening: float
    either: float
    near: tuple[float, float, float]
    other: str


def shares_of(lattice: Lattice, readings: Sequence[Reading]) -> list[Shares]:
    """For each line what its other readings weigh beside the one taken."""
    chances = _chances(lattice)
    return [
        _shares(reading, [(node, chances[id(node)]) for node in column], i)
        for i, (reading, column) in enumerate(zip(readings, lattice.columns, strict=True))
    ]


def _chances(lattice: Lattice) -> dict[int, float]:
    """The chance of each node: all paths through it beside all paths there are (Rabiner, Proc. IEEE 1989).

    Sums are kept beside the best path to or from a node, so that none is too small or too great.
    """
    best, come, go = lattice.score, dict[int, float](), dict[int, float]()
    for column in lattice.columns:
        for node in column:
            ways = ((before, exp(before.score + weight - node.score)) for before, weight in node.edges)
            come[id(node)] = sum(share * come.get(id(before), 1.0) for before, share in ways)
    for column in reversed(lattice.columns):
        for node in column:
            share = go.setdefault(id(node), 1.0)  # the last line has nothing after it
            if node.score + node.ahead > best - _NEVER:
                for before, weight in node.edges:
                    go[id(before)] = go.get(id(before), 0.0) + share * exp(weight + node.ahead - before.ahead)
    chances = {key: way * go[key] for key, way in come.items()}
    for column in lattice.columns:
        weighed = [chances[id(node)] * exp(node.score + node.ahead - best) for node in column]
        chances.update((id(node), share / sum(weighed)) for node, share in zip(column, weighed, strict=True))
    return chances


def _shares(reading: Reading, nodes: list[tuple[Node, float]], line: int) -> Shares:
    role, article = seen_as(reading.label), _article(reading.label, reading.head)
    by_role, by_article, by_join, by_opening, by_either = 0.0, 0.0, 0.0, 0.0, 0.0
    near, others = [FAR] * 3, defaultdict[str, float](float)
    score = max((_score(n) for n, _ in nodes if _is_read(n, reading)), default=max(_score(n) for n, _ in nodes))
    for node, share in nodes:
        where = _article(node.label, node.state.head)
        differs = (seen_as(node.label) != role, where != article, node.goes_on != reading.goes_on)
        by_role += share * differs[0]
        by_article += share * differs[1]
        by_join += share * differs[2]
        by_opening += share * ((where == line) != (article == line))
        by_either += share * (differs[0] or differs[1])
        behind = max(0.0, score - _score(node))
        near = [min(was, behind) if otherwise else was for was, otherwise in zip(near, differs, strict=True)]
        if differs[0] and share > 0:
            others[node.label] += share
    other = max(others, key=lambda label: others[label], default="")
    return Shares(by_role, by_article, by_join, by_opening, by_either, (near[0], near[1], near[2]), other)


def _score(node: Node) -> float:
    return node.score + node.ahead


def _is_read(node: Node, reading: Reading) -> bool:
    """The label may have changed since the parse (draft.py); the place has not."""
    return node.state.head == reading.head and node.goes_on == reading.goes_on


def _article(label: str, head: int) -> int:
    return -1 if label in FURNITURE else head
