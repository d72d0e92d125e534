"""Site -> every page it will have, before the first is rendered. One generator a kind of page."""

import itertools
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from chongkan.model import TERM_KINDS, Site
from chongkan.problems import Problem
from chongkan.site import urls
from chongkan.site.dates import read_date
from chongkan.site.frontpage import compose_front_page
from chongkan.site.paging import paginate
from chongkan.site.related import relate_stories
from chongkan.site.shelves import Shelf, shelve
from chongkan.site.text import cut_text

_DESCRIPTION = 90  # characters
_HOME_ISSUES = 12  # older issues that the home page lists

INDEXED = ("topic", "place", "organisation", "person", "author", "series", "format", "section")  # the index's order

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one script.

    address: its identity, the same in every script. path: where it is served. template: its file in theme/templates.
    source: the file a person would look at. original: the script of the text, where it is one edition's.
    data: what its template is given.
    """

    address: str
    path: str
    variant: str
    template: str
    source: str
    original: str
    description: str = ""
    data: Mapping[str, object] = field(default_factory=dict)


def plan_pages(site: Site, page_size: int) -> list[Page]:
    """List every page of the site in its script; page_size entries stand on each older page of a list."""
    return [
        *plan_home(site),
        *plan_issues(site),
        *plan_articles(site),
        *plan_terms(site, page_size),
        *plan_archive(site),
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
        yield _page(site, urls.address_of(edition), "issue.html", source, edition.script, description, data)


def plan_articles(site: Site) -> Iterator[Page]:
    """Each story, with its neighbours on the printed page and the stories that are about the same."""
    related = relate_stories(site)
    for edition in site.editions:
        for before, story, after in _neighbours(edition.stories):
            near = related[story.issue_id, story.number]
            data = {"story": story, "edition": edition, "before": before, "after": after, "related": near}
            description = story.summary or cut_text(story.opening, _DESCRIPTION) or story.title
            address = urls.address_of(story)
            yield _page(site, address, "article.html", story.source_path, story.script, description, data)


def plan_terms(site: Site, page_size: int) -> Iterator[Page]:
    """Each section, series, format, topic, place, organisation, person and author with a page; and an index of all."""
    shelves = shelve(site)
    for kind in TERM_KINDS:
        for shelf in shelves.get(kind, ()):
            yield from _term_pages(site, shelf, page_size)
    index = [(kind, shelves[kind]) for kind in INDEXED if kind in shelves]
    yield _page(site, urls.TAGS, "terms.html", "vocabulary/topics.tsv", data={"index": index})


def plan_archive(site: Site) -> Iterator[Page]:
    """Every edition by year, newest first."""
    years = itertools.groupby(site.editions, key=lambda edition: date.year if (date := read_date(edition.date)) else "")
    data = {"years": [(year, tuple(editions)) for year, editions in years]}
    yield _page(site, urls.ARCHIVE, "archive.html", "content/", data=data)


def plan_unlisted(site: Site) -> Iterator[Page]:
    """What a reader sees at an address that is not there, and without network at one that was not read before."""
    yield _page(site, urls.NOT_FOUND, "404.html", "theme/templates/404.html")
    yield _page(site, urls.OFFLINE, "offline.html", "theme/templates/offline.html")


def _page(
    site: Site,
    address: str,
    template: str,
    source: str,
    original: str = "",
    description: str = "",
    data: Mapping[str, object] | None = None,
) -> Page:
    path = urls.prefix_of(site.variant, site.script) + address
    return Page(address, path, site.variant, template, source, original or site.script, description, data or {})


def _term_pages(site: Site, shelf: Shelf, page_size: int) -> Iterator[Page]:
    address = urls.address_of(shelf.term)
    source = "site.toml" if shelf.term.kind == "section" else shelf.stories[0].source_path
    for leaf in paginate(shelf.stories, page_size):
        own = urls.older(address, leaf.number) if leaf.number else address
        yield _page(site, own, "term.html", source, data={"shelf": shelf, "leaf": leaf, "address": address})


def _neighbours(things: Sequence[T]) -> Iterator[tuple[T | None, T, T | None]]:
    """Each thing between the one before and the one after it."""
    padded = [None, *things, None]
    yield from zip(padded, things, padded[2:], strict=False)
