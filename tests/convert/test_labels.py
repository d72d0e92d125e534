"""Labels speak for articles."""

from collections import Counter

import pytest

from chongkan.convert.conversion import read_page
from chongkan.convert.labels.claims import claims_of
from chongkan.convert.labels.sheet import Sheet, sheet_of
from chongkan.convert.readers.lines import page_lines
from tests.goldpages import load_page, own_names


def _sheet(name: str) -> Sheet:
    return sheet_of(read_page(page_lines(load_page(name).source.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("name", own_names()[::8])
def test_no_article_is_taken_by_two_labels(name: str) -> None:
    """But for the one around a label, whose own label goes before."""
    sheet = _sheet(name)
    taken = Counter(
        k
        for label, claim in zip(sheet.labels, claims_of(sheet), strict=True)
        if not claim.inside
        for k in sheet.claimed(label, claim)
    )
    assert not taken or max(taken.values()) == 1
