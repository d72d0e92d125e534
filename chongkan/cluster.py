"""A Dask cluster as an executor: for an archive that outgrows one machine. Its workers share our file system.

Before its first task a worker process proves that it sees our files and has our program and packages, since the bytes
depend on them. One that was started before the program, the theme or the vocabulary changed is started anew. A worker
that dies costs time: the scheduler gives its tasks to others.
"""

import logging
import os
import pickle
import platform
import site
import socket
from concurrent.futures import CancelledError, Executor, Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any

import distributed
from distributed.scheduler import KilledWorker

from chongkan.config import PROJECT, Config
from chongkan.content.stamps import sign_files
from chongkan.inputs import BUILDING, CONVERTING, files_below, source_folders, versions
from chongkan.problems import Problem, ProblemError

SECONDS = 10  # to wait for a scheduler and its first worker
_START = "启动 Start:  python -m dask worker"
_SHARE = "所有机器要在同一路径下共享文件。All machines have to share the files, at the same paths."


def dask_executor(address: str, config: Config) -> tuple[Executor, int]:
    """The executor of the cluster whose scheduler is at an address, and how many tasks it works on at once.

    Raises ProblemError where there is none, or no worker of it can be used.
    """
    client = _client(address)
    try:
        _await_workers(client, address)
        terms = _terms(config)
        _renew(client, terms)
        return _Cluster(client, terms), sum(client.nthreads().values())
    except BaseException as error:
        client.close()
        if problem := _problem(error, address):
            raise ProblemError(problem) from error
        raise


@dataclass(frozen=True, slots=True)
class Terms:
    """What a worker has to have in common with us. proof: a file of this run, and what is in it.

    sources: {folder: digest} of the program, the theme and the vocabulary. versions: of Python and the packages.
    """

    proof: tuple[str, str]
    sources: tuple[tuple[str, str], ...]
    versions: tuple[str, ...]


class _Cluster(Executor):
    """Tasks for the workers of a client, who prove themselves first."""

    def __init__(self, client: distributed.Client, terms: Terms) -> None:
        self._client, self._terms = client, terms
        self._executor = client.get_executor(pure=False)
        self._address = str(client.scheduler.address) if client.scheduler else ""

    def submit(self, work: Any, /, *args: Any, **_: Any) -> Future[Any]:
        """As Executor; errors are those a person can mend, where there is one."""
        done: Future[Any] = Future()
        errand = _errand(work_on_terms, self._terms, work, args)
        self._executor.submit(pickle.loads, errand).add_done_callback(partial(self._pass_on, done))
        return done

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """As Executor."""
        self._executor.shutdown(wait=wait and not cancel_futures)
        self._client.close()
        Path(self._terms.proof[0]).unlink(missing_ok=True)

    def _pass_on(self, done: Future[Any], task: Future[Any]) -> None:
        error = CancelledError() if task.cancelled() else task.exception()
        if error is None:
            done.set_result(task.result()[-1])
        else:
            problem = _problem(error, self._address)
            done.set_exception(ProblemError(problem) if problem else error)


class _Call:
    """What is a call where it is unpickled."""

    def __init__(self, function: Any, *args: Any) -> None:
        self._call = (function, args)

    def __reduce__(self) -> tuple[Any, ...]:
        return self._call


def _errand(function: Any, *args: Any) -> bytes:
    """A call as bytes, so that the scheduler needs nothing of ours; a worker takes the program from where ours is."""
    return pickle.dumps([_Call(site.addsitedir, str(PROJECT)), _Call(function, *args)])


_alone = Lock()  # converters and templates are one thread's at a time
_proved: set[Terms] = set()
_held: dict[str, str] = {}


def work_on_terms(terms: Terms, work: Any, args: tuple[Any, ...]) -> Any:
    """On a worker: do a task, after its process has proved that it can. Raises ProblemError where it cannot."""
    with _alone:
        if terms not in _proved:
            _prove(terms)
            _proved.add(terms)
        return work(*args)


def outdated(terms: Terms) -> bool:
    """On a worker: whether its process has read other sources than there are now."""
    return any(_held.get(folder, digest) != digest for folder, digest in terms.sources)


def _prove(terms: Terms) -> None:
    host, (file, said) = socket.gethostname(), terms.proof
    try:
        seen = Path(file).read_text(encoding="ascii")
    except OSError:
        seen = ""
    if seen != said:
        what = f"{host} 上的工作进程看不到网站的文件夹。The worker on {host} does not see the site's folder."
        raise ProblemError(Problem("--dask", 0, what, _SHARE))
    _held.update((folder, _held.get(folder) or _digest(folder)) for folder, _ in terms.sources)
    others = sorted({*_versions()} ^ {*terms.versions})
    if others or outdated(terms):
        told = "、".join(others) or "chongkan"
        what = f"{host} 上的工作进程版本不同：{told}。The worker on {host} has other versions: {told}."
        mend = f"用一样的环境重新启动它。Start it anew in the same environment. {_START}"
        raise ProblemError(Problem("--dask", 0, what, mend))


def _client(address: str) -> distributed.Client:
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what a person has to know is told by us
    try:
        return distributed.Client(address, timeout=SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:  # the last for tls:// without its certificates
        what = f"{address}: 连不上 Dask 的调度器。No Dask scheduler answers there."
        mend = "先启动 Start one first:  python -m dask scheduler  地址如 Address such as:  tcp://127.0.0.1:8786"
        raise ProblemError(Problem("--dask", 0, what, mend)) from error


def _await_workers(client: distributed.Client, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=SECONDS)
    except TimeoutError as error:
        what = f"{address}: 没有工作进程（worker）。There is no worker."
        raise ProblemError(Problem("--dask", 0, what, f"{_START} {address}")) from error


def _terms(config: Config) -> Terms:
    config.cache.mkdir(exist_ok=True)
    said = os.urandom(16).hex()
    file = config.cache / "cluster"
    file.write_text(said, encoding="ascii")
    sources = tuple((str(folder), _digest(folder)) for folder in source_folders(config))
    return Terms((str(file), said), sources, tuple(_versions()))


def _renew(client: distributed.Client, terms: Terms) -> None:
    """Start those workers anew whose processes hold what has changed since."""
    stale = [worker for worker, is_so in client.run(pickle.loads, _errand(outdated, terms)).items() if is_so[-1]]
    if stale:
        client.restart_workers(stale, timeout=6 * SECONDS)


def _digest(folder: str | Path) -> str:
    return sign_files(list(files_below(folder))).digest


def _versions() -> list[str]:
    return [f"Python-{platform.python_version()}", *versions(BUILDING | CONVERTING)]


def _problem(error: BaseException, address: str) -> Problem | None:
    """What a person is told of an error of the cluster; None where it is none of the cluster's."""
    what, mend = "", "看工作进程的日志，再运行一次。Look at the workers' logs and run this again."
    if "No module named 'chongkan" in str(error):  # some come as text alone
        what, mend = "工作进程看不到这个程序。The workers do not see this program.", _SHARE
    elif isinstance(error, KilledWorker):
        what = "一批工作几次拖垮进程，多半是内存不够。Some work ended worker after worker, likely for want of memory."
    elif isinstance(error, CancelledError) or type(error).__module__.startswith("distributed"):
        what = f"{address}: 集群断了。The cluster is gone."
    return Problem("--dask", 0, what, mend) if what else None
