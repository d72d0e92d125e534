"""Who works: this process, several of this machine, or a Dask cluster, over one interface; the same bytes."""

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from chongkan.config import Config
from chongkan.problems import Problem, ProblemError

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Crew:
    """jobs: so many processes of this machine. cluster: the address of a Dask scheduler whose workers do it instead."""

    jobs: int = 1
    cluster: str = ""

    @property
    def alone(self) -> bool:
        """Whether this process does everything itself."""
        return self.jobs == 1 and not self.cluster


ALONE = Crew()


def usual_jobs() -> int:
    """A process for each processor that this one may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Hands:
    """The workers of a crew, started when there is something for them to do, let go at the end of the `with`."""

    def __init__(self, crew: Crew, config: Config, meanwhile: Callable[[], None] | None = None) -> None:
        """meanwhile: what this process has to do, once, when the workers have begun."""
        self._crew, self._config, self._meanwhile = crew, config, meanwhile
        self._executor: Executor | None = None
        self._window = 0

    def __enter__(self) -> "Hands":
        return self

    def __exit__(self, *_: object) -> None:
        if self._executor:
            self._executor.shutdown(cancel_futures=True)

    @property
    def started(self) -> bool:
        """Whether there was anything for them to do."""
        return self._executor is not None

    def each(self, work: Callable[..., T], tasks: Iterable[tuple[Any, ...]]) -> Iterator[T]:
        """What `work` makes of each task, in their order; so many are under way that what waits needs little memory.

        Raises ProblemError where the workers cannot be had, or die.
        """
        if self._executor is None:
            self._executor, self._window = _cluster(self._crew, self._config) or _processes(self._crew)
        waiting: deque[Future[T]] = deque()
        for task in tasks:
            waiting.append(self._executor.submit(work, *task))
            if len(waiting) > self._window:
                yield self._result(waiting.popleft())
        while waiting:
            yield self._result(waiting.popleft())

    def _result(self, task: "Future[T]") -> T:
        if self._meanwhile:
            self._meanwhile()
            self._meanwhile = None
        return _result(task)


def _cluster(crew: Crew, config: Config) -> "tuple[Executor, int] | None":
    if not crew.cluster:
        return None
    try:
        from chongkan.cluster import dask_executor
    except ModuleNotFoundError as error:
        what = f"缺少 Python 包 {error.name}。The Python package {error.name} is missing."
        mend = "运行 Run:  pip install --require-hashes -r requirements-dask.txt"
        raise ProblemError(Problem("--dask", 0, what, mend)) from error
    executor, workers = dask_executor(crew.cluster, config)
    return executor, 2 * workers


def _processes(crew: Crew) -> "tuple[Executor, int]":
    """Worker processes; where the system can copy this one they inherit what it has made."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    can_fork = "fork" in multiprocessing.get_all_start_methods() and os.name == "posix"
    gc.freeze()
    context = multiprocessing.get_context("fork" if can_fork else "spawn")
    return ProcessPoolExecutor(crew.jobs, context), 2 * crew.jobs


def _result(task: "Future[T]") -> T:
    from concurrent.futures import BrokenExecutor

    try:
        return task.result()
    except BrokenExecutor as error:
        what = "一个进程被系统结束了，多半是内存不够。A process was ended by the system, likely for want of memory."
        raise ProblemError(Problem("", 0, what, "用少一些进程 Use fewer:  --jobs 1")) from error
