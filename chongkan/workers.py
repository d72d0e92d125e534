"""The work of a build, shared out: by this process, or in batches by the workers of a crew; the same bytes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from functools import cached_property, lru_cache, partial
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar

from chongkan.beside import Shared
from chongkan.config import Config
from chongkan.content.load import load_issue
from chongkan.contents import lay_down
from chongkan.crew import Crew, Hands
from chongkan.model import Issue
from chongkan.problems import Problem, ProblemError
from chongkan.site.making import EditionOrder, Made, TermOrder, make_terms
from chongkan.site.press import Face, Press
from chongkan.site.printing import Load, Own, batches, make_batch, read_batch
from chongkan.site.register import Read
from chongkan.site.search.making import Made as MadeOfIndex
from chongkan.site.search.making import Task, make_segments

T = TypeVar("T")

_BATCH = 8  # issues that a worker gets at once: about 64 stories, converted together
_LISTS, _LEAVES = 16, 32  # terms that a worker gets at once, and pages of their lists
_FEW = 16  # issues up to which starting workers costs more than it saves
_FEW_LISTS = 96  # terms; an added issue has about fifty
_TERMS, _WORTH_A_FORK = 4, 8  # terms that are one task where there are few; tasks worth the start of a process


@contextmanager
def workers_of(config: Config, press: Press, crew: Crew, run: str, pieces: Path) -> Iterator["Own | Many"]:
    """This process where the crew is nobody else, else the crew, called once there is enough to do.

    run: its name. pieces: the folder in which the crew puts what it makes.
    """
    own = Own(press, load_of(config))
    if crew.alone:
        yield own
        return
    _inherited[run] = press
    try:
        with Hands(crew, config, own.press.theme.compile) as hands, ExitStack() as others:  # to read needs little of it
            yield Many(config, own, hands, run, pieces, others)
    finally:
        del _inherited[run]


def prepare(config: Config, compiled: Path) -> None:
    """Make what all pages need, for the press that will be made; see Press for `compiled`, and what cannot be made."""
    with suppress(ProblemError):
        press = Press(config, compiled)
        press.theme.compile()
        press.prepare()


def load_of(config: Config) -> Load:
    """How an issue is read from content/."""

    def load(issue: str) -> tuple[Issue | None, list[Problem]]:
        return load_issue(config.content / issue, config.seeds)

    return load


class Many:
    """The workers of a run; what is too little for them is done by `own`."""

    def __init__(self, config: Config, own: Own, hands: Hands, run: str, pieces: Path, others: ExitStack) -> None:
        """others: where to note the end of processes that do a part of what is little."""
        self._shop, self._own, self._hands, self._others = (config, run, pieces), own, hands, others
        self._lot = _Lot()

    def read(self, issues: Sequence[str]) -> Iterable[list[Read]]:
        """As printing.Workers."""
        if len(issues) <= _FEW:
            return self._own.read(issues)
        return self._share(_read, ((self._shop, some) for some in batches(issues, _BATCH)))

    def make_editions(self, face: Face, spared: frozenset[str], orders: Iterable[EditionOrder]) -> Iterable[list[Made]]:
        """As printing.Workers."""
        few, rest = _few(orders, _FEW)
        if rest is None:
            return self._own.make_editions(face, spared, few)
        return self._share(_make_editions, ((self._shop, face, spared, some) for some in batches(rest, _BATCH)))

    def make_terms(
        self, face: Face, spared: frozenset[str], orders: Iterable[TermOrder], many: int
    ) -> Iterable[list[Made]]:
        """As printing.Workers."""
        if many > _FEW_LISTS:
            return self._share(_make_terms, ((self._shop, face, spared, some) for some in _lots(orders)))
        few, press = list(orders), self._own.press
        press.terms([term for order in few for term in (order.shelf.term, *order.shelf.near)], face)
        press.frames(face)  # nothing is left to convert: whom this process asks another one cannot
        return self._later([partial(_make_terms, self._shop, face, spared, some) for some in batches(few, _TERMS)])

    def make_segments(self, tasks: Iterable[Task]) -> Iterable[list[MadeOfIndex]]:
        """As printing.Workers; where nobody is at work yet there is little of it."""
        if self._hands.started:
            return self._share(make_segments, ((task,) for task in tasks))
        return self._later([partial(make_segments, task) for task in tasks])

    def have_done(self, task: Callable[[], T]) -> Iterator[T]:
        """As printing.Workers."""
        return self._later([task])

    def begin(self) -> None:
        """As printing.Workers."""
        self._others.callback(self._lot.begin().close)
        self._lot = _Lot()

    def _later(self, tasks: Sequence[Callable[[], T]]) -> Iterator[T]:
        """What comes of tasks that are little; nothing is waited for before it is asked for."""
        lot, start = self._lot, len(self._lot.tasks)
        end = start + len(tasks)
        lot.tasks += tasks
        return (result for _ in range(1) for result in lot.results[start:end])

    def _share(self, work: Callable[..., T], tasks: Iterable[tuple[Any, ...]]) -> Iterator[T]:
        if not self._hands.started:
            self._own.press.prepare()
        return self._hands.each(work, tasks)


class _Lot:
    """Tasks that this process shares with another one, where they are not too few for it."""

    def __init__(self) -> None:
        self.tasks: list[Callable[[], Any]] = []
        self._shared: Shared[Any] | None = None

    def begin(self) -> Shared[Any]:
        """Begin; there are no more tasks."""
        self._shared = Shared(self.tasks, alone=len(self.tasks) < _WORTH_A_FORK)
        return self._shared

    @cached_property
    def results(self) -> list[Any]:
        """What came of the tasks; waited for."""
        return (self._shared or self.begin()).results()


def _lots(orders: Iterable[TermOrder]) -> Iterator[list[TermOrder]]:
    """What a worker gets at once: some terms, or fewer with many stories."""
    lot: list[TermOrder] = []
    leaves = 0
    for order in orders:
        lot.append(order)
        leaves += max(map(len, order.leaves.values()), default=0)
        if len(lot) == _LISTS or leaves >= _LEAVES:
            yield lot
            lot, leaves = [], 0
    if lot:
        yield lot


def _few(things: Iterable[T], limit: int) -> tuple[list[T], Iterator[T] | None]:
    """All of the things where there are few, else an iterator over all of them."""
    things = iter(things)
    first = list(islice(things, limit + 1))
    return (first, None) if len(first) <= limit else ([], chain(first, things))


Shop = tuple[Config, str, Path]  # a site, the run for which it is made, and where to put what is made
_inherited: dict[str, Press] = {}  # what a process that is a copy of ours has already


@lru_cache(maxsize=1)  # a process of a cluster outlives the run
def _workshop(shop: Shop) -> tuple[Press, Load]:
    """A worker's own press, made once a run."""
    config, run, _ = shop
    return _inherited.get(run) or Press(config), load_of(config)


def _read(shop: Shop, issues: Sequence[str]) -> list[Read]:
    return read_batch(*_workshop(shop), issues)


def _make_editions(shop: Shop, face: Face, spared: frozenset[str], orders: Sequence[EditionOrder]) -> list[Made]:
    return _laid_down(make_batch(*_workshop(shop), face, spared, orders), shop)


def _make_terms(shop: Shop, face: Face, spared: frozenset[str], orders: Sequence[TermOrder]) -> list[Made]:
    return _laid_down(make_terms(_workshop(shop)[0], face, spared, orders), shop)


def _laid_down(made: Sequence[Made], shop: Shop) -> list[Made]:
    pieces = lay_down([one.files for one in made], shop[-1])
    return [replace(one, files=files) for one, files in zip(made, pieces, strict=True)]
