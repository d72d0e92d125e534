"""Orders -> pages: what a worker makes of one edition or one term, from what stands in the order alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from chongkan.config import Config
from chongkan.contents import Content
from chongkan.model import Edition, Issue, Term
from chongkan.site import urls
from chongkan.site.check import NOTHING_WRONG, Findings, check_unit
from chongkan.site.copies.book import book_file
from chongkan.site.copies.files import copy_files
from chongkan.site.feeds import atom_file, feed_item, pack_items, unpack_items
from chongkan.site.filing import Filed, file_issue
from chongkan.site.gather import edition_of, usable_issue
from chongkan.site.naming import Identity
from chongkan.site.page import Page
from chongkan.site.paging import Leaf
from chongkan.site.pictures import Developed, develop
from chongkan.site.plan import plan_edition, plan_home, plan_term
from chongkan.site.press import Face, Press
from chongkan.site.register import Entry
from chongkan.site.render import Frame
from chongkan.site.search.entries import index_issue
from chongkan.site.shelves import Shelf
from chongkan.site.source import seed_file


@dataclass(frozen=True, slots=True)
class EditionOrder:
    """An issue to make, with all that its pages show of others, by variant where it is text.

    terms: those of its names that may be shown. fed: the numbers of its stories that feeds show. older, newer: the
    neighbours. related: {(variant, number): cards}. rows: of the issues before it, where this is the newest: home is
    made with it.
    """

    id: str
    terms: Mapping[Identity, Term]
    fed: frozenset[str]
    older: Mapping[str, Edition]
    newer: Mapping[str, Edition]
    related: Mapping[tuple[str, str], Sequence[str]]
    rows: Mapping[str, Sequence[str]] | None = None


@dataclass(frozen=True, slots=True)
class TermOrder:
    """Pages of a term's list to make.

    leaves: their entries as HTML, by variant. standing: the numbers of the pages that stay as they are. source: the
    file a person would look at. feed: the items of its feed, packed; None where it has none.
    """

    shelf: Shelf
    leaves: Mapping[str, Sequence[Leaf[str]]]
    standing: Sequence[int]
    source: str
    feed: Sequence[bytes] | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of one order: files, what is wrong with them; of an edition also its entries.

    sources: {file: the file a person would look at}, for pages, also for those of the unit that stay as they are.
    entries: of an issue's stories. indexed: what the index of search has to know of them. lines: its part of the
    collection of all articles. lasting: {address that is to stay: what is called so}. found: as recall.hand_over.
    """

    unit: str
    files: dict[str, Content]
    sources: Mapping[str, str] = field(default_factory=dict)
    findings: Findings = NOTHING_WRONG
    entries: Sequence[Entry] = ()
    indexed: bytes = b""
    lines: bytes = b""
    lasting: Mapping[str, str] = field(default_factory=dict)
    found: Mapping[bytes, bytes] = field(default_factory=dict)


def unit_of_issue(issue: str) -> str:
    """The name of what is made of an issue."""
    return f"issue {issue}"


def unit_of_term(identity: Identity) -> str:
    """The name of what is made of a term."""
    return "term {} {}".format(*identity)


def make_editions(
    press: Press, face: Face, spared: frozenset[str], orders: Sequence[tuple[EditionOrder, Issue]]
) -> list[Made]:
    """Make the pages of issues; they are converted together."""
    usable = [usable_issue(issue, press.config, press.vocabulary)[0] for _, issue in orders]
    developed = [develop(issue, press.config.cache) for issue in usable]
    editions = [
        edition_of(issue, _filed(issue, press), order.terms, its.pictures)
        for issue, its, (order, _) in zip(usable, developed, orders, strict=True)
    ]
    in_scripts = press.editions(editions, face)
    frames = press.frames(face)
    made = [_made(frames, [said[n] for said in in_scripts], order, spared) for n, (order, _) in enumerate(orders)]
    whole = [_with_pictures(one, its) for one, its in zip(made, developed, strict=True)]
    books = [
        dict(book_file(frame, said[n], its.files) for frame, said in zip(frames, in_scripts, strict=True))
        for n, its in enumerate(developed)
    ]
    config = press.config
    return [_with_copies(*page, config) for page in zip(whole, usable, editions, books, strict=True)]


