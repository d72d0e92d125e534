"""Who and what the articles name -> terms, one for each name whatever it is called, and which of them may be shown.

Names are resolved in the place of their issue: 区委 in an issue of 安阳市北关区 is 北关区委, and 新华区 of 平顶山 is
not 新华区 of 石家庄. A name's page exists from two articles on, of people only where they hold an office or write;
`page` in entities.tsv overrides it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from chongkan.folding import simplified
from chongkan.model import Article, Issue, Term
from chongkan.site.urls import is_key
from chongkan.texts import texts_of
from chongkan.vocabulary.standing import holds_office
from chongkan.vocabulary.tables import Entity, load_entities

FEWEST = 2  # articles from which on a name has a page
_UNIT = re.compile(r"[\u3400-\u9fff]+?(?:特[别別]行政[区區]|自治[区區州县縣]|地[区區]|[省市区區县縣州盟旗])")
_EVERYWHERE = re.compile(r".+(?:省|自治区|特别行政区|市|国)$")
_BY_RANK = re.compile(r"[省市区县旗](?![省市区县]).")
_SHORTEST_ALIAS = 3  # characters from which on an alias is looked for in the text itself


@dataclass(slots=True)
class _Entry:
    """What is known of one name. row: its row in entities.tsv."""

    kind: str
    key: str
    label: str
    scope: str | None
    row: Entity | None
    articles: int = 0
    roles: Counter[str] = field(default_factory=Counter)
    official: bool = False
    term: Term | None = None  # made once all articles are read, the same for all of them


class Directory:
    """The names of all articles, resolved."""

    def __init__(self, issues: Iterable[Issue], vocabulary: Path) -> None:
        self._vocabulary = vocabulary
        self._rows = load_entities(vocabulary)
        hidden = [row for row in self._rows if row.kind in ("person", "author") and row.page == "no"]
        self._hidden = {simplified(name) for row in hidden for name in (row.name, *row.aliases) if len(name) > 1}
        self._entries: dict[tuple[str, str], _Entry] = {}
        self._named: dict[tuple[str, str], list[_Entry]] = {}
        self._shy: dict[tuple[str, str], list[tuple[str, _Entry]]] = {}
        self._aside: dict[tuple[str, str], list[str]] = {}
        for issue in issues:
            place = _Place(issue, self._rows)
            for article in issue.articles:
                self._read(issue, article, place)

    def terms_of(self, issue_id: str, number: str) -> tuple[Term, ...]:
        """The places, organisations and office-holders that an article names and that may be shown."""
        return tuple(self._term(entry) for entry in self._named[issue_id, number] if self._may_show(entry))

    def author(self, issue: Issue, name: str) -> Term:
        """The term of somebody in a byline or credit."""
        return self._term(self._entry("author", name, _Place(issue, self._rows)))

    def is_hidden(self, issue: Issue, name: str) -> bool:
        """Whether the editor took somebody out of everything but the text, as a person or as an author."""
        place = _Place(issue, self._rows)
        rows = (place.row(kind, name) for kind in ("person", "author"))
        return any(row is not None and row.page == "no" for row in rows)

    def names_hidden(self, label: str) -> bool:
        """Whether a label holds the name of somebody whom the editor took out: 张三工作室."""
        said = simplified(label)
        return any(name in said for name in self._hidden)

    def private_names(self, issue_id: str, number: str) -> tuple[str, ...]:
        """The names in an article that no list, summary or description may hold."""
        hidden = [name for name, entry in self._shy[issue_id, number] if not self._may_show(entry)]
        return tuple(dict.fromkeys([*hidden, *self._aside[issue_id, number]]))

    def _read(self, issue: Issue, article: Article, place: "_Place") -> None:
        found: dict[int, _Entry] = {}
        shy: list[tuple[str, _Entry]] = []
        aside: list[str] = []
        for kind, name, role in _mentions(article, place):
            entry = self._entry(kind, name, place)
            if kind == "person" and role and not holds_office(role, self._vocabulary) and not _wished(entry.row):
                aside.append(name)  # a resident of an official's name is not the official
                continue
            if kind == "person":
                entry.roles[role or ""] += 1
                entry.official = entry.official or holds_office(role, self._vocabulary)
                shy.append((name, entry))
            found[id(entry)] = entry
        for name in dict.fromkeys(author.name for author in article.authors):
            self._entry("author", name, place).articles += 1
        for entry in found.values():
            entry.articles += 1
        self._named[issue.id, article.number] = list(found.values())
        self._shy[issue.id, article.number] = shy
        self._aside[issue.id, article.number] = aside

    def _entry(self, kind: str, name: str, place: "_Place") -> _Entry:
        row = place.row(kind, name)
        label = row.name if row else place.full_name(kind, name)
        scope = place.scope_of(kind, label, row)
        key = simplified(f"{scope}/{label}" if scope else label)
        return self._entries.setdefault((kind, key), _Entry(kind, key, label, scope, row))

    def _may_show(self, entry: _Entry) -> bool:
        if (entry.row and entry.row.page == "no") or not all(map(is_key, filter(None, (entry.scope, entry.label)))):
            return False
        if entry.kind in ("place", "organisation") and self.names_hidden(entry.label):
            return False
        if entry.kind == "organisation" and _BY_RANK.match(simplified(entry.label)) and not entry.row:
            return False  # 区委 of nobody knows which district
        return entry.kind != "person" or entry.official or bool(entry.row and entry.row.page == "yes")

    def _term(self, entry: _Entry) -> Term:
        if entry.term is None:
            entry.term = self._made_term(entry)
        return entry.term

    def _made_term(self, entry: _Entry) -> Term:
        row = entry.row
        page = self._may_show(entry) and ((row is not None and row.page == "yes") or entry.articles >= FEWEST)
        told = [role for role, _ in entry.roles.most_common() if holds_office(role, self._vocabulary)]
        return Term(
            kind=entry.kind,
            key=entry.key,
            label=entry.label,
            scope=entry.scope,
            about=(row.about if row else None) or next(iter(told), None),
            aliases=row.aliases if row else (),
            page=page,
        )


def _wished(row: Entity | None) -> bool:
    return row is not None and row.page == "yes"


class _Place:
    """Where an issue is from: what its names mean there."""

    def __init__(self, issue: Issue, rows: Iterable[Entity]) -> None:
        self.units = _UNIT.findall(issue.place or "")
        self.scope = "".join(self.units[-2:]) or issue.place or issue.paper
        self._rows: dict[tuple[str, str], Entity] = {}
        self.aliases: dict[str, list[tuple[str, str]]] = defaultdict(list)
        here = simplified(issue.place or "")
        # a row of the place beats one for everywhere, and `no` beats them all
        for row in sorted(rows, key=lambda row: (row.page == "no", row.scope != "*")):
            if row.scope == "*" or simplified(row.scope) in here:
                for alias in map(simplified, (row.name, *row.aliases)):
                    self._rows[row.kind, alias] = row
                    if (len(alias) >= _SHORTEST_ALIAS or row.page == "no") and row.kind != "author":
                        self.aliases[alias].append((row.kind, alias))

    def row(self, kind: str, name: str) -> Entity | None:
        """The row that speaks of a name here."""
        full = self.full_name(kind, name)
        return self._rows.get((kind, simplified(name))) or self._rows.get((kind, simplified(full)))

    def full_name(self, kind: str, name: str) -> str:
        """区委 -> 北关区委, 市政府 -> 安阳市政府; 平顶山市新华区西高皇街道 -> 西高皇街道."""
        if kind == "organisation" and _BY_RANK.match(simplified(name)):
            unit = next((u for u in reversed(self.units) if simplified(u[-1]) == simplified(name[0])), None)
            return unit + name[1:] if unit else name
        for unit in self.units:
            rest = name.removeprefix(unit)
            if kind in ("place", "organisation") and re.match(r".{2,}?(?:街道|社区|[镇乡村])", rest):
                name = rest
        return name

    def scope_of(self, kind: str, label: str, row: Entity | None) -> str | None:
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
