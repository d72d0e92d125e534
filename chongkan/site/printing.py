"""A register and what changed -> everything that has to be made anew, unit by unit."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from typing import NamedTuple, Protocol, TypeVar

from chongkan.contents import Content, Digested, Piece, Stretch, joined
from chongkan.model import Issue, Term
from chongkan.problems import Problem
from chongkan.recall import hand_over
from chongkan.site import urls
from chongkan.site.archive import make_index, make_whole, make_years
from chongkan.site.check import Findings, broken_links, leftover_problems, orphans
from chongkan.site.copies.collection import collection_files
from chongkan.site.copies.stretches import note_all, parts_of_changed
from chongkan.site.directory import FEWEST
from chongkan.site.fed import Fed
from chongkan.site.gather import stray_problems
from chongkan.site.making import (
    EditionOrder,
    Made,
    TermOrder,
    make_editions,
    make_terms,
    unit_of_issue,
    unit_of_term,
)
from chongkan.site.moves import make_moves
from chongkan.site.ordering import order_editions, order_terms
from chongkan.site.press import Face, Press
from chongkan.site.reading import read_issues
from chongkan.site.register import Read, Register
from chongkan.site.search.entries import head_of, numbers_of, parts_of
from chongkan.site.search.making import Change, Task, changed_classes, make_segments
from chongkan.site.search.making import Made as MadeOfIndex
from chongkan.site.search.patches import Reader
from chongkan.site.stale import Stale, take_in, with_all

T = TypeVar("T")
Load = Callable[[str], tuple[Issue | None, Sequence[Problem]]]  # issue id -> the issue, what is wrong with its files

_RANKS = {"issue": 1, "term": 2, "moved": 4}  # who has a file that two units make; others come third
_BATCH = 8  # issues converted together: about 64 stories


class Workers(Protocol):
    """Who does the work: one process, several, or a cluster."""

    def read(self, issues: Sequence[str]) -> Iterable[list[Read]]:
        """Read issues by their ids."""

    def make_editions(self, face: Face, spared: frozenset[str], orders: Iterable[EditionOrder]) -> Iterable[list[Made]]:
        """Make the pages of issues."""

    def make_terms(
        self, face: Face, spared: frozenset[str], orders: Iterable[TermOrder], many: int
    ) -> Iterable[list[Made]]:
        """Make the pages of so many terms; an order holds all that its lists show, so that few may wait at once."""

    def make_segments(self, tasks: Iterable[Task]) -> Iterable[list[MadeOfIndex]]:
        """Make segments of the index of search."""

    def have_done(self, task: Callable[[], T]) -> Iterator[T]:
        """Have something done that needs no register; yield what comes of it."""

    def begin(self) -> None:
        """Begin with what is ordered and not begun, which is little: it is asked for later."""


@dataclass(slots=True)
class Own:
    """The workers of a small run: this very process."""

    press: Press
    load: Load

    def read(self, issues: Sequence[str]) -> Iterator[list[Read]]:
        """As Workers."""
        for ids in batches(issues, _BATCH):
            yield read_batch(self.press, self.load, ids)

    def make_editions(self, face: Face, spared: frozenset[str], orders: Iterable[EditionOrder]) -> Iterator[list[Made]]:
        """As Workers."""
        for some in batches(orders, _BATCH):
            yield make_batch(self.press, self.load, face, spared, some)

    def make_terms(
        self,
        face: Face,
        spared: frozenset[str],
        orders: Iterable[TermOrder],
        many: int,  # noqa: ARG002 - all the same to one process
    ) -> Iterator[list[Made]]:
        """As Workers."""
        for some in batches(orders, _BATCH):
            yield make_terms(self.press, face, spared, some)

    def make_segments(self, tasks: Iterable[Task]) -> Iterator[list[MadeOfIndex]]:
        """As Workers."""
        return map(make_segments, tasks)

    def have_done(self, task: Callable[[], T]) -> Iterator[T]:
        """As Workers."""
        return (task() for _ in range(1))

    def begin(self) -> None:
        """As Workers: nobody else could begin."""


@dataclass(slots=True)
class Printed:
    """A part of the site that is to be written: files, and those that nobody makes any longer.

    lasting: {address of it that is to stay: what is called so}.
    """

    files: Mapping[str, Content] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    lasting: Mapping[str, str] = field(default_factory=dict)


class Outlet(NamedTuple):
    """Where what is made goes. read: what the last run wrote; find: in which file that is, if it is as it was written.
    keep: where a file is put that is long."""

    read: Reader = lambda _: None
    find: Callable[[str], str | None] = lambda _: None
    keep: Callable[[Iterable[bytes | Stretch]], Piece | Digested] = joined


def print_site(
    press: Press,
    register: Register,
    workers: Workers,
    changed: Sequence[str],
    removed: Sequence[str],
    whole: bool,
    outlet: Outlet,
) -> Iterator[Printed]:
    """Bring the register up to date with the issues that changed or are gone, and yield what is to be written.

    whole: make everything, whatever changed.
    """
    stale = take_in(register, workers.read(changed), changed, removed)
    face = Face(menu_of(press, register), tuple(register.forms().items()))
    whole = whole or face != register.noted("face")
    if whole:
        stale = with_all(stale, register)
    register.note("face", face)
    for *_, unit, _, _ in register.clashes():  # what has no file of its own may get it now
        kind, _, name = unit.partition(" ")
        if kind in ("issue", "moved"):
            stale.issues.add(name)
        elif kind == "term":
            stale.terms.add((name.partition(" ")[0], name.partition(" ")[2]))
    if not whole:
        stale.issues |= Fed(register).unkept(stale.terms)
    stale.issues &= set(register.ids())
    yield from _Run(press, register, workers, face, outlet).made(stale, whole)


def problems_of(press: Press, register: Register, text_of: Callable[[str], str | None]) -> list[Problem]:
    """Everything that a person has to look at. text_of: a published file's text, None where there is none."""
    findings = register.findings()
    links = {link: source for found in findings for link, source in found.kept.items()}
    return list(
        dict.fromkeys(
            [
                *register.problems(),
                *press.problems,
                *stray_problems(register.strays(), press.config),
                *_collisions(register),
                *(problem for found in findings for problem in found.problems),
                *broken_links(links, text_of),
                *(register.noted("orphans") or ()),  # type: ignore[misc]
                *leftover_problems(leftover for found in findings for leftover in found.leftovers),
            ]
        )
    )


