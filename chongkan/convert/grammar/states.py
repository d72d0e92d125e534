"""What the parse remembers while it goes down a page, and which label may follow (the hard part of the grammar)."""

import re
from collections.abc import Callable
from typing import NamedTuple

from chongkan.convert.cues.context import Cued

FURNITURE = frozenset(("label", "slogan", "folio", "imprint", "noise"))
OPENERS = frozenset(("head", "photo", "jumped", "foreword", "author", "listed"))
OVER = frozenset(("foreword", "author"))  # what may stand above its own headline
PROSE = frozenset(("para", "cont", "note", "item", "comment", "resume", "return", "jumped", "listed"))
_SEEN_AS = {
    "head+": "head",
    "sign": "byline",
    "author": "byline",
    "cont": "para",
    "jumped": "para",
    "resume": "para",
    "return": "para",
    "caption+": "caption",
    "photo": "caption",
    "foreword": "note",
    "listed": "item",
}

_CREDITED = re.compile(r"(?:摄影?|摄影报道|供图)[)】]?$")


class Open(NamedTuple):
    """A block that may go on: the index of its last line, how that line ends, and what it is."""

    line: int
    end: str
    kind: str


class Outer(NamedTuple):
    """An article that another one interrupts: its open block, if it had one, and where it was left."""

    block: Open | None
    left: int
    body: str
    head: int
    led: str = ""
    sub: int = -1
    item: int = -1


class State(NamedTuple):
    """last: the label of the last line that belongs to an article. previous: the label of the last line.

    body: what the article has so far: none, text, picture, signed. block, caption: what may go on.
    head: index of the article's first line, -1 before the first article. outer: the interrupted article.
    marked: the article shows whose or what it is: a dateline, byline, signature, credit, a notice's title, a list.
    led: what stands before its text: byline, dateline, text where it has neither. sub, item: its last subhead and item.
    credited: its last picture has its credit.
    """

    last: str = "^"
    previous: str = "^"
    body: str = "none"
    block: Open | None = None
    caption: Open | None = None
    head: int = -1
    outer: Outer | None = None
    marked: bool = False
    led: str = ""
    sub: int = -1
    item: int = -1
    credited: bool = False


def seen_as(label: str) -> str:
    """The label whose lines look to a reader as this one's do: what tells them apart is where they belong."""
    return _SEEN_AS.get(label, label)


def allowed(state: State, label: str, line: int) -> bool:
    """The hard rules; everything else is a matter of weight."""
    if state.last in OVER:
        return label == "head" or label in FURNITURE
    if label in FURNITURE or label in OPENERS:
        return True
    if state.head < 0:
        return False
    rule = _RULES.get(label)
    return rule is None or rule(state, line)


_RULES: dict[str, Callable[[State, int], bool]] = {
    "head+": lambda s, _: s.last in ("head", "head+") and s.previous not in FURNITURE,
    "deck": lambda s, _: s.last in ("head", "head+", "deck", "byline") and s.body == "none",
    "byline": lambda s, _: s.last in ("head", "head+", "deck", "byline", "note", "credit") and s.body in ("none",),
    "sign": lambda s, _: s.body != "none",
    "cont": lambda s, _: s.block is not None,
    "caption+": lambda s, i: s.caption is not None and s.caption.line == i - 1,
    "comment": lambda s, _: s.body in ("text", "signed"),
    "resume": lambda s, i: (
        s.outer is not None and s.outer.block is not None and i - s.outer.left <= 40 and s.body != "none"
    ),
    "return": lambda s, i: (
        s.outer is not None and s.body == "picture" and i - s.outer.left <= 6 and s.outer.body == "text"
    ),
}


def step(state: State, label: str, line: int, cued: Cued) -> State:
    """The state after giving the line with index `line` this label."""
    after = _remembered(_step(state, label, line, cued), label, line, cued)
    if label in ("caption", "caption+", "photo", "credit") or (after.credited and label not in FURNITURE):
        after = after._replace(credited=label == "credit" or _CREDITED.search(cued.text) is not None)
    return after if after.marked or not _marks(label, cued) else after._replace(marked=True)


