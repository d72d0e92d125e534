"""What there is to show -> its pages, before they are rendered. One function a kind of page."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from markupsafe import Markup

from chongkan.model import LINE_ROLES, Edition, Term
from chongkan.site import urls
from chongkan.site.breadcrumbs import (
    TAGS_CRUMB,
    Trail,
    trail_of_archive,
    trail_of_edition,
    trail_of_story,
    trail_of_term,
    trail_of_year,
)
from chongkan.site.calendar import months_of
from chongkan.site.copies.files import COPIES
from chongkan.site.frontpage import compose_front_page
from chongkan.site.page import Page
from chongkan.site.paging import Leaf
from chongkan.site.render import Frame
from chongkan.site.search.entries import KINDS
from chongkan.site.search.files import folds_path
from chongkan.site.search.texts import INLINE
from chongkan.site.shelves import Shelf
from chongkan.site.text import cut_text

_DESCRIPTION = 90  # characters
HOME_ISSUES = 12  # older issues that the home page lists
ISSUES_AT_ONCE = 60  # issues up to which the archive lists all of them
_MOST_OF_A_KIND = 120  # terms of a kind that the index of all terms shows
HELPFUL = 5  # stories that the page for a wrong address offers

INDEXED = ("topic", "place", "organisation", "person", "author", "series", "format", "section")  # the index's order

T = TypeVar("T")


def plan_home(frame: Frame, edition: Edition | None, rows: Sequence[Markup]) -> Iterator[Page]:
    """The newest edition as a front page, then the issues before it, each as a row."""
    front = compose_front_page(edition) if edition else None
    data = {"edition": edition, "front": front, "rows": rows}
    yield _page(frame, urls.HOME, "home.html", "site.toml", description=frame.site.tagline, data=data)


def plan_edition(
    frame: Frame,
    edition: Edition,
    older: Edition | None,
    newer: Edition | None,
    related: Mapping[str, Sequence[Markup]],
) -> Iterator[Page]:
    """An edition as a front page; each of its stories, with its neighbours on the printed page and what is related;
    and what it was made from.

    related: {number of a story: cards}.
    """
    front = compose_front_page(edition)
    books = [(script, urls.href(path)) for script, path in urls.books_of(edition, frame.scripts).items()]
    data = {"edition": edition, "front": front, "older": older, "newer": newer, "copies": COPIES, "books": books}
    source = f"content/{edition.id}/issue.md"
    description = cut_text("；".join(story.title for story in edition.stories), _DESCRIPTION)
    trail = trail_of_edition(edition)
    yield _page(frame, urls.address_of(edition), "issue.html", source, edition.script, description, data, trail)
    for before, story, after in _neighbours(edition.stories):
        near = related.get(story.number, ())
        data = {"story": story, "edition": edition, "before": before, "after": after, "related": near}
        description = story.summary or cut_text(story.opening, _DESCRIPTION) or story.title
        address, trail = urls.address_of(story), trail_of_story(edition)
        yield _page(frame, address, "article.html", story.source_path, story.script, description, data, trail)
    if edition.source is not None:
        stories = {story.number: story for story in edition.stories}
        roles = {role: frame.words.say(frame.variant, f"role_{role}") for role in LINE_ROLES}
        data = {"edition": edition, "stories": stories, "seed": urls.href(urls.seed_of(edition)), "roles": roles}
        address, trail = urls.source_of(edition), trail_of_story(edition)
        yield _page(frame, address, "source.html", source, edition.script, data=data, trail=trail)


def plan_term(frame: Frame, shelf: Shelf, leaf: Leaf[Markup], source: str, has_feed: bool = False) -> Page:
    """One page of a term's stories, each as an entry."""
    address = urls.address_of(shelf.term)
    own = urls.older(address, leaf.number) if leaf.number else address
    data = {"shelf": shelf, "leaf": leaf, "address": address, "feed": urls.feed_of(address) if has_feed else ""}
    return _page(frame, own, "term.html", source, data=data, trail=trail_of_term(shelf.term))


def plan_indexes(frame: Frame, index: Sequence[tuple[str, Sequence[tuple[Term, int]]]]) -> Iterator[Page]:
    """The index of all terms; a kind with many has an index of its own, and shows its strongest here.

    index: the kinds in their order, each with its terms and how many stories each has.
    """
    source, trail = "vocabulary/topics.tsv", trail_of_archive()
    shown = [(kind, terms[:_MOST_OF_A_KIND], len(terms)) for kind, terms in index]
    yield _page(frame, urls.TAGS, "terms.html", source, data={"index": shown}, trail=trail)
    for kind, terms in index:
        if len(terms) > _MOST_OF_A_KIND:
            data = {"index": [(kind, terms, len(terms))], "kind": kind}
            yield _page(frame, urls.kind_index(kind), "terms.html", source, data=data, trail=(*trail, TAGS_CRUMB))


def plan_archive(frame: Frame, years: Sequence[tuple[str, int, Sequence[Markup]]], latest: Sequence[Markup]) -> Page:
    """Every year with how many editions it has, newest first, and their rows where the archive is small.

    The undated ones come last, under an empty year, with their rows always. latest: rows of the newest.
    """
    whole = sum(count for _, count, _ in years) <= ISSUES_AT_ONCE
    data = {"years": years, "whole": whole, "latest": latest}
    return _page(frame, urls.ARCHIVE, "archive.html", "content/", data=data, trail=trail_of_archive())


def plan_year(frame: Frame, year: str, editions: Sequence[Edition], older: str | None, newer: str | None) -> Page:
    """A calendar of the year; older, newer: the years before and after that have editions."""
    months = months_of(year, editions)
    data = {"year": year, "months": months, "count": len(editions), "older": older, "newer": newer}
    return _page(frame, urls.year(year), "year.html", "content/", data=data, trail=trail_of_year())


def plan_search(frame: Frame) -> Page:
    """The page on which readers search; its script finds everything else."""
    data = {"folds": folds_path(), "inline": ",".join((*INLINE, "wbr")), "kinds": KINDS}
    return _page(frame, urls.SEARCH, "search.html", "theme/templates/search.html", data=data, trail=trail_of_archive())


def plan_unlisted(frame: Frame, edition: Edition | None, stories: Sequence[Markup]) -> Iterator[Page]:
    """What a reader sees at an address that is not there, and without network at one that was not read before."""
    data = {"edition": edition, "stories": stories}
    yield _page(frame, urls.NOT_FOUND, "404.html", "theme/templates/404.html", data=data)
    yield _page(frame, urls.OFFLINE, "offline.html", "theme/templates/offline.html")


def _page(
    frame: Frame,
    address: str,
    template: str,
    source: str,
    original: str = "",
    description: str = "",
    data: Mapping[str, object] | None = None,
    trail: Trail = (),
) -> Page:
    path = frame.prefix + address
    own = frame.config.script
    return Page(address, path, frame.variant, template, source, original or own, description, trail, data or {})


def _neighbours(things: Sequence[T]) -> Iterator[tuple[T | None, T, T | None]]:
    """Each thing between the one before and the one after it."""
    padded = [None, *things, None]
    yield from zip(padded, things, padded[2:], strict=False)
