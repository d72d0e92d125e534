"""What all articles say of a name -> its term: one name, one page, and only where it may have one.

A name's page exists from two articles on, of people only where they hold an office or write; `page` in entities.tsv
overrides it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from chongkan.folding import simplified
from chongkan.model import Term
from chongkan.site.naming import BY_RANK
from chongkan.site.urls import is_key
from chongkan.vocabulary.standing import holds_office
from chongkan.vocabulary.tables import Entity, load_entities

FEWEST = 2  # articles from which on a name has a page
_ALWAYS = ("section", "series", "format")


@dataclass(frozen=True, slots=True)
class Known:
    """What all articles together say of one name.

    label, scope: as the oldest article has them. row: its row in entities.tsv. roles: as what a person is named, oldest
    first. official: whether one of the roles is an office.
    """

    kind: str
    key: str
    label: str
    scope: str | None
    row: Entity | None
    articles: int
    roles: Sequence[str] = ()
    official: bool = False


def term_of(known: Known, vocabulary: Path) -> Term | None:
    """The term of a name; None where it may not be shown."""
    if known.kind in _ALWAYS:
        return Term(known.kind, known.key, known.label)
    if known.kind == "topic":
        return Term("topic", known.key, known.label, page=known.articles >= FEWEST)
    shown = _may_show(known, vocabulary)
    if not shown and known.kind != "author":
        return None
    row = known.row
    told = [role for role, _ in Counter(known.roles).most_common() if holds_office(role, vocabulary)]
    return Term(
        kind=known.kind,
        key=known.key,
        label=known.label,
        scope=known.scope,
        about=(row.about if row else None) or next(iter(told), None),
        aliases=row.aliases if row else (),
        page=shown and ((row is not None and row.page == "yes") or known.articles >= FEWEST),
    )


def names_hidden(label: str, vocabulary: Path) -> bool:
    """Whether a label holds the name of somebody whom the editor took out: 张三工作室."""
    said = simplified(label)
    return any(name in said for name in _hidden(vocabulary))


@cache
def _hidden(vocabulary: Path) -> frozenset[str]:
    rows = [row for row in load_entities(vocabulary) if row.kind in ("person", "author") and row.page == "no"]
    return frozenset(simplified(name) for row in rows for name in (row.name, *row.aliases) if len(name) > 1)


def _may_show(known: Known, vocabulary: Path) -> bool:
    row = known.row
    if (row and row.page == "no") or not all(map(is_key, filter(None, (known.scope, known.label)))):
        return False
    if known.kind in ("place", "organisation") and names_hidden(known.label, vocabulary):
        return False
    if known.kind == "organisation" and BY_RANK.match(simplified(known.label)) and not row:
        return False  # 区委 of nobody knows which district
    return known.kind != "person" or known.official or bool(row and row.page == "yes")
