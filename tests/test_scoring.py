"""The gold pages are whole, and the figures over them say what they claim."""

import pytest

from tests.goldpages import load_page, open_names, page_names, sealed_names
from tests.scoring import Score, pieces, wording


def test_sealed_pages_are_gold_pages_and_none_is_open() -> None:
    """Six of them; a name mistyped would open one."""
    assert set(sealed_names()) < set(page_names())
    assert (len(page_names()), len(sealed_names())) == (407, 6)
    assert set(open_names()) == set(page_names()) - set(sealed_names())


@pytest.mark.parametrize("name", page_names())
def test_the_gold_places_every_line(name: str) -> None:
    """Each line that is not blank, and no other."""
    page = load_page(name)
    missing = {number for number, text in page.text.items() if text.strip()} ^ set(page.places)
    assert len(missing) == 0  # the lines of a sealed page are not shown


def test_a_text_is_found_in_pieces() -> None:
    """The fewest runs from the left, None where a character is nowhere."""
    assert [pieces(text, "城南夜市搬家") for text in ("夜市", "搬家城南", "夜城", "夜航", "")] == [1, 2, 2, None, 0]


def test_marks_and_width_are_no_wording() -> None:
    """What Markdown, lists and widening add or change does not count."""
    assert wording("> **编者按**：A（１）") == wording("【编者按】:A(1)")


def test_pooling_adds() -> None:
    """Two of two and none of two are half."""
    first, second = Score(), Score()
    first["roles"].add(2, 2)
    second["roles"].add(0, 2)
    first.pool(second)
    assert first["roles"].share == 0.5
