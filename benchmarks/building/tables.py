"""What a race has shown, as tables."""

import statistics
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.building.cost import Cost

_MIB = 1024 * 1024
_TITLES = {
    "cold": "cold: neither site nor cache is there",
    "nothing": "nothing changed",
    "add": "one issue added (8 articles, the newest)",
    "edit": "one article edited (in the middle of the archive)",
    "touch": "one template touched (that of articles)",
}
_SHARES: dict[str, Callable[[Cost], float]] = {
    "wall": lambda cost: cost.wall,
    "cpu": lambda cost: cost.cpu,
    "largest": lambda cost: cost.largest,
    "together": lambda cost: cost.together,
}
_HEAD = f"{'runs':>5}{'wall s':>9}{'cpu s':>9}{'largest MiB':>13}{'together MiB':>14}"

DIFFERENCES = """\
What differs between the sites, besides their looks:
- Hugo, Pelican, Eleventy and Hexo get both scripts ready-made; this project converts. Hugo builds both scripts in one
  run; each of the others has a site a script, and the two are built at the same time.
- Only this project makes a search index, pages of the archive by year, an index of each kind of term, 404 and offline
  pages with their worker, and whatever else the table above counts. Only it checks its site (broken links, orphans,
  collisions, Simplified left on Traditional pages), publishes it whole or not at all, and reads the converter's
  receipts (ledger.json) beside the articles.
- Its article pages hold as well: related articles, the contents of the issue, breadcrumbs, headlines broken between
  words, reading time, tools for readers; its terms: kinds of their own with neighbours and a timeline; its front
  pages are composed. So an article's page is about twice as large as the others'.
- Its lists are numbered from the oldest, so that an added issue changes few of them; the others' from the newest.
- Its articles lie in content/ with everything that the converter found; the others' front matter holds what their
  templates show. Pelican reads `Key: value`, with its cache of contents on; the others read YAML.
- Feeds have 30 entries; Hugo's and Pelican's hold the whole text. Menus are written once in Hugo (partialCached)."""


def case_table(case: str, tools: Mapping[str, Sequence[Cost]]) -> Iterator[str]:
    """The table of one case: medians, and ratios to Hugo in the same round, the median of them."""
    yield f"\n{_TITLES[case]}"
    yield f"{'':12}{_HEAD}   ratios to Hugo: " + "".join(f"{name:>10}" for name in _SHARES)
    for name, done in tools.items():
        yield f"{name:12}{_medians(done)}{'':19}" + "".join(_ratios(done, tools.get("hugo", ())))


def small_table(costs: Mapping[str, Sequence[Cost]]) -> Iterator[str]:
    """A row for each case of the two seeds."""
    yield f"\n{'both seeds, python build.py':44}{_HEAD}"
    for title, done in costs.items():
        yield f"{title:44}{_medians(done)}"


def site_table(sites: Mapping[str, Iterable[Path]]) -> Iterator[str]:
    """How many files each tool's site has, and how large they are."""
    yield f"\n{'':12}{'pages':>9}{'other files':>13}{'MiB':>9}{'KiB a page':>12}"
    for name, folders in sites.items():
        files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
        pages = [path.stat().st_size for path in files if path.suffix == ".html"]
        size = sum(path.stat().st_size for path in files) / _MIB
        each = sum(pages) / max(1, len(pages)) / 1024
        yield f"{name:12}{len(pages):9,}{len(files) - len(pages):13,}{size:9.1f}{each:12.1f}"


def _medians(done: Sequence[Cost]) -> str:
    wall, cpu, largest, together = (statistics.median(map(share, done)) for share in _SHARES.values())
    return f"{len(done):5}{wall:9.2f}{cpu:9.2f}{largest / _MIB:13.0f}{together / _MIB:14.0f}"


def _ratios(done: Sequence[Cost], base: Sequence[Cost]) -> Iterator[str]:
    pairs = list(zip(done, base, strict=False))
    for share in _SHARES.values():
        yield f"{statistics.median(share(a) / share(b) for a, b in pairs):10.3f}" if pairs else f"{'-':>10}"
