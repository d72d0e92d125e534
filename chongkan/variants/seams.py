"""Borders that no entry of the converter's dictionaries may reach over: 保护|发展 is not 护发 (hair care) and 展.

OpenCC takes the longest entry from left to right, and has entries for rare words (护发, 制度 within 分配|制度). Where
a common word begins, a seam is put before it, unless the character before makes another word with its first one
(头|发 before 表). The seam is one private character, taken out after the conversion.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from operator import add
from pathlib import Path
from types import MappingProxyType

from chongkan.variants.shields import SEAM

_FILE = Path(__file__).with_name("whole_words.txt")


Entries = Mapping[str, tuple[tuple[str, int], ...]]


def with_seams(text: str, entries: Entries = MappingProxyType({})) -> str:
    """Return the text with a seam before each common word that the converter might tear; it holds none itself.

    None is put within one of the editor's entries (see entries_over_seams): what an editor wrote is right.
    """
    torn, words = _table()
    found = torn.intersection(map(add, text, text[1:]))
    begins = (match.start() + 1 for two in found for match in re.finditer(two, text))
    places = (at for at in begins if text[at - 1] not in words.get(text[at : at + 2], text[at - 1]))
    free = sorted(at for at in places if not _is_within(text, at, entries))
    return SEAM.join(map(text.__getitem__, map(slice, [0, *free], [*free, None])))


def entries_over_seams(keys: Iterable[str]) -> Entries:
    """The entries within which a word might begin, by the two characters around that place, with its offset."""
    torn, _ = _table()
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for key in keys:
        for offset, two in enumerate(map(add, key, key[1:]), 1):
            if two in torn:
                found[two] = (*found.get(two, ()), (key, offset))
    return found


def _is_within(text: str, at: int, entries: Entries) -> bool:
    around = entries.get(text[at - 1 : at + 1], ())
    return any(text.startswith(key, at - offset) for key, offset in around if offset <= at)


def without_seams(text: str) -> str:
    """Return the text without seams."""
    return text.replace(SEAM, "")


@cache
def _table() -> tuple[frozenset[str], dict[str, str]]:
    """Where words may be torn (the character before one with its first); each with what it never stands after."""
    torn: set[str] = set()
    words = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            first, before, *seconds = line.split()
            torn.update(character + first for character in before)
            words.update({first + second[0]: second[2:] for second in seconds})
    return frozenset(torn), words
