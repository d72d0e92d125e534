"""Who and what the articles of one issue name, resolved in the place of the issue: what the issue alone can tell.

区委 in an issue of 安阳市北关区 is 北关区委, and 新华区 of 平顶山 is not 新华区 of 石家庄. Which of the names may be
shown, and which have a page, depends on all issues: directory.py.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from chongkan.folding import simplified
from chongkan.model import Article, Issue
from chongkan.texts import texts_of
from chongkan.vocabulary.standing import holds_office
from chongkan.vocabulary.tables import Entity, load_entities

Identity = tuple[str, str]  # kind and key

BY_RANK = re.compile(r"[省市区县旗](?![省市区县]).")
_UNIT = re.compile(r"[\u3400-\u9fff]+?(?:特[别別]行政[区區]|自治[区區州县縣]|地[区區]|[省市区區县縣州盟旗])")
_COMMUNITY = re.compile(r".{2,}?(?:街道|社区|[镇乡村])")
_EVERYWHERE = re.compile(r".+(?:省|自治区|特别行政区|市|国)$")
_SHORTEST_ALIAS = 3  # characters from which on an alias is looked for in the text itself


@dataclass(frozen=True, slots=True)
class Named:
    """One name in one article. row: its row in entities.tsv. said: how the article calls it. roles: as what."""

    kind: str
    key: str
    label: str
    scope: str | None
    row: Entity | None
    said: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    official: bool = False

    @property
    def identity(self) -> Identity:
        """What it is, whatever it is called."""
        return self.kind, self.key


@dataclass(frozen=True, slots=True)
class Naming:
    """The names of one article: those it mentions; those who made it, by the name they signed with, but for whom the
    editor took out; and `aside`: people who bear the name of an official and are somebody else."""

    mentions: tuple[Named, ...]
    authors: dict[str, Named]
    aside: tuple[str, ...]


def name_articles(issue: Issue, vocabulary: Path) -> list[Naming]:
    """Resolve the names of an issue's articles, in their order."""
    place = _Place(issue, load_entities(vocabulary))
    return [_naming(article, place, vocabulary) for article in issue.articles]


def _naming(article: Article, place: "_Place", vocabulary: Path) -> Naming:
    found: dict[Identity, Named] = {}
    aside: list[str] = []
    for kind, name, role in _mentions(article, place):
        named = place.resolve(kind, name)
        official = kind == "person" and holds_office(role, vocabulary)
        if kind == "person" and role and not official and not (named.row and named.row.page == "yes"):
            aside.append(name)  # a resident of an official's name is not the official
            continue
        found[named.identity] = _again(found.get(named.identity, named), name, role, official)
    signed = (name for name in dict.fromkeys(a.name for a in article.authors) if not place.is_hidden(name))
    authors = {name: _signed(article, name, place.resolve("author", name)) for name in signed}
    return Naming(tuple(found.values()), authors, tuple(aside))


def _signed(article: Article, name: str, named: Named) -> Named:
    roles = tuple(dict.fromkeys(author.role for author in article.authors if author.name == name))
    return Named(named.kind, named.key, named.label, named.scope, named.row, (name,), roles)


def _again(named: Named, name: str, role: str | None, official: bool) -> Named:
    roles = (*named.roles, role or "") if named.kind == "person" else ()
    said = (*named.said, name) if named.kind == "person" else ()
    return Named(named.kind, named.key, named.label, named.scope, named.row, said, roles, named.official or official)


class _Place:
    """Where an issue is from: what its names mean there."""

    def __init__(self, issue: Issue, rows: Iterable[Entity]) -> None:
        self.units = _UNIT.findall(issue.place or "")
        self.scope = "".join(self.units[-2:]) or issue.place or issue.paper
        self._rows: dict[Identity, Entity] = {}
        self.aliases: dict[str, list[Identity]] = defaultdict(list)
        self._resolved: dict[Identity, Named] = {}
        here = simplified(issue.place or "")
        # a row of the place beats one for everywhere, and `no` beats them all
        for row in sorted(rows, key=lambda row: (row.page == "no", row.scope != "*")):
            if row.scope == "*" or simplified(row.scope) in here:
                for alias in map(simplified, (row.name, *row.aliases)):
                    self._rows[row.kind, alias] = row
                    if (len(alias) >= _SHORTEST_ALIAS or row.page == "no") and row.kind != "author":
                        self.aliases[alias].append((row.kind, alias))

    def resolve(self, kind: str, name: str) -> Named:
        """What a name stands for here."""
        if (kind, name) not in self._resolved:
            row = self._row(kind, name)
            label = row.name if row else self._full_name(kind, name)
            scope = self._scope_of(kind, label, row)
            key = simplified(f"{scope}/{label}" if scope else label)
            self._resolved[kind, name] = Named(kind, key, label, scope, row)
        return self._resolved[kind, name]

    def is_hidden(self, name: str) -> bool:
        """Whether the editor took somebody out of everything but the text, as a person or as an author."""
        rows = (self._row(kind, name) for kind in ("person", "author"))
        return any(row is not None and row.page == "no" for row in rows)

    def _row(self, kind: str, name: str) -> Entity | None:
        row = self._rows.get((kind, simplified(name)))
        return row or self._rows.get((kind, simplified(self._full_name(kind, name))))

    def _full_name(self, kind: str, name: str) -> str:
        """区委 -> 北关区委, 市政府 -> 安阳市政府; 平顶山市新华区西高皇街道 -> 西高皇街道."""
        if kind not in ("place", "organisation"):
            return name
        if kind == "organisation" and BY_RANK.match(simplified(name)):
            unit = next((u for u in reversed(self.units) if simplified(u[-1]) == simplified(name[0])), None)
            return unit + name[1:] if unit else name
        for unit in self.units:
            rest = name.removeprefix(unit)
            if rest != name and _COMMUNITY.match(rest):
                name = rest
        return name

    def _scope_of(self, kind: str, label: str, row: Entity | None) -> str | None:
        """The place that tells a name from the same name elsewhere; None for what there is only once."""
        if row:
            return None if row.scope == "*" else row.scope
        return None if kind == "place" and _EVERYWHERE.fullmatch(simplified(label)) else self.scope


def _mentions(article: Article, place: _Place) -> Iterator[tuple[str, str, str | None]]:
    """(kind, name, role): what the front matter keeps, and what entities.tsv knows that stands in the text."""
    for person in article.mentions.people:
        yield "person", person.name, person.role
    for name in article.mentions.places:
        yield "place", name, None
    for name in article.mentions.organisations:
        yield "organisation", name, None
    if place.aliases:
        text = simplified("\n".join(texts_of(article)))
        for alias, rows in place.aliases.items():
            if alias in text:
                yield from ((kind, name, None) for kind, name in rows)
