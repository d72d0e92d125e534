"""Reads the tables of vocabulary/: tab-separated, UTF-8, `#` starts a comment line."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from chongkan.problems import Problem

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


def load_topics(folder: Path) -> tuple[Topic, ...]:
    """topics.tsv, in its order. A row that cannot be used is left out here and told by check_vocabulary."""
    return _read(folder, "topics.tsv", _topic)[0]


@cache
def load_columns(folder: Path) -> dict[str, Column]:
    """columns.tsv by label, as load_topics."""
    return {column.label: column for column in _read(folder, "columns.tsv", _column)[0]}


def load_entities(folder: Path) -> tuple[Entity, ...]:
    """entities.tsv, in its order, as load_topics."""
    return _read(folder, "entities.tsv", _entity)[0]


@cache
def load_offices(folder: Path) -> dict[str, str]:
    """offices.tsv: {the end of a title: official, staff or private}, as load_topics."""
    return dict(pair for row in _read(folder, "offices.tsv", _office)[0] for pair in row)


def check_vocabulary(folder: Path) -> list[Problem]:
    """Return what is wrong with the tables, row by row."""
    makes: tuple[tuple[str, Callable[[list[str]], object]], ...] = (
        ("topics.tsv", _topic),
        ("columns.tsv", _column),
        ("entities.tsv", _entity),
        ("offices.tsv", _office),
    )
    return [problem for name, make in makes for problem in _read(folder, name, make)[1]]


def vocabulary_digest(folder: Path) -> str:
    """A short hash of the tables that decide sections and topics; it changes when one of them does."""
    digest = hashlib.sha256()
    for name in ("topics.tsv", "columns.tsv"):
        path = folder / name
        digest.update(path.read_bytes() if path.exists() else b"\0")
    return digest.hexdigest()[:12]


class _WrongRowError(ValueError):
    """A row that cannot be used: what is wrong, and the mend."""


def _topic(cells: list[str]) -> Topic:
    label, section, aliases = cells[:3]
    if not label or not section:
        what = "这一行缺名称或版块。The row needs a label and a section."
        raise _WrongRowError(what, "用制表符隔开：名称、版块、别名。Separate label, section, aliases by tabs.")
    words = _listed(aliases)
    speaking = tuple(dict.fromkeys([label, *(word for word in words if "~" not in word)]))
    return Topic(label, section, speaking, tuple(word.strip("~") for word in words if "~" in word))


def _column(cells: list[str]) -> Column:
    if not cells[0]:
        what = "这一行缺栏目名。The row needs the column's label."
        raise _WrongRowError(what, "用制表符隔开：栏目、处理方式、名称。Separate label, treatment, value by tabs.")
    return Column(cells[0], _among(cells[1], TREATMENTS, "处理方式 treatment"), cells[2])


def _entity(cells: list[str]) -> Entity:
    scope, name, kind, aliases, about, page = cells[:6]
    if not scope or not name:
        what = "这一行缺范围或名称。The row needs a scope and a name."
        raise _WrongRowError(what, "处处适用的，范围写 *。Write * where it holds everywhere.")
    _among(kind, KINDS, "类别 kind")
    return Entity(scope, name, kind, tuple(_listed(aliases)), about or None, _among(page or "auto", PAGES, "page"))


def _office(cells: list[str]) -> list[tuple[str, str]]:
    standing = _among(cells[1], STANDINGS, "身份 standing")
    return [(title, standing) for title in _listed(cells[0])]


@cache
def _read(folder: Path, name: str, make: Callable[[list[str]], T]) -> tuple[tuple[T, ...], tuple[Problem, ...]]:
    """The usable rows of a table, each filled up to six cells, and what is wrong with the others."""
    path = folder / name
    shown = f"vocabulary/{name}"
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines() if path.exists() else []
    except UnicodeDecodeError:
        what, mend = "不是 UTF-8 文字。This is not UTF-8 text.", "另存为 UTF-8。Save it as UTF-8."
        return (), (Problem(shown, 0, what, mend),)
    rows, problems = [], []
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            cells = [cell.strip() for cell in line.split("\t")]
            try:
                rows.append(make(cells + [""] * (6 - len(cells))))
            except _WrongRowError as error:
                problems.append(Problem(shown, number, *error.args))
    return tuple(rows), tuple(problems)


def _listed(cell: str) -> list[str]:
    return [word.strip() for word in cell.split("|") if word.strip()]


def _among(value: str, known: tuple[str, ...], what: str) -> str:
    if value not in known:
        mend = f"写其中一个 Write one of {', '.join(known)}."
        raise _WrongRowError(f"不认识的{what}：“{value}”。It is not known.", mend)
    return value
