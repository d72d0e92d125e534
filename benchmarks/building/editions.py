"""An issue in both scripts, and how files are written."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from chongkan.config import Config
from chongkan.model import Article, Issue
from chongkan.variants.converter import convert_texts
from chongkan.variants.overrides import load_overrides


@dataclass(frozen=True)
class Edition:
    """An issue, and the same in Traditional, converted by this project when it is first asked for."""

    issue: Issue
    config: Config

    @cached_property
    def traditional(self) -> Issue:
        """The issue with everything that a reader sees converted."""
        articles = self.issue.articles
        said = in_traditional([self.issue.title, *(text for a in articles for text in _texts(a))], self.config)
        return replace(self.issue, title=said[self.issue.title], articles=tuple(_said(a, said) for a in articles))


def in_traditional(texts: Iterable[str], config: Config) -> dict[str, str]:
    """Each text with its Traditional form."""
    overrides, _ = load_overrides(config.vocabulary / "conversion.tsv")
    return convert_texts(texts, "zh-Hant", overrides)


def write_changed(path: Path, text: str) -> None:
    """Write a file, but leave one alone that says the same already, as an editor does."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def _texts(article: Article) -> Iterable[str]:
    shown = (article.title, article.kicker, article.deck, article.byline, article.summary)
    return (text for text in (*shown, *article.body.split("\n\n")) if text)


def _said(article: Article, said: dict[str, str]) -> Article:
    return replace(
        article,
        title=said[article.title],
        kicker=said.get(article.kicker or ""),
        deck=said.get(article.deck or ""),
        byline=said.get(article.byline or ""),
        summary=said.get(article.summary or ""),
        body="\n\n".join(said[block] for block in article.body.split("\n\n")),
    )
