"""A header that is read or written by YAML: what plainheader leaves, and all that is written.

Scalars are read as they stand; only an empty value, `~` and `null` without quotes are nothing.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from chongkan.content.plainheader import DEEPEST, NOTHING, Value
from chongkan.problems import Problem, ProblemError

HOW_TO_WRITE = (
    "每行写成“字段: 内容”（半角冒号，后面空一格）；内容里有冒号、#、引号时，用单引号把内容括起来。"
    "Write each line as `key: value`; put the value in single quotes if it holds a colon, a # or quotes."
)


_MISTYPED_KEY = re.compile(r"^\s*(?:- )?[A-Za-z_]\w*(?:：|:[^\s:/])")
_LINE_BREAKS = re.compile(r"[\n\r\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def read_header(lines: Sequence[str], first: int, path: str) -> dict[str, Value]:
    """Return the values of a header; its first line is number `first` of its file. Raises ProblemError."""
    return _Reader("\n".join(lines) + "\n", path, first).header()


def write_header(header: dict[str, object]) -> str:
    """Write a header of texts that UTF-8 holds."""
    written: str = yaml.dump(header, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=float("inf"))
    return written


class _Reader:
    """Builds Values out of the C parser's events, so that depth is bounded before anything nests."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.text = text
        self.path = path
        self.first_line = first_line

    def header(self) -> dict[str, Value]:
        """Read the whole text as one map."""
        try:
            events = self._events()
            event = next(events)
            if isinstance(event, yaml.StreamEndEvent):
                return {}
            value = self._value(event, events, self._line(event), 1)
            if not isinstance(next(events), yaml.StreamEndEvent):
                raise self._problem(self._line(event), "字段中间有多余的 ...。The header holds more than one part.")
        except yaml.YAMLError as error:
            raise self._unreadable(error) from error
        if value.data is None:
            return {}
        if not isinstance(value.data, dict):
            raise self._problem(self._mistyped() or value.line, "这里不是“字段: 内容”。This is not `key: value`.")
        return value.data

    def _events(self) -> Iterator[Any]:
        skipped = (yaml.StreamStartEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent)
        for event in yaml.parse(self.text, Loader=yaml.CSafeLoader):
            if not isinstance(event, skipped):
                yield event

    def _value(self, event: Any, events: Iterator[Any], line: int, depth: int) -> Value:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None or event.tag is not None:
            raise self._problem(
                self._line(event), "内容以 &、* 或 ! 开头，要加引号。A value that begins with &, * or ! needs quotes."
            )
        if isinstance(event, yaml.ScalarEvent):
            plain = event.style in (None, "")
            return Value(None if plain and event.value in NOTHING else event.value, line)
        if depth > DEEPEST:
            raise self._problem(self._line(event), "层次太深。The header is nested too deeply.")
        if isinstance(event, yaml.MappingStartEvent):
            return Value(self._map(events, depth), line)
        return Value(self._list(events, depth), line)

    def _map(self, events: Iterator[Any], depth: int) -> dict[str, Value]:
        found: dict[str, Value] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            line = self._line(event)
            key = self._value(event, events, line, depth + 1).data
            if not isinstance(key, str):
                raise self._problem(line, "字段没有名字。A key is missing before the colon.")
            if key in found:
                raise self._problem(line, f"字段 {key} 写了两次。The key `{key}` stands here a second time.")
            found[key] = self._value(next(events), events, line, depth + 1)
        return found

    def _list(self, events: Iterator[Any], depth: int) -> list[Value]:
        found = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            found.append(self._value(event, events, self._line(event), depth + 1))
        return found

    def _line(self, event: Any) -> int:
        return int(event.start_mark.line) + self.first_line

    def _unreadable(self, error: yaml.YAMLError) -> ProblemError:
        """Find the line an editor has to look at: a mistyped key explains most errors, wherever YAML noticed them."""
        what = "这一行读不懂。This line cannot be read."
        if control := _CONTROLS.search(self.text):
            line = self.text.count("\n", 0, control.start()) + self.first_line
            return self._problem(
                line, "这一行有看不见的控制字符，请删去。This line holds an invisible control character."
            )
        if line := self._mistyped():
            return self._problem(line, what)
        mark = getattr(error, "problem_mark", None)
        if "scanning" in (getattr(error, "context", None) or ""):
            mark = getattr(error, "context_mark", None) or mark
        return self._problem(mark.line + self.first_line if mark else 0, what)

    def _mistyped(self) -> int:
        """Return the first line with a full-width colon, or no space, after its key; 0 where there is none."""
        for number, line in enumerate(self.text.split("\n")):
            if _MISTYPED_KEY.match(line):
                return number + self.first_line
        return 0

    def _problem(self, line: int, what: str) -> ProblemError:
        return ProblemError(Problem(self.path, line, what, HOW_TO_WRITE))


class _Writer(yaml.SafeDumper):
    """Writes YAML as other front matter editors do: list items indented, no anchors, no folding.

    Not the C writer: that one escapes the rarer Han characters (𠅤 as \\U00020164) and cannot indent lists.
    """

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        del indentless  # PyYAML asks for lists without indent; everybody else indents them
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


def _write_text(writer: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _LINE_BREAKS.search(text) else None  # on one line, whatever breaks it holds
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Writer.add_representer(str, _write_text)
