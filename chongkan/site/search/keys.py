"""Keys as numbers, and many of them as one large number: what is done to it is done to all of them, at once.

A key is one letter, digit or Han character, or two that stand side by side in a text, folded (search.folding). Where a
story has it, that is a lane of 64 bits: in the lower half the first character, of 18, and the story, counted from the
first of its issue, of 14; in the upper half the second character, if there is one, the key's class and its level.

A key's hash has 24 bits, the lowest eight are its class: the characters' numbers, that of a space for a second one that
is not there, as 31 first + second, times 2654435761 (Knuth's multiplicative hash), the upper 24 of the lower 32 bits.
"""

from array import array
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from chongkan.site.search.postings import STORY

CLASSES = 256  # of keys
CLASS, LEVEL = 50, 59  # bits below them
_STORY, _HALF = 18, 32
_CHARACTER = (1 << _STORY) - 1  # no letter, digit or Han stands beyond the planes that are kept for Han
_STORIES = (1 << _HALF - _STORY) - 1  # more than numbers of four digits name
_KEY = _CHARACTER | _CHARACTER << _HALF
_ALONE = " "  # the second character of a key that has one, where it is hashed or told
_FIRST, _SPREAD = 31, 0x9E3779B1
_PADDED = 128  # characters: texts are filled up, so that masks of few sizes are needed


def is_key(character: str) -> bool:
    """Whether a folded character is a letter, a digit or Han. Rare characters of names are added to Unicode each year,
    and browsers may know them before Python does: all of the planes that are kept for Han is."""
    return character.isalnum() or "\U00020000" <= character < "\U00040000"


def lanes_of(text: str, story: int) -> list[list[int]]:
    """Lanes, at level 0, of each character of a text, where NUL stands for what is no key, and of each two; 0 for what
    holds a NUL. They are four lists; the first n lanes of each are of the first 2n characters."""
    count = len(text) // _PADDED * _PADDED + _PADDED
    masks, read = _masks(count), _number(text.ljust(count, "\0").encode("utf-32-le"))
    low, there = read & masks.shorts, read + masks.characters >> _STORY & masks.ones
    first, second = low * (_FIRST * _SPREAD & 0xFFFF) & masks.shorts, low * (_SPREAD & 0xFFFF) & masks.shorts
    pairs, both = first + (second >> _HALF) >> 8 & masks.bytes, there & there >> _HALF
    alone = first + masks.alone >> 8 & masks.bytes
    single, next_single = read & masks.lower, read >> _HALF & masks.lower
    parts = (
        (read, pairs, both),
        (read << _HALF, pairs << _HALF, both << _HALF),
        (single, alone, there),
        (next_single, alone >> _HALF, there >> _HALF),
    )
    said, lanes = masks.lanes * (story << _STORY), masks.lanes
    found = []
    for characters, classes, keys in parts:
        keys &= lanes
        own = (characters | (classes & masks.lower) << CLASS | said) & (keys << 64) - keys
        found.append(_numbers(own, (len(text) + 1) // 2))
    return found


def parted(issues: Iterable[tuple[int, bytes]]) -> tuple[list[int], list[int]]:
    """The keys of lanes, as numbers, and their postings (search.postings). issues: what the postings of each are
    counted from, and its lanes."""
    starts, parts = zip(*((start.to_bytes(8, "little") * (len(own) // 8), own) for start, own in issues), strict=True)
    data = b"".join(parts)
    lanes, count = _number(data), len(data) // 8
    stories, levels = lanes >> _STORY & _each(_STORIES, count), lanes >> LEVEL & _each(STORY - 1, count)
    postings = stories * STORY + levels + _number(b"".join(starts))
    return _numbers(lanes & _each(_KEY, count), count), _numbers(postings, count)


def named(keys: Collection[int]) -> Iterator[tuple[str, int]]:
    """Each key as its characters, two of them, with its hash."""
    data, count = array("Q", list(keys)).tobytes(), len(keys)
    text = data.decode("utf-32-le").replace("\0", _ALONE)
    number, one = _number(text.encode("utf-32-le")), _each(_CHARACTER, count)
    hashed = ((number & one) * _FIRST + (number >> _HALF & one)) * _SPREAD >> 8 & _each(0xFFFFFF, count)
    return zip(map("".join, zip(text[::2], text[1::2], strict=True)), _numbers(hashed, count), strict=True)


class _Masks(NamedTuple):
    """For so many characters. ones, lanes: 1 for each, and for each two."""

    ones: int
    lanes: int
    characters: int
    shorts: int
    bytes: int
    alone: int
    lower: int


@lru_cache(64)
def _masks(count: int) -> _Masks:
    ones, lanes = _each(1 | 1 << _HALF, count // 2), _each(1, count // 2)
    alone = ones * (ord(_ALONE) * _SPREAD & 0xFFFF)
    return _Masks(ones, lanes, ones * _CHARACTER, ones * 0xFFFF, ones * 0xFF, alone, lanes * 0xFFFFFFFF)


def _each(number: int, count: int) -> int:
    return _number(number.to_bytes(8, "little") * count)


def _number(data: bytes) -> int:
    return int.from_bytes(data, "little")


def _numbers(lanes: int, count: int) -> list[int]:
    return array("Q", lanes.to_bytes(8 * count, "little")).tolist()
