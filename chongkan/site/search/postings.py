"""Which stories have a key, and at which level, as text that compresses well: one character for each story that has it.

Stories are counted from the oldest issue of a file on, those of an issue from its last. A character's number is 32 + 4
times how many stories stand between this one and the one before + its level, and 2048 more from U+D800 on, where no
characters are. Where more stories stand between than one number tells, level 3 is a story that does not have the key.
"""

import functools
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

LEVELS = 3
_FIRST = 32
_GAP, _GAP_LENGTH = 0xD800, 0x800
_FARTHEST = 1 << 18  # stories, in one character
_MARKS = 1 << 16  # different ones that are remembered

Key = TypeVar("Key", bound=Hashable)


def mark(story: int, level: int) -> str:
    """A story that has a key at a level, counted from the first of its issue."""
    return _step(4 * story + level)


def merge(issues: Iterable[tuple[int, Iterable[tuple[Key, str]]]]) -> dict[Key, str]:
    """{key: postings} out of successive issues: how many stories each has, and its keys with their marks."""
    said: defaultdict[Key, list[str]] = defaultdict(list)
    read: defaultdict[Key, int] = defaultdict(int)  # stories
    start = 0
    for stories, own in issues:
        for key, marks in own:
            first, others, end = _steps(marks)
            said[key] += (_step(4 * (start - read[key]) + first), others)
            read[key] = start + end
        start += stories
    return {key: "".join(steps) for key, steps in said.items()}


def decode_postings(text: str) -> dict[int, int]:
    """Read {story: level}."""
    return {story: level for story, level in _decoded(text) if level < LEVELS}


def _decoded(text: str) -> Iterator[tuple[int, int]]:
    story = -1
    for code in map(ord, text):
        gap, level = divmod((code if code < _GAP else code - _GAP_LENGTH) - _FIRST, 4)
        story += gap + 1
        yield story, level


@functools.lru_cache(_MARKS)
def _steps(marks: str) -> tuple[int, str, int]:
    """The number of the first mark of an issue, the steps from it to the others, and how many stories both read."""
    (first, level), *others = ((story, level) for mark in marks for story, level in _decoded(mark))
    end, steps = first + 1, ""
    for story, own in others:
        steps += _step(4 * (story - end) + own)
        end = story + 1
    return 4 * first + level, steps, end


def _step(number: int) -> str:
    return _STEPS[number] if number < len(_STEPS) else _long_step(number)


def _long_step(number: int) -> str:
    over, number = divmod(number, 4 * _FARTHEST)
    return over * _character(4 * _FARTHEST - 1) + _character(number)


def _character(number: int) -> str:
    code = _FIRST + number
    return chr(code if code < _GAP else code + _GAP_LENGTH)


_STEPS = [_character(number) for number in range(4096)]
