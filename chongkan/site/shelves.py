"""One term with its stories -> what its page shows, and how its list is cut into pages."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chongkan.model import Term
from chongkan.site.naming import Identity
from chongkan.site.paging import Leaf, paginate
from chongkan.site.register import Register
from chongkan.site.register_names import Place

MOST_NEAR = 8
TIMELINE_FROM = 11  # stories from which on a term has a timeline


@dataclass(frozen=True, slots=True)
class Shelf:
    """A term, and how many stories it has.

    near: terms with pages that often stand beside it in the stories of its first page, the most frequent first. roles:
    as what an author signed. timeline: (year, stories of that year) without gaps, oldest first; empty where there are
    few stories.
    """

    term: Term
    count: int
    near: tuple[Term, ...] = ()
    roles: tuple[str, ...] = ()
    timeline: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Cut:
    """A list in pages. leaves: as register.stamped has their stories, but for the first `standing` pages. first: the
    entries of the landing page, by variant."""

    leaves: Sequence[Leaf[str]]
    standing: int
    first: Sequence[dict[str, str]]


def shelve(register: Register, identity: Identity, size: int, standing: int = 0) -> tuple[Shelf, Cut] | None:
    """The shelf of a name, and its stories in pages; None where it has no page.

    standing: so many pages from the oldest on are not asked for.
    """
    term = register.terms([identity]).get(identity)
    if term is None or not term.page:
        return None
    holders = register.stamped(identity, standing * size)
    leaves = paginate(holders, size, standing)
    first = register.tagged(places_in(leaves[0]))
    count = len(holders) + standing * size
    shelf = Shelf(
        term=term,
        count=count,
        near=_near(register, identity, (tags for _, tags in first)),
        roles=tuple(register.roles_of(identity)) if term.kind == "author" else (),
        timeline=_timeline(register.years_of(identity)) if count >= TIMELINE_FROM else (),
    )
    return shelf, Cut(leaves, standing, [entry for entry, _ in first])


def places_in(leaf: Leaf[str]) -> list[Place]:
    """The stories of a page that shelve has cut."""
    parts = (story.split("/") for story in leaf.entries)
    return [(issue, number) for issue, number, _ in parts]


def _near(register: Register, identity: Identity, tagged: Iterable[str]) -> tuple[Term, ...]:
    """Terms with pages that stand beside it. tagged: the tags of each story, as register.tags_of has them."""
    beside = Counter(line for tags in tagged for line in tags.split("\n") if line)
    count = {(kind, key): n for line, n in beside.items() for kind, _, key in [line.partition(" ")]}
    count.pop(identity, None)
    near: list[Term] = []
    for other in sorted(count, key=lambda other: (-count[other], other)):
        if len(near) == MOST_NEAR:
            break
        near += [term for term in register.terms([other]).values() if term.page]
    return tuple(near)


def _timeline(years: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    count = dict(years)
    return tuple((year, count.get(year, 0)) for year in range(min(count), max(count) + 1)) if len(count) > 1 else ()
