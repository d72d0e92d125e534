"""What speaks for a label claiming some articles: the names of its signs, which reach.txt weighs.

The space around the label, what its name promises and whether the articles keep it, how like each other they are and
how unlike the first one that is left out, whether a text quotes the label's name, to whose topics the name is nearer,
the habit of the page.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from chongkan.convert.cues import gist
from chongkan.convert.labels.kinds import GROUPS, is_notice, keeps
from chongkan.convert.labels.sheet import Claim, Label, Piece, Sheet

_NEARER = (-0.3, -0.12, -0.03, 0.03, 0.12, 0.3)  # how much nearer its name is to the article on its side
HABITS = ("before", "after", "mixed")  # where the labels of a page stand: the whole page is read with each in turn


def signs_of(sheet: Sheet, label: Label, claim: Claim) -> list[str]:
    """The signs of one claim, each as often as it holds."""
    if claim.inside:
        piece = sheet.articles[label.around]
        return ["inside", f"inside {_promised(piece, label)}"]
    if not claim.before and not claim.after:
        return ["none"]
    signs = list(_side(sheet, label, claim))
    if claim.before:
        signs += _members(sheet, label, sheet.before(label), claim.before, "before")
    if claim.after:
        signs += _members(sheet, label, sheet.after(label), claim.after, "after")
    return signs


def side_of(claim: Claim) -> str:
    """inside none both before after"""
    if claim.inside:
        return "inside"
    return ("both" if claim.after else "before") if claim.before else "after" if claim.after else "none"


def _side(sheet: Sheet, label: Label, claim: Claim) -> Iterator[str]:
    side = side_of(claim)
    yield side
    if side != "both":
        nearer = (label.below < label.above) == (side == "after")
        yield f"{side} " + ("even" if label.above == label.below else "nearer" if nearer else "farther")
    yield f"{side} promise={label.promise}"
    if label.around >= 0:
        yield f"{side} torn"
    if label.bracketed:
        yield f"{side} bracketed"
    if side != "both" and sheet.before(label) and sheet.after(label):
        above, below = (
            gist.alike(label.topics, sheet.articles[row[0]].topics) for row in (sheet.before(label), sheet.after(label))
        )
        yield f"topic={bisect_right(_NEARER, above - below if side == 'before' else below - above)}"
    if not sheet.before(label):
        yield f"{side} top"


def _members(sheet: Sheet, label: Label, row: list[int], count: int, side: str) -> Iterator[str]:
    pieces = [sheet.articles[k] for k in row]
    first = pieces[0]
    if any(
        f"{opening}{label.name}{closing}" in first.text for opening, closing in ("“”", "《》", "【】", "‘’", "「」")
    ):
        yield f"{side} quoted"
    if any(label.name[i : i + 2] in first.title for i in range(len(label.name) - 1)):
        yield f"{side} echo"
    if not first.draft.heads:
        yield "untitled"
    for piece in pieces[:count]:
        yield from _member(piece, label)
    for earlier, piece in pairwise(pieces[:count]):
        yield from _more(earlier, piece, label, side, first)
    if count < len(pieces):
        yield from _left(pieces[count], pieces[count - 1], label, side)


def _member(piece: Piece, label: Label) -> Iterator[str]:
    if label.promise == "nothing":
        yield f"unpromised {piece.kind}"
    else:
        kept = _promised(piece, label)
        yield kept
        yield f"{kept} {label.promise}"
    if label.promise != "notice" and is_notice(piece.title):
        yield "notice"


def _more(earlier: Piece, piece: Piece, label: Label, side: str, first: Piece) -> Iterator[str]:
    """A further article, farther from the label than `earlier`."""
    grouped = "grouped" if label.promise in GROUPS else "single"
    yield f"more {side} {'opinion' if label.promise == 'opinion' else grouped}"
    if side == "after":
        gap, near, wide = piece.gap, label.above, first.gap
    else:
        gap, near, wide = earlier.gap, label.below, label.above
    yield f"more {side} " + ("closer" if gap < near else "wider" if gap > wide else "even")
    yield f"more {grouped} alike={alike(earlier, piece)}"
    if grouped == "single":
        yield f"more {piece.kind}"


def _left(piece: Piece, last: Piece, label: Label, side: str) -> Iterator[str]:
    """The first article that the claim leaves out."""
    yield f"left alike={alike(last, piece)}"
    if label.promise in GROUPS:
        yield f"left {_promised(piece, label)}"
    gap = (piece if side == "after" else last).gap
    yield f"left {side} gap={max(-3, min(3, gap - min(label.above, label.below)))}"


def alike(one: Piece, other: Piece) -> int:
    """0 to 5: in how many ways two articles look as if they stood in one series."""
    small, large = sorted((one.size, other.size))
    same = (
        one.kind == other.kind,
        bool(one.draft.bylines) == bool(other.draft.bylines),
        large < 2.2 * small,
        _asks(one) == _asks(other),
        len(one.draft.heads) == len(other.draft.heads),
    )
    return sum(same)


def _asks(piece: Piece) -> bool | None:
    return piece.title[-1] in "?？" if piece.title else None


def _promised(piece: Piece, label: Label) -> str:
    return "keeps" if keeps(piece.kind, label.promise, piece.dated, piece.signed) else "breaks"
