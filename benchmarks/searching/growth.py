"""The index of a large archive by itself: what it takes to make, what a query reads, what one issue more writes.

`python -m benchmarks.searching.growth ARTICLES ADDS PIECES` prints its rows, a process of its own since memory is told.
"""

import gzip
import re
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.building.archive import ARTICLES
from benchmarks.building.install import Installed
from benchmarks.searching.engines import build_pagefind, lay_pages
from benchmarks.searching.papers import SCRIPTS, generated_sites, seed_texts, texts_in
from benchmarks.searching.queries import random_queries, written_queries
from chongkan.config import PROJECT
from chongkan.site.search.blocks import counts_file
from chongkan.site.search.entries import index_issue, numbers_of
from chongkan.site.search.making import InMemory, index_units
from tests.site.search.reference import Index, parse

_SHOWN = 10  # hits, each of which may need a file that tells its address


@dataclass(slots=True)
class Growing:
    """An index, and how it was made. indexed: {issue: what index_issue made}; files: what is published."""

    indexed: dict[str, bytes] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    stamps: dict[str, str] = field(default_factory=dict)

    def renew(self) -> int:
        """Bring the files up to date; how many bytes were written."""
        issues = [(name, numbers_of(made)) for name, made in self.indexed.items()]
        units = index_units(issues)
        due = {unit for unit, stamp in units.stamps.items() if self.stamps.get(unit) != stamp}
        made = counts_file(issues)
        for _, files in units.make(due, InMemory(self.indexed)):
            made |= files
        written = sum(len(data) for name, data in made.items() if self.files.get(name) != data)
        self.files |= made
        self.stamps = dict(units.stamps)
        return written

    def weights(self, queries: Sequence[str]) -> Iterator[int]:
        """Bytes by gzip that each query reads besides pages: of ten addresses as many as ten issues apart need."""
        weights = _Weights(self.files)
        addresses = _SHOWN * max(weights[name] for name in self.files if "/issues/" in name)
        for query in queries:
            index = Index(self.files)
            index.read(parse(query))
            yield addresses + sum(weights[name] for name in index.asked)


class _Weights(dict[str, int]):
    """{file: bytes by gzip}, found when it is first asked for."""

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__()
        self._files = files

    def __missing__(self, name: str) -> int:
        self[name] = weight = len(gzip.compress(self._files[name], 9))
        return weight


def growth_rows(project: Path, articles: int, adds: int, queries: Sequence[str]) -> Iterator[str]:
    """Make the index of so many generated articles, ask it, and add issues one by one."""
    growing, start = Growing(), time.process_time()
    source = _indexed(project, articles // ARTICLES + adds)
    for _ in range(articles // ARTICLES):
        growing.indexed |= [next(source)]
    middle = time.process_time()
    size = growing.renew()
    took = time.process_time() - middle
    yield f"{articles} articles: {len(growing.files)} files, {size / 1e6:.1f} MB; issues read and indexed in"
    yield f"  {middle - start:.1f} s of processor time, files made in {took:.1f} s; at most {_peak():.0f} MiB in memory"
    weights = [weight / 1000 for weight in growing.weights(queries)]
    yield f"a query reads {statistics.median(weights):.1f} KB (median), at most {max(weights):.1f} KB, besides pages"
    shares = []
    for _ in range(adds):
        growing.indexed |= [next(source)]
        written = growing.renew()
        shares.append(written / sum(map(len, growing.files.values())))
    if shares:
        yield f"one issue more writes {statistics.mean(shares):.2%} of it (mean of {adds}), at most {max(shares):.2%}"


def pagefind_row(project: Path, articles: int, work: Path, installed: Installed) -> str:
    """What Pagefind takes for as many articles; pages that hold nothing but their texts are laid before, in `work`."""
    for sites in generated_sites(project, articles // ARTICLES):
        lay_pages(texts_in(sites), work)
    cost = build_pagefind(work, installed)
    files = [path.stat().st_size for path in (work / "pagefind").rglob("*") if path.is_file()]
    made = f"{len(files)} files, {sum(files) / 1e6:.1f} MB; made in {cost.cpu:.1f} s of processor time"
    return f"Pagefind, both scripts: {made}, {cost.wall:.1f} s by the clock; at most {cost.largest >> 20} MiB in memory"


def _indexed(project: Path, issues: int) -> Iterator[tuple[str, bytes]]:
    for sites in generated_sites(project, issues):
        for versions in reversed(list(zip(*(site.editions for site in sites), strict=True))):
            yield versions[0].id, index_issue(*versions)


def _peak() -> float:
    """The most memory that this process had, in MiB."""
    [kilobytes] = re.findall(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    return int(kilobytes) / 1024


def _main(articles: int, adds: int, pieces: int) -> None:
    queries = random_queries(seed_texts(PROJECT), pieces) + written_queries(SCRIPTS[0])
    for row in growth_rows(PROJECT, articles, adds, queries):
        print(row, flush=True)


if __name__ == "__main__":
    _main(*map(int, sys.argv[1:]))
