"""The register -> orders: all that the pages of an issue or a term show of others, put into a worker's hands."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from chongkan.model import Edition, Term
from chongkan.site.fed import Fed
from chongkan.site.feeds import MOST
from chongkan.site.making import EditionOrder, TermOrder
from chongkan.site.naming import Identity
from chongkan.site.paging import Leaf
from chongkan.site.plan import HOME_ISSUES
from chongkan.site.register import Register
from chongkan.site.related import related_to
from chongkan.site.shelves import places_in, shelve

_NOBODY: Mapping[str, Edition] = {}


def order_editions(register: Register, issues: Iterable[str], variants: Sequence[str]) -> Iterator[EditionOrder]:
    """Order issues to be made, the oldest first."""
    newest, fed = register.ids(1), Fed(register)
    for issue in sorted(issues, key=lambda issue: register.age_of(issue) or ""):
        older, newer = register.neighbours(register.age_of(issue) or "")
        named = register.identities_of(issue)
        terms = register.terms({identity for identity, _ in named})
        yield EditionOrder(
            id=issue,
            terms=terms,
            fed=fed.numbers(issue, named),
            older=register.light(older) if older else _NOBODY,
            newer=register.light(newer) if newer else _NOBODY,
            related=_related(register, issue, named, terms, variants),
            rows=_rows(register, variants) if [issue] == newest else None,
        )


def order_terms(
    register: Register, identities: Iterable[Identity], size: int, variants: Sequence[str], whole: bool
) -> Iterator[tuple[Identity, TermOrder | None]]:
    """Order the pages of terms; None where a name has no page (any longer).

    The first page of each is ordered, of the others those that hold other entries than before; all where `whole`.
    """
    for identity in sorted(identities):
        found = shelve(register, identity, size, 0 if whole else _standing(register, identity, size))
        if found is None:
            register.changed_leaves(identity, {})
            yield identity, None
            continue
        shelf, cut = found
        leaves = cut.leaves
        changed = register.changed_leaves(identity, {leaf.number or 0: _stamp(leaf) for leaf in leaves})
        due = [leaf for leaf in leaves if whole or not leaf.number or leaf.number in changed]
        standing = [leaf.number for leaf in leaves if leaf.number and not (whole or leaf.number in changed)]
        standing += range(cut.standing, 0, -1)
        issue, number = places_in(leaves[0])[0]
        source = "site.toml" if shelf.term.kind == "section" else f"content/{issue}/{number}.md"
        filled = [_filled(register, leaf, cut.first) for leaf in due]
        said = {v: [_said(leaf, v) for leaf in filled] for v in variants}
        yield identity, TermOrder(shelf, said, standing, source, _feed(register, identity, leaves))


def rows_of(register: Register, issues: Iterable[str], variant: str) -> list[str]:
    """How lists show issues."""
    return [register.row(issue, variant) for issue in issues]


def _related(
    register: Register,
    issue: str,
    named: Iterable[tuple[Identity, str]],
    terms: Mapping[Identity, Term],
    variants: Sequence[str],
) -> dict[tuple[str, str], list[str]]:
    """The cards beside each story of an issue; which they are is kept, to know whom a changed card concerns."""
    age = register.age_of(issue) or ""
    shown: dict[str, list[Identity]] = defaultdict(list)
    for identity, number in sorted(named):
        if identity in terms:
            shown[number].append(identity)
    near = {number: related_to((issue, number), found, age, register) for number, found in shown.items()}
    register.put_related(issue, [(number, place) for number, places in near.items() for place in places])
    cards = {place: register.card(place) for places in near.values() for place in places}
    return {(v, n): [cards[place][v] for place in places] for n, places in near.items() for v in variants}


def _rows(register: Register, variants: Sequence[str]) -> dict[str, list[str]]:
    issues = register.ids(HOME_ISSUES + 1)[1:]
    return {variant: rows_of(register, issues, variant) for variant in variants}


def _standing(register: Register, identity: Identity, size: int) -> int:
    """How many pages of a list need not be asked for; its feed has to be filled by the others."""
    return min(register.standing(identity, size), max(0, register.holding(identity) - MOST.get(identity[0], 0)) // size)


def _feed(register: Register, identity: Identity, leaves: Sequence[Leaf[str]]) -> list[bytes] | None:
    """The newest stories of a section or an author, as their feed has them; None for other terms."""
    if (most := MOST.get(identity[0])) is None:
        return None
    places = (place for leaf in leaves for place in places_in(leaf))
    return [register.feed_items(place) for place in islice(places, most)]


def _stamp(leaf: Leaf[str]) -> str:
    said = "\n".join((f"{leaf.older} {leaf.newer}", *leaf.entries))
    return hashlib.blake2b(said.encode(), digest_size=8).hexdigest()


def _filled(register: Register, leaf: Leaf[str], first: Sequence[dict[str, str]]) -> Leaf[dict[str, str]]:
    """A page with its entries; those of the first page are there already."""
    entries = register.entries(places_in(leaf)) if leaf.number else first
    return Leaf(leaf.number, entries, leaf.older, leaf.newer)


def _said(leaf: Leaf[dict[str, str]], variant: str) -> Leaf[str]:
    return Leaf(leaf.number, [entry[variant] for entry in leaf.entries], leaf.older, leaf.newer)
