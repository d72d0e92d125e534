"""A header as the converter writes it -> its values, in less than half of the time that YAML takes.

Block style, two blanks a level; texts on one line, bare or in single quotes. What is bare here is so for YAML too: no
mark of its own at the beginning, no colon and no # anywhere. Anything else is left to YAML.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

NOTHING = ("", "~", "null", "Null", "NULL")
DEEPEST = 4  # a contract's header nests three levels; the bound keeps the C parser out of trouble

_TEXT = r"[^{}\x00-\x1f\x7f-\xa0\ud800-\udfff\u2028\u2029\ufeff\ufffe\uffff]"
_INSIDE = _TEXT.format("'")
_BARE = rf"(?![\-?:,\[\]{{}}&*!|>'\"%@` ]){_TEXT.format(':#')}+(?<! )"
_LINE = re.compile(rf"( *)(- )?(?:([\w·]{{1,80}}):(?: (?=.)|\Z))?(?:({_BARE})|'({_INSIDE}*)'|(\[\]))?")


class Value(NamedTuple):
    """One value of a header, and the 1-based line of the file where its key (or list item) stands."""

    data: "str | list[Value] | dict[str, Value] | None"
    line: int


class _Row(NamedTuple):
    """A line taken apart. column: at which its key or text begins. value: None where the line has none."""

    line: int
    column: int
    item: bool
    key: str | None
    value: Value | None


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
    for number, line in enumerate(lines, first):
        match = _LINE.fullmatch(line)
        if match is None:
            raise _OtherwiseError
        indent, dash, key, bare, quoted, empty = match.groups()
        if key in NOTHING or (key is None and (bare is None) is (quoted is None)):
            raise _OtherwiseError
        column = len(indent) + len(dash or "")
        said = [] if empty else quoted if bare is None else None if bare in NOTHING else bare
        has = not (bare is None and quoted is None and empty is None)
        yield _Row(number, column, dash is not None, key, Value(said, number) if has else None)


def _map(rows: Sequence[_Row], at: int, column: int, depth: int) -> tuple[dict[str, Value], int]:
    """The map whose keys begin at a column, from a row on, and the row after it. Its first row may be a list's."""
    found: dict[str, Value] = {}
    while at < len(rows) and rows[at].column == column and not (rows[at].item and found):
        row = rows[at]
        if row.key is None or row.key in found:
            raise _OtherwiseError
        at += 1
        if row.value is not None:
            found[row.key] = row.value
        else:
            found[row.key], at = _below(rows, at, row, depth + 1)
    return found, at


def _below(rows: Sequence[_Row], at: int, head: _Row, depth: int) -> tuple[Value, int]:
    """What stands below a key without a value: a list, a map, or nothing."""
    if at == len(rows) or rows[at].column <= head.column:
        return Value(None, head.line), at
    if depth > DEEPEST:
        raise _OtherwiseError
    make = _list if rows[at].item else _map
    data, at = make(rows, at, head.column + (4 if rows[at].item else 2), depth)
    return Value(data, head.line), at


def _list(rows: Sequence[_Row], at: int, column: int, depth: int) -> tuple[list[Value], int]:
    """The list whose items' texts begin at a column."""
    found = []
    while at < len(rows) and rows[at].column == column and rows[at].item:
        row = rows[at]
        if row.key is None:
            found.append(row.value or Value(None, row.line))
            at += 1
        elif depth == DEEPEST:
            raise _OtherwiseError
        else:
            data, at = _map(rows, at, column, depth + 1)
            found.append(Value(data, row.line))
    return found, at
