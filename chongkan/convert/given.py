"""What the editor says of a page: a header in the dropped file, a sidecar beside it, or the file's name.

Order: header, sidecar, name; what none of them says is read from the page itself.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from chongkan.problems import Problem, ProblemError

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
    given = _from_header(text)
    for other in (read_sidecar(seed), _from_name(seed.stem)):
        given = replace(given, **{k: getattr(given, k) or getattr(other, k) for k in KEYS})
    if given.date and not re.fullmatch(r"\d{4}(?:-\d{2}(?:-\d{2})?)?[~?%]?", given.date):
        raise _bad(
            seed.name,
            0,
            f"日期 “{given.date}” 看不懂。The date is not understood.",
            "写成 2019-10-21，大约的加 ~。Write 2019-10-21; add ~ if approximate.",
        )
    return given


def read_sidecar(seed: Path) -> Given:
    """What the sidecar of a seed says; nothing where there is none. Raises ProblemError where it cannot be read."""
    path = sidecar_of(seed)
    if not path.exists():
        return Given()
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _bad(
            path.name, 0, f"不是有效的 TOML：{error}。This is not valid TOML.", "改好这一行。Mend that line."
        ) from error
    if unknown := sorted(set(values) - set(KEYS)):
        raise _bad(
            path.name, 0, f"不认识的字段 “{unknown[0]}”。Unknown key.", f"可用的有 Use one of {', '.join(KEYS)}."
        )
    pictures = values.pop("pictures", None)
    if pictures is not None and not (isinstance(pictures, list) and all(isinstance(name, str) for name in pictures)):
        what = "“pictures” 应是方括号里的几个文件名。“pictures” must be a list of file names."
        raise _bad(path.name, 0, what, '写成 Write:  pictures = ["1.jpg", "2.jpg"]')
    said = _given({k: str(v) for k, v in values.items()})
    return said if pictures is None else replace(said, pictures=tuple(pictures))


def _from_header(text: str) -> Given:
    """A `---` block at the top: `报名: 安阳日报` or `paper: 安阳日报`, one a line."""
    lines = text.split("\n")
    if not lines or lines[0].strip() != "---":
        return Given()
    try:
        end = next(i for i, line in enumerate(lines[1:12], 1) if line.strip() == "---")
    except StopIteration:
        return Given()
    values: dict[str, str] = {}
    for line in lines[1:end]:
        key, colon, value = line.replace("：", ":").partition(":")
        key = _HEADER_KEYS.get(key.strip(), key.strip())
        if not line.strip():
            continue
        if not colon or key not in TEXTS:
            return Given()  # a page may begin with a rule of its own; then this is text, not a header
        values[key] = value.strip()
    return replace(_given(values), header_lines=end + 1)


def _from_name(stem: str) -> Given:
    found = _NAME.match(stem.strip())
    return _given(found.groupdict()) if found else Given()


def _given(values: Mapping[str, str | None]) -> Given:
    return Given(
        paper=values.get("paper"),
        date=values.get("date"),
        page=values.get("page"),
        page_name=values.get("page_name"),
        place=values.get("place"),
    )


def _bad(name: str, line: int, what: str, mend: str) -> ProblemError:
    return ProblemError(Problem(f"seeds/{name}", line, what, mend))
