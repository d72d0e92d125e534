"""Long lists: addresses that stay as the list grows."""

from hypothesis import given
from hypothesis import strategies as st

from chongkan.site.paging import paginate

LISTS = st.tuples(st.integers(0, 60), st.integers(1, 9))


@given(LISTS)
def test_every_entry_stands_on_one_page_newest_first(case: tuple[int, int]) -> None:
    """Nothing is lost and nothing is shown twice."""
    count, size = case
    entries = list(range(count, 0, -1))
    assert [entry for leaf in paginate(entries, size) for entry in leaf.entries] == entries


@given(LISTS)
def test_an_added_entry_changes_no_older_page_but_makes_one_at_most(case: tuple[int, int]) -> None:
    """Older pages are numbered from the oldest, so what they hold is settled."""
    count, size = case
    before = {leaf.number: list(leaf.entries) for leaf in paginate(range(count, 0, -1), size) if leaf.number}
    after = {leaf.number: list(leaf.entries) for leaf in paginate(range(count + 1, 0, -1), size) if leaf.number}
    assert {number: after[number] for number in before} == before
    assert len(after) - len(before) in (0, 1)


@given(LISTS)
def test_pages_that_are_not_asked_for_change_none_of_the_others(case: tuple[int, int]) -> None:
    """However many of the oldest there are, while a numbered one is left."""
    count, size = case
    every = paginate(range(count, 0, -1), size)
    for standing in range(len(every) - 1):
        newest = range(count, standing * size, -1)
        assert paginate(newest, size, standing) == every[: len(every) - standing]


def test_pages_name_their_neighbours() -> None:
    """0 is the landing page."""
    assert [(leaf.number, leaf.older, leaf.newer) for leaf in paginate(range(7), 2)] == [
        (None, 2, None),
        (2, 1, 0),
        (1, None, 2),
    ]
