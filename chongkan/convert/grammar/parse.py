"""The best-scoring path of labels through a page, and how far ahead of the next-best reading each line's label is."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from chongkan.convert.cues.context import Cued
from chongkan.convert.cues.language import load_language
from chongkan.convert.cues.likeness import Likeness
from chongkan.convert.cues.page import HEADLIKE
from chongkan.convert.cues.seams import Seams
from chongkan.convert.grammar.states import FURNITURE, OVER, State, allowed, seen_as, step
from chongkan.convert.grammar.table import LABELS, Table, load_table

BEAM = 12
SAME_ROLE = 2.0  # a rival that shows the line in the same dress, only elsewhere, is as dangerous as one this much worse
_KINSHIP, _KINSHIP_OF_SHORT = (0.15, 0.2, 0.25, 0.3, 0.35, 0.42), (0.08, 0.12, 0.16, 0.2, 0.3, 0.45)
_NEARER = (-0.15, -0.07, -0.02, 0.02, 0.07, 0.15)  # of a text's own article than of the outer one
HOPELESS = 10.0  # a label that the line's own cues put so far behind the best one is not tried


@dataclass(frozen=True, slots=True)
class Reading:
    """How one line was read.

    label: a name of grammar.table.LABELS. head: index of the first line of its article, -1 for none.
    goes_on: index of the line that this one continues, -1 for none. margin: score of the best path less that of the
    best path which shows readers this line otherwise (SAME_ROLE more where only its place differs), and never less than
    0, where another path was taken for its articles' sake (judge.py); runner_up: the label there, which may be the same
    one.
    """

    label: str
    head: int
    goes_on: int
    margin: float
    runner_up: str


@dataclass(slots=True, eq=False)
class Node:
    """One label of a line in one state. score: of the best way to it; ahead: of the best way from it to the end."""

    state: State
    label: str
    goes_on: int
    score: float
    back: "Node | None"
    edges: list[tuple["Node", float]] = field(default_factory=list)
    ahead: float = float("-inf")


@dataclass(frozen=True, slots=True)
class Lattice:
    """All readings of a page that the beam keeps: for each line its nodes, and the one on the best path."""

    columns: list[list[Node]]
    path: list[Node]
    likeness: Likeness

    @property
    def score(self) -> float:
        """Of the best path."""
        return self.path[-1].score + self.path[-1].ahead if self.path else 0.0

    def readings(self, path: list[Node]) -> list[Reading]:
        """What a path through the lattice says: one Reading a line."""
        return [_reading(node, column) for node, column in zip(path, self.columns, strict=True)]


def parse(lines: list[Cued], table: Table | None = None) -> Lattice:
    """Read a page. Beam search over labels and states; ties go to the earlier label of LABELS."""
    search = _Search(lines, Seams(lines), Likeness(lines, load_language().gist), table or load_table())
    columns = search.forward()
    _backward(columns, search)
    best = max(columns[-1], key=lambda n: n.score + n.ahead) if columns else None
    path: list[Node] = []
    while best is not None and best.label != "^":
        path.append(best)
        best = best.back
    return Lattice(columns, path[::-1], search.likeness)


class _Search:
    """The lattice of readings of one page."""

    def __init__(self, lines: list[Cued], seams: Seams, likeness: Likeness, table: Table) -> None:
        self.lines, self.seams, self.likeness, self.table = lines, seams, likeness, table
        self.sums: dict[tuple[str, ...], dict[str, float]] = {}

    def forward(self) -> list[list[Node]]:
        """For each line the best nodes, each with the edges that lead to it."""
        column, lattice = [Node(State(), "^", -1, 0.0, None)], []
        for i in range(len(self.lines)):
            # Where what the line itself suggests may not stand here, every label is tried.
            nodes = self._next(column, i, HOPELESS) or self._next(column, i, float("inf"))
            column = sorted(nodes.values(), key=lambda n: -n.score)[:BEAM]
            lattice.append(column)
        return lattice

    def _next(self, column: list[Node], i: int, hopeless: float) -> dict[tuple[object, ...], Node]:
        own = _emissions(self.lines[i], self.table, hopeless)
        nodes: dict[tuple[object, ...], Node] = {}
        for node in column:
            here = self.situation(node.state, i)
            for label, weight in own:
                if allowed(node.state, label, i):
                    score = weight + here.get(label, 0.0) + self.joining(node.state, label, i)
                    _extend(nodes, node, label, i, score, self.lines[i])
        return nodes

    def situation(self, state: State, i: int) -> dict[str, float]:
        """What steps and states say for each label of line i."""
        names = self.cues(state, i)
        if names not in self.sums:
            self.sums[names] = _summed(names, self.table)
        return self.sums[names]

    def cues(self, state: State, i: int) -> tuple[str, ...]:
        """The names of what a state says for line i."""
        line = self.lines[i]
        return (
            *_situation(state, i, line, self.seams),
            *_remembering(state, i, line, self.likeness),
            *_telling(state, i, line, self.likeness),
        )

    def joining(self, state: State, label: str, i: int) -> float:
        """What the seam says where this label goes on an earlier line."""
        joined = continued(state, label)
        if joined < 0:
            return 0.0
        return sum(self.table.row(f"seam={name}").get(label, 0.0) for name in self.seams.between(joined, i))

    def ending(self, state: State) -> float:
        """What the page's end says to the article it ends: what a new headline would say to it."""
        return sum(self.table.row(name).get("head", 0.0) for name in _lacking(state))


def _summed(names: Sequence[str], table: Table) -> dict[str, float]:
    total: dict[str, float] = {}
    for name in names:
        for label, weight in table.row(name).items():
            total[label] = total.get(label, 0.0) + weight
    return total


