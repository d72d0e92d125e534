"""Characters that the converter must not touch: each stands as a private one of plane 15 while it converts.

One character for one, so that lengths stay; plane 15, since bad extractions do leave private characters of the first
plane in a text. The private character says which one it stands for, so that nothing has to be remembered. The first
one after that plane marks a border of words (see seams).
"""

import re

_PLANE = 0xF0000
SEAM = chr(_PLANE + 0x10000)
_SHIELDED = re.compile(f"[{chr(_PLANE)}-{chr(_PLANE + 0xFFFF)}]")
_PRIVATE = re.compile(f"[{chr(_PLANE)}-{SEAM}]")


def shield(text: str) -> str:
    """Return the text as the converter leaves it alone; characters beyond the first plane stay as they are."""
    return "".join(chr(_PLANE + ord(c)) if ord(c) < 0x10000 else c for c in text)


def unshield(text: str) -> str:
    """Return the text with every shielded character as itself again."""
    return _SHIELDED.sub(lambda match: chr(ord(match[0]) - _PLANE), text)


def holds_private(text: str) -> bool:
    """Whether the text holds such private characters itself."""
    return _PRIVATE.search(text) is not None


def without_private(text: str) -> str:
    """Return the text with U+FFFD for each such private character that it holds itself."""
    return _PRIVATE.sub("\ufffd", text)


def with_private(text: str, source: str) -> str:
    """Put the private characters of `source` back at their places; text is as long as source."""
    places = {match.start() for match in _PRIVATE.finditer(source)}
    return "".join(source[n] if n in places else c for n, c in enumerate(text))
