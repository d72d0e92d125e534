"""Which stories have a key, and at which level, as text: for each issue that has it how far it is from the one before,
then a mark for each story. One character each, that compresses well.

A character's number is 32 + 2 * (distance - 1) for an issue and 33 + 2 * (story * 3 + level) for a mark, and 2048 more
from U+D800 on, where no characters are. Stories are counted from the last of their issue.
"""

from collections.abc import Iterator, Sequence

LEVELS = 3
_FIRST = 32
_GAP, _GAP_LENGTH = 0xD800, 0x800


def mark(story: int, level: int) -> str:
    """A story that has the key at a level."""
    return _character(2 * (story * LEVELS + level) + 1)


def distance(issues: int) -> str:
    """An issue so far from the one before, at least 1."""
    return _DISTANCES[issues] if issues < len(_DISTANCES) else _character(2 * (issues - 1))


def decode_postings(text: str) -> dict[tuple[int, int], int]:
    """Read {(issue, story): level}; the first issue of a file is 0."""
    return dict(_decoded(text))


def _decoded(text: str) -> Iterator[tuple[tuple[int, int], int]]:
    issue = -1
    for code in map(ord, text):
        number, is_mark = divmod((code if code < _GAP else code - _GAP_LENGTH) - _FIRST, 2)
        if is_mark:
            yield (issue, number // LEVELS), number % LEVELS
        else:
            issue += number + 1


def _character(number: int) -> str:
    code = _FIRST + number
    return chr(code if code < _GAP else code + _GAP_LENGTH)


_DISTANCES = ["", *(_character(2 * k) for k in range(4096))]


def merge(issues: Sequence[str], apart: str) -> dict[str, str]:
    """{key: postings} out of what each of successive issues has: keys of two characters with their marks, parted."""
    distances = [distance(steps) for steps in range(len(issues) + 1)]
    said: dict[str, str] = {}
    last: dict[str, int] = {}
    for number, own in enumerate(issues):
        for item in own.split(apart) if own else ():
            key = item[:2]
            said[key] = said.get(key, "") + distances[number - last.get(key, -1)] + item[2:]
            last[key] = number
    return said
