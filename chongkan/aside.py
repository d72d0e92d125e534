"""A process beside this one that finds what recall cannot recall: it loads the dictionary for it while this one does
something else. Where there is none, or it dies, this process finds everything itself."""

import os
import pickle
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, NoReturn

from chongkan.recall import asking_finder

Find = Callable[[str], Iterable[Any]]


@contextmanager
def finding_aside(load: Callable[[], object]) -> Iterator[None]:
    """Have another process find what is not recalled; it calls `load` first. What finds is a function of a module."""
    if not hasattr(os, "fork"):
        yield
        return
    beside = _Beside(load)
    try:
        with asking_finder(beside.find):
            yield
    finally:
        beside.close()


class _Beside:
    """The other process: a copy of this one, which ends when nobody can ask it any longer."""

    def __init__(self, load: Callable[[], object]) -> None:
        questions, ask = os.pipe()
        answers, answer = os.pipe()
        self._process = os.fork()
        if not self._process:
            os.close(ask)
            os.close(answers)
            _serve(load, os.fdopen(questions, "rb"), os.fdopen(answer, "wb"))
        os.close(questions)
        os.close(answer)
        self._questions, self._answers = os.fdopen(ask, "wb", 0), os.fdopen(answers, "rb")

    def find(self, find: Find, text: str) -> Iterable[Any]:
        """What `find` finds of a text."""
        try:
            self._questions.write(pickle.dumps((find, text)))
            found: Iterable[Any] = pickle.load(self._answers)
        except (OSError, EOFError, pickle.UnpicklingError):  # it is gone, before or while it answered
            return find(text)
        return found

    def close(self) -> None:
        self._questions.close()
        self._answers.close()
        os.waitpid(self._process, 0)


def _serve(load: Callable[[], object], questions: BinaryIO, answers: BinaryIO) -> NoReturn:
    try:
        load()
        while True:
            find, text = pickle.load(questions)
            answers.write(pickle.dumps(tuple(find(text))))
            answers.flush()
    finally:  # whatever ends it: all else of the process it is a copy of is not its to end
        os._exit(0)
