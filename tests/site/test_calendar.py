"""The calendar of a year."""

import pytest

from chongkan.model import Edition
from chongkan.site.calendar import months_of, year_of


def _edition(issue_id: str, date: str | None) -> Edition:
    return Edition(issue_id, issue_id, None, None, None, None, date, (), ())


def test_each_edition_stands_on_its_day() -> None:
    """Weeks begin on Monday; the newest month comes first; two of one day share it."""
    editions = [_edition("c", "2019-10-21"), _edition("b", "2019-10-21~"), _edition("a", "2019-02-01")]
    october, february = months_of("2019", editions)
    assert (october.number, february.number, len(february.weeks)) == (10, 2, 5)
    monday = october.weeks[3][0]
    assert monday is not None
    assert (monday.number, [edition.id for edition in monday.editions]) == (21, ["c", "b"])


def test_what_has_no_month_is_not_lost() -> None:
    """It stands by itself, without a grid."""
    (month,) = months_of("2019", [_edition("a", "2019")])
    assert (month.number, month.weeks, len(month.editions)) == (0, (), 1)


@pytest.mark.parametrize(
    ("date", "year"),
    [("2019-10-21~", "2019"), ("2019", "2019"), (None, ""), ("circa", ""), ("2019-01/2020-02", "2019")],
)
def test_the_year_is_four_digits_or_none(date: str | None, year: str) -> None:
    """Whatever an editor wrote."""
    assert year_of(_edition("a", date)) == year
