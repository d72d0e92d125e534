"""What a gate has to say."""

from dataclasses import dataclass, field


class UnreadyError(Exception):
    """A gate cannot be tried; the message tells what is missing and how to get it."""


@dataclass(frozen=True)
class Verdict:
    """The figures of a gate in a few words, and each fault as a sentence that names the page; without one it holds."""

    figures: str
    faults: list[str] = field(default_factory=list)
