"""EDTF dates as Chinese readers write them."""

import pytest

from chongkan.site.dates import ShownDate, read_date


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("2019-10-21", ShownDate("2019年10月21日", "2019-10-21", False, "2019")),
        ("2019-10-05~", ShownDate("2019年10月5日", "2019-10-05", True, "2019")),
        ("2019-08?", ShownDate("2019年8月", "2019-08", True, "2019")),
        ("2019~", ShownDate("2019年", "2019", True, "2019")),
        ("2019-08-18/2019-08-20", ShownDate("2019年8月18日—2019年8月20日", "2019-08-18", False, "2019")),
        (None, None),
    ],
)
def test_a_date_is_written_out_and_says_whether_it_is_certain(edtf: str | None, shown: ShownDate | None) -> None:
    """Year, month and day as far as they are known."""
    assert read_date(edtf) == shown
