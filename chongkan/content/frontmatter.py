"""The one reader and writer of front matter: a header in YAML between two `---` lines, then a body.

Scalars are read as they stand: `2019-10-21`, `012`, `yes` and `3.10` are text, as an editor means them; only an
empty value, `~` and `null` without quotes are nothing. Written headers are in block style with few quotes,
but with quotes wherever another YAML reader would see a date, a number or a truth value.

Normal form, made here and nowhere else (by `dump`; `parse` makes the same of line ends and blank lines):
line ends are LF, a byte order mark is dropped, blank lines before and after the body are dropped, and a lone
surrogate, which UTF-8 cannot hold, becomes U+FFFD. Whatever is in normal form comes back as it was.
"""

import re
from collections.abc import Mapping

from chongkan.content.plainheader import Value, read_plain_header
from chongkan.problems import Problem, ProblemError

FENCE = "---"
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def parse(text: str, path: str) -> tuple[dict[str, Value], str]:
    """Split a file's text into its header, each value with its line, and its body.

    path is only named in errors. Raises ProblemError where there is no header or it is not YAML of this plain kind.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first, last = _fences(lines, path)
    header = read_plain_header(lines[first + 1 : last], first + 2)
    if header is None:
        from chongkan.content.yamlheader import read_header  # seldom needed, and large

        header = read_header(lines[first + 1 : last], first + 2, path)
    return header, normal_body("\n".join(lines[last + 1 :]))


def dump(header: Mapping[str, object], body: str) -> str:
    """Write a header (None, text, truth values, whole numbers, lists and maps of them) and a body; parse's inverse."""
    from chongkan.content.yamlheader import write_header

    written = write_header({_encodable(key): _storable(item) for key, item in header.items()})
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