def read_batch(press: Press, load: Load, ids: Iterable[str]) -> list[Read]:
    """Read some issues; one that cannot be used at all is kept with its problems only."""
    loaded = [(issue_id, *load(issue_id)) for issue_id in ids]
    reads = read_issues(press, [(issue, problems) for _, issue, problems in loaded if issue is not None])
    if reads:
        reads[0] = replace(reads[0], found=hand_over())
    return reads + [
        Read(issue_id, f" {issue_id}", "", {}, [], {}, {}, problems=tuple(problems))
        for issue_id, issue, problems in loaded
        if issue is None
    ]


def make_batch(
    press: Press, load: Load, face: Face, spared: frozenset[str], orders: Sequence[EditionOrder]
) -> list[Made]:
    """Make the pages of some issues."""
    loaded = [(order, load(order.id)[0]) for order in orders]
    made = make_editions(press, face, spared, [(order, issue) for order, issue in loaded if issue is not None])
    return [replace(made[0], found=hand_over()), *made[1:]] if made else []


def batches(things: Iterable, size: int) -> Iterator[list]:  # type: ignore[type-arg]
    """Cut things into lists of `size`."""
    batch = []
    for thing in things:
        batch.append(thing)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


class _Run:
    """One run: what is made, taken into the register as it comes."""

    def __init__(self, press: Press, register: Register, workers: Workers, face: Face, outlet: Outlet) -> None:
        self.press, self.register, self.workers, self.face, self.outlet = press, register, workers, face, outlet
        self.links: dict[str, tuple[str, str]] = {}
        self.unlinked: dict[str, tuple[str, str]] = {}
        self.reindexed: dict[str, Change] = {}
        self.mapped: set[str] = set()  # years whose issues have other pages than before
        self.spared = register.originals()

    def made(self, stale: Stale, whole: bool) -> Iterator[Printed]:
        register, face, spared = self.register, self.face, self.spared
        variants = self.press.scripts
        for issue in sorted(stale.gone):
            register.forget(issue)
            yield self._taken(Made(unit_of_issue(issue), {}))
        for made in make_moves(self.press, face, register, stale.issues | stale.gone):
            yield self._taken(made)
        relined: set[str] = set()  # the issues whose part of the collection is another one than before
        orders = order_editions(register, stale.issues, variants)
        for batch in self.workers.make_editions(face, spared, orders):
            for made in batch:
                stale.terms |= register.put_entries(made.unit.removeprefix("issue "), made.entries)
                if register.put_lines(made.unit.removeprefix("issue "), made.lines):
                    relined.add(made.unit.removeprefix("issue "))
                register.keep(made.found)
                yield self._edition(made)
        others = whole or bool(relined or stale.gone or stale.years)
        index = make_index(register, whole, self.reindexed, self.outlet.read, self.workers.make_segments)
        collection = self._collection(None if whole else relined) if others else ()
        self.workers.begin()
        terms = self._terms(stale, whole)
        self.workers.begin()
        for made in make_years(self.press, face, register, stale.years, self.mapped, spared):
            yield self._taken(made)
        yield from terms
        for lines in collection:
            yield self._taken(Made("collection", collection_files(lines, self.press.config)))
        yield from map(self._taken, index)
        for made in make_whole(self.press, face, register, spared, whole):
            yield self._taken(made)
        self._look_at_links()
        if whole:
            register.note("orphans", list(orphans(self.unlinked, self.links)))

    def _edition(self, made: Made) -> Printed:
        """As _taken; whether its pages and keys are others than before is noted for the map and for the index."""
        self._index(made.unit.removeprefix("issue "), made.indexed)
        before = list(self.register.pages_of(made.unit))
        printed = self._taken(made)
        if before != list(self.register.pages_of(made.unit)):
            self.mapped.add(self.register.year_of(made.unit.removeprefix("issue ")))
        return printed

    def _index(self, issue: str, indexed: bytes) -> None:
        """Keep what the index has to know of an issue, and which of its keys are others than before."""
        before, numbers = self.register.head(issue), numbers_of(indexed)
        head, parts = head_of(indexed), parts_of(indexed)
        if before:
            former = self.register.parts(issue)
            classes = changed_classes(former, parts)
            if classes or head != before:
                other = head != before, numbers != numbers_of(before)
                self.reindexed[issue] = Change(classes, *other, former, parts)
        self.register.put_indexed(issue, numbers, head, parts)

    def _terms(self, stale: Stale, whole: bool) -> Iterator[Printed]:
        """Have pages of terms made, which may begin at once; they are taken when they are asked for."""
        gone: list[Made] = []

        def orders() -> Iterator[TermOrder]:
            size, variants = self.press.config.page_size, self.press.scripts
            for identity, order in order_terms(self.register, stale.terms, size, variants, whole):
                if order is None:
                    gone.append(Made(unit_of_term(identity), {}))
                else:
                    yield order

        many = sum(term.page for term in self.register.terms(stale.terms).values())
        made = self.workers.make_terms(self.face, self.spared, orders(), many)
        return map(self._taken, chain(chain.from_iterable(made), gone))  # those that are gone are known at the end

    def _taken(self, made: Made) -> Printed:
        """Keep who makes which file; what another unit has is not written."""
        sources = dict.fromkeys(made.files, "theme/") | dict(made.sources)
        rank = _RANKS.get(made.unit.partition(" ")[0], 3)
        own, gone = self.register.file_unit(made.unit, rank, sources)
        findings = made.findings
        for link, source in findings.links.items():
            self.links.setdefault(link, (made.unit, source))
        self.unlinked |= findings.unlinked
        wrong = findings.kept or findings.problems or findings.leftovers
        self.register.find(made.unit, replace(findings, links={}, unlinked={}) if wrong else None)
        files = {path: made.files[path] for path in made.files if path in own}
        return Printed(files, frozenset(gone), made.lasting)

    def _collection(self, changed: set[str] | None) -> Iterator[Piece | Digested]:
        """The collection of all articles. changed: the issues whose part is another one than before; None: all."""
        file = self.outlet.find(urls.file_of(urls.COLLECTION)) if changed is not None else None
        if file and (parts := parts_of_changed(self.register, changed or (), file)):
            return self.workers.have_done(partial(self.outlet.keep, parts))
        note_all(self.register)
        return (self.outlet.keep(self.register.lines()) for _ in range(1))

    def _look_at_links(self) -> None:
        """Keep the links that lead nowhere with the unit that has them."""
        broken: dict[str, dict[str, str]] = {}
        files = {link: urls.file_of_href(link) for link in self.links}
        lost = self.register.unmade(files.values())
        for link, (unit, source) in self.links.items() if lost else ():
            if files[link] in lost:
                broken.setdefault(unit, {})[link] = source
        for unit, links in broken.items():
            found = self.register.found(unit) or Findings()
            self.register.find(unit, replace(found, kept={**found.kept, **links}))


