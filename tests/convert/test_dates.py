"""The day of an issue, printed or inferred."""

import pytest

from chongkan.convert.conversion import read_page
from chongkan.convert.dates import date_of, read_date
from chongkan.convert.readers.lines import page_lines
from chongkan.folding import fold
from tests.textcases import Case, params


@pytest.mark.parametrize("case", params("folio_dates"))
def test_a_folio_line_prints_its_day(case: Case) -> None:
    """Every shape in which papers print the day is read; half a day is none."""
    days = [str(read_date(fold(line))).lower() for line in case.input.split("\n")]
    assert days == case.expected.split("\n")


@pytest.mark.parametrize("case", params("issue_dates"))
def test_an_issue_has_its_day(case: Case) -> None:
    """The day, with ~ where it is inferred, and the words and lines that say so."""
    dated = date_of(read_page(page_lines(case.input)))
    assert (f"{dated.edtf} {dated.evidence}" if dated else "none") == case.expected
