"""Which issues are not as the last run left them.

A process beside this one begins to look as soon as it is known what to look for, from the first issue on, and this one
loads meanwhile what it will need, a step at a time; then it looks, too, from the last issue on, until they meet.
"""

import pickle
from collections.abc import Callable, Iterable, Sequence
from typing import BinaryIO

from chongkan.beside import POSSIBLE, Beside, put
from chongkan.content.scan import Alike, Notes, issue_folders, look_at

_PART = 64  # issues that are looked at before it is asked how far the other came
_MANY = 256  # issues from which on another process is worth its start


class Look:
    """A look at all issues, begun when it is made."""

    def __init__(self, notes: Notes, alone: bool) -> None:
        """alone: whether this process does everything itself."""
        self.notes, self.issues = notes, issue_folders(notes.content)
        self._parts = [self.issues[start : start + _PART] for start in range(0, len(self.issues), _PART)]
        shared = POSSIBLE and not alone and len(notes.signatures) >= _MANY
        self._beside = Beside(self._look_through) if shared else None

    def finish(self, loading: Iterable[Callable[[], object]] = ()) -> Alike:
        """What was found. loading: what this process does first, step by step, while another one looks."""
        return _joined(self._shared(self._beside, loading) if self._beside else map(self._look, self._parts))

    def close(self) -> None:
        """Look no further."""
        if self._beside:
            self._beside.close()

    def _shared(self, beside: Beside, loading: Iterable[Callable[[], object]]) -> Iterable[Alike]:
        steps, first, end = iter(loading), 0, len(self._parts)
        while first < end:
            if (found := _answer(beside)) is not None:
                first += 1
                yield found
            elif step := next(steps, None):
                step()
            else:
                end -= 1
                yield self._look(self._parts[end])

    def _look(self, part: Sequence[str]) -> Alike:
        return look_at(part, self.notes)

    def _look_through(self, _: BinaryIO, answers: BinaryIO) -> None:
        for part in self._parts:
            put(self._look(part), answers)


def _answer(beside: Beside) -> Alike | None:
    """What it found of the next part; nothing where it is not that far, or died."""
    try:
        found: Alike | None = beside.answer() if beside.has_answered() else None
    except (OSError, EOFError, pickle.UnpicklingError):
        return None
    return found


def _joined(parts: Iterable[Alike]) -> Alike:
    found = Alike(set(), set())
    for part in parts:
        found.signatures.update(part.signatures)
        found.heads.update(part.heads)
    return found