def menu_of(press: Press, register: Register) -> tuple[Term, ...]:
    """Sections that hold stories, in the order of the settings, then formats; each with enough of them."""
    identities = [("section", row.slug) for row in press.config.sections]
    identities += [identity for identity in register.identities() if identity[0] == "format"]
    wanted = [identity for identity in identities if register.articles_of(identity) >= FEWEST]
    terms = register.terms(wanted)
    return tuple(terms[identity] for identity in wanted)


def _collisions(register: Register) -> Iterator[Problem]:
    aliases: dict[str, list[tuple[str, str]]] = {}
    for _, kept, source, unit, path, other in register.clashes():
        first, second = (urls.path_of_file(name) for name in (kept, path))
        if unit.startswith("moved "):
            aliases.setdefault(other, []).append((second, source))
            continue
        what = (
            f"{second} 和 {source} 的 {first} 网址相同，先不刊出。"
            f"{second} would be written over {first}, which {source} makes."
        )
        mend = "改其中一个的 id、序号或名字。Change the id, number or key of one of them."
        yield Problem(other, 0, what, mend)
    yield from (_taken(file, places) for file, places in aliases.items())


def _taken(file: str, places: Sequence[tuple[str, str]]) -> Problem:
    """Aliases of an issue and its articles at which other pages stand, each with whose that page is."""
    address, source = min(places, key=lambda place: (len(place[0]), place))
    what = (
        f"这一版或它的文章在 aliases 里写的 {address} 另有一页（{source}），共 {len(places)} 处，不转。"
        f"The `aliases` of this issue or its articles name {address}, where a page of {source} stands"
        f" ({len(places)} such places); nothing leads on from there."
    )
    return Problem(file, 0, what, "从 aliases 里删去这个网址。Take the address out of `aliases`.")
