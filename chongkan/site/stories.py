"""An article -> the Story that the site shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from chongkan.model import Article, Contributor, Issue, Photo, Story, Term
from chongkan.site.directory import Directory
from chongkan.site.headlines import find_breaks
from chongkan.site.markdown import render_markdown
from chongkan.site.text import count_characters, discreet, opening_text, plain_text
from chongkan.site.urls import is_key
from chongkan.strangers import strangers_in
from chongkan.vocabulary.tables import Column

PICTURES = {"zh-Hans": Term("format", "图片", "图片"), "zh-Hant": Term("format", "图片", "圖片")}

_OPENING = 220  # characters of first words that a list may show
_JUMP = 16  # characters at either end of a text in which it may say where it comes from or goes on


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What stories are put under: topics by label, what columns mean, who is named where; the site's own script."""

    topics: Mapping[str, Term]
    columns: Mapping[str, Column]
    directory: Directory
    script: str


def make_story(article: Article, issue: Issue, section: Term, catalogue: Catalogue) -> Story:
    """Render the body, count it, and put the story on its catalogue."""
    body = render_markdown(article.body)
    text = plain_text(body)
    captions = [photo.caption for photo in article.photos if photo.caption]
    directory = catalogue.directory
    teaser = opening_text(body, _OPENING) or _bare("".join(captions[:1])) or ""
    private = (*directory.private_names(issue.id, article.number), *_strangers(article, issue, teaser, directory))
    topics = tuple(
        catalogue.topics[label]
        for label in dict.fromkeys(article.topics)
        if label in catalogue.topics and not directory.names_hidden(label)
    )
    return Story(
        issue_id=issue.id,
        number=article.number,
        title=article.title,
        body=body,
        section=section,
        source_path=source_path(issue, article),
        kicker=article.kicker,
        deck=article.deck,
        column=article.column,
        genre=article.genre,
        byline=article.byline,
        authors=tuple(
            Contributor(directory.author(issue, author.name), author.role)
            for author in article.authors
            if not directory.is_hidden(issue, author.name)
        ),
        series=_shelf(article, "series", catalogue.columns),
        format=_shelf(article, "format", catalogue.columns)
        or (PICTURES[catalogue.script] if article.genre == "photo" else None),
        photos=tuple(_photo(photo) for photo in article.photos),
        tags=(*topics, *directory.terms_of(issue.id, article.number)),
        names=_names(article),
        summary=discreet(_bare(article.summary) or "", private) or None,
        opening=discreet(teaser, private),
        characters=count_characters(unescape(text)) + sum(map(count_characters, captions)),
        corrections=article.corrections,
        continued_from=_unsaid(article.continued_from, text[:_JUMP]),
        continues_on=_unsaid(article.continues_on, text[-_JUMP:]),
        search=article.search,
        script=article.script or issue.script,
        hant=tuple(article.hant.items()),
        breaks=find_breaks(article.kicker, article.title, article.deck),
    )


def _strangers(article: Article, issue: Issue, teaser: str, directory: Directory) -> tuple[str, ...]:
    """Names in the first words and the summary that nobody weighed: the model missed them, or was not there."""
    public = [term.label for term in directory.terms_of(issue.id, article.number) if term.kind == "person"]
    return strangers_in(f"{teaser}\n{article.summary or ''}", [*public, *(author.name for author in article.authors)])


def _names(article: Article) -> tuple[str, ...]:
    """Every name of a person in the article, the longest first."""
    people = [*(author.name for author in article.authors), *(person.name for person in article.mentions.people)]
    return tuple(sorted(dict.fromkeys(people), key=lambda name: -len(name)))


def source_path(issue: Issue, article: Article) -> str:
    """The file of an article, as a person knows it."""
    return f"content/{issue.id}/{article.number}.md"


def _shelf(article: Article, treatment: str, columns: Mapping[str, Column]) -> Term | None:
    """The series or format that the article's column stands for."""
    row = columns.get(article.column or "")
    fits = row is not None and row.treatment == treatment and is_key(row.value)
    return Term(treatment, row.value, row.value) if row and fits else None


def _unsaid(page: str | None, text: str) -> str | None:
    """The page that a text goes on at, unless the text prints that itself: （下转第四版）."""
    return None if page is None or page in text else page


def _photo(photo: Photo) -> Photo:
    return Photo(_bare(photo.caption), photo.credit, photo.file)


def _bare(text: str | None) -> str | None:
    """Drop what points to a place on the printed page that is no longer there."""
    return text.lstrip("▲▼△▽◀▶↑↓ ") if text else text
