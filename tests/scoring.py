"""How near a conversion comes to the gold: the figures that tests/pages/README.md defines.

A figure is a Tally (good, of), so that figures of several pages can be pooled by adding.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from chongkan.content.documents import article_to_text, issue_to_text
from chongkan.model import Article, Conversion, Placement
from tests.goldpages import GoldPage

FIGURES = (
    *("lines", "b3", "perfect", "roles", "blocks", "title", "kicker", "deck", "column"),
    *("reporters", "correspondents", "authors", "photographers", "genre"),
)
FLAGS = ("wrong_flagged", "right_flagged")
MOST_PIECES = 6  # a line may be parted over headline, column, byline, caption, credit and text
_FURNITURE = frozenset(("standing_head", "slogan", "folio", "imprint", "noise", "unplaced"))
_UNSEEN = re.compile(r"[\s\\*#>`_~\-—–|\[\]【】]+")
_PEOPLE = {"reporters": "reporter", "correspondents": "correspondent", "authors": "author"}


@dataclass(slots=True)
class Tally:
    """How much was right, of how much."""

    good: float = 0.0
    of: float = 0.0

    def add(self, good: float, of: float = 1.0) -> None:
        """Count one more."""
        self.good += good
        self.of += of

    @property
    def share(self) -> float:
        """good / of; 1 where there was nothing to get wrong."""
        return self.good / self.of if self.of else 1.0


@dataclass(slots=True)
class Score:
    """The figures of one page or of several, and what was missed, one sentence each."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def __getitem__(self, name: str) -> Tally:
        return self.tallies.setdefault(name, Tally())

    def pool(self, other: "Score") -> None:
        """Add the figures of another page."""
        for name, tally in other.tallies.items():
            self[name].add(tally.good, tally.of)


def score_page(page: GoldPage, conversion: Conversion) -> Score:
    """Compare one conversion with its page's gold."""
    score = Score()
    got = {row.line: row for row in conversion.lines}
    _score_lines(score, page, conversion, got)
    weights = {n: max(1, len(wording(page.text.get(n, "x")))) for n in page.places}
    size = sum(weights.values())
    score["b3"].add(size * _b_cubed(page, got, weights), size)
    members = _members(conversion)
    matches = _matches(page, members, weights)
    _score_articles(score, page, conversion, members, matches)
    _score_flags(score, page, conversion, got)
    return score


def wrong_lines(page: GoldPage, conversion: Conversion) -> dict[int, bool]:
    """Whether each line of the ledger is wrong, by its number.

    It is where its role is, or where it stands in another article than most of its gold article does.
    """
    weights = {n: max(1, len(wording(page.text.get(n, "x")))) for n in page.places}
    matches = _matches(page, _members(conversion), weights)
    wrong = {}
    for row in conversion.lines:
        if (place := page.places.get(row.line)) is not None:
            article = None if place.article is None else matches[place.article]
            wrong[row.line] = row.role != place.role or row.article != article
    return wrong


def wording(text: object) -> str:
    """What must survive of a text: no white space, no width, no marks of Markdown or of lists."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", str(text or "")))


def pieces(text: str, everything: str) -> int | None:
    """How many runs of `everything` it takes, longest first, to make `text`; None where a character is missing."""
    count, at = 0, 0
    while at < len(text):
        low, high = 0, len(text) - at  # the longest run from `at`: a shorter one is found wherever a longer is
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if text[at : at + middle] in everything else (low, middle - 1)
        if low == 0:
            return None
        at, count = at + low, count + 1
    return count


def _score_lines(score: Score, page: GoldPage, conversion: Conversion, got: Mapping[int, Placement]) -> None:
    files = [article_to_text(article) for article in conversion.issue.articles]
    everything = wording("".join([*files, issue_to_text(conversion.issue)]))
    seen = Counter(row.line for row in conversion.lines)
    for number, place in sorted(page.places.items()):
        parts = pieces(wording(page.text.get(number)), everything)
        score["lines"].add(seen[number] == 1 and parts is not None and parts <= MOST_PIECES)
        role = got[number].role if number in got else "missing"
        score["roles"].add(role == place.role)
        if role != place.role:
            score.misses.append(f"line {number}: gold {place.role}, converted {role}: {page.text.get(number, '')[:24]}")


def _b_cubed(page: GoldPage, got: Mapping[int, Placement], weights: Mapping[int, int]) -> float:
    """F1 of B-cubed (Bagga and Baldwin 1998) over lines as items and articles as clusters, weighted by characters.

    A line of the page's furniture is a cluster of its own.
    """

    def cluster(number: int, article: object) -> Hashable:
        return ("furniture", number) if article is None else ("article", article)

    gold = {n: cluster(n, place.article) for n, place in page.places.items()}
    made = {n: cluster(n, got[n].article if n in got else None) for n in page.places}
    precision, recall = _purity(made, gold, weights), _purity(gold, made, weights)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _purity(of: Mapping[int, Hashable], by: Mapping[int, Hashable], weights: Mapping[int, int]) -> float:
    """Mean, over the items, of the share of an item's cluster in `of` that lies with it in `by`."""
    whole: Counter[Hashable] = Counter()
    shared: Counter[tuple[Hashable, Hashable]] = Counter()
    for number, weight in weights.items():
        whole[of[number]] += weight
        shared[of[number], by[number]] += weight
    total = sum(w * shared[of[n], by[n]] / whole[of[n]] for n, w in weights.items())
    return total / sum(weights.values())


