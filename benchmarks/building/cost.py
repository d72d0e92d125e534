"""What commands cost: time, processor, memory."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_WATCH = Path(__file__).with_name("watch.py")
_LAST = 25  # lines of what was printed, where a command failed


@dataclass(frozen=True, slots=True)
class Command:
    """A program with its arguments, and the folder it is run in."""

    arguments: tuple[str, ...]
    folder: Path


@dataclass(frozen=True, slots=True)
class Cost:
    """wall: seconds from the first start to the last end. cpu: seconds, of all processes, children's included.

    largest: bytes, the peak resident set of the largest process (ru_maxrss). together: bytes, the highest sum of the
    proportional set sizes (PSS) of all processes at one time, as it was seen by looking every 10 ms or more. printed:
    what the commands wrote.
    """

    wall: float
    cpu: float
    largest: int
    together: int
    printed: str


class FailedError(Exception):
    """A command did not end well; the message tells its end."""


def measure(commands: Sequence[Command], log: Path) -> Cost:
    """Run commands at once and wait for all. Raises FailedError where one of them fails.

    What was written before is first brought to the disk, so that no command waits for the work of another. Python may
    keep what it compiled, as it does by itself.
    """
    os.sync()
    jobs = json.dumps([[command.arguments, str(command.folder)] for command in commands])
    watched = subprocess.run(
        [sys.executable, "-S", "-E", str(_WATCH), jobs, str(log)],
        check=True,
        capture_output=True,
        text=True,
        env={name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    )
    found = json.loads(watched.stdout)
    printed = log.read_text(encoding="utf-8", errors="replace")
    if status := found.pop("status"):
        last = "\n".join(printed.splitlines()[-_LAST:])
        raise FailedError(f"{' '.join(commands[0].arguments)}: exit status {status}\n{last}")
    return Cost(**found, printed=printed)
