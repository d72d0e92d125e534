"""How well and how fast the converter reads pages: `python benchmarks/conversion.py`.

Prints the figures that tests/pages/README.md defines, pooled over the open pages and page by page; over the sealed
pages only when told to, and only pooled. Then the time it takes to convert a page, and how that grows with the page.
The weights have learned from every open page: what they do on pages held out is told by benchmarks/nudge.py.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from unittest.mock import patch

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from benchmarks.tables import heading, pooled, row  # noqa: E402
from chongkan.config import Config, load_config  # noqa: E402
from chongkan.convert import conversion  # noqa: E402
from chongkan.convert.conversion import convert_seed, read_page  # noqa: E402
from chongkan.convert.names.mentions import Named  # noqa: E402
from chongkan.convert.readers.lines import page_lines  # noqa: E402
from chongkan.model import Mentions  # noqa: E402
from chongkan.vocabulary.subjects import Subject  # noqa: E402
from tests.goldpages import (  # noqa: E402
    SEEDS,
    load_page,
    open_names,
    own_names,
    page_names,
    sealed_names,
    shared_names,
)
from tests.scoring import Score, score_page  # noqa: E402

PAGE = 6000  # characters of a full page of a daily, white space aside
DAILIES = (*SEEDS, "02", "11", "13")


def main() -> int:
    """Print what is asked for; 2 where a sealed page would be shown."""
    args = _arguments()
    config = load_config(PROJECT)
    if args.page:
        if args.page in sealed_names() and not args.open_seal:
            print(f"{args.page} is sealed (tests/pages/sealed.txt): it is scored, not shown.", file=sys.stderr)
            return 2
        return _show_page(args.page, config)
    _show_pages(config, args.open_seal)
    if not args.no_time:
        _show_times(config, args.repeats)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--page", choices=page_names(), help="list everything that is missed on one open page")
    parser.add_argument("--open-seal", action="store_true", help="score the sealed pages too; with --page, show one")
    parser.add_argument("--no-time", action="store_true", help="leave out the times")
    parser.add_argument("--repeats", type=int, default=15, help="how often a page is converted for its median time")
    return parser.parse_args()


def _score(name: str, config: Config) -> Score:
    page = load_page(name)
    return score_page(page, convert_seed(page.source, config))


def _show_page(name: str, config: Config) -> int:
    score = _score(name, config)
    print(heading())
    print(row(name, score))
    print("\n".join(score.misses))
    return 0


def _show_pages(config: Config, open_seal: bool) -> None:
    groups = {"seeds": SEEDS, "shared": shared_names(), "own": own_names(), "open": open_names()}
    if open_seal:
        groups |= {"sealed": sealed_names(), "all": page_names()}
    scores = {name: _score(name, config) for name in (page_names() if open_seal else open_names())}
    print(heading())
    for title, names in groups.items():
        print(row(f"{title} ({len(names)})", pooled(scores, names)))
    print("The weights have learned from the open pages; pages held out: python benchmarks/nudge.py\n")
    for name in open_names():
        print(row(name, scores[name]))
    print()


def _show_times(config: Config, repeats: int) -> None:
    titles = f"{'characters':>12}{'lines':>8}{'reading ms':>12}{'conversion ms':>15}{'µs a character':>16}"
    print(f"{titles}{'with names ms':>15}   (medians)")
    for times, tries in ((1, repeats), (10, 3), (100, 1)):
        text = _page_of(PAGE * times)
        lines = page_lines(text)
        size = sum(len("".join(line.text.split())) for line in lines)
        if times == 1:
            read_page(lines)  # the dictionaries and tables are read once
        reading = _median(partial(read_page, lines), tries)
        with tempfile.TemporaryDirectory() as folder:
            seed = Path(folder) / "page.txt"
            seed.write_text(text, encoding="utf-8")
            whole = _median(partial(convert_seed, seed, config), tries)
            with nothing_named():
                bare = _median(partial(convert_seed, seed, config), tries)
        figures = f"{size:12,}{len(lines):8,}{reading * 1e3:12.0f}{bare * 1e3:15.0f}{bare * 1e6 / size:16.1f}"
        print(f"{figures}{whole * 1e3:15.0f}")


@contextmanager
def nothing_named() -> Iterator[None]:
    """Conversions without names and topics."""
    nothing = Named(Mentions(), frozenset())
    with (
        patch.object(conversion, "name_articles", lambda texts, _: [nothing for _ in texts]),
        patch.object(conversion, "subject_of", lambda *_: Subject("要闻", ())),
    ):
        yield


def _page_of(characters: int) -> str:
    """Pages of dailies one after another, again and again, until there are as many characters."""
    taken: list[str] = []
    while True:
        for name in DAILIES:
            for line in load_page(name).source.read_text(encoding="utf-8").splitlines():
                taken.append(line)
                characters -= len("".join(line.split()))
                if characters <= 0:
                    return "\n".join(taken) + "\n"


def _median(work: Callable[[], object], tries: int) -> float:
    seconds = []
    for _ in range(tries):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


if __name__ == "__main__":
    sys.exit(main())