def _remembered(state: State, label: str, line: int, cued: Cued) -> State:
    """The state with what later lines of its article are compared with."""
    if label == "sub":
        return state._replace(sub=line)
    if label in ("item", "listed"):
        return state._replace(item=line, led=state.led or "text")
    if label in ("byline", "author") and state.body == "none":
        return state._replace(led="byline")
    if label in PROSE and not state.led:
        return state._replace(led="dateline" if cued.shape == "dateline" else "text")
    return state


def _marks(label: str, cued: Cued) -> bool:
    if label in ("byline", "author", "sign", "credit", "item", "listed", "verse", "photo"):
        return True
    titled = label == "head" and "notice_title" in cued.cues
    return titled or cued.shape in ("dateline", "salute", "question") or "signed" in cued.cues


def _step(state: State, label: str, line: int, cued: Cued) -> State:
    end = cued.end
    if label in FURNITURE:
        ends = cued.shape == "jump" and "转" in cued.text  # the sentence ends on another page
        return state._replace(previous=label, block=None if ends else state.block)
    if label == "head" and state.last in OVER:
        return state._replace(last="head", previous="head", body="none")
    if label in OPENERS:
        return _opened(state, label, line, cued)
    if label in ("resume", "return"):
        return _resumed(state, label, line, end)
    body = _BODY.get(label, state.body)
    if label == "sign":
        body = "signed"
    elif state.body in ("text", "signed") and label in ("caption", "credit", "caption+"):
        body = state.body
    elif state.body == "signed" and label in ("note", "comment"):
        body = "signed"
    block, caption = state.block, None
    if label in ("para", "cont", "note", "item", "comment"):
        kind = state.block.kind if label == "cont" and state.block else label
        block = Open(line, end, kind) if end not in ("stop", "paren") and not _is_whole(label, cued) else None
    elif label in ("caption", "caption+"):
        caption = Open(line, end, "caption") if _torn_caption(cued) else None
    elif label in ("sub", "sign", "verse"):
        block = None
    return state._replace(last=label, previous=label, body=body, block=block, caption=caption)


_BODY = {
    "para": "text",
    "cont": "text",
    "item": "text",
    "verse": "text",
    "caption": "picture",
    "caption+": "picture",
    "credit": "picture",
    "comment": "text",
    "resume": "text",
    "return": "text",
}


def _opened(state: State, label: str, line: int, cued: Cued) -> State:
    end = cued.end
    outer = _interrupted(state, line)
    body = {"head": "none", "foreword": "none", "author": "none", "photo": "picture"}.get(label, "text")
    goes_on = label in ("jumped", "listed") and end not in ("stop", "paren") and not _is_whole(label, cued)
    block = Open(line, end, "item" if label == "listed" else "para") if goes_on else None
    caption = Open(line, end, "caption") if label == "photo" and _torn_caption(cued) else None
    return State(label, label, body, block, caption, line, outer)


def _interrupted(state: State, line: int) -> Outer | None:
    """The article that a new one leaves behind; an older one with a torn sentence goes before a whole one."""
    older = state.outer
    if state.block is None and older is not None and older.block is not None:
        return older
    return _left(state, line) if state.head >= 0 and state.body == "text" else None


def _left(state: State, line: int) -> Outer:
    return Outer(state.block, line, state.body, state.head, state.led, state.sub, state.item)


def _resumed(state: State, label: str, line: int, end: str) -> State:
    """Back to the interrupted article; the one that interrupted is kept, in case the two alternate line by line."""
    outer = state.outer
    assert outer is not None
    inner = _left(state, line) if state.block else None
    block = Open(line, end, "para") if end not in ("stop", "paren") else None
    return State("cont", label, "text", block, None, outer.head, inner, True, outer.led, outer.sub, outer.item)


def _torn_caption(cued: Cued) -> bool:
    """Captions often have no end mark; only a long one, or one that stops at a comma, is torn."""
    return (
        cued.end in ("open", "semi") and cued.shape != "caption_credit" and (cued.size > 44 or cued.text[-1:] in ",、")
    )


def _is_whole(label: str, cued: Cued) -> bool:
    """Labels of notes and short list items stand without an end mark, and are complete."""
    fragment = label in ("item", "listed") and cued.size <= 36 and not re.search(r"[,。;、]", cued.text)
    return cued.shape == "note_label" or fragment
