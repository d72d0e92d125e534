"""How well readers search, and what it costs them: `python benchmarks/search.py`.

On the site of both seeds and on one of 2,000 generated articles (sentences of the project's own pages, shuffled), each
in both scripts: random pieces of the texts and the hundred queries of searching/queries.txt, written in either script
and asked on the pages of either, in Chromium. What is right is found by looking through every printed text. Pagefind
and MiniSearch (with pairs of characters as its words) are asked the same in the same run, on pages that hold the same
texts.

`complete` counts queries of which nothing is missing, `wrong` those with a hit that does not hold what was asked. Bytes
are by gzip, thousands of them, and milliseconds are those of a page that has read nothing before, from its start to the
first ten hits of a written query, every fourth of them: program and index, and apart the pages (or fragments) of the
hits.

Then the index of 10,000 articles by itself: what it takes to make, what queries read of it, and what 200 issues more,
one by one, write of it anew; and what Pagefind takes for the same articles. Ours is made from the issues, in both
scripts at once; Pagefind's from pages that are there. Needs Linux, Chromium and Node.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from benchmarks.building.install import Installed  # noqa: E402
from benchmarks.searching.engines import NAMES, Engine, make_engine  # noqa: E402
from benchmarks.searching.growth import pagefind_row  # noqa: E402
from benchmarks.searching.papers import SCRIPTS, Paper, generated_paper, seeds_paper  # noqa: E402
from benchmarks.searching.queries import random_queries, right_answers, written_queries  # noqa: E402
from benchmarks.searching.scores import COST_HEAD, HEAD, cost_row, score, score_row  # noqa: E402
from benchmarks.searching.shown import shown_wrongly  # noqa: E402

_EACH = 4
_ADDS = 200


def main() -> int:
    """Print the tables; 1 where the project's own search misses or adds anything."""
    options = _options()
    machine = f"{os.cpu_count()} processors, {platform.machine()}, Python {platform.python_version()}"
    print(f"{machine}, load {os.getloadavg()[0]:.1f}", flush=True)
    installed = Installed(options.peers.resolve())
    installed.install(["search"] if set(options.engines) - {"chongkan"} else [])
    with tempfile.TemporaryDirectory(dir=_cache(), prefix="search-") as name:
        work = Path(name)
        faults = sum(
            _compare(paper, engine_names, options.pieces, work / f"engines-{number}", installed)
            for number, (paper, engine_names) in enumerate(_papers(options, work))
        )
        if options.growth:
            _grow(options, work / "growth", installed)
    return 1 if faults else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000, help="of the generated site; 0 for the seeds alone")
    parser.add_argument("--pieces", type=int, default=1500, help="random pieces of the texts, in each script")
    parser.add_argument("--growth", type=int, default=10_000, help="articles of the large index; 0 for none")
    parser.add_argument("--engines", nargs="+", choices=NAMES, default=NAMES)
    parser.add_argument("--peers", type=Path, default=PROJECT / ".cache" / "peers", help="where others are installed")
    return parser.parse_args()


def _cache() -> Path:
    """A folder on the disk that the project is on."""
    (PROJECT / ".cache").mkdir(exist_ok=True)
    return PROJECT / ".cache"


def _papers(options: argparse.Namespace, work: Path) -> Iterator[tuple[Paper, tuple[str, ...]]]:
    (work / "seeds").mkdir()
    yield seeds_paper(PROJECT, work / "seeds"), options.engines
    if options.articles:
        yield generated_paper(PROJECT, work / "generated", options.articles), options.engines


def _compare(paper: Paper, names: tuple[str, ...], pieces: int, work: Path, installed: Installed) -> int:
    """Print the tables of one site; how many answers of this project were wrong."""
    print(f"\n{paper.name}, {pieces} pieces and 100 written queries in each script\n{HEAD}")
    engines = [make_engine(name, paper, work / name, installed) for name in names]
    asked = {script: (random_queries(paper.texts[script], pieces), written_queries(script)) for script in SCRIPTS}
    faults, costs = 0, []
    for engine, site in product(engines, SCRIPTS):
        with engine.session(site) as session:
            for script, kind in product(SCRIPTS, (0, 1)):
                queries = asked[script][kind]
                right = right_answers(queries, paper.folded[site])
                said = score(right, session.hits(queries))
                title = f"{engine.name:11}{script} on {site} {('pieces', 'written')[kind]}"
                print(score_row(title, said), flush=True)
                faults += said.faults if engine.name == NAMES[0] else 0
            costs.append(
                cost_row(f"{engine.name:11}on {site}", [session.cost(query) for query in asked[site][1][::_EACH]])
            )
    print("\n".join(["", COST_HEAD, *costs]))
    return faults + _shown(paper, engines[0]) if engines[0].name == NAMES[0] else faults


def _grow(options: argparse.Namespace, work: Path, installed: Installed) -> None:
    """Print what the index of a large archive takes by itself, and Pagefind's of the same."""
    print(f"\nthe index of {options.growth} articles, and {_ADDS} issues more", flush=True)
    numbers = map(str, (options.growth, _ADDS, options.pieces))
    subprocess.run([sys.executable, "-m", "benchmarks.searching.growth", *numbers], cwd=PROJECT, check=True)
    if "pagefind" in options.engines:
        print(pagefind_row(PROJECT, options.growth, work, installed), flush=True)


def _shown(paper: Paper, engine: Engine) -> int:
    """Print how many written queries show on the real pages what is right."""
    wrong = 0
    for script, site in product(SCRIPTS, SCRIPTS):
        queries = written_queries(script)
        found = shown_wrongly(engine, site, queries, right_answers(queries, paper.folded[site]))
        print(f"shown as is right, {script} on {site}: {len(queries) - len(found)} of {len(queries)} {found or ''}")
        wrong += len(found)
    return wrong


if __name__ == "__main__":
    sys.exit(main())
