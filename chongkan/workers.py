"""Who does the work of a build: this process, several, or a cluster, over one executor's interface; the same bytes."""

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache
from itertools import chain, islice
from typing import Any, TypeVar

from chongkan.config import Config
from chongkan.content.load import load_issue
from chongkan.model import Issue
from chongkan.problems import Problem
from chongkan.site.making import EditionOrder, Made, TermOrder, make_terms
from chongkan.site.press import Face, Press
from chongkan.site.printing import Load, Own, batches, make_batch, read_batch
from chongkan.site.register import Read

T = TypeVar("T")

_BATCH = 8  # issues that a worker gets at once: about 64 stories, converted together
_LISTS = 16  # terms that a worker gets at once
_FEW = 2  # batches up to which starting workers costs more than it saves


@contextmanager
def workers_of(config: Config, press: Press, jobs: int) -> Iterator["Own | Many"]:
    """This process where jobs is 1, else that many processes, started once there is enough to do."""
    own = Own(press, load_of(config))
    if jobs == 1:
        yield own
        return
    many = Many(config, own, lambda: _processes(config, press, jobs), window=2 * jobs)
    try:
        yield many
    finally:
        many.close()


def load_of(config: Config) -> Load:
    """How an issue is read from content/."""

    def load(issue: str) -> tuple[Issue | None, list[Problem]]:
        return load_issue(config.content / issue, config.seeds)

    return load


class Many:
    """Workers over an executor; what is too little for them is done by `own`.

    window: how many batches are under way at most, so that what waits needs little memory.
    """

    def __init__(self, config: Config, own: Own, start: Callable[[], Executor], window: int) -> None:
        self._config, self._own, self._start, self._window = config, own, start, window
        self._executor: Executor | None = None

    def close(self) -> None:
        """Let the workers go."""
        if self._executor:
            self._executor.shutdown(cancel_futures=True)

    def read(self, issues: Sequence[str]) -> Iterable[list[Read]]:
        """As printing.Workers."""
        if len(issues) <= _FEW * _BATCH:
            return self._own.read(issues)
        return self._each(_read, [(self._config, some) for some in batches(issues, _BATCH)])

    def make_editions(self, face: Face, spared: frozenset[str], orders: Iterable[EditionOrder]) -> Iterable[list[Made]]:
        """As printing.Workers."""
        few, rest = _few(orders, _FEW * _BATCH)
        if rest is None:
            return self._own.make_editions(face, spared, few)
        return self._each(_make_editions, ((self._config, face, spared, some) for some in batches(rest, _BATCH)))

    def make_terms(self, face: Face, spared: frozenset[str], orders: Iterable[TermOrder]) -> Iterable[list[Made]]:
        """As printing.Workers."""
        few, rest = _few(orders, _FEW * _LISTS)
        if rest is None:
            return self._own.make_terms(face, spared, few)
        return self._each(_make_terms, ((self._config, face, spared, some) for some in batches(rest, _LISTS)))

    def _each(self, work: Callable[..., T], tasks: Iterable[tuple[Any, ...]]) -> Iterator[T]:
        """The results in the order of the tasks, a window of which is under way."""
        self._executor = self._executor or self._start()
        waiting: deque[Future[T]] = deque()
        for task in tasks:
            waiting.append(self._executor.submit(work, *task))
            if len(waiting) > self._window:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _few(things: Iterable[T], limit: int) -> tuple[list[T], Iterator[T] | None]:
    """All of the things where there are few, else an iterator over all of them."""
    things = iter(things)
    first = list(islice(things, limit + 1))
    return (first, None) if len(first) <= limit else ([], chain(first, things))


def _processes(config: Config, press: Press, jobs: int) -> Executor:
    """Worker processes; where the system can copy this one they inherit the theme and the converters it has made."""
    _inherited[config.root] = press
    can_fork = "fork" in multiprocessing.get_all_start_methods() and os.name == "posix"
    gc.freeze()
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("fork" if can_fork else "spawn"))


_inherited: dict[object, Press] = {}


@cache
def _workshop(config: Config) -> tuple[Press, Load]:
    """A worker's own press, made once."""
    return _inherited.get(config.root) or Press(config), load_of(config)


def _read(config: Config, issues: Sequence[str]) -> list[Read]:
    return read_batch(*_workshop(config), issues)


def _make_editions(config: Config, face: Face, spared: frozenset[str], orders: Sequence[EditionOrder]) -> list[Made]:
    return make_batch(*_workshop(config), face, spared, orders)


def _make_terms(config: Config, face: Face, spared: frozenset[str], orders: Sequence[TermOrder]) -> list[Made]:
    return make_terms(_workshop(config)[0], face, spared, orders)
