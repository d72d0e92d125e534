"""The index of a large archive by itself: what it takes to make, what a query reads, what one issue more writes."""

import gzip
import resource
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.building.archive import ARTICLES, issues_from
from benchmarks.searching.papers import sentences_of
from chongkan.config import load_config
from chongkan.site.search.blocks import counts_file
from chongkan.site.search.entries import index_issue, numbers_of
from chongkan.site.search.making import index_units
from chongkan.site.whole import gather_site
from chongkan.variants.overrides import load_overrides
from chongkan.variants.sites import convert_site
from tests.site.search.reference import Index, parse

_BATCH = 25  # issues gathered together
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
        for _, files in units.make(due, self.indexed.__getitem__):
            made |= files
        written = sum(len(data) for name, data in made.items() if self.files.get(name) != data)
        self.files |= made
        self.stamps = dict(units.stamps)
        return written

    def weights(self, queries: Sequence[str]) -> list[int]:
        """Bytes by gzip that each query reads besides pages: of ten addresses as many as ten issues apart need."""
        block = max(len(gzip.compress(data, 9)) for name, data in self.files.items() if "/issues/" in name)
        return [self._weight(query) + _SHOWN * block for query in queries]

    def _weight(self, query: str) -> int:
        index = Index(self.files)
        index.candidates(parse(query))
        return sum(len(gzip.compress(self.files[name], 9)) for name in index.asked if "/issues/" not in name)


def growth_rows(project: Path, articles: int, adds: int, queries: Sequence[str]) -> Iterator[str]:
    """Make the index of so many generated articles, ask it, and add issues one by one."""
    growing, start = Growing(), time.process_time()
    source = _indexed(project, articles // ARTICLES + adds)
    for _ in range(articles // ARTICLES):
        growing.indexed |= [next(source)]
    middle = time.process_time()
    size = growing.renew()
    took, peak = time.process_time() - middle, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield f"{articles} articles: {len(growing.files)} files, {size / 1e6:.1f} MB; issues read and indexed in"
    yield f"  {middle - start:.1f} s of processor time, files made in {took:.1f} s; at most {peak:.0f} MiB in memory"
    weights = [weight / 1000 for weight in growing.weights(queries)]
    yield f"a query reads {statistics.median(weights):.1f} KB (median), at most {max(weights):.1f} KB, besides pages"
    shares = []
    for _ in range(adds):
        growing.indexed |= [next(source)]
        written = growing.renew()
        shares.append(written / sum(map(len, growing.files.values())))
    if shares:
        yield f"one issue more writes {statistics.mean(shares):.2%} of it (mean of {adds}), at most {max(shares):.2%}"


def _indexed(project: Path, issues: int) -> Iterator[tuple[str, bytes]]:
    config, archive = load_config(project), sentences_of(project)
    overrides = load_overrides(config.vocabulary / "conversion.tsv")[0]
    for first in range(0, issues, _BATCH):
        site, _ = gather_site(config, list(issues_from(archive, first, min(_BATCH, issues - first))))
        hant = convert_site(site, "zh-Hant", overrides)
        for edition, other in reversed(list(zip(site.editions, hant.editions, strict=True))):
            yield edition.id, index_issue(edition, other)
