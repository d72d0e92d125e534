"""The loader of text-file cases is strict: a case that is silently lost would be a test that is silently lost."""

import pytest

from tests.textcases import Case, parse_cases


def test_cases_are_read_with_their_lines() -> None:
    """Titles, inputs and expectations come back as written, comments and blank lines between cases left out."""
    text = "# why\n\n甲\n.\na\n\nb\n.\n\\.\n.\n\n乙\n.\n.\n.\n"
    assert parse_cases(text, "x.txt") == [Case("甲", "a\n\nb", ".", 3), Case("乙", "", "", 12)]


@pytest.mark.parametrize(
    ("text", "line"),
    [("甲\n.\na\n.\nb\n", 1), ("甲\n.\na\n", 1), ("甲\na\n.\nb\n.\n", 1), ("甲\n.\n.\n.\n.\n乙\n", 5)],
)
def test_a_case_that_is_not_whole_is_an_error(text: str, line: int) -> None:
    """An unclosed case, a missing dot and a stray dot name the file and the line."""
    with pytest.raises(ValueError, match=rf"x\.txt:{line}: "):
        parse_cases(text, "x.txt")


def test_a_file_without_cases_is_an_error() -> None:
    """An empty file of cases would pass every test."""
    with pytest.raises(ValueError, match="no case"):
        parse_cases("# nothing yet\n", "x.txt")
