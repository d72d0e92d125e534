"""One term with its stories -> what its page shows, and how its list is cut into pages."""

from collections.abc import Sequence
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


def shelve(register: Register, identity: Identity, size: int) -> tuple[Shelf, list[Leaf[str]]] | None:
    """The shelf of a name, and its stories in pages, as register.stamped has them; None where it has no page."""
    term = register.terms([identity]).get(identity)
    if term is None or not term.page:
        return None
    holders = register.stamped(identity)
    leaves = paginate(holders, size)
    shelf = Shelf(
        term=term,
        count=len(holders),
        near=_near(register, identity, places_in(leaves[0])),
        roles=tuple(register.roles_of(identity)) if term.kind == "author" else (),
        timeline=_timeline(register.years_of(identity)) if len(holders) >= TIMELINE_FROM else (),
    )
    return shelf, leaves


def places_in(leaf: Leaf[str]) -> list[Place]:
    """The stories of a page that shelve has cut."""
    parts = (story.split("/") for story in leaf.entries)
    return [(issue, number) for issue, number, _ in parts]


def _near(register: Register, identity: Identity, places: Sequence[Place]) -> tuple[Term, ...]:
    beside = register.beside(places)
    tags = {other: n for other, n in beside.items() if other[0] in ("topic", "place", "organisation", "person")}
    tags.pop(identity, None)
    order = sorted(tags, key=lambda other: (-tags[other], other))
    near: list[Term] = []
    for other in order:
        if len(near) < MOST_NEAR:
            near += [term for term in register.terms([other]).values() if term.page]
    return tuple(near)


def _timeline(years: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    count = dict(years)
    return tuple((year, count.get(year, 0)) for year in range(min(count), max(count) + 1)) if len(count) > 1 else ()
