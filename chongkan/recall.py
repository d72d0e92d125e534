"""What was found of a text, recalled instead of found again: who finds it may need a dictionary that loads slowly.

A process knows what it found itself since that was last handed over, and may ask one who keeps what earlier ones found.
"""

import hashlib
import marshal
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, TypeVar

T = TypeVar("T")
Keeper = Callable[[bytes], bytes | None]  # a key -> what was kept under it
Finder = Callable[[Callable[[str], Iterable[Any]], str], Iterable[Any]]  # what finds, a text -> what it finds of it
_fresh: dict[bytes, bytes] = {}
_keepers: dict[int, Keeper] = {}  # by process: one that is a copy of another must not use what that has opened
_finders: dict[int, Finder] = {}  # likewise


def recalled(kind: str, text: str, find: Callable[[str], Iterable[Any]]) -> tuple[Any, ...]:
    """What `find` finds of a text, numbers or texts that depend on nothing else. kind: what that is."""
    key = hashlib.blake2b(f"{kind} {text}".encode(errors="surrogatepass"), digest_size=16).digest()
    keeper = _keepers.get(os.getpid())
    kept = _fresh.get(key) or (keeper(key) if keeper else None)
    if kept is None:
        finder = _finders.get(os.getpid())
        kept = _fresh[key] = marshal.dumps(tuple(finder(find, text) if finder else find(text)))
    found: tuple[Any, ...] = marshal.loads(kept)
    return found


def hand_over() -> dict[bytes, bytes]:
    """What this process found since the last time, under its keys."""
    found = dict(_fresh)
    _fresh.clear()
    return found


def asking(keeper: Keeper) -> AbstractContextManager[None]:
    """Ask one who keeps it before anything is found."""
    return _known(_keepers, keeper)


def asking_finder(finder: Finder) -> AbstractContextManager[None]:
    """Have somebody else find what is not kept."""
    return _known(_finders, finder)


@contextmanager
def _known(by_process: dict[int, T], to_ask: T) -> Iterator[None]:
    by_process[os.getpid()] = to_ask
    try:
        yield
    finally:
        by_process.clear()
