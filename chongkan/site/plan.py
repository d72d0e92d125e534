"""Site -> every page it will have, before the first is rendered. One generator a kind of page."""

import itertools
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from chongkan.model import TERM_KINDS, Site
from chongkan.problems import Problem
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
from chongkan.site.calendar import months_of, year_of
from chongkan.site.frontpage import compose_front_page
from chongkan.site.paging import paginate
from chongkan.site.related import relate_stories
from chongkan.site.search.entries import KINDS
from chongkan.site.search.files import folds_path
from chongkan.site.shelves import Shelf, shelve
from chongkan.site.text import cut_text

_DESCRIPTION = 90  # characters
_HOME_ISSUES = 12  # older issues that the home page lists
_ISSUES_AT_ONCE = 60  # issues up to which the archive lists all of them
_MOST_OF_A_KIND = 120  # terms of a kind that the index of all terms shows
_HELPFUL = 5  # stories that the page for a wrong address offers

INDEXED = ("topic", "place", "organisation", "person", "author", "series", "format", "section")  # the index's order

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one script.

    address: its identity, the same in every script. path: where it is served. template: its file in theme/templates.
    source: the file a person would look at. original: the script of the text, where it is one edition's.
    trail: the pages above it. data: what its template is given.
    """

    address: str
    path: str
    variant: str
    template: str
    source: str
    original: str
    description: str = ""
    trail: Trail = ()
    data: Mapping[str, object] = field(default_factory=dict)


def plan_pages(site: Site, page_size: int) -> list[Page]:
    """List every page of the site in its script; page_size entries stand on each older page of a list."""
    return [
        *plan_home(site),
        *plan_issues(site),
        *plan_articles(site),
        *plan_terms(site, page_size),
        *plan_archive(site),
        *plan_search(site),
        *plan_unlisted(site),
    ]


def drop_collisions(pages: Iterable[Page]) -> tuple[list[Page], list[Problem]]:
    """Keep the first page of each file and tell each other one, naming both sources.

    Files are compared as file systems do that know no capitals and compose characters.
    """
    kept: dict[str, Page] = {}
    problems = []
    for page in pages:
        name = unicodedata.normalize("NFC", urls.file_of(page.path)).casefold()
        first = kept.setdefault(name, page)
        if first is not page:
            what = (
                f"{page.path} 和 {first.source} 的 {first.path} 网址相同，先不刊出。"
                f"{page.path} would be written over {first.path}, which {first.source} makes."
            )
            mend = "改其中一个的 id、序号或名字。Change the id, number or key of one of them."
            problems.append(Problem(page.source, 0, what, mend))
    return list(kept.values()), problems


def plan_home(site: Site) -> Iterator[Page]:
    """The newest edition as a front page, then the issues before it."""
    latest = site.editions[0] if site.editions else None
    data = {
        "edition": latest,
        "front": compose_front_page(latest) if latest else None,
        "others": site.editions[1 : 1 + _HOME_ISSUES],
    }
    yield _page(site, urls.HOME, "home.html", "site.toml", description=site.tagline, data=data)


def plan_issues(site: Site) -> Iterator[Page]:
    """Each edition as a front page, with the editions before and after it."""
    for newer, edition, older in _neighbours(site.editions):
        data = {"edition": edition, "front": compose_front_page(edition), "older": older, "newer": newer}
        source = f"content/{edition.id}/issue.md"
        description = cut_text("；".join(story.title for story in edition.stories), _DESCRIPTION)
        trail = trail_of_edition(edition)
        yield _page(site, urls.address_of(edition), "issue.html", source, edition.script, description, data, trail)


def plan_articles(site: Site) -> Iterator[Page]:
    """Each story, with its neighbours on the printed page and the stories that are about the same."""
    related = relate_stories(site)
    for edition in site.editions:
        for before, story, after in _neighbours(edition.stories):
            near = related[story.issue_id, story.number]
            data = {"story": story, "edition": edition, "before": before, "after": after, "related": near}
            description = story.summary or cut_text(story.opening, _DESCRIPTION) or story.title
            address, trail = urls.address_of(story), trail_of_story(edition)
            yield _page(site, address, "article.html", story.source_path, story.script, description, data, trail)


def plan_terms(site: Site, page_size: int) -> Iterator[Page]:
    """Each section, series, format, topic, place, organisation, person and author with a page; and an index of all."""
    shelves = shelve(site)
    for kind in TERM_KINDS:
        for shelf in shelves.get(kind, ()):
            yield from _term_pages(site, shelf, page_size)
    yield from _indexes(site, [(kind, shelves[kind]) for kind in INDEXED if kind in shelves])


def _indexes(site: Site, index: Sequence[tuple[str, Sequence[Shelf]]]) -> Iterator[Page]:
    """The index of all terms; a kind with many has an index of its own, and shows its strongest here."""
    source, trail = "vocabulary/topics.tsv", trail_of_archive()
    shown = [(kind, shelves[:_MOST_OF_A_KIND], len(shelves)) for kind, shelves in index]
    yield _page(site, urls.TAGS, "terms.html", source, data={"index": shown}, trail=trail)
    for kind, shelves in index:
        if len(shelves) > _MOST_OF_A_KIND:
            data = {"index": [(kind, shelves, len(shelves))], "kind": kind}
            yield _page(site, urls.kind_index(kind), "terms.html", source, data=data, trail=(*trail, TAGS_CRUMB))


def plan_archive(site: Site) -> Iterator[Page]:
    """Every edition by year, newest first, and a calendar of each year; a large archive lists its years only."""
    years = [(year, tuple(editions)) for year, editions in itertools.groupby(site.editions, key=year_of)]
    whole = len(site.editions) <= _ISSUES_AT_ONCE
    data = {"years": years, "whole": whole, "latest": site.editions[:_HOME_ISSUES]}
    yield _page(site, urls.ARCHIVE, "archive.html", "content/", data=data, trail=trail_of_archive())
    dated = [(year, editions) for year, editions in years if year]
    for newer, (year, editions), older in _neighbours(dated):
        data = {
            "year": year,
            "months": months_of(year, editions),
            "count": len(editions),
            "older": older,
            "newer": newer,
        }
        yield _page(site, urls.year(year), "year.html", "content/", data=data, trail=trail_of_year())


def plan_search(site: Site) -> Iterator[Page]:
    """The page on which readers search; its script finds everything else."""
    data = {"folds": folds_path(), "kinds": KINDS}
    yield _page(site, urls.SEARCH, "search.html", "theme/templates/search.html", data=data, trail=trail_of_archive())


def plan_unlisted(site: Site) -> Iterator[Page]:
    """What a reader sees at an address that is not there, and without network at one that was not read before."""
    stories = [story for edition in site.editions[:1] for story in edition.stories][:_HELPFUL]
    data = {"edition": next(iter(site.editions), None), "stories": stories}
    yield _page(site, urls.NOT_FOUND, "404.html", "theme/templates/404.html", data=data)
    yield _page(site, urls.OFFLINE, "offline.html", "theme/templates/offline.html")


def _page(
    site: Site,
    address: str,
    template: str,
    source: str,
    original: str = "",
    description: str = "",
    data: Mapping[str, object] | None = None,
    trail: Trail = (),
) -> Page:
    path = urls.prefix_of(site.variant, site.script) + address
    return Page(address, path, site.variant, template, source, original or site.script, description, trail, data or {})


def _term_pages(site: Site, shelf: Shelf, page_size: int) -> Iterator[Page]:
    address = urls.address_of(shelf.term)
    source = "site.toml" if shelf.term.kind == "section" else shelf.stories[0].source_path
    for leaf in paginate(shelf.stories, page_size):
        own = urls.older(address, leaf.number) if leaf.number else address
        data = {"shelf": shelf, "leaf": leaf, "address": address}
        yield _page(site, own, "term.html", source, data=data, trail=trail_of_term(shelf.term))


def _neighbours(things: Sequence[T]) -> Iterator[tuple[T | None, T, T | None]]:
    """Each thing between the one before and the one after it."""
    padded = [None, *things, None]
    yield from zip(padded, things, padded[2:], strict=False)
