"""Which documents have a key, and at which level, as text: one character a document, that compresses well.

The character of a document says how far it is from the one before and its level: its number is
32 + (distance - 1) * 3 + level, and 2048 more from U+D800 on, where no characters are.
"""

from collections.abc import Iterable

from chongkan.site.search.entries import LEVELS

_FIRST = 32
_GAP, _GAP_LENGTH = 0xD800, 0x800


def encode_postings(marks: Iterable[int]) -> str:
    """Write marks (document * 3 + level), ascending."""
    said, before = [], -LEVELS  # the document before the first
    for mark in marks:
        code = _FIRST + mark - before - LEVELS
        said.append(code if code < _GAP else code + _GAP_LENGTH)
        before = mark - mark % LEVELS
    return "".join(map(chr, said))


def decode_postings(text: str) -> dict[int, int]:
    """Read {document: level}."""
    found, document = {}, -1
    for code in map(ord, text):
        distance, level = divmod((code if code < _GAP else code - _GAP_LENGTH) - _FIRST, LEVELS)
        document += distance + 1
        found[document] = level
    return found
