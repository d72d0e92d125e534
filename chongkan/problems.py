"""What a person is told when something is wrong: one sentence, where it is, and how to mend it."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that a person has to look at.

    path: the file as the person knows it (relative to the site's root), or "" where no file is meant.
    line: 1-based line number in that file, or 0 where the file as a whole is meant.
    what: one sentence that says what is wrong.
    mend: one sentence that says what to do about it.
    """

    path: str
    line: int
    what: str
    mend: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        said = f"{place}: {self.what} {self.mend}".removeprefix(": ").strip()
        return re.sub(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+", " ", said)  # what is quoted may have several lines


class ProblemError(Exception):
    """Raised where a file cannot be used at all; whoever handles that file catches it, reports it and goes on."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