def _emissions(line: Cued, table: Table, hopeless: float) -> list[tuple[str, float]]:
    """Each label that the line's own cues do not put `hopeless` or more behind the best, with what they say for it."""
    total = _summed(line.cues, table)
    weights = [(label, total.get(label, 0.0)) for label in LABELS]
    best = max(weight for _, weight in weights)
    return [(label, weight) for label, weight in weights if weight > best - hopeless]


def _extend(nodes: dict[tuple[object, ...], Node], node: Node, label: str, i: int, weight: float, line: Cued) -> None:
    state = step(node.state, label, i, line)
    goes_on = continued(node.state, label)
    key = (label, goes_on, *state)
    score = node.score + weight
    new = nodes.get(key)
    if new is None:
        new = nodes[key] = Node(state, label, goes_on, score, node)
    elif score > new.score:
        new.score, new.back = score, node
    new.edges.append((node, weight))


def continued(state: State, label: str) -> int:
    """The index of the line that a line with this label goes on, -1 where it goes on none."""
    if label == "cont" and state.block:
        return state.block.line
    if label == "caption+" and state.caption:
        return state.caption.line
    if label == "resume" and state.outer and state.outer.block:
        return state.outer.block.line
    return -1


def _lacking(state: State) -> list[str]:
    """What an article that is left here would lack: a text, or any sign of whose or what it is."""
    if state.head < 0 or state.last in OVER:
        return []
    return ["|empty"] if state.body == "none" else ["|anonymous"] if state.body == "text" and not state.marked else []


def _situation(state: State, i: int, line: Cued, seams: Seams) -> list[str]:
    names = [f"@{state.last}", f"|body={state.body}", *_lacking(state)]
    if state.previous in FURNITURE:
        names.append(f"|after={state.previous}")
    if state.block is not None:
        names += [f"|open={state.block.end}", f"|open_kind={state.block.kind}"]
        names += [f"skip={name}" for name in seams.skipping(state.block.line, i)]
        if state.previous in FURNITURE or state.last in ("caption", "caption+", "credit"):
            names.append("|interrupted")
    else:
        names.append("|closed")
        if state.outer is not None and state.outer.block is not None:
            names.append(f"|outer={state.outer.block.end}")
    if state.head >= 0 and line.size <= 70 and seams.notice[state.head]:
        names.append("|under_notice")
    if seams.pictured(state.head, i):
        names.append("|pictured")
    if state.last in ("head", "head+", "deck") and line.size > 40 and "n1=caption_credit" in line.cues:
        names.append("|head_before_credit")
    if state.caption is not None:
        names.append("|caption_open")
    if state.body == "picture" and (state.last == "credit" or state.credited):
        names.append("|credited")
    return names


def _remembering(state: State, i: int, line: Cued, likeness: Likeness) -> list[str]:
    """What line i is beside what its article had before: what it began with, its last subhead, its last item."""
    names = [f"|led={state.led}"] if state.led else []
    if state.led and (section := next((cue for cue in line.cues if cue.startswith("section=")), "")):
        kind = "subheads" if state.sub >= 0 else state.led  # a subhead's section is signed by nobody
        names.append(f"|{kind} {section}".replace(" section=", ">"))
        if state.body != "signed" and (gap := next((cue for cue in line.cues if cue.startswith("gap=")), "")):
            names.append(f"|{kind} {gap}".replace(" gap=", ":"))
    if state.sub >= 0:
        names += ["|subheads", *(f"sub={name}" for name in likeness.between(state.sub, i))]
    if state.item >= 0:
        names += ["|items", *(f"item={name}" for name in likeness.between(state.item, i))]
    return names


def _telling(state: State, i: int, line: Cued, likeness: Likeness) -> list[str]:
    """Whether line i, or the text below a short one, tells of what its article does, or the outer one."""
    if state.body == "none":
        return []
    near = likeness.kinship.near
    own = near(i, state.head, i - 1)
    if line.size <= 34 and line.shape in HEADLIKE and (text := likeness.text_below(i)):
        below = near(text, state.head, i - 1)
        return [f"|above={_step(own, _KINSHIP_OF_SHORT)}", f"|below={_step(below, _KINSHIP)}"]
    if line.size <= 12:
        return []
    names = [f"|akin={_step(own, _KINSHIP)}"]
    if state.outer is not None and state.outer.body == "text":
        nearer = own - near(i, state.outer.head, state.outer.left - 1)
        names.append(f"|nearer={_step(nearer, _NEARER)}")
    return names


def _step(number: float, steps: Sequence[float]) -> int:
    return bisect_right(steps, number)


def _backward(lattice: list[list[Node]], search: _Search) -> None:
    if not lattice:
        return
    for node in lattice[-1]:
        node.ahead = search.ending(node.state)
    for column in reversed(lattice):
        for node in column:
            for before, weight in node.edges:
                before.ahead = max(before.ahead, weight + node.ahead)


def _reading(node: Node, column: list[Node]) -> Reading:
    rivals = [(n.score + n.ahead - _distance(node, n), n.label) for n in column if _distance(node, n) < float("inf")]
    score = node.score + node.ahead
    rival, label = max(rivals, default=(score - 20.0, ""))
    return Reading(node.label, node.state.head, node.goes_on, max(0.0, round(score - rival, 2)), label)


def _distance(node: Node, other: Node) -> float:
    """How much less another reading of a line counts as a rival; infinite where readers would see no difference."""
    if seen_as(node.label) != seen_as(other.label):
        return 0.0
    elsewhere = node.state.head != other.state.head or node.goes_on != other.goes_on
    return SAME_ROLE if elsewhere and node.label not in FURNITURE else float("inf")
