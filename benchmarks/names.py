"""How well and how fast names are found: `python benchmarks/names.py`.

Prints precision and recall of people, places and organisations on the pages of tests/names/, the unit being a name in
an article; then the time the model takes to load, and the time that names, topics and sections cost a page.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Iterable
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from chongkan.config import load_config  # noqa: E402
from chongkan.convert.conversion import convert_seed  # noqa: E402
from chongkan.convert.names.lac import load_tagger  # noqa: E402
from chongkan.convert.names.mentions import name_articles  # noqa: E402
from chongkan.texts import texts_of  # noqa: E402
from chongkan.vocabulary.subjects import subject_of  # noqa: E402
from tests.goldnames import KINDS, NameScore, named_pages, score_names  # noqa: E402
from tests.goldpages import SEEDS, load_page  # noqa: E402
from tests.scoring import Tally  # noqa: E402

REPEATS = 7


def main() -> int:
    """Print the tables; with --page, what is missed on one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--page", choices=named_pages(), help="list what is missed on one page")
    arguments = parser.parse_args()
    loading = _time_to_load()
    config = load_config(PROJECT)
    scores = {page: score_names(page, convert_seed(load_page(page).source, config)) for page in named_pages()}
    if arguments.page:
        print("\n".join(miss for score in scores[arguments.page].values() for miss in score.misses))
        return 0
    others = tuple(page for page in named_pages() if page not in SEEDS)
    print(f"{'':14}{'seeds P':>9}{'R':>7}{'others P':>10}{'R':>7}")
    for kind in KINDS:
        groups = (SEEDS,) if kind == "topic" else (SEEDS, others)  # the gold of other pages has no topics
        print(f"{kind:14}" + "".join(_cells(scores[page][kind] for page in pages) for pages in groups))
    print(f"\n{'':24}" + "".join(f"{kind + ' P':>16}{'R':>7}" for kind in KINDS[:3]))
    for page in others:
        print(f"{page:24}" + "".join(f"{'':7}" + _cells([scores[page][kind]]) for kind in KINDS[:3]))
    _print_times(loading)
    return 0


def _cells(scores: Iterable[NameScore]) -> str:
    precision, recall = Tally(), Tally()
    for score in scores:
        precision.add(score.precision.good, score.precision.of)
        recall.add(score.recall.good, score.recall.of)
    return f"{precision.share:9.3f}{recall.share:7.3f}"


def _time_to_load() -> float:
    start = time.perf_counter()
    load_tagger()
    return time.perf_counter() - start


def _print_times(loading: float) -> None:
    config = load_config(PROJECT)
    print(f"\nthe model loads in {loading:.2f} s, NumPy with it (`model s`)")
    for seed in SEEDS:
        articles = convert_seed(load_page(seed).source, config).issue.articles
        texts = [texts_of(article) for article in articles]
        characters = sum(len(text) for of_article in texts for text in of_article)
        took = []
        for _ in range(REPEATS):
            start = time.perf_counter()
            name_articles(texts, [() for _ in texts])
            for article in articles:
                subject_of(article, [section.key for section in config.sections], config.vocabulary)
            took.append((time.perf_counter() - start) * 1e6 / characters)
        print(f"{seed[:3]}: {statistics.median(took):.0f} ms per 1,000 characters ({characters} characters)")


if __name__ == "__main__":
    sys.exit(main())
