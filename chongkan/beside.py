"""A process beside this one, a copy of it, that does something while this one does something else."""

import os
import pickle
import signal
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any, BinaryIO, Generic, TypeVar

POSSIBLE = hasattr(os, "fork")
_WIDTH = 1 << 20  # bytes, the most that Linux gives everybody
T = TypeVar("T")
_ended: list[int] = []  # processes


class Beside:
    """The other process. Whoever asks it has to do without where it died: OSError, EOFError, UnpicklingError."""

    def __init__(self, serve: Callable[[BinaryIO, BinaryIO], None]) -> None:
        """serve: what it does with its end of the questions and of the answers, pickles both; then it ends."""
        questions, ask = os.pipe()
        answers, answer = os.pipe()
        self._process = os.fork()
        if not self._process:
            os.close(ask)
            os.close(answers)
            try:
                serve(os.fdopen(questions, "rb"), os.fdopen(answer, "wb"))
            finally:  # whatever ends it: all else of the process it is a copy of is not its to end
                os._exit(0)
        os.close(questions)
        os.close(answer)
        _widen(answers)
        self._questions, self._answers = os.fdopen(ask, "wb", 0), os.fdopen(answers, "rb")

    def ask(self, question: object) -> None:
        """Put a question to it."""
        self._questions.write(pickle.dumps(question))

    def has_answered(self) -> bool:
        """Whether the beginning of an answer is there."""
        os.set_blocking(self._answers.fileno(), False)
        begun = self._answers.peek(1)
        os.set_blocking(self._answers.fileno(), True)
        return bool(begun)

    def answer(self) -> Any:
        """Its next answer, waited for."""
        return pickle.load(self._answers)

    def close(self) -> None:
        """End it; it has nothing to lose. Until wait_for_ended the system may still be at it."""
        self._questions.close()
        self._answers.close()
        os.kill(self._process, signal.SIGKILL)
        _ended.append(self._process)


class Shared(Generic[T]):
    """Tasks that another process does from the first on, and this one from the last on, until they meet."""

    def __init__(self, tasks: Sequence[Callable[[], T]], alone: bool = False) -> None:
        """The other process begins at once. alone: whether there is none."""
        self._tasks = tasks
        self._beside = None if alone or not POSSIBLE else Beside(self._serve)

    def results(self, first: Iterable[Callable[[], object]] = ()) -> list[T]:
        """Those of all tasks, in their order. first: what this process does before, until the other has done all."""
        steps, done, own = iter(first), list[T](), list[T]()
        while len(done) + len(own) < len(self._tasks):
            if (answer := self._answer()) is not None:
                done += answer
            elif step := next(steps, None) if self._beside else None:
                step()
            else:
                own.append(self._tasks[-1 - len(own)]())
        return done + own[::-1]

    def close(self) -> None:
        """Have the other process do no more."""
        if self._beside:
            self._beside.close()

    def _answer(self) -> tuple[T] | None:
        """What came of the next task; nothing where the other process is not that far, or died."""
        try:
            found: tuple[T] | None = self._beside.answer() if self._beside and self._beside.has_answered() else None
        except (OSError, EOFError, pickle.UnpicklingError):
            return None
        return found

    def _serve(self, _: BinaryIO, answers: BinaryIO) -> None:
        for task in self._tasks:
            put((task(),), answers)


def wait_for_ended() -> None:
    """Wait until the system has taken down all such processes that were closed, which takes it some time for each."""
    while _ended:
        os.waitpid(_ended.pop(), 0)


def put(answer: object, answers: BinaryIO) -> None:
    """Give an answer, in the other process."""
    answers.write(pickle.dumps(answer))
    answers.flush()


def _widen(pipe: int) -> None:
    """Have a pipe hold more, so that who answers need not wait for who does something else meanwhile."""
    with suppress(ImportError, AttributeError, OSError):  # what cannot be widened is as right
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _WIDTH)
