"""Runs a Python program and notes where its processor time goes: `python sample.py KEPT PROGRAM ARGUMENT…`.

A signal each millisecond of processor time looks at the stack (setitimer(2), ITIMER_PROF), so that the program is
hardly slower than by itself, and other people's work on the machine is not counted. A call into compiled code is not
interrupted; the look after it counts for all of its time. KEPT gets JSON: [[seconds, [[file, line, name], …]], …], the
innermost function first.
"""

import json
import os
import runpy
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from types import FrameType

_EACH = 0.001  # seconds
_Stack = tuple[tuple[str, int, str], ...]


def main() -> None:
    """Run the program; its figures are kept however it ends."""
    kept, sys.argv = Path(sys.argv[1]), sys.argv[2:]
    sys.path[0] = str(Path(sys.argv[0]).parent)
    seen: Counter[_Stack] = Counter()
    last = time.process_time()

    def look(_: int, frame: FrameType | None) -> None:
        nonlocal last
        now = time.process_time()
        seen[_stack(frame)] += now - last  # type: ignore[assignment]
        last = now

    os._exit = sys.exit  # type: ignore[assignment]  # what ends at once would take its figures along
    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, _EACH, _EACH)
    try:
        runpy.run_path(sys.argv[0], run_name="__main__")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        kept.write_text(json.dumps([[seconds, stack] for stack, seconds in seen.items()]), encoding="utf-8")


def _stack(frame: FrameType | None) -> _Stack:
    found = []
    while frame is not None:
        code = frame.f_code
        found.append((code.co_filename, code.co_firstlineno, code.co_name))
        frame = frame.f_back
    return tuple(found)


if __name__ == "__main__":
    main()
