"""How fast sites are built, beside Hugo, Pelican, Eleventy and Hexo in one run: `python benchmarks/build.py`.

Makes an archive (sentences of both seeds, shuffled; 8 articles an issue, 8 sections, 300 terms), builds the same site
of it with every tool in alternation, both scripts, and prints medians and ratios to Hugo: from nothing, with nothing
changed, with an issue added, an article edited, a template touched. Then the two seeds, by the whole command.

Wall and CPU seconds are those of whole commands, from the start of their processes. `largest` is the peak resident set
of the largest process (wait4), `together` the highest sum of the proportional set sizes of all processes at one time
(/proc/PID/smaps_rollup, looked at every 10 ms or more). Sources are in the page cache, and old sites are moved away
rather than deleted before a cold build. What takes a tool more than 30 s is not repeated. Needs Linux; for the others
Node and the package registries: they are installed once, at the versions of benchmarks/peers/.
"""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from benchmarks.building.archive import ARTICLES, load_archive  # noqa: E402
from benchmarks.building.cost import FailedError  # noqa: E402
from benchmarks.building.install import Installed  # noqa: E402
from benchmarks.building.ours import Ours  # noqa: E402
from benchmarks.building.peers import NAMES, Peer  # noqa: E402
from benchmarks.building.profiling import profile  # noqa: E402
from benchmarks.building.race import CASES, Race, Tool  # noqa: E402
from benchmarks.building.seeds import race_seeds  # noqa: E402
from benchmarks.building.tables import DIFFERENCES, case_table, site_table, small_table  # noqa: E402
from chongkan.config import load_config  # noqa: E402

_TOOLS = ("chongkan", *NAMES)
_SEEDS = "seeds"
_RUNS = ((100_000, 1), (10_000, 3), (0, 5))  # from so many articles on, so many runs


def main() -> int:
    """Print the tables; 1 where a tool fails."""
    options = _options()
    try:
        with _workplace(options.work) as work:
            _run(options, work)
    except FailedError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000, help=f"1000, 10000, 100000 …, in issues of {ARTICLES}")
    parser.add_argument(
        "--runs", type=int, help="how often each case is timed (default: 5; 3 from 10000, 1 from 100000)"
    )
    parser.add_argument("--only", type=_names(_TOOLS), default=_TOOLS, metavar="NAMES", help=",".join(_TOOLS))
    cases = (*CASES, _SEEDS)
    parser.add_argument("--cases", type=_names(cases), default=cases, metavar="NAMES", help=",".join(cases))
    parser.add_argument("--profile", action="store_true", help="no race: print where our own time goes, from nothing")
    parser.add_argument(
        "--peers", type=Path, default=PROJECT / ".cache" / "peers", help="where the others are installed"
    )
    parser.add_argument("--work", type=Path, help="a folder for the sites, which stay there (default: a temporary one)")
    return parser.parse_args()


def _names(known: tuple[str, ...]) -> "type[str]":
    def read(text: str) -> tuple[str, ...]:
        names = tuple(text.split(","))
        if wrong := [name for name in names if name not in known]:
            raise argparse.ArgumentTypeError(f"{wrong[0]}: none of {', '.join(known)}")
        return names

    return read  # type: ignore[return-value]


@contextmanager
def _workplace(folder: Path | None) -> Iterator[Path]:
    """An empty folder on the disk that the project is on."""
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise FailedError(f"{folder} is not empty")
        yield folder.resolve()
        return
    cache = PROJECT / ".cache"
    cache.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix="benchmark-") as name:
        yield Path(name)


def _run(options: argparse.Namespace, work: Path) -> None:
    runs = options.runs or next(runs for articles, runs in _RUNS if options.articles >= articles)
    machine = f"{os.cpu_count()} processors, {platform.machine()}, Python {platform.python_version()}"
    print(f"{machine}, load {os.getloadavg()[0]:.1f}; {options.articles} articles")
    race = _race(options, work)
    if options.profile:
        race.prepare()
        print("\n".join(profile(_ours(race), options.articles, work / "profile")))
        return
    if set(CASES) & set(options.cases):
        race.prepare()
        for case in race.run(options.cases, runs):
            print("\n".join(case_table(case, race.costs[case])), flush=True)
        _show(race)
    if _SEEDS in options.cases and "chongkan" in options.only:
        print("\n".join(small_table(race_seeds(PROJECT, work / _SEEDS, max(runs, 3)))))


def _race(options: argparse.Namespace, work: Path) -> Race:
    config = load_config(PROJECT)
    archive = load_archive(PROJECT, (row.key for row in config.sections))
    installed = Installed(options.peers.resolve())
    names = ("chongkan",) if options.profile else options.only
    tools: list[Tool] = [Ours(work / "chongkan", PROJECT, archive)] if "chongkan" in names else []
    tools += [Peer(name, work / name, config, archive, installed) for name in NAMES if name in names]
    if set(CASES) & set(options.cases):
        installed.install(tool.name for tool in tools)
    return Race(tools, archive, config, options.articles // ARTICLES, work / "trash")


def _ours(race: Race) -> Ours:
    return next(tool for tool in race.tools if isinstance(tool, Ours))


def _show(race: Race) -> None:
    print("\n".join(site_table({tool.name: tool.sites for tool in race.tools})))
    if written := race.rewritten():
        told = ", ".join(f"{pages} ({files})" for pages, files in zip(race.pages, written, strict=True))
        print(f"\npages (and files of all kinds) written for an added issue, both scripts: {told}")
    if len(race.tools) > 1:
        print(f"\n{DIFFERENCES}")


if __name__ == "__main__":
    sys.exit(main())
