"""Texts are akin by the words that they share and by what their characters are about."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chongkan.convert.cues.gist import DIMENSIONS, REACH, Gist, Place, alike, gist_text, load_gist, pack
from chongkan.convert.cues.kinship import Kinship

LINES = [
    "昨天下午,法院一审判处被告人有期徒刑三年。",
    "农技人员走进田间地头,指导农户给小麦追肥。",
    "水稻育秧正当时,种粮大户忙着翻耕土地。",
    "农技人员说,追肥要看苗情。",
    "",
]


@pytest.fixture(scope="module")
def kinship() -> Kinship:
    """The lines by the project's own table."""
    return Kinship(LINES, load_gist())


def test_a_table_says_again_what_was_learned(tmp_path: Path) -> None:
    """Written and read, each character has its rarity and its place."""
    corners = [[0, 2 * REACH] * (DIMENSIONS // 2), [2 * REACH, 0] * (DIMENSIONS // 2)]
    gist = Gist({"一": 0.25, "麦": 4.0}, dict(zip("一麦", map(pack, corners), strict=True)))
    path = tmp_path / "gist.txt"
    path.write_text(gist_text(gist), encoding="utf-8")
    read = load_gist(path)
    assert (read.rarity, read.places) == (gist.rarity, gist.places)
    assert gist_text(load_gist()) == gist_text(load_gist())


@given(st.text("麦田农法院判球队赛苗种", max_size=40), st.text("麦田农法院判球队赛苗种", max_size=40))
def test_places_of_texts_add_up(one: str, other: str) -> None:
    """The place of two texts has the sum of their coordinates; less the one, it is the other's again."""
    first, second = load_gist().place_of(one), load_gist().place_of(other)
    summed = [a + b for a, b in zip(first.coordinates(), second.coordinates(), strict=True)]
    assert list((first + second).coordinates()) == summed
    assert first + second - first == second
    assert alike(Place().coordinates(), second.coordinates()) == 0.0


def test_texts_of_one_topic_are_akin_without_a_common_word(kinship: Kinship) -> None:
    """Wheat is nearer to rice than to a court."""
    assert kinship.near(2, 1, 1) > kinship.near(2, 0, 0)
    assert kinship.kin(2, [1]) > kinship.kin(2, [0])


def test_common_words_make_texts_more_akin(kinship: Kinship) -> None:
    """Farm hands who give advice on one line, and again on another."""
    assert kinship.near(3, 1, 1) > kinship.near(3, 2, 2)


def test_a_run_of_lines_is_as_akin_as_its_lines_together(kinship: Kinship) -> None:
    """`near` and `kin` say the same of the same lines; nothing is akin to nothing."""
    assert kinship.near(3, 0, 2) == kinship.kin(3, [2, 0, 1])
    assert kinship.kin(4, [0, 1]) == kinship.kin(0, []) == 0.0
