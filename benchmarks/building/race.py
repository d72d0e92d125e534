"""Sites built in alternation, case by case: from nothing, again, after an issue was added, an article edited, a
template touched."""

import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol

from benchmarks.building.archive import ARTICLES, Archive, edited
from benchmarks.building.cost import Command, Cost, FailedError, measure
from benchmarks.building.editions import Edition
from chongkan.config import Config

CASES = ("cold", "nothing", "add", "edit", "touch")
_PATIENCE = 30.0  # seconds; what takes longer is not repeated
_SMALLEST = 2000  # bytes; a page of an article has more
_BATCH = 50  # issues that a process writes at once
_MARK = re.compile(r'(?:<i hidden data-run="\d+"></i>\n)?<article class="story')
_TICK = 10_000_000  # nanoseconds that a file's time may be behind the clock
_WRITTEN = re.compile(r"(\d+) 写入 written")


class Tool(Protocol):
    """A generator with its site or sites of the archive."""

    @property
    def name(self) -> str:
        """What tables call it."""

    @property
    def made(self) -> tuple[Path, ...]:
        """What a build leaves."""

    @property
    def sites(self) -> tuple[Path, ...]:
        """The folders that are served."""

    @property
    def templates(self) -> tuple[Path, ...]:
        """The template of articles, in each site."""

    def lay(self) -> None:
        """Make the site or sites, without any issue."""

    def write(self, edition: Edition) -> None:
        """Write an issue, or what changed in it."""

    def commands(self) -> list[Command]:
        """What builds, to be run at once."""


@dataclass(slots=True)
class Race:
    """The tools, and what their runs cost: costs[case][tool's name] in the order of the runs.

    trash: where old builds go, since files that are deleted make the next ones slower to write. pages: how many HTML
    pages each of this project's builds wrote for an added issue.
    """

    tools: Sequence[Tool]
    archive: Archive
    config: Config
    issues: int
    trash: Path
    costs: dict[str, dict[str, list[Cost]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    pages: list[int] = field(default_factory=list)

    def prepare(self) -> None:
        """Write the archive for every tool."""
        for tool in self.tools:
            tool.lay()
        self.trash.mkdir(parents=True)
        batches = [range(start, min(start + _BATCH, self.issues)) for start in range(0, self.issues, _BATCH)]
        with ProcessPoolExecutor() as pool:
            list(pool.map(partial(_write, self.tools, self.archive, self.config), batches))

    def run(self, cases: Iterable[str], runs: int) -> Iterator[str]:
        """Time each case so often, and yield its name when it is over; who takes long is timed once.

        Raises FailedError.
        """
        steps: dict[str, Callable[[Tool, int], None]] = {
            "cold": lambda tool, _: self._clear(tool),
            "nothing": lambda *_: None,
            "add": lambda tool, k: self._write(tool, self.issues + k),
            "edit": lambda tool, k: self._write(tool, self.issues // 2, k + 1),
            "touch": _touch,
        }
        wanted = [case for case in CASES if case in cases]
        for tool in self.tools if wanted[:1] != ["cold"] else ():
            self._build(tool)
        for case in wanted:
            for k in range(runs):
                for tool in self.tools if k % 2 == 0 else self.tools[::-1]:
                    done = self.costs[case][tool.name]
                    if not done or max(cost.wall for cost in done) < _PATIENCE:
                        steps[case](tool, k)
                        began = time.time_ns()
                        done.append(self._build(tool))
                        if (case, tool.name) == ("add", "chongkan"):
                            self.pages.append(_pages_since(tool, began))
                        _say(f"{case} {tool.name} {done[-1].wall:.2f} s")
            if case == "cold":
                self._check()
            yield case

    def rewritten(self) -> list[int]:
        """How many files this project's builds say they wrote for an added issue."""
        return [int(n) for cost in self.costs["add"]["chongkan"] for n in _WRITTEN.findall(cost.printed)]

    def _build(self, tool: Tool) -> Cost:
        return measure(tool.commands(), self.trash / f"{tool.name}.log")

    def _clear(self, tool: Tool) -> None:
        for path in tool.made:
            if path.exists():
                path.rename(self.trash / f"{len(list(self.trash.iterdir()))}-{path.name}")

    def _write(self, tool: Tool, number: int, times: int = 0) -> None:
        issue = self.archive.issue(number)
        tool.write(Edition(edited(issue, times) if times else issue, self.config))

    def _check(self) -> None:
        """Refuse a site that lacks articles."""
        for tool in self.tools:
            pages = [path for site in tool.sites for path in site.rglob("*-*-*/0?/index.html")]
            found = sum(path.stat().st_size > _SMALLEST for path in pages)
            if found != 2 * ARTICLES * self.issues:
                raise FailedError(f"{tool.name}: {found} pages of articles instead of {2 * ARTICLES * self.issues}")


def _write(tools: Sequence[Tool], archive: Archive, config: Config, numbers: Iterable[int]) -> None:
    for number in numbers:
        edition = Edition(archive.issue(number), config)
        for tool in tools:
            tool.write(edition)


def _touch(tool: Tool, times: int) -> None:
    """Change what the template of articles writes."""
    for template in tool.templates:
        text = template.read_text(encoding="utf-8")
        changed = _MARK.sub(f'<i hidden data-run="{times}"></i>\n<article class="story', text, count=1)
        template.write_text(changed, encoding="utf-8")


def _pages_since(tool: Tool, began: int) -> int:
    pages = (page for site in tool.sites for page in site.rglob("*.html"))
    return sum(page.stat().st_mtime_ns >= began - _TICK for page in pages)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
