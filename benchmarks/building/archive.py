"""Issues as large an archive as one likes has them: sentences of the project's own pages, shuffled.

Eight articles an issue, an issue a day, eight sections, 300 terms (places and reporters of the pages, and their most
frequent words as topics), five of them to an article. An issue depends on its number only.
"""

import datetime
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

import rjieba

from chongkan.content.load import load_issues
from chongkan.model import Article, Author, Issue, Mentions, Person
from chongkan.vocabulary.standing import holds_office

ARTICLES, SECTIONS, TERMS, TOPICS = 8, 8, 300, 3  # an issue's, the site's, the site's, an article's
FIRST = datetime.date(1980, 1, 1)
_PARAGRAPH = 80  # characters from which on a paragraph is full
_SENTENCE = re.compile(r"[^。！？]+[。！？]”?")
_CLAUSE = re.compile(r"[\u4e00-\u9fff]{8,20}")
_WORD = re.compile(r"[\u4e00-\u9fff]{2,6}")


@dataclass(frozen=True, slots=True)
class Archive:
    """What the issues are made of; people are the private ones of the pages, who get no page anywhere."""

    sections: tuple[str, ...]
    sentences: tuple[str, ...]
    clauses: tuple[str, ...]
    topics: tuple[str, ...]
    places: tuple[str, ...]
    reporters: tuple[str, ...]
    people: tuple[Person, ...]

    def issue(self, number: int) -> Issue:
        """The issue of one day, the first is number 0."""
        chance = random.Random(number)
        day = (FIRST + datetime.timedelta(days=number)).isoformat()
        articles = tuple(self._article(chance, f"{k:02d}") for k in range(1, ARTICLES + 1))
        return Issue(day, "柳湾新闻", f"{day}.txt", "0" * 64, place="河南省清河市柳湾区", date=day, articles=articles)

    @property
    def terms(self) -> tuple[str, ...]:
        """Everything that articles are listed under, besides their section."""
        return (*self.topics, *self.places, *self.reporters)

    def _article(self, chance: random.Random, number: str) -> Article:
        body = "\n\n".join(self._blocks(chance))
        reporter = chance.choice(self.reporters)
        people = tuple(person for person in self.people if person.name in body)
        genre = chance.choice(("news", "news", "feature", "brief"))
        return Article(
            number,
            chance.choice(self.clauses),
            body,
            kicker=chance.choice(self.clauses) if chance.random() < 0.2 else None,
            deck=chance.choice(self.clauses) if genre == "feature" else None,
            genre=genre,
            byline=f"□本报记者 {reporter}",
            authors=(Author(reporter, "reporter"),),
            section=chance.choice(self.sections),
            topics=tuple(chance.sample(self.topics, TOPICS)),
            mentions=Mentions(people, (chance.choice(self.places),)),
            summary=_SENTENCE.findall(body)[0],
        )

    def _blocks(self, chance: random.Random) -> Iterator[str]:
        for k in range(chance.randint(6, 10)):
            if k in (2, 4):
                yield f"## {chance.choice(self.clauses)}"
            paragraph = ""
            while len(paragraph) < _PARAGRAPH:
                paragraph += chance.choice(self.sentences)
            yield paragraph


def terms_of(article: Article) -> tuple[str, ...]:
    """The terms that an article is listed under, besides its section."""
    return (*article.topics, *article.mentions.places, *(author.name for author in article.authors))


def edited(issue: Issue, times: int) -> Issue:
    """The issue after its first article was changed by a person that often."""
    first, *others = issue.articles
    return replace(issue, articles=(replace(first, body=f"{first.body}\n\n第{times}次修改。"), *others))


def load_archive(project: Path, sections: Iterable[str]) -> Archive:
    """Read what the project's own issues hold."""
    articles = [article for issue in load_issues(project / "content")[0] for article in issue.articles]
    blocks = [block for article in articles for block in article.body.split("\n\n")]
    sentences = [s for block in blocks if re.match("[\u4e00-\u9fff“]", block) for s in _SENTENCE.findall(block)]
    places = sorted({place for article in articles for place in article.mentions.places})
    reporters = sorted({author.name for article in articles for author in article.authors})
    people = {person.name: person for article in articles for person in article.mentions.people}
    words = Counter(w for s in sentences for w in rjieba.cut(s) if _WORD.fullmatch(w))
    taken = {*places, *reporters, *people}
    topics = [word for word in sorted(words, key=lambda word: (-words[word], word)) if word not in taken]
    return Archive(
        tuple(sections)[:SECTIONS],
        tuple(sentences),
        tuple(sorted({clause for s in sentences for clause in _CLAUSE.findall(s)})),
        tuple(topics[: TERMS - len(places) - len(reporters)]),
        tuple(places),
        tuple(reporters),
        tuple(p for p in people.values() if p.role and not holds_office(p.role, project / "vocabulary")),
    )


def issues_from(archive: Archive, first: int, many: int | None = None) -> Iterator[Issue]:
    """Yield so many issues from a number on; without end where no number is given."""
    for number in count(first) if many is None else range(first, first + many):
        yield archive.issue(number)
