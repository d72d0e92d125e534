"""The two real pages are read as their editor reads them, and their receipts in content/ say so."""

import pytest

from chongkan.config import PROJECT, Config
from chongkan.content.ledger import ledger_from_text
from chongkan.convert.conversion import convert_seed
from chongkan.model import Ledger
from tests.goldpages import SEEDS, load_page
from tests.scoring import Score, score_page

WHOLE = ("lines", "perfect")
NEARLY = {"blocks": 0.97, "roles": 0.97} | dict.fromkeys(("title", "column", "reporters", "photographers"), 0.95)


@pytest.fixture(scope="module")
def score(config: Config) -> Score:
    """The figures of both seeds, pooled."""
    pooled = Score()
    for name in SEEDS:
        page = load_page(name)
        pooled.pool(score_page(page, convert_seed(page.source, config)))
    return pooled


@pytest.fixture(scope="module")
def ledgers() -> dict[str, Ledger]:
    """The committed receipts, by the stem of their seed's name."""
    found = {}
    for path in (PROJECT / "content").glob("*/ledger.json"):
        ledger = ledger_from_text(path.read_text(encoding="utf-8"), path.name)
        found[ledger.source.removesuffix(".txt")] = ledger
    return found


@pytest.mark.parametrize("figure", WHOLE)
def test_no_line_is_lost_and_every_article_is_whole(score: Score, figure: str) -> None:
    """On the seeds there is no excuse for either."""
    assert score[figure].share == 1.0


@pytest.mark.parametrize(("figure", "bar"), NEARLY.items())
def test_a_figure_stands_above_its_bar(score: Score, figure: str, bar: float) -> None:
    """Blocks, roles, headlines, columns and people are nearly all right."""
    assert score[figure].share >= bar, f"{figure}: {score[figure].share:.3f}"


@pytest.mark.parametrize("name", SEEDS)
def test_the_gold_page_is_the_seed(name: str) -> None:
    """Byte for byte, so that the figures are of what is published."""
    assert load_page(name).source.read_bytes() == (PROJECT / "seeds" / f"{name}.txt").read_bytes()


@pytest.mark.parametrize("name", SEEDS)
def test_the_receipt_holds_each_line_once(ledgers: dict[str, Ledger], name: str) -> None:
    """Every line of the seed that is not blank, in its order."""
    filled = [number for number, text in load_page(name).text.items() if text.strip()]
    assert [row.line for row in ledgers[name].lines] == filled


def test_both_receipts_hold_132_lines(ledgers: dict[str, Ledger]) -> None:
    """The number of lines that the two seeds have, counted by hand."""
    assert sum(len(ledgers[name].lines) for name in SEEDS) == 132