def make_terms(press: Press, face: Face, spared: frozenset[str], orders: Sequence[TermOrder]) -> list[Made]:
    """Make the pages of terms; their labels are converted together."""
    terms = [term for order in orders for term in (order.shelf.term, *order.shelf.near)]
    in_scripts = [iter(said) for said in press.terms(terms, face)]
    frames = press.frames(face)
    made = []
    for order in orders:
        pages: list[tuple[Frame, Page]] = []
        feeds: dict[str, Content] = {}
        items = [unpack_items(packed) for packed in order.feed or ()]
        for frame, said in zip(frames, in_scripts, strict=True):
            shelf = order.shelf
            here = Shelf(next(said), shelf.count, tuple(next(said) for _ in shelf.near), shelf.roles, shelf.timeline)
            for leaf in order.leaves[frame.variant]:
                entries = Leaf(leaf.number, [Markup(entry) for entry in leaf.entries], leaf.older, leaf.newer)
                pages.append((frame, plan_term(frame, here, entries, order.source, order.feed is not None)))
            if order.feed is not None:
                address, own = urls.address_of(here.term), [item[frame.variant] for item in items]
                feeds |= [atom_file(frame, address, here.term.label, own)]
        term = order.shelf.term
        one = render_unit(unit_of_term((term.kind, term.key)), pages, spared)
        standing = dict.fromkeys(_standing(order, frames), order.source)
        made.append(replace(one, files=one.files | feeds, sources={**one.sources, **standing}))
    return made


def _standing(order: TermOrder, frames: Sequence[Frame]) -> Iterator[str]:
    address = urls.address_of(order.shelf.term)
    for frame in frames:
        yield from (urls.file_of(frame.prefix + urls.older(address, number)) for number in order.standing)


def render_unit(unit: str, pages: Sequence[tuple[Frame, Page]], spared: frozenset[str]) -> Made:
    """Render pages that are made together, and look what is wrong with them."""
    files = {urls.file_of(page.path): frame.render_page(page) for frame, page in pages}
    sources = {urls.file_of(page.path): page.source for _, page in pages}
    return Made(unit, dict(files), sources, check_unit([page for _, page in pages], files, spared))


def _filed(issue: Issue, press: Press) -> list[Filed]:
    return file_issue(issue, press.config)[0]


def _made(frames: Sequence[Frame], editions: Sequence[Edition], order: EditionOrder, spared: frozenset[str]) -> Made:
    shown = list(zip(frames, editions, strict=True))
    pages = [(frame, page) for frame, edition in shown for page in _pages(frame, edition, order)]
    made = render_unit(unit_of_issue(order.id), pages, spared)
    entries = []
    for n, story in enumerate(editions[0].stories):
        entry = {f.variant: f.render("_entry.html", story=e.stories[n], edition=e) for f, e in shown}
        items = {f.variant: feed_item(e, e.stories[n], f) for f, e in shown if story.number in order.fed}
        entries.append((story.number, entry, pack_items(items) if items else b""))
    files = {**made.files, **seed_file(editions[0])}
    lasting = {urls.address_of(editions[0]): editions[0].title}
    lasting |= {urls.address_of(story): story.title for story in editions[0].stories}
    return replace(made, files=files, entries=entries, indexed=index_issue(*editions), lasting=lasting)


def _with_pictures(made: Made, developed: Developed) -> Made:
    findings = replace(made.findings, problems=(*made.findings.problems, *developed.problems))
    return replace(made, files={**made.files, **developed.files}, findings=findings)


def _with_copies(made: Made, issue: Issue, edition: Edition, books: Mapping[str, bytes], config: Config) -> Made:
    files, lines = copy_files(issue, edition, config)
    return replace(made, files={**made.files, **files, **books}, lines=lines)


def _pages(frame: Frame, edition: Edition, order: EditionOrder) -> Iterator[Page]:
    variant = frame.variant
    related = {
        story.number: [Markup(card) for card in order.related.get((variant, story.number), ())]
        for story in edition.stories
    }
    yield from plan_edition(frame, edition, order.older.get(variant), order.newer.get(variant), related)
    if order.rows is not None:
        yield from plan_home(frame, edition, [Markup(row) for row in order.rows[variant]])
