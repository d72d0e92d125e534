"""Where a headline may break."""

from pathlib import Path

import pytest

from chongkan.site.headlines import find_breaks, set_headline

_CASES = Path(__file__).parent.parent / "cases" / "headline_breaks.txt"
_ROWS = [row for row in _CASES.read_text(encoding="utf-8").splitlines() if row and not row.startswith("#")]


@pytest.mark.parametrize("row", _ROWS)
def test_a_headline_breaks_between_words(row: str) -> None:
    """As the table has it, and no character is lost."""
    title = row.replace("|", "")
    said = set_headline(title, find_breaks(None, title, None).title)
    assert said.replace("<wbr>", "|").striptags() == row


@pytest.mark.parametrize(
    ("title", "html"),
    [
        ("<b>", "&lt;b&gt;"),
        ("为民 保安", '<span class="phrase">为民</span> <span class="phrase">保安</span>'),
    ],
)
def test_a_headline_is_escaped_and_its_halves_stay_whole(title: str, html: str) -> None:
    """White space parts the halves."""
    assert set_headline(title, ()) == html
