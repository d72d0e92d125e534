"""How a line of prose ends: whether its sentence is over."""

import re

_STOP = re.compile(r"[。!?！？…](?:[”’」』)）》】]*)$|[\u3400-\u9fff\d”)]\.”?$")
_ENDINGS = (
    ("semi", re.compile(r"[;；]$")),
    ("stop", _STOP),
    ("colon", re.compile(r"[:：]$")),
    ("paren", re.compile(r"[)）】]$")),
    ("quote", re.compile(r"[”’」』]$")),
)


def ends_open(text: str) -> str:
    """stop (an end mark), paren, quote, colon, semi, or open: in the middle of a sentence.

    A half-width full stop after Han counts as an end mark: some extractions give 。 as a point.
    """
    text = text.rstrip()
    return next((name for name, pattern in _ENDINGS if pattern.search(text)), "open")
