"""An edition as one plain text, and as one Markdown file."""

import json
import re
from collections.abc import Iterable, Iterator

from chongkan.model import Article, Edition, Issue, Story
from chongkan.site import urls
from chongkan.site.text import lines_text

_RULE = "\n\n" + "―" * 20 + "\n\n"
_SUBHEAD = re.compile(r"^(?=#{1,5} )", re.MULTILINE)
_MARKS = re.compile(r"([\\`*_\[\]<>#])")


def text_of(edition: Edition, base_url: str) -> str:
    """The heads and texts of a page, blocks a blank line apart, articles parted by a rule."""
    stories = ("\n\n".join(_blocks(story)) for story in edition.stories)
    return _RULE.join(("\n".join(_folio(edition, base_url)), *stories)) + "\n"


def markdown_of(issue: Issue, edition: Edition, base_url: str) -> str:
    """A page with its facts as front matter: a heading for the page, below it one for each article."""
    facts = {
        "id": edition.id,
        "title": edition.title,
        "paper": edition.paper,
        "page": edition.page,
        "page_name": edition.page_name,
        "place": edition.place,
        "date": edition.date,
        "lang": edition.script,
        "url": urls.absolute(base_url, urls.address_of(edition)),
    }
    head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in facts.items() if value)
    pairs = zip(issue.articles, edition.stories, strict=True)
    articles = ("\n\n".join(_markdown(article, story)) for article, story in pairs)
    return f"---\n{head}---\n\n" + "\n\n".join((f"# {_escaped(edition.title)}", *articles)) + "\n"


def _folio(edition: Edition, base_url: str) -> Iterator[str]:
    yield edition.title
    yield from filter(None, (edition.paper, edition.place, edition.date, edition.page, edition.page_name))
    yield urls.absolute(base_url, urls.address_of(edition))


def _blocks(story: Story) -> Iterator[str]:
    heads = (story.column, story.kicker, story.title, story.deck, story.byline)
    yield "\n".join(head for head in heads if head)
    if story.body:
        yield lines_text(story.body)
    yield from _captions(story)


def _markdown(article: Article, story: Story) -> Iterator[str]:
    yield f"## {_escaped(story.title)}"
    yield from map(_escaped, _filled((story.column, story.kicker, story.deck, story.byline)))
    if article.body.strip():
        yield _SUBHEAD.sub("#", article.body.strip())
    yield from (f"> {_escaped(caption)}" for caption in _captions(story))


def _captions(story: Story) -> Iterator[str]:
    for photo in story.photos:
        if said := "　".join(_filled((photo.caption, photo.credit))):
            yield said


def _filled(texts: Iterable[str | None]) -> Iterator[str]:
    return (text for text in texts if text)


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
