"""A header as the converter writes it -> its values, in less than half of the time that YAML takes.

Block style, two blanks a level; texts on one line, bare or in single quotes. What is bare here is so for YAML too: no
mark of its own at the beginning, no colon and no # anywhere. Anything else is left to YAML.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
DEEPEST = 4  # a contract's header nests three levels; the bound keeps the C parser out of trouble

_TEXT = r"[^{}\x00-\x1f\x7f-\xa0\ud800-\udfff\u2028\u2029\ufeff\ufffe\uffff]"
_INSIDE = _TEXT.format("'")
_BARE = rf"(?![\-?:,\[\]{{}}&*!|>'\"%@` ]){_TEXT.format(':#')}+(?<! )"
_LINE = re.compile(rf"( *)(- )?(?:([\w·]{{1,80}}):(?: (?=.)|\Z))?(?:({_BARE})|'({_INSIDE}*)'|(\[\]))?")


class Value(NamedTuple):
    """One value of a header, and the 1-based line of the file where its key (or list item) stands."""

    data: "str | list[Value] | dict[str, Value] | None"
    line: int


# A line taken apart: its number, the column at which its key or text begins, whether it is an item of a list; its key
# and its value, where it has them.
_Row = tuple[int, int, bool, str | None, Value | None]


class _OtherwiseError(Exception):
    """It is not written as the converter writes."""


def read_plain_header(lines: Sequence[str], first: int) -> dict[str, Value] | None:
    """Return the values of a header, whose first line is number `first` of its file; None where YAML must read it."""
    try:
        rows = list(_rows(lines, first))
        found, end = _map(rows, 0, 0, 1)
    except _OtherwiseError:
        return None
    return found if end == len(rows) else None


def _rows(lines: Sequence[str], first: int) -> Iterator[_Row]:
    for number, match in enumerate(map(_LINE.fullmatch, lines), first):
        if match is None:
            raise _OtherwiseError
        indent, dash, key, bare, quoted, empty = match.groups()
        if key in NOTHING or (key is None and (bare is None) is (quoted is None)):
            raise _OtherwiseError
        if bare is not None:
            value = Value(None if bare in NOTHING else bare, number)
        elif quoted is not None or empty is not None:
            value = Value([] if empty else quoted, number)
        else:
            value = None
        yield number, len(indent) + (2 if dash else 0), dash is not None, key, value


def _map(rows: Sequence[_Row], at: int, column: int, depth: int) -> tuple[dict[str, Value], int]:
    """The map whose keys begin at a column, from a row on, and the row after it. Its first row may be a list's."""
    found: dict[str, Value] = {}
    while at < len(rows):
        line, here, item, key, value = rows[at]
        if here != column or (item and found):
            break
        if key is None or key in found:
            raise _OtherwiseError
        at += 1
        if value is None:
            value, at = _below(rows, at, line, column, depth + 1)
        found[key] = value
    return found, at


def _below(rows: Sequence[_Row], at: int, line: int, column: int, depth: int) -> tuple[Value, int]:
    """What stands below a key without a value, from a row on: a list, a map, or nothing. The key's line and column."""
    if at == len(rows) or rows[at][1] <= column:
        return Value(None, line), at
    if depth > DEEPEST:
        raise _OtherwiseError
    item = rows[at][2]
    data, at = (_list if item else _map)(rows, at, column + (4 if item else 2), depth)
    return Value(data, line), at


def _list(rows: Sequence[_Row], at: int, column: int, depth: int) -> tuple[list[Value], int]:
    """The list whose items' texts begin at a column."""
    found = []
    while at < len(rows):
        line, here, item, key, value = rows[at]
        if here != column or not item:
            break
        if key is None:
            found.append(value or Value(None, line))
            at += 1
        elif depth == DEEPEST:
            raise _OtherwiseError
        else:
            data, at = _map(rows, at, column, depth + 1)
            found.append(Value(data, line))
    return found, at
