"""Reads the tables of vocabulary/: tab-separated, UTF-8, `#` starts a comment line."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from chongkan.problems import Problem, ProblemError

TREATMENTS = ("section", "series", "format", "banner")
KINDS = ("person", "place", "organisation", "author")
PAGES = ("auto", "yes", "no")
STANDINGS = ("official", "staff", "private")

T = TypeVar("T")


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


@dataclass(frozen=True, slots=True)
class Entity:
    """A row of entities.tsv: one name that has one page.

    scope: the place in whose issues the row holds, `*` everywhere. aliases: what stands for it there. about: what it
    is, or is part of. page: auto (from two articles on), yes, no (never: also what a request for removal sets).
    """

    scope: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    about: str | None = None
    page: str = "auto"


@cache
def load_topics(folder: Path) -> tuple[Topic, ...]:
    """topics.tsv, in its order. Raises ProblemError for a row without label and section."""
    topics = []
    for number, cells in _rows(folder / "topics.tsv", 3):
        if not cells[0] or not cells[1]:
            raise _bad(
                "topics.tsv",
                number,
                "这一行缺名称或版块。The row needs a label and a section.",
                "用制表符隔开：名称、版块、别名。Separate label, section, aliases by tabs.",
            )
        words = _listed(cells[2])
        aliases = tuple(dict.fromkeys([cells[0], *(w for w in words if "~" not in w)]))
        topics.append(Topic(cells[0], cells[1], aliases, tuple(w.strip("~") for w in words if "~" in w)))
    return tuple(topics)


@cache
def load_columns(folder: Path) -> dict[str, Column]:
    """columns.tsv by label. Raises ProblemError for an unknown treatment."""
    columns = {}
    for number, cells in _rows(folder / "columns.tsv", 3):
        _among("columns.tsv", number, cells[1], TREATMENTS, "处理方式 treatment")
        columns[cells[0]] = Column(cells[0], cells[1], cells[2])
    return columns


@cache
def load_entities(folder: Path) -> tuple[Entity, ...]:
    """entities.tsv, in its order. Raises ProblemError for an unknown kind or page, or a row without scope or name."""
    entities = []
    for number, cells in _rows(folder / "entities.tsv", 6):
        scope, name, kind, aliases, about, page = cells[:6]
        if not scope or not name:
            what = "这一行缺范围或名称。The row needs a scope and a name."
            raise _bad(
                "entities.tsv", number, what, "处处适用的，范围写 *。A row that holds everywhere has the scope *."
            )
        _among("entities.tsv", number, kind, KINDS, "类别 kind")
        _among("entities.tsv", number, page or "auto", PAGES, "page")
        entities.append(Entity(scope, name, kind, tuple(_listed(aliases)), about or None, page or "auto"))
    return tuple(entities)


@cache
def load_offices(folder: Path) -> dict[str, str]:
    """offices.tsv: {the end of a title: official, staff or private}. Raises ProblemError for another standing."""
    offices: dict[str, str] = {}
    for number, cells in _rows(folder / "offices.tsv", 2):
        _among("offices.tsv", number, cells[1], STANDINGS, "身份 standing")
        offices |= dict.fromkeys(cells[0].split("|"), cells[1])
    return offices


def check_vocabulary(folder: Path) -> list[Problem]:
    """Return what is wrong with the tables, the first mistake of each."""
    loads: tuple[Callable[[Path], object], ...] = (load_topics, load_columns, load_entities, load_offices)
    problems = []
    for load in loads:
        try:
            load(folder)
        except ProblemError as error:
            problems.append(error.problem)
    return problems


def vocabulary_digest(folder: Path) -> str:
    """A short hash of the tables that decide sections and topics; it changes when one of them does."""
    digest = hashlib.sha256()
    for name in ("topics.tsv", "columns.tsv"):
        path = folder / name
        digest.update(path.read_bytes() if path.exists() else b"\0")
    return digest.hexdigest()[:12]


def _rows(path: Path, width: int) -> Iterator[tuple[int, list[str]]]:
    """Each row with its line number, filled up to `width` cells."""
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
            cells = [cell.strip() for cell in line.split("\t")]
            yield number, cells + [""] * (width - len(cells))


def _listed(cell: str) -> list[str]:
    return [word.strip() for word in cell.split("|") if word.strip()]


def _among(name: str, line: int, value: str, known: tuple[str, ...], what: str) -> None:
    if value not in known:
        raise _bad(
            name, line, f"不认识的{what}：“{value}”。It is not known.", f"写其中一个 Write one of {', '.join(known)}."
        )


def _bad(name: str, line: int, what: str, mend: str) -> ProblemError:
    return ProblemError(Problem(f"vocabulary/{name}", line, what, mend))
