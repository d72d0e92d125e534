"""A process beside this one that finds what recall cannot recall: it loads the dictionary for it while this one does
something else. Where there is none, or it dies, this process finds everything itself."""

import pickle
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, BinaryIO

from chongkan.beside import POSSIBLE, Beside, put
from chongkan.recall import asking_finder

Find = Callable[[str], Iterable[Any]]


@contextmanager
def finding_aside(load: Callable[[], object]) -> Iterator[None]:
    """Have another process find what is not recalled; it calls `load` first. What finds is a function of a module."""
    if not POSSIBLE:
        yield
        return
    beside = Beside(partial(_serve, load))
    try:
        with asking_finder(partial(_find, beside)):
            yield
    finally:
        beside.close()


def _find(beside: Beside, find: Find, text: str) -> Iterable[Any]:
    """What `find` finds of a text."""
    try:
        beside.ask((find, text))
        found: Iterable[Any] = beside.answer()
    except (OSError, EOFError, pickle.UnpicklingError):  # it is gone, before or while it answered
        return find(text)
    return found


def _serve(load: Callable[[], object], questions: BinaryIO, answers: BinaryIO) -> None:
    load()
    while True:
        find, text = pickle.load(questions)
        put(tuple(find(text)), answers)
