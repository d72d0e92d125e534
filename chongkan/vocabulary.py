"""The editor's words: vocabulary/*.tsv, tab-separated, UTF-8, `#` starts a comment line."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from chongkan.problems import Problem, ProblemError

TREATMENTS = ("section", "series", "format", "banner")


@dataclass(frozen=True, slots=True)
class Topic:
    """A row of topics.tsv: what readers see, the section it belongs to, the words that speak for it.

    exceptions: longer words inside which an alias does not count.
    """

    label: str
    section: str
    aliases: tuple[str, ...]
    exceptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A row of columns.tsv: what a standing head means (one of TREATMENTS) and its value."""

    label: str
    treatment: str
    value: str


@cache
def load_topics(folder: Path) -> tuple[Topic, ...]:
    """topics.tsv, in its order. Raises ProblemError for a row without label and section."""
    topics = []
    for number, cells in _rows(folder / "topics.tsv"):
        if len(cells) < 2 or not cells[0] or not cells[1]:
            raise _bad(
                "topics.tsv",
                number,
                "这一行缺名称或版块。The row needs a label and a section.",
                "用制表符隔开：名称、版块、别名。Separate label, section, aliases by tabs.",
            )
        words = [w.strip() for w in (cells[2] if len(cells) > 2 else "").split("|") if w.strip()]
        aliases = tuple(dict.fromkeys([cells[0], *(w for w in words if "~" not in w)]))
        topics.append(Topic(cells[0], cells[1], aliases, tuple(w.strip("~") for w in words if "~" in w)))
    return tuple(topics)


@cache
def load_columns(folder: Path) -> dict[str, Column]:
    """columns.tsv by label. Raises ProblemError for an unknown treatment."""
    columns = {}
    for number, cells in _rows(folder / "columns.tsv"):
        if len(cells) < 2 or cells[1] not in TREATMENTS:
            raise _bad(
                "columns.tsv",
                number,
                f"不认识的处理方式 “{cells[1] if len(cells) > 1 else ''}”。Unknown treatment.",
                f"第二格写其中一个 Write one of {', '.join(TREATMENTS)}.",
            )
        columns[cells[0]] = Column(cells[0], cells[1], cells[2] if len(cells) > 2 else "")
    return columns


def check_vocabulary(folder: Path) -> list[Problem]:
    """Return what is wrong with topics.tsv and columns.tsv, the first mistake of each."""
    problems = []
    for load in (load_topics, load_columns):
        try:
            load(folder)
        except ProblemError as error:
            problems.append(error.problem)
    return problems


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    if not path.exists():
        return
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise _bad(
            path.name, 0, "不是 UTF-8 文字。This is not UTF-8 text.", "另存为 UTF-8。Save it as UTF-8."
        ) from error
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, [cell.strip() for cell in line.split("\t")]


def _bad(name: str, line: int, what: str, mend: str) -> ProblemError:
    return ProblemError(Problem(f"vocabulary/{name}", line, what, mend))
