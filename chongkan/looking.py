"""Which issues are not as the last run left them.

A process beside this one begins to look as soon as it is known what to look for, from the first issue on, and this one
loads meanwhile what it will need, a step at a time; then it looks, too, from the last issue on, until they meet.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from chongkan.beside import Shared
from chongkan.content.scan import Alike, Notes, issue_folders, look_at

_PART = 64  # issues that are looked at before it is asked how far the other came
_MANY = 256  # issues from which on another process is worth its start


class Look:
    """A look at all issues, begun when it is made."""

    def __init__(self, notes: Notes, alone: bool) -> None:
        """alone: whether this process does everything itself."""
        self.notes, self.issues = notes, issue_folders(notes.content)
        parts = (self.issues[start : start + _PART] for start in range(0, len(self.issues), _PART))
        few = len(notes.signatures) < _MANY
        self._shared = Shared([partial(self._look, part) for part in parts], alone or few)

    def finish(self, loading: Iterable[Callable[[], object]] = ()) -> Alike:
        """What was found. loading: what this process does first, step by step, while another one looks."""
        found = Alike(set(), set())
        for part in self._shared.results(loading):
            found.signatures.update(part.signatures)
            found.heads.update(part.heads)
        return found

    def close(self) -> None:
        """Look no further."""
        self._shared.close()

    def _look(self, part: Sequence[str]) -> Alike:
        return look_at(part, self.notes)
