"""All terms of a site with their stories: what each page of a term, and the index of terms, shows."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from chongkan.model import Site, Story, Term
from chongkan.site.dates import read_date

MOST_NEAR = 8
TIMELINE_FROM = 11  # stories from which on a term has a timeline


@dataclass(frozen=True, slots=True)
class Shelf:
    """A term and its stories, the newest first.

    near: terms with pages that often stand beside it, the most frequent first. roles: as what an author signed.
    timeline: (year, stories of that year) without gaps, oldest first; empty where there are few stories.
    """

    term: Term
    stories: Sequence[Story]
    near: tuple[Term, ...]
    roles: tuple[str, ...]
    timeline: tuple[tuple[int, int], ...]


def shelve(site: Site) -> dict[str, tuple[Shelf, ...]]:
    """Every term that has a page, by kind; within a kind those with the most stories first, sections in their order."""
    labels: dict[tuple[str, str], Term] = {}
    stories: dict[tuple[str, str], list[Story]] = defaultdict(list)
    for edition in site.editions:
        for story in edition.stories:
            for term in terms_of(story):
                labels.setdefault((term.kind, term.key), term)
                stories[term.kind, term.key].append(story)
    dates = {edition.id: read_date(edition.date) for edition in site.editions}
    years = {issue_id: int(date.year) for issue_id, date in dates.items() if date and date.year.isdigit()}
    shelves = [_shelf(term, stories[identity], labels, years) for identity, term in labels.items() if term.page]
    order = {(term.kind, term.key): number for number, term in enumerate(site.sections)}
    shelves.sort(key=lambda s: (order.get((s.term.kind, s.term.key), 0), -len(s.stories), s.term.key))
    kinds = dict.fromkeys(shelf.term.kind for shelf in shelves)
    return {kind: tuple(shelf for shelf in shelves if shelf.term.kind == kind) for kind in kinds}


def terms_of(story: Story) -> Iterable[Term]:
    """Every term under which a story stands, each once."""
    single = (story.section, story.series, story.format)
    authors = dict.fromkeys(contributor.term for contributor in story.authors)
    return (*(term for term in single if term), *story.tags, *authors)


def _shelf(term: Term, stories: list[Story], labels: Mapping[tuple[str, str], Term], years: Mapping[str, int]) -> Shelf:
    beside = Counter((tag.kind, tag.key) for story in stories for tag in story.tags if tag.page)
    beside.pop((term.kind, term.key), None)
    near = sorted(beside, key=lambda identity: (-beside[identity], identity))[:MOST_NEAR]
    roles = dict.fromkeys(c.role for story in stories for c in story.authors if c.term.key == term.key)
    return Shelf(
        term=term,
        stories=stories,
        near=tuple(labels[identity] for identity in near),
        roles=tuple(roles) if term.kind == "author" else (),
        timeline=_timeline(stories, years) if len(stories) >= TIMELINE_FROM else (),
    )


def _timeline(stories: Sequence[Story], years: Mapping[str, int]) -> tuple[tuple[int, int], ...]:
    count = Counter(years[story.issue_id] for story in stories if story.issue_id in years)
    return tuple((year, count[year]) for year in range(min(count), max(count) + 1)) if len(count) > 1 else ()
