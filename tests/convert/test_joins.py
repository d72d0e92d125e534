"""Torn lines become running text, and lines of a headline one headline."""

import pytest

from chongkan.convert.joins import head_text, join_lines
from tests.textcases import Case, params


@pytest.mark.parametrize("case", params("joins"))
def test_lines_of_a_block_are_joined(case: Case) -> None:
    """Nothing stands at a seam between Han, one space between Latin words."""
    assert join_lines(case.input.split("\n")) == case.expected


@pytest.mark.parametrize("case", params("headlines"))
def test_lines_of_a_headline_are_joined(case: Case) -> None:
    """One space parts the lines, and the halves of a line."""
    assert head_text(case.input.split("\n")) == case.expected


def test_a_block_without_lines_is_no_text() -> None:
    """Nothing joined is nothing."""
    assert (join_lines([]), head_text([])) == ("", "")
