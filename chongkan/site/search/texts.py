"""A story -> the texts in which readers search: what its page prints of it, part by part."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from chongkan.model import Story
from chongkan.site.text import bare_byline

INLINE = (
    "a",
    "b",
    "cite",
    "code",
    "del",
    "em",
    "i",
    "ins",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "span",
    "strong",
    "sub",
    "sup",
    "u",
)
_BORDER = re.compile(rf"<(?!/?(?:{'|'.join(INLINE)})\b)[^>]*>")
_TAG = re.compile(r"<[^>]*>")


def heads_of(story: Story) -> list[str]:
    """Kicker, headline and deck."""
    return _even((story.kicker, story.title, story.deck))


def texts_of(story: Story) -> list[str]:
    """The blocks of the body, then column, byline, captions, credits, and what corrections say the print had.

    No text runs over a block's border. Blank ones are left out, white space is one space.
    """
    body = _BORDER.sub("\x1f", story.body)
    return _even((*unescape(_TAG.sub("", body)).split("\x1f"), *_besides(story)))


def _besides(story: Story) -> Iterator[str]:
    """What a page prints besides the heads and the body."""
    yield story.column or ""
    yield bare_byline(story.byline)
    for photo in story.photos:
        yield photo.caption or ""
        yield photo.credit or ""
    for correction in story.corrections:
        yield correction.was


def _even(texts: Iterable[str | None]) -> list[str]:
    """Without blank ones, white space as one space."""
    return [even for text in texts if text and (even := " ".join(text.split()))]
