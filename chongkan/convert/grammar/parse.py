"""The best-scoring path of labels through a page, and how far ahead of the next-best reading each line's label is."""

from dataclasses import dataclass, field

from chongkan.convert.cues.context import Cued
from chongkan.convert.cues.seams import Seams
from chongkan.convert.grammar.states import FURNITURE, OPENERS, State, allowed, step
from chongkan.convert.grammar.table import LABELS, Table, load_table

BEAM = 24
HOPELESS = -9.0  # a label whose own cues say less is not tried


@dataclass(frozen=True, slots=True)
class Reading:
    """How one line was read.

    label: a name of grammar.table.LABELS. head: index of the first line of its article, -1 for none.
    goes_on: index of the line that this one continues, -1 for none. margin: score of the best path less that of the
    best path which reads this line otherwise; runner_up: that other label.
    """

    label: str
    head: int
    goes_on: int
    margin: float
    runner_up: str


@dataclass(slots=True)
class _Node:
    state: State
    label: str
    goes_on: int
    score: float
    back: "_Node | None"
    edges: list[tuple["_Node", float]] = field(default_factory=list)
    ahead: float = float("-inf")


def parse(lines: list[Cued], table: Table | None = None) -> list[Reading]:
    """Read a page: one Reading a line. Beam search over labels and states; ties go to the earlier label of LABELS."""
    table = table or load_table()
    lattice = _forward(lines, table, Seams(lines))
    _backward(lattice, table)
    best = max(lattice[-1], key=lambda n: n.score + n.ahead) if lattice else None
    path: list[_Node] = []
    while best is not None and best.label != "^":
        path.append(best)
        best = best.back
    path.reverse()
    return [_reading(node, column) for node, column in zip(path, lattice, strict=True)]


def _forward(lines: list[Cued], table: Table, seams: Seams) -> list[list[_Node]]:
    column, lattice = [_Node(State(), "^", -1, 0.0, None)], []
    for i, line in enumerate(lines):
        own = _emissions(line, table)
        nodes: dict[tuple[object, ...], _Node] = {}
        for node in column:
            for label, weight in own:
                if allowed(node.state, label, i):
                    _extend(nodes, node, label, i, weight + _judge(node.state, label, i, lines, table, seams), line)
        column = sorted(nodes.values(), key=lambda n: -n.score)[:BEAM]
        lattice.append(column)
    return lattice


def _emissions(line: Cued, table: Table) -> list[tuple[str, float]]:
    total = dict.fromkeys(LABELS, 0.0)
    for cue in line.cues:
        for label, weight in table.row(cue).items():
            total[label] += weight
    best = max(total.values())
    return [(label, weight) for label, weight in total.items() if weight > best + 1.6 * HOPELESS]


def _extend(nodes: dict[tuple[object, ...], _Node], node: _Node, label: str, i: int, weight: float, line: Cued) -> None:
    state = step(node.state, label, i, line)
    goes_on = _continued(node.state, label)
    key = (label, goes_on, *state.key)
    score = node.score + weight
    new = nodes.get(key)
    if new is None:
        new = nodes[key] = _Node(state, label, goes_on, score, node)
    elif score > new.score:
        new.score, new.back, new.goes_on = score, node, goes_on
    new.edges.append((node, weight))


def _continued(state: State, label: str) -> int:
    if label == "cont" and state.block:
        return state.block.line
    if label == "caption+" and state.caption:
        return state.caption.line
    if label == "resume" and state.outer and state.outer.block:
        return state.outer.block.line
    return -1


def _judge(state: State, label: str, i: int, lines: list[Cued], table: Table, seams: Seams) -> float:
    """What steps and states say of giving line i this label."""
    score = sum(table.row(name).get(label, 0.0) for name in _situation(state, i, lines[i], seams))
    if label in OPENERS:
        score += _closing(state, table)
    if state.block is not None and i + 1 < len(lines):
        score += sum(table.row(f"skip={name}").get(label, 0.0) for name in seams.skipping(state.block.line, i))
    joined = _continued(state, label)
    if joined >= 0:
        score += sum(table.row(f"seam={name}").get(label, 0.0) for name in seams.between(joined, i))
    return score


def _situation(state: State, i: int, line: Cued, seams: Seams) -> list[str]:
    names = [f"@{state.last}", f"|body={state.body}"]
    if state.previous in FURNITURE:
        names.append(f"|after={state.previous}")
    if state.block is not None:
        names.append(f"|open={state.block.end}")
        names.append(f"|open_kind={state.block.kind}")
        if state.previous in FURNITURE or state.last in ("caption", "caption+", "credit"):
            names.append("|interrupted")
    elif state.outer is not None and state.outer.block is not None:
        names.append(f"|outer={state.outer.block.end}")
    if state.block is None:
        names.append("|closed")
    if state.head >= 0 and line.size <= 70 and seams.notice[state.head]:
        names.append("|under_notice")
    if seams.pictured(state.head, i):
        names.append("|pictured")
    if state.last in ("head", "head+", "deck") and line.size > 40 and "n1=caption_credit" in line.cues:
        names.append("|head_before_credit")
    if state.caption is not None:
        names.append("|caption_open")
    return names


def _closing(state: State, table: Table) -> float:
    """What it costs to leave an article as it stands."""
    row = table.row("|close")
    if state.head < 0:
        return 0.0
    score = row.get("head", 0.0) if state.body == "none" else 0.0
    if state.block is not None and state.block.end in ("open", "semi"):
        score += row.get("cont", 0.0)
    return score


def _backward(lattice: list[list[_Node]], table: Table) -> None:
    if not lattice:
        return
    for node in lattice[-1]:
        node.ahead = _closing(node.state, table)
    for column in reversed(lattice):
        for node in column:
            for before, weight in node.edges:
                before.ahead = max(before.ahead, weight + node.ahead)


def _reading(node: _Node, column: list[_Node]) -> Reading:
    """The margin is over readings that differ in what readers see: the role, or the border of an article."""
    others = [(n.score + n.ahead, n.label) for n in column if n.label != node.label]
    rival, label = max(others, default=(node.score + node.ahead - 20.0, ""))
    return Reading(node.label, node.state.head, node.goes_on, round(node.score + node.ahead - rival, 2), label)
