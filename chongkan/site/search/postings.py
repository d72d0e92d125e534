"""Which stories have a key, and at which level, as text that compresses well: one character for each story that has it.

Stories are counted from the oldest issue of a file on, those of an issue from its last. A character's number is 32 + 4
times how many stories stand between this one and the one before + its level, and 2048 more from U+D800 on, where no
characters are. Where more stories stand between than one number tells, level 3 is a story that does not have the key.
"""

from array import array
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import TypeVar

LEVELS = 3
STORY = 4  # the posting of a story at level 0, as a number, is so many times the stories up to it, itself among them
_FIRST = 32
_GAP, _GAP_LENGTH = 0xD800, 0x800
_FARTHEST = 1 << 18  # stories, in one character

Key = TypeVar("Key", bound=Hashable)


def hold() -> defaultdict[Key, list[int]]:
    """Lists of postings to be filled, ascending; each begins with 0, which is no story."""
    return defaultdict([0].copy)


def written(held: Collection[Sequence[int]], stories: int) -> list[str]:
    """The text of each list of postings, of so many stories."""
    lists = held if stories < _FARTHEST else [[0, *_bridged(postings)] for postings in held]
    postings = array("I", list(chain.from_iterable(lists)))
    steps = _steps(int.from_bytes(postings.tobytes(), "little"), len(postings))
    text = steps.to_bytes(4 * len(postings), "little").decode("utf-32-le")
    ends = accumulate(map(len, lists))
    return [text[end - len(postings) + 1 : end] for end, postings in zip(ends, lists, strict=True)]


def decode_postings(text: str) -> dict[int, int]:
    """Read {story: level}."""
    return {story: level for story, level in _decoded(text) if level < LEVELS}


def _decoded(text: str) -> Iterator[tuple[int, int]]:
    story = -1
    for code in map(ord, text):
        gap, level = divmod((code if code < _GAP else code - _GAP_LENGTH) - _FIRST, STORY)
        story += gap + 1
        yield story, level


def _steps(postings: int, count: int) -> int:
    """The characters' numbers, of all postings at once: 32 bits of a large number are one. 0 where a list begins."""
    ones = int.from_bytes(b"\1\0\0\0" * count, "little")
    there = _reach(postings, STORY, ones)
    before = (postings & ones * (2**32 - STORY)) << 32 & ones * (2**32 - 1)
    steps = (postings + ones * (2**31 + _FIRST - STORY) - before) & there * (2**21 - 1)
    return steps + _reach(steps, _GAP, ones) * _GAP_LENGTH


def _reach(numbers: int, least: int, ones: int) -> int:
    """1 for each of the numbers that is as large."""
    return numbers + ones * (2**31 - least) >> 31 & ones


def _bridged(postings: Iterable[int]) -> Iterator[int]:
    """The postings of a list, with some of level 3 where more stories stand between two than one step tells."""
    last = 0
    for posting in postings:
        while posting // STORY - last // STORY > _FARTHEST:
            last += STORY * _FARTHEST - last % STORY + LEVELS
            yield last
        if posting:
            yield posting
        last = posting
