"""What has to be made anew: from the issues that changed to everything that shows something of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from chongkan.site.naming import Identity
from chongkan.site.plan import HOME_ISSUES
from chongkan.site.register import Read, Register
from chongkan.site.register_names import Place
from chongkan.site.related import concerned


@dataclass(slots=True)
class Stale:
    """issues: to make. terms: whose lists to make. years: of the archive. gone: issues that are no longer there."""

    issues: set[str] = field(default_factory=set)
    terms: set[Identity] = field(default_factory=set)
    years: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the register holds of one issue: its age, its name rows, its cards, and itself without its stories, packed;
    that is None where it holds none."""

    age: str | None
    names: frozenset[tuple[object, ...]]
    cards: frozenset[tuple[tuple[str, str], str]]
    light: bytes | None


def take_in(
    register: Register, reads: Iterable[Sequence[Read]], changed: Sequence[str], removed: Sequence[str]
) -> Stale:
    """Bring the register up to date with issues that are new or changed, or gone; return what this concerns.

    What is new to an empty register concerns all, so nothing is compared then.
    """
    known = [issue for issue in (*changed, *removed) if register.age_of(issue) is not None]
    first = register.is_empty()
    before = {issue: _known(register, issue) for issue in known}
    for issue in known:
        register.drop(issue)
    met: set[Identity] = set()
    for batch in reads:
        register.put(batch)
        if first:
            met.update(named.identity for read in batch for _, _, named in read.names)
    if first:
        for identity in met:
            register.weigh(identity)
        return Stale(set(register.ids()), met, {year for year, _ in register.years()})
    return _concerned(register, before, {issue: _known(register, issue) for issue in changed}, set(removed))


def with_all(stale: Stale, register: Register) -> Stale:
    """Everything there is, besides what is stale already: that may be names and years that are no longer there."""
    years = {year for year, _ in register.years()}
    return Stale(set(register.ids()), stale.terms | set(register.identities()), stale.years | years, stale.gone)


def _known(register: Register, issue: str) -> _Known:
    age = register.age_of(issue)
    names, cards = register.names_of(issue), register.cards_of(issue)
    return _Known(age, frozenset(names), frozenset(cards.items()), register.packed(issue))


def _concerned(register: Register, before: dict[str, _Known], after: dict[str, _Known], gone: set[str]) -> Stale:
    stale = Stale(set(after), set(), set(), gone)
    nothing = _Known(None, frozenset(), frozenset(), None)
    for issue in before.keys() | after.keys():
        old, new = before.get(issue, nothing), after.get(issue, nothing)
        ages = {age for age in (old.age, new.age) if age}
        for age in ages if (old.age, old.light) != (new.age, new.light) else ():
            stale.years.add(age[:4])
            stale.issues.update(near for near in register.neighbours(age) if near)
        touched = {(str(row[0]), str(row[1])) for row in old.names ^ new.names}
        stale.terms |= touched
        for identity in touched:
            for age in ages:
                stale.issues |= concerned(identity, age, register)
        for place in _other_cards(issue, old, new):
            stale.issues |= register.showing(place)
    for identity in [identity for identity in stale.terms if register.weigh(identity)]:
        stale.issues |= register.issues_naming(identity)
        stale.terms |= set(register.beside(register.holders(identity)))
    stale.issues |= _with_home(register, {known.age for known in (*before.values(), *after.values()) if known.age})
    shown = set(register.ids())
    stale.gone |= stale.issues - shown  # those that hold no story any longer
    stale.issues &= shown
    return stale


def _with_home(register: Register, ages: set[str]) -> set[str]:
    """The newest issue, with which home is made, if issues of these ages are among those that home shows."""
    shown = register.ids(HOME_ISSUES + 1)
    last = register.age_of(shown[-1]) if len(shown) > HOME_ISSUES else ""
    return set(shown[:1]) if max(ages, default="") >= (last or "") else set()


def _other_cards(issue: str, old: _Known, new: _Known) -> set[Place]:
    return {(issue, number) for (number, _), _ in old.cards ^ new.cards}
