"""Marks beside Han are full-width, and nothing else of a text changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chongkan.convert.joins import join_lines
from chongkan.convert.punctuation import tidy_spaces, unify_radicals, widen
from tests.textcases import Case, params

MARKS = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}
TRAPS = ("www.a.cn/b", "https://", "a@b.cn", "4.72", "9:30", "1,234", "“", "”", "，", "（", "⼈", "　")
texts = st.lists(st.sampled_from([*"中国人aB19.-/ ", *MARKS, *TRAPS]), max_size=20).map("".join) | st.text(max_size=40)


@pytest.mark.parametrize("case", params("punctuation"))
def test_marks_and_spaces(case: Case) -> None:
    """Each line is printed as the case states."""
    assert [join_lines([line]) for line in case.input.split("\n")] == case.expected.split("\n")


@given(texts)
def test_widening_changes_the_width_of_marks_and_nothing_else(text: str) -> None:
    """Every character is the one before, or the full-width form of the mark before."""
    wide = widen(text)
    assert len(wide) == len(text)
    assert all(after in (before, MARKS.get(before)) for before, after in zip(text, wide, strict=True))


@given(texts)
def test_widening_again_changes_nothing(text: str) -> None:
    """What is widened is as wide as it gets."""
    assert widen(widen(text)) == widen(text)


@given(texts)
def test_tidying_takes_away_white_space_only(text: str) -> None:
    """Every other character stays, in its order, and tidying again changes nothing."""
    tidied = tidy_spaces(text)
    assert "".join(tidied.split()) == "".join(text.split())
    assert tidy_spaces(tidied) == tidied


def test_every_radical_that_stands_for_a_character_is_unified() -> None:
    """The 214 Kangxi radicals all become characters, and the length of a text stays."""
    radicals = "".join(map(chr, range(0x2F00, 0x2FD6)))
    unified = unify_radicals(radicals)
    assert len(unified) == len(radicals)
    assert all("\u3400" <= character <= "\u9fff" for character in unified)
