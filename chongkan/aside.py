"""Processes beside this one that load a dictionary while this one does something else: one finds what recall cannot
recall, others convert. Where there are none, or they die, this process finds and converts everything itself."""

import pickle
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

from chongkan.beside import POSSIBLE, Beside, put
from chongkan.recall import asking_finder

if TYPE_CHECKING:
    from chongkan.variants.converter import Key

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


@contextmanager
def converting_aside(keys: Iterable["Key"]) -> Iterator[None]:
    """Have another process convert what each of these converters would, as soon as it has made it, if none does."""
    from chongkan.variants.converter import is_lent, lending

    with ExitStack() as stack:
        for key in keys if POSSIBLE else ():
            if is_lent(key):
                continue
            beside = Beside(partial(_serve_converter, key))
            stack.callback(beside.close)
            stack.enter_context(lending(key, partial(_convert, beside, key)))
        yield


def _find(beside: Beside, find: Find, text: str) -> Iterable[Any]:
    """What `find` finds of a text."""
    try:
        beside.ask((find, text))
        found: Iterable[Any] = beside.answer()
    except (OSError, EOFError, pickle.UnpicklingError):  # it is gone, before or while it answered
        return find(text)
    return found


def _convert(beside: Beside, key: "Key", text: str) -> str:
    """What a text becomes."""
    from chongkan.variants.converter import converter_of

    try:
        beside.ask(text)
        return str(beside.answer())
    except (OSError, EOFError, pickle.UnpicklingError):
        return converter_of(key)(text)


def _serve_converter(key: "Key", questions: BinaryIO, answers: BinaryIO) -> None:
    from chongkan.variants.converter import converter_of

    convert = converter_of(key)
    while True:
        put(convert(pickle.load(questions)), answers)


def _serve(load: Callable[[], object], questions: BinaryIO, answers: BinaryIO) -> None:
    load()
    while True:
        find, text = pickle.load(questions)
        put(tuple(find(text)), answers)