def _members(conversion: Conversion) -> dict[str, set[int]]:
    """The lines of each converted article, articles in the order in which the ledger first names them."""
    members: dict[str, set[int]] = {}
    for row in conversion.lines:
        if row.article is not None and row.role not in _FURNITURE:
            members.setdefault(row.article, set()).add(row.line)
    return members


def _matches(page: GoldPage, members: Mapping[str, set[int]], weights: Mapping[int, int]) -> list[str | None]:
    """For each gold article the converted one that shares most characters with it."""

    def shared(name: str, index: int) -> int:
        return sum(weights[n] for n in members[name] & page.lines_of(index))

    return [max(members, key=lambda name: shared(name, i), default=None) for i in range(len(page.articles))]


def _score_articles(
    score: Score,
    page: GoldPage,
    conversion: Conversion,
    members: Mapping[str, set[int]],
    matches: list[str | None],
) -> None:
    articles = {article.number: article for article in conversion.issue.articles}
    for index, gold in enumerate(page.articles):
        score["perfect"].add(set(page.lines_of(index)) in members.values())
        article = articles.get(matches[index] or "", Article(number="", title="", genre=""))
        for name, good, told in _fields(gold, article):
            score[name].add(good)
            if not good:
                score.misses.append(f"article {index} {name}: {told}")
    blocks: dict[tuple[str | None, int], set[int]] = {}
    for row in conversion.lines:
        if row.block is not None:
            blocks.setdefault((row.article, row.block), set()).add(row.line)
    made = {frozenset(lines) for lines in blocks.values()}
    for block in page.blocks:
        score["blocks"].add(block in made)


def _fields(gold: Mapping[str, Any], article: Article) -> Iterator[tuple[str, bool, str]]:
    """Name, whether it is right, and both readings, of each field; any alternative of the gold counts."""
    readings = [gold, *({**gold, **other} for other in gold.get("alternatives", ()))]
    heads = [
        ("kicker", "kicker", article.kicker),
        ("title", "title", article.title),
        ("deck", "subtitle", article.deck),
    ]
    right = [[wording(reading[key]) == wording(made) for _, key, made in heads] for reading in readings]
    best = max(right, key=sum) if gold["title"] else [True] * 3  # an untitled picture gets a headline made for it
    for (name, key, made), good in zip(heads, best, strict=True):
        yield name, good, f"gold {gold[key]!r}, converted {made!r}"
    columns = {wording(reading["column"]) for reading in readings}
    yield "column", wording(article.column) in columns, f"gold {gold['column']!r}, converted {article.column!r}"
    for name, role in {**_PEOPLE, "photographers": "photographer"}.items():
        named = [author.name for author in article.authors if author.role == role]
        same = {wording(n) for n in named} == {wording(n) for n in gold[name]}
        yield name, same, f"gold {gold[name]}, converted {named}"
    yield "genre", article.genre == gold["kind"], f"gold {gold['kind']!r}, converted {article.genre!r}"


def _heads(article: Article) -> tuple[str | None, ...]:
    return article.kicker, article.title, article.deck


def _score_flags(score: Score, page: GoldPage, conversion: Conversion, got: Mapping[int, Placement]) -> None:
    """A line carries a doubt where its reading is doubtful, or where a `review` entry names it."""
    told = {doubt.line for article in conversion.issue.articles for doubt in article.review}
    for number, wrong in wrong_lines(page, conversion).items():
        score["wrong_flagged" if wrong else "right_flagged"].add(got[number].margin < 0 or number in told)
