"""An article -> the Story that the site shows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from html import unescape

from chongkan.figures import Figure, Picture
from chongkan.model import Article, Contributor, Issue, Photo, Story, Term
from chongkan.site.filing import Filed
from chongkan.site.headlines import find_breaks
from chongkan.site.markdown import render_markdown
from chongkan.site.naming import Identity
from chongkan.site.text import count_characters, discreet, opening_text, plain_text
from chongkan.strangers import strangers_in

_OPENING = 220  # characters of first words that a list may show
_SENTENCE_ENDS = ("。", "！", "？")
_JUMP = 16  # characters at either end of a text in which it may say where it comes from or goes on


def make_story(
    article: Article, issue: Issue, filed: Filed, terms: Mapping[Identity, Term], pictures: Mapping[str, Picture]
) -> Story:
    """Render the body, count it, and put the story under its terms; what has no term in `terms` is not shown."""
    body = render_markdown(article.body)
    text = plain_text(body)
    captions = [photo.caption for photo in article.photos if photo.caption]
    teaser = opening_text(body, _OPENING) or _bare("".join(captions[:1])) or ""
    tags = tuple(terms[n.identity] for n in (*filed.topics, *filed.naming.mentions) if n.identity in terms)
    private = (*private_names(filed, terms), *_strangers(article, teaser, tags))
    authors = filed.naming.authors
    return replace(
        light_story(article, issue, filed),
        body=body,
        byline=article.byline,
        authors=tuple(
            Contributor(terms[authors[author.name].identity], author.role)
            for author in article.authors
            if author.name in authors
        ),
        series=terms[filed.series.identity] if filed.series else None,
        format=terms[filed.format.identity] if filed.format else None,
        photos=tuple(
            _figure(photo, pictures) for photo in article.photos if photo.caption or photo.credit or photo.file
        ),
        tags=tags,
        summary=discreet(_bare(article.summary) or "", private) or None,
        opening=discreet(teaser, private),
        characters=count_characters(unescape(text)) + sum(map(count_characters, captions)),
        corrections=article.corrections,
        continued_from=_unsaid(article.continued_from, text[:_JUMP]),
        continues_on=_unsaid(article.continues_on, text[-_JUMP:]),
    )


def light_story(article: Article, issue: Issue, filed: Filed) -> Story:
    """The story with what other pages show of it, and no text."""
    return Story(
        issue_id=issue.id,
        number=article.number,
        title=article.title,
        body="",
        section=Term("section", filed.section.key, filed.section.label),
        source_path=source_path(issue, article),
        kicker=article.kicker,
        deck=article.deck,
        column=article.column,
        genre=article.genre,
        names=_names(article),
        search=article.search,
        script=article.script or issue.script,
        hant=tuple(article.hant.items()),
        breaks=find_breaks(article.kicker, article.title, article.deck),
    )


def private_names(filed: Filed, terms: Mapping[Identity, Term]) -> Iterator[str]:
    """The names in an article that no list, summary or description may hold."""
    for named in filed.naming.mentions:
        if named.kind == "person" and named.identity not in terms:
            yield from named.said
    yield from filed.naming.aside


def _strangers(article: Article, teaser: str, tags: Iterable[Term]) -> tuple[str, ...]:
    """Names in the first words and the summary that nobody weighed: the model missed them, or was not there."""
    public = [term.label for term in tags if term.kind == "person"]
    summary = article.summary or ""
    heard = teaser.startswith(summary) and summary.endswith(_SENTENCE_ENDS)  # the summary is the first sentences
    return strangers_in(
        teaser if heard else f"{teaser}\n{summary}", [*public, *(author.name for author in article.authors)]
    )


def terms_of(story: Story) -> Iterable[Term]:
    """Every term under which a story stands, each once."""
    single = (story.section, story.series, story.format)
    authors = dict.fromkeys(contributor.term for contributor in story.authors)
    return (*(term for term in single if term), *story.tags, *authors)


def _names(article: Article) -> tuple[str, ...]:
    """Every name of a person in the article, the longest first."""
    people = [*(author.name for author in article.authors), *(person.name for person in article.mentions.people)]
    return tuple(sorted(dict.fromkeys(people), key=lambda name: -len(name)))


def source_path(issue: Issue, article: Article) -> str:
    """The file of an article, as a person knows it."""
    return f"content/{issue.id}/{article.number}.md"


def _unsaid(page: str | None, text: str) -> str | None:
    """The page that a text goes on at, unless the text prints that itself: （下转第四版）."""
    return None if page is None or page in text else page


def _figure(photo: Photo, pictures: Mapping[str, Picture]) -> Figure:
    return Figure(_bare(photo.caption), photo.credit, pictures.get(photo.file or ""))


def _bare(text: str | None) -> str | None:
    """Drop what points to a place on the printed page that is no longer there."""
    return text.lstrip("▲▼△▽◀▶↑↓ ") if text else text
