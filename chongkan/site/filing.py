"""Under which terms each article of an issue stands, as far as the issue and the settings can tell."""

from collections.abc import Iterator
from dataclasses import dataclass

from chongkan.config import Config
from chongkan.model import Article, Issue
from chongkan.problems import Problem
from chongkan.site.directory import names_hidden
from chongkan.site.naming import Named, Naming, name_articles
from chongkan.site.urls import is_key
from chongkan.vocabulary.tables import Column, load_columns

PICTURES = {"zh-Hans": "图片", "zh-Hant": "圖片"}  # the format of what is a picture and no more


@dataclass(frozen=True, slots=True)
class Filed:
    """One article's terms. stray: the section it asks for, where the settings have none of that name."""

    section: Named
    series: Named | None
    format: Named | None
    topics: tuple[Named, ...]
    naming: Naming
    stray: str | None

    def all(self) -> Iterator[Named]:
        """Every one of them."""
        yield from (named for named in (self.section, self.series, self.format) if named)
        yield from self.topics
        yield from self.naming.mentions
        yield from self.naming.authors.values()


def file_issue(issue: Issue, config: Config) -> tuple[list[Filed], list[Problem]]:
    """File the articles of an issue, in their order. A topic that cannot be an address is told and left out."""
    columns = load_columns(config.vocabulary)
    problems: list[Problem] = []
    filed = [
        _filed(article, naming, columns, config, f"content/{issue.id}/{article.number}.md", problems)
        for article, naming in zip(issue.articles, name_articles(issue, config.vocabulary), strict=True)
    ]
    return filed, problems


def _filed(
    article: Article, naming: Naming, columns: dict[str, Column], config: Config, path: str, problems: list[Problem]
) -> Filed:
    known = {row.key: row.slug for row in config.sections}
    section = article.section if article.section in known else config.sections[0].key
    picture = PICTURES[config.script[:7]] if article.genre == "photo" else None
    return Filed(
        section=_plain("section", known[section], section),
        series=_shelf(article, "series", columns),
        format=_shelf(article, "format", columns)
        or (_plain("format", PICTURES["zh-Hans"], picture) if picture else None),
        topics=tuple(_topics(article, config, path, problems)),
        naming=naming,
        stray=article.section if article.section not in (None, *known) else None,
    )


def _shelf(article: Article, treatment: str, columns: dict[str, Column]) -> Named | None:
    """The series or format that the article's column stands for."""
    row = columns.get(article.column or "")
    fits = row is not None and row.treatment == treatment and is_key(row.value)
    return _plain(treatment, row.value, row.value) if row and fits else None


def _topics(article: Article, config: Config, path: str, problems: list[Problem]) -> Iterator[Named]:
    for key in dict.fromkeys(article.topics):
        if not is_key(key):
            what = f"话题 “{key}” 不能做网址，先不用它。The topic “{key}” cannot be an address, so it is left out."
            mend = "不用斜杠，不超过 80 个字。Write it without slashes, and shorter than 80 characters."
            problems.append(Problem(path, 0, what, mend))
        elif not names_hidden(key, config.vocabulary):
            yield _plain("topic", key, key)


def _plain(kind: str, key: str, label: str) -> Named:
    return Named(kind, key, label, None, None)
