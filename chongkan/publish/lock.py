"""One run at a time: a lock that the system takes back when the process ends, however it ends."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    def _take(handle: BinaryIO) -> None:
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)  # the first byte; it need not be there
else:
    import fcntl

    def _take(handle: BinaryIO) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def exclusive(path: Path) -> Iterator[bool]:
    """Yield True while this process alone holds the lock of that name, False where another one holds it."""
    with path.open("ab") as handle:  # nothing is ever written, so the place in the file is its first byte
        try:
            _take(handle)
        except OSError:
            yield False
        else:
            yield True
