"""The names of the two seeds are found as an editor would list them; other pages nearly so."""

import pytest

from chongkan.config import PROJECT, load_config
from chongkan.convert.conversion import convert_seed
from tests.goldnames import NameScore, named_pages, score_names
from tests.goldpages import SEEDS, load_page
from tests.scoring import Tally

OTHERS = tuple(page for page in named_pages() if page not in SEEDS)


@pytest.fixture(scope="module")
def scores() -> dict[str, dict[str, NameScore]]:
    """Every page that has gold names, scored."""
    config = load_config(PROJECT)
    return {page: score_names(page, convert_seed(load_page(page).source, config)) for page in named_pages()}


def _pooled(scores: dict[str, dict[str, NameScore]], pages: tuple[str, ...], kind: str) -> tuple[float, float]:
    precision, recall = Tally(), Tally()
    for page in pages:
        precision.add(scores[page][kind].precision.good, scores[page][kind].precision.of)
        recall.add(scores[page][kind].recall.good, scores[page][kind].recall.of)
    return precision.share, recall.share


@pytest.mark.parametrize(
    ("pages", "kind", "precision", "recall"),
    [
        (SEEDS, "person", 0.97, 0.95),
        (SEEDS, "place", 0.92, 0.85),
        (SEEDS, "organisation", 0.92, 0.85),
        (SEEDS, "topic", 0.90, 0.80),
        (OTHERS, "person", 0.90, 0.95),
        (OTHERS, "place", 0.85, 0.75),
        (OTHERS, "organisation", 0.90, 0.70),
    ],
)
def test_names_are_found(
    scores: dict[str, dict[str, NameScore]], pages: tuple[str, ...], kind: str, precision: float, recall: float
) -> None:
    """Precision and recall at least as said, over the pages together."""
    found = _pooled(scores, pages, kind)
    assert found[0] >= precision
    assert found[1] >= recall
