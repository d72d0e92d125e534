"""How far work has come: one line that moves on a terminal, a plain line now and then in a log."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO, TypeVar

T = TypeVar("T")

QUIET = 1.0  # seconds before anything is shown: short work needs no progress
EVERY_TERMINAL = 0.1
EVERY_LOG = 10.0


def progress(
    items: Sequence[T], label: str, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
) -> Iterator[T]:
    """Yield the items; say on stream (stderr) how many are done, once the work has taken over a second."""
    stream = stream or sys.stderr
    moving = stream.isatty()
    start = said = clock()
    shown = False
    for done, item in enumerate(items):
        now = clock()
        if now - start >= QUIET and (not shown or now - said >= (EVERY_TERMINAL if moving else EVERY_LOG)):
            stream.write(f"\r\x1b[K{label} {done}/{len(items)}" if moving else f"{label} {done}/{len(items)}\n")
            stream.flush()
            shown, said = True, now
        yield item
    if shown and moving:
        stream.write("\r\x1b[K")
        stream.flush()


@contextmanager
def working(label: str, stream: TextIO | None = None) -> Iterator[None]:
    """Say on a terminal what is being done while it is done, where there is nothing to count."""
    stream = stream or sys.stderr
    moving = stream.isatty()
    if moving:
        stream.write(f"{label} …")
        stream.flush()
    try:
        yield
    finally:
        if moving:
            stream.write("\r\x1b[K")
            stream.flush()
