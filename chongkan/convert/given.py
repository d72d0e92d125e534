"""What the editor says of a page: a header in the dropped file, a sidecar beside it, or the file's name.

Order: header, sidecar, name; what none of them says is read from the page itself.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from chongkan.problems import Problem, ProblemError
from chongkan.tomlfiles import line_of_key, read_toml

_NAME = re.compile(
    r"^(?P<date>\d{4}-\d{2}-\d{2})(?:\s+(?P<paper>[\u3400-\u9fff]+报))?(?:\s+(?P<page>[A-Z]?\d{1,3}))?(?:\s+(?P<page_name>[\u3400-\u9fff]\S*))?$"
)
_HEADER_KEYS = {"报名": "paper", "日期": "date", "版次": "page", "版名": "page_name", "地方": "place", "地点": "place"}


@dataclass(frozen=True, slots=True)
class Given:
    """Each None where the editor does not say it. date is EDTF; header_lines of the text belong to the header.

    pictures: files in the order of the captions, an empty name for a caption without one; only a sidecar names them.
    """

    paper: str | None = None
    date: str | None = None
    page: str | None = None
    page_name: str | None = None
    place: str | None = None
    header_lines: int = 0
    pictures: tuple[str, ...] | None = None


KEYS = tuple(f.name for f in fields(Given) if f.name != "header_lines")
TEXTS = tuple(key for key in KEYS if key != "pictures")


def sidecar_of(seed: Path) -> Path:
    """Where the sidecar of a seed stands: the same name, ending .toml."""
    return seed.with_suffix(".toml")


def read_given(seed: Path, text: str) -> Given:
    """Gather what the editor says. Raises ProblemError for a header or sidecar that cannot be read."""
    given = _from_header(seed, text)
    for other in (read_sidecar(seed), _from_name(seed)):
        given = replace(given, **{k: getattr(given, k) or getattr(other, k) for k in KEYS})
    return given


def read_sidecar(seed: Path) -> Given:
    """What the sidecar of a seed says; nothing where there is none. Raises ProblemError where it cannot be read."""
    path = sidecar_of(seed)
    if not path.exists():
        return Given()
    values = read_toml(path, f"seeds/{path.name}")
    text = path.read_text(encoding="utf-8-sig")
    lines = {key: line_of_key(text, key) for key in values}
    for key in values:
        if key not in KEYS:
            what = f"不认识的字段 “{key}”。Unknown key “{key}”."
            raise _bad(path.name, lines[key], what, f"可用的有 Use one of: {', '.join(KEYS)}.")
    pictures = values.pop("pictures", None)
    if pictures is not None and not (isinstance(pictures, list) and all(map(_is_name, pictures))):
        what = "“pictures” 应是方括号里的几个文件名。“pictures” must be a list of file names."
        raise _bad(path.name, lines["pictures"], what, '写成 Write:  pictures = ["1.jpg", "2.jpg"]')
    for key, value in values.items():
        if type(value) not in (str, int, date):
            what = f"“{key}” 应是引号里的文字。“{key}” must be text in quotes."
            raise _bad(path.name, lines[key], what, f'写成 Write:  {key} = "…"')
    said = _given(path.name, {key: str(value) for key, value in values.items()}, lines)
    return said if pictures is None else replace(said, pictures=tuple(pictures))


def _is_name(value: object) -> bool:
    return isinstance(value, str) and "\0" not in value


def _from_header(seed: Path, text: str) -> Given:
    """A `---` block at the top: `报名: 安阳日报` or `paper: 安阳日报`, one a line."""
    lines = text.split("\n")
    if not lines or lines[0].strip() != "---":
        return Given()
    try:
        end = next(i for i, line in enumerate(lines[1:12], 1) if line.strip() == "---")
    except StopIteration:
        return Given()
    values: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for number, line in enumerate(lines[1:end], 2):
        key, colon, value = line.replace("：", ":").partition(":")
        key = _HEADER_KEYS.get(key.strip(), key.strip())
        if not line.strip():
            continue
        if not colon or key not in TEXTS:
            return Given()  # a page may begin with a rule of its own; then this is text, not a header
        values[key], numbers[key] = value, number
    return replace(_given(seed.name, values, numbers), header_lines=end + 1)


def _from_name(seed: Path) -> Given:
    found = _NAME.match(seed.stem.strip())
    return _given(seed.name, found.groupdict(), {}) if found else Given()


def _given(name: str, values: Mapping[str, str | None], lines: Mapping[str, int]) -> Given:
    """The values, each on one line, that a file says. Raises ProblemError where the date is none."""
    said: dict[str, Any] = {key: " ".join(value.split()) or None for key, value in values.items() if value is not None}
    day = said.get("date")
    if day and not _is_date(day):
        what = f"日期 “{day}” 看不懂。The date “{day}” is not understood."
        mend = "写成 2019-10-21，大约的加 ~。Write 2019-10-21; add ~ if approximate."
        raise _bad(name, lines.get("date", 0), what, mend)
    return Given(**said)


def _is_date(text: str) -> bool:
    """EDTF, as far as a person gives it: a year, a month or a day that there is, with what is uncertain about it."""
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}[~?%]?", text, re.ASCII):
        return False
    try:
        return bool(date.fromisoformat((text.rstrip("~?%") + "-01-01")[:10]))
    except ValueError:  # 2021-13-45
        return False


def _bad(name: str, line: int, what: str, mend: str) -> ProblemError:
    return ProblemError(Problem(f"seeds/{name}", line, what, mend))
