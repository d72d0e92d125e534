"""A process beside this one, a copy of it, that does something while this one does something else."""

import os
import pickle
import signal
from collections.abc import Callable
from typing import Any, BinaryIO

POSSIBLE = hasattr(os, "fork")


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
        """End it; it has nothing to lose."""
        self._questions.close()
        self._answers.close()
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)


def put(answer: object, answers: BinaryIO) -> None:
    """Give an answer, in the other process."""
    answers.write(pickle.dumps(answer))
    answers.flush()
