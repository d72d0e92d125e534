"""The one reader and writer of front matter: a header in YAML between two `---` lines, then a body.

Scalars are read as they stand: `2019-10-21`, `012`, `yes` and `3.10` are text, as an editor means them; only an
empty value, `~` and `null` without quotes are nothing. Written headers are in block style with few quotes,
but with quotes wherever another YAML reader would see a date, a number or a truth value.

Normal form, made here and nowhere else (by `dump`; `parse` makes the same of line ends and blank lines):
line ends are LF, a byte order mark is dropped, blank lines before and after the body are dropped, and a lone
surrogate, which UTF-8 cannot hold, becomes U+FFFD. Whatever is in normal form comes back as it was.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from chongkan.content.plainheader import DEEPEST, NOTHING, Value, read_plain_header
from chongkan.problems import Problem, ProblemError

FENCE = "---"
HOW_TO_WRITE = (
    "每行写成“字段: 内容”（半角冒号，后面空一格）；内容里有冒号、#、引号时，用单引号把内容括起来。"
    "Write each line as `key: value`; put the value in single quotes if it holds a colon, a # or quotes."
)

_MISTYPED_KEY = re.compile(r"^\s*(?:- )?[A-Za-z_]\w*(?:：|:[^\s:/])")
_LINE_BREAKS = re.compile(r"[\n\r\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def parse(text: str, path: str) -> tuple[dict[str, Value], str]:
    """Split a file's text into its header, each value with its line, and its body.

    path is only named in errors. Raises ProblemError where there is no header or it is not YAML of this plain kind.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first, last = _fences(lines, path)
    header = read_plain_header(lines[first + 1 : last], first + 2)
    if header is None:
        header = read_header(lines[first + 1 : last], first + 2, path)
    return header, normal_body("\n".join(lines[last + 1 :]))


def read_header(lines: Sequence[str], first: int, path: str) -> dict[str, Value]:
    """Return the values of a header by YAML; its first line is number `first` of its file. Raises ProblemError."""
    return _Reader("\n".join(lines) + "\n", path, first).header()


def dump(header: Mapping[str, object], body: str) -> str:
    """Write a header (None, text, truth values, whole numbers, lists and maps of them) and a body; parse's inverse."""
    written = yaml.dump(
        _storable(dict(header)), Dumper=_Writer, allow_unicode=True, sort_keys=False, width=float("inf")
    )
    body = normal_body(body)
    return f"{FENCE}\n{written}{FENCE}\n" + (f"\n{body}\n" if body else "")


def normal_body(body: str) -> str:
    """Bring a body into the normal form described at the top of this module."""
    lines = _encodable(body).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    return "\n".join(lines)


def _fences(lines: list[str], path: str) -> tuple[int, int]:
    """Return the indexes of the lines that open and close the header."""
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if lines[first].rstrip() != FENCE:
        what = "文件开头没有 --- 这一行。The file does not begin with a line `---`."
        mend = "在第一行写 ---，接着写字段（如 title: 标题），再写一行 ---。Put the header between two lines `---`."
        raise ProblemError(Problem(path, first + 1, what, mend))
    for index in range(first + 1, len(lines)):
        if lines[index].rstrip() == FENCE:
            return first, index
    what = "字段后面没有结束的 --- 这一行。The header is not closed by a line `---`."
    raise ProblemError(Problem(path, first + 1, what, "在字段和正文之间加一行 ---。Add a line `---` before the body."))


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


def _storable(value: object) -> object:
    if isinstance(value, str):
        return _encodable(value)
    if isinstance(value, dict):
        return {_storable(key): _storable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_storable(item) for item in value]
    return value


def _encodable(text: str) -> str:
    try:
        text.encode()  # many times faster than to look for what hardly ever is there
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", text)
    return text
