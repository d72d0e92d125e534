"""What templates may do to a value: the filters, by name."""

import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from chongkan.figures import Figure
from chongkan.model import Correction, Edition, Story, Term
from chongkan.site import urls
from chongkan.site.anchors import mark_blocks
from chongkan.site.citations import cite
from chongkan.site.dates import certain_date, read_date
from chongkan.site.headlines import set_headline
from chongkan.site.linked_data import article_data, correction_text, data_text, trail_data
from chongkan.site.page import Page
from chongkan.site.text import bare_byline, cut_text

if TYPE_CHECKING:
    from chongkan.site.render import Frame

_NAME = re.compile(r"[\u4e00-\u9fff·]{2,6}(?<![摄攝图圖供社影])")
_DASHING = ("feature", "essay", "comment", "photo")
_RARE = ("<ul", "<ol", "<table", "<pre", 'class="verse"')
_PACE = 400  # characters a minute, for Chinese news


def _frame(context: Context) -> "Frame":
    """The frame, without the search through a template's own names, since most filters need it."""
    frame: Frame = context.parent["frame"]
    return frame


def _word(context: Context, name: str, **fields: object) -> str:
    """`{{ "articles" | t(n=3) }}`: a word of the frame in the page's script."""
    frame = _frame(context)
    said: str = frame.words.say(frame.variant, name, **fields)
    return said


def _href(context: Context, thing: str | Edition | Story | Term, number: int | None = None) -> str:
    """`{{ story | href }}`: the quoted path of the page of a thing, or of an address, in the page's script."""
    address = thing if isinstance(thing, str) else urls.address_of(thing)
    return urls.href(_frame(context).prefix + (urls.older(address, number) if number else address))


def _copy_href(edition: Edition, kind: str) -> str:
    """`{{ edition | copy_href("txt") }}`: the path of a copy of the edition, the same in every script."""
    return urls.href(urls.copy_of(edition, kind))


def _kind_href(context: Context, kind: str) -> str:
    """`{{ "place" | kind_href }}`: the path of the index of all terms of a kind."""
    return urls.href(_frame(context).prefix + urls.kind_index(kind))


def _asset(context: Context, name: str) -> str:
    """`{{ "site.css" | asset }}`: the path of a file of theme/static/."""
    path: str = _frame(context).assets.paths[name]
    return path


def _inline(context: Context, name: str) -> Markup:
    """`{{ "early.inline.js" | inline }}`: the text of a script of theme/static/; _headers allows it by its hash."""
    return Markup(_frame(context).assets.inline[name])


def _credit(context: Context, photo: Figure) -> str:
    """申昕 -> 申昕 摄; a credit that is more than a name (申昕摄, 申昕供图, 新华社) stays as printed."""
    credit = photo.credit or ""
    return _word(context, "photo_by", who=credit) if _NAME.fullmatch(credit) else credit


def _headline(story: Story, part: str = "title") -> Markup:
    """`{{ story | headline }}`, `{{ story | headline("deck") }}`: the head, with the places where it may break."""
    return set_headline(getattr(story, part) or "", getattr(story.breaks, part))


def _minutes(story: Story) -> int:
    """How long it takes to read, at 400 characters a minute; at least one minute."""
    return max(1, round(story.characters / _PACE))


def _byline(context: Context, story: Story) -> Markup:
    """The byline without its ornament, names linked."""
    said = str(escape(bare_byline(story.byline)))
    for term in dict.fromkeys(contributor.term for contributor in story.authors):
        if term.page:
            label = str(escape(term.label))
            link = f'<a rel="author" href="{escape(_href(context, term))}">{label}</a>'
            said = said.replace(label, link, 1)
    return Markup(said)


def _signers(story: Story) -> list[str]:
    """The names of those who signed it, each once."""
    return list(dict.fromkeys(contributor.term.label for contributor in story.authors))


def _passing(story: Story) -> list[Term]:
    """What it names that has no page."""
    return [tag for tag in story.tags if not tag.page]


def _deck_class(story: Story) -> str:
    """A feature has its deck after a dash, a report has not; the dash itself is not stored."""
    dashed = story.genre in _DASHING and not (story.deck or "").startswith(("（", "("))
    return "deck dashed" if dashed else "deck"


def _rare(story: Story) -> bool:
    """Whether an article holds what only some hold, and needs `rare.css`."""
    held = story.photos or story.corrections or story.genre == "poem"
    return bool(held) or any(map(story.body.__contains__, _RARE))


def _cite(context: Context, story: Story, edition: Edition) -> list[tuple[str, str]]:
    """`{{ story | cite(edition) }}`: (style, text) of its citations."""
    return list(cite(_frame(context), story, edition))


def _linked_data(context: Context, page: Page, name: str) -> Markup:
    """`{{ page | linked_data(name) }}`: the page, called so, for machines; an article's page with the article."""
    frame, data = _frame(context), page.data
    article = article_data(frame, page, data["story"], data["edition"]) if "story" in data else None  # type: ignore[arg-type]
    said = data_text([article, trail_data(frame, page, name)])
    return Markup(f'<script type="application/ld+json">{said}</script>\n' if said else "")


def _correction(context: Context, correction: Correction) -> str:
    """`{{ correction | correction }}`: what a reader is told of it."""
    return correction_text(_frame(context), correction)


def _body(context: Context, story: Story) -> Markup:
    """The story's HTML, which gather has cleaned, each block with its id and the mark that leads to its source."""
    return Markup(mark_blocks(story.body, story.origin.blocks if story.origin else (), partial(_mark, context)))


def _mark(context: Context, line: int) -> Markup:
    """`{{ 12 | mark }}`: a small link to a line on the source page of the story's issue; empty, so no text is added.

    Its name is one word: a screen reader says it after each paragraph.
    """
    said = escape(_word(context, "source_line"))
    return Markup(f'<a class="of" aria-label="{said}" href="../source/#L{line}"></a>')


OF_THE_SCRIPT = ("t", "href", "kind_href", "asset", "inline")  # by these a fixed text is the same on all its pages
FILTERS: dict[str, Callable[..., Any]] = {
    "t": pass_context(_word),
    "href": pass_context(_href),
    "copy_href": _copy_href,
    "kind_href": pass_context(_kind_href),
    "asset": pass_context(_asset),
    "inline": pass_context(_inline),
    "credit": pass_context(_credit),
    "headline": _headline,
    "minutes": _minutes,
    "byline": pass_context(_byline),
    "signers": _signers,
    "passing": _passing,
    "deck_class": _deck_class,
    "rare": _rare,
    "body": pass_context(_body),
    "mark": pass_context(_mark),
    "date": read_date,
    "certain_date": certain_date,
    "cite": pass_context(_cite),
    "linked_data": pass_context(_linked_data),
    "correction": pass_context(_correction),
    "cut": cut_text,
}
