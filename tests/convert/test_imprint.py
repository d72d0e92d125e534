"""Paper, page number and page name, only where the page prints them."""

import pytest

from chongkan.convert.conversion import read_page
from chongkan.convert.imprint import read_imprint
from chongkan.convert.readers.lines import page_lines
from tests.textcases import Case, params


@pytest.mark.parametrize("case", params("imprint"))
def test_a_page_says_which_it_is(case: Case) -> None:
    """What is printed is taken as printed, what is not is not invented."""
    imprint = read_imprint(read_page(page_lines(case.input)))
    assert [part or "-" for part in (imprint.paper, imprint.page, imprint.page_name)] == case.expected.split("\n")
