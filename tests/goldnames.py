"""The gold names of tests/names/: who and what the articles of some pages name, found by hand."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from chongkan.model import Article, Conversion
from tests.goldpages import GoldPage, load_page
from tests.scoring import Tally

FOLDER = Path(__file__).parent / "names"
KINDS = ("person", "place", "organisation", "topic")


@dataclass(frozen=True, slots=True)
class GoldName:
    """One name of one article. forms: its spellings there, the fullest first. core: must be found; else it may be.

    standing: of a person: byline, official, staff, private.
    """

    article: int
    kind: str
    forms: tuple[str, ...]
    core: bool
    role: str
    standing: str


@dataclass(slots=True)
class NameScore:
    """Precision and recall of one kind; misses are told as sentences."""

    precision: Tally
    recall: Tally
    misses: list[str]


@cache
def load_names(page: str) -> tuple[GoldName, ...]:
    """The gold names of one page."""
    rows = (FOLDER / f"{page}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(_gold_name(row.split("\t")) for row in rows if row and not row.startswith("#"))


def named_pages() -> tuple[str, ...]:
    """The pages that have gold names."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.tsv")))


def score_names(page: str, conversion: Conversion) -> dict[str, NameScore]:
    """Compare what a conversion of the page names, article by article, with the gold.

    A name counts once an article, whichever of its forms is found. What is only allowed counts neither way.
    """
    scores = {kind: NameScore(Tally(), Tally(), []) for kind in KINDS}
    gold = load_names(page)
    by_number = {article.number: article for article in conversion.issue.articles}
    groups = _aligned(load_page(page), conversion)
    for numbers, golds in groups:
        rows = [row for row in gold if row.article - 1 in golds]
        articles = [by_number[number] for number in numbers]
        for kind in KINDS:
            wanted = [row for row in rows if row.kind == kind]
            _compare(f"{page} {sorted(numbers)} {kind}", _found(articles, kind), wanted, scores[kind])
    return scores


def _found(articles: Iterable[Article], kind: str) -> set[str]:
    found: set[str] = set()
    for article in articles:
        names: Mapping[str, Iterable[str]] = {
            "person": [*(p.name for p in article.mentions.people), *(a.name for a in article.authors)],
            "place": article.mentions.places,
            "organisation": article.mentions.organisations,
            "topic": article.topics,
        }
        found.update(names[kind])
    return found


def _compare(where: str, found: set[str], wanted: list[GoldName], score: NameScore) -> None:
    forms = {re.sub(r"\s", "", form): row for row in reversed(wanted) for form in row.forms}
    hits = {forms[name] for name in found if name in forms}
    for name in sorted(found - forms.keys()):
        score.precision.add(0)
        score.misses.append(f"{where}: {name} is none")
    for row in wanted:
        if row.core:
            score.recall.add(row in hits)
            score.precision.add(row in hits, row in hits)
            if row not in hits:
                score.misses.append(f"{where}: {row.forms[0]} is missing")


def _aligned(page: GoldPage, conversion: Conversion) -> list[tuple[frozenset[str], frozenset[int]]]:
    """Groups of converted and gold articles that hold the same lines, so that a wrong cut does not count here."""
    groups: list[tuple[set[str], set[int]]] = []
    for line in conversion.lines:
        place = page.places.get(line.line)
        if line.article is None or place is None or place.article is None:
            continue
        joined = [g for g in groups if line.article in g[0] or place.article in g[1]]
        merged = ({line.article}.union(*(g[0] for g in joined)), {place.article}.union(*(g[1] for g in joined)))
        groups = [g for g in groups if g not in joined] + [merged]
    return [(frozenset(numbers), frozenset(golds)) for numbers, golds in groups]


def _gold_name(cells: list[str]) -> GoldName:
    article, kind, forms, level, role, standing = (cell.strip() for cell in [*cells, "", ""][:6])
    return GoldName(int(article), kind, tuple(forms.split("|")), level == "core", role, standing)
