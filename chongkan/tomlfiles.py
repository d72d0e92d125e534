"""TOML files that a person writes: read with the line of a mistake, and the line of a key found again."""

import re
import tomllib
from pathlib import Path
from typing import Any

from chongkan.problems import Problem, ProblemError


def read_toml(path: Path, shown: str) -> dict[str, Any]:
    """Read a UTF-8 TOML file. Raises ProblemError, naming it as `shown` and the line, where it is not one."""
    try:
        data = path.read_bytes()
    except OSError as error:
        what = f"文件打不开。This file cannot be opened: {error.strerror}."
        mend = "检查文件和它的权限。Look at the file and its permissions."
        raise ProblemError(Problem(shown, 0, what, mend)) from error
    try:
        text = data.decode("utf-8-sig")
        return tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what, mend = "文件不是 UTF-8 编码。This file is not in UTF-8.", "另存为 UTF-8。Save it again as UTF-8."
        raise ProblemError(Problem(shown, line, what, mend)) from error
    except tomllib.TOMLDecodeError as error:
        what = f"不是正确的 TOML。This is not valid TOML: {error}."
        mend = "看看这一行的引号、括号、逗号。Look at the quotes, brackets and commas of this line."
        raise ProblemError(Problem(shown, _line_of_error(error, text), what, mend)) from error


def line_of_key(text: str, key: str, value: str = "") -> int:
    """Return the line at which a key of the top level stands (also as `[[key]]`), or below it a quoted value.

    0 where there is no such key.
    """
    head = re.compile(rf"""\s*(?:\[\[?\s*)?["']?{re.escape(key)}["']?\s*[=\]]""")
    lines = text.splitlines()
    found = next((n for n, line in enumerate(lines) if head.match(line)), None)
    if found is None:
        return 0
    quoted = (f'"{value}"', f"'{value}'")
    below = (n for n in range(found, len(lines)) if value and any(q in lines[n] for q in quoted))
    return next(below, found) + 1


def _line_of_error(error: tomllib.TOMLDecodeError, text: str) -> int:
    """Python tells the line in its sentence: (at line 3, column 5), (at end of document)."""
    said = re.search(r"at line (\d+)", str(error))
    return int(said[1]) if said else len(text.splitlines())
