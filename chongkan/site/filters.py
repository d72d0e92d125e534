"""What templates may do to a value: the filters, by name."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from chongkan.figures import Figure
from chongkan.model import Correction, Edition, Story, Term
from chongkan.site import urls
from chongkan.site.anchors import mark_blocks
from chongkan.site.assets import Assets
from chongkan.site.citations import cite
from chongkan.site.dates import certain_date, read_date
from chongkan.site.headlines import set_headline
from chongkan.site.linked_data import article_data, correction_text, data_text, trail_data
from chongkan.site.page import Page
from chongkan.site.text import bare_byline, cut_text
from chongkan.site.words import Words

if TYPE_CHECKING:
    from chongkan.site.render import Frame

_NAME = re.compile(r"[\u4e00-\u9fff·]{2,6}(?<![摄攝图圖供社影])")
_DASHING = ("feature", "essay", "comment", "photo")
_RARE = ("<ul", "<ol", "<table", "<pre", 'class="verse"')
_PACE = 400  # characters a minute, for Chinese news


@dataclass(frozen=True, slots=True)
class Tongue:
    """What the templates of one script speak by: its words, the prefix of its addresses, the theme's static files."""

    variant: str
    prefix: str
    words: Words
    assets: Assets


def filters_of(tongue: Tongue) -> dict[str, Callable[..., Any]]:
    """The filters of a script, by name. What they make of what a template says itself is the same on every page, so
    it is made when the template is compiled."""
    return {name: partial(make, tongue) for name, make in _OF_THE_TONGUE.items()} | _OTHERS


def _frame(context: Context) -> "Frame":
    """The frame, without the search through a template's own names, since most filters need it."""
    frame: Frame = context.parent["frame"]
    return frame


def _word(tongue: Tongue, name: str, **fields: object) -> str:
    """`{{ "articles" | t(n=3) }}`: a word of the frame in the page's script."""
    return tongue.words.say(tongue.variant, name, **fields)


def _href(tongue: Tongue, thing: str | Edition | Story | Term, number: int | None = None) -> str:
    """`{{ story | href }}`: the quoted path of the page of a thing, or of an address, in the page's script."""
    address = thing if isinstance(thing, str) else urls.address_of(thing)
    return urls.href(tongue.prefix + (urls.older(address, number) if number else address))


def _copy_href(edition: Edition, kind: str) -> str:
    """`{{ edition | copy_href("txt") }}`: the path of a copy of the edition, the same in every script."""
    return urls.href(urls.copy_of(edition, kind))


def _kind_href(tongue: Tongue, kind: str) -> str:
    """`{{ "place" | kind_href }}`: the path of the index of all terms of a kind."""
    return urls.href(tongue.prefix + urls.kind_index(kind))


def _asset(tongue: Tongue, name: str) -> str:
    """`{{ "site.css" | asset }}`: the path of a file of theme/static/."""
    return tongue.assets.paths[name]


def _inline(tongue: Tongue, name: str) -> Markup:
    """`{{ "early.inline.js" | inline }}`: the text of a script of theme/static/; _headers allows it by its hash."""
    return Markup(tongue.assets.inline[name])


def _credit(tongue: Tongue, photo: Figure) -> str:
    """申昕 -> 申昕 摄; a credit that is more than a name (申昕摄, 申昕供图, 新华社) stays as printed."""
    credit = photo.credit or ""
    return _word(tongue, "photo_by", who=credit) if _NAME.fullmatch(credit) else credit


def _headline(story: Story, part: str = "title") -> Markup:
    """`{{ story | headline }}`, `{{ story | headline("deck") }}`: the head, with the places where it may break."""
    return set_headline(getattr(story, part) or "", getattr(story.breaks, part))


def _minutes(story: Story) -> int:
    """How long it takes to read, at 400 characters a minute; at least one minute."""
    return max(1, round(story.characters / _PACE))


def _byline(tongue: Tongue, story: Story) -> Markup:
    """The byline without its ornament, names linked."""
    said = escape(bare_byline(story.byline))
    for term in dict.fromkeys(contributor.term for contributor in story.authors):
        if term.page:
            link = Markup('<a rel="author" href="{}">{}</a>').format(_href(tongue, term), term.label)
            said = said.replace(escape(term.label), link, 1)
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


def _body(tongue: Tongue, story: Story) -> Markup:
    """The story's HTML, which gather has cleaned, each block with its id and the mark that leads to its source."""
    return Markup(mark_blocks(story.body, story.origin.blocks if story.origin else (), partial(_mark, tongue)))


def _mark(tongue: Tongue, line: int) -> Markup:
    """`{{ 12 | mark }}`: a small link to a line on the source page of the story's issue; empty, so no text is added.

    Its name is one word: a screen reader says it after each paragraph.
    """
    said = escape(_word(tongue, "source_line"))
    return Markup(f'<a class="of" aria-label="{said}" href="../source/#L{line}"></a>')


_OF_THE_TONGUE: dict[str, Callable[..., Any]] = {
    "t": _word,
    "href": _href,
    "kind_href": _kind_href,
    "asset": _asset,
    "inline": _inline,
    "credit": _credit,
    "byline": _byline,
    "body": _body,
    "mark": _mark,
}
_OTHERS: dict[str, Callable[..., Any]] = {
    "copy_href": _copy_href,
    "headline": _headline,
    "minutes": _minutes,
    "signers": _signers,
    "passing": _passing,
    "deck_class": _deck_class,
    "rare": _rare,
    "date": read_date,
    "certain_date": certain_date,
    "cite": pass_context(_cite),
    "linked_data": pass_context(_linked_data),
    "correction": pass_context(_correction),
    "cut": cut_text,
}
