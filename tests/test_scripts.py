"""The characters that only one script has: what they say of a text, and of a forgotten conversion."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chongkan.scripts import SIMPLIFIED_ONLY, is_mixed, script_of
from chongkan.variants.converter import convert_texts


def test_the_converter_changes_every_one_and_writes_none() -> None:
    """So one of them on a Traditional page is always a leftover."""
    said = convert_texts(sorted(SIMPLIFIED_ONLY), "zh-Hant", {})
    assert len(SIMPLIFIED_ONLY) > 2400
    assert not SIMPLIFIED_ONLY & set(said.values())


def test_characters_of_both_scripts_are_not_among_them() -> None:
    """皇后, 鄰里, 干涉, 台北, 群, 着 are Traditional too."""
    assert not SIMPLIFIED_ONLY & set("后里干台群着户志松谷余")


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("本报记者报道，门口停着车", "zh-Hans"),
        ("本報記者報導，門口停著車", "zh-Hant"),
        ("中文", None),
        ("乾隆年間的瞭望塔", "zh-Hant"),
        ("乾隆年间，慰藉了他", "zh-Hans"),
        ("皇后里的干松", None),
    ],
)
def test_the_script_of_a_text_is_told_by_what_only_one_script_writes(text: str, script: str | None) -> None:
    """Never wrongly; of a few characters that both have nothing is said."""
    assert script_of(text) == script


def test_a_page_of_both_scripts_is_mixed() -> None:
    """A single foreign word does not make it so."""
    simple, other = "记者报道说门口停着车，会议开始了。" * 5, "記者報導說門口停著車，會議開始了。" * 5
    assert is_mixed(simple + other)
    assert not is_mixed(simple + "臺灣")
    assert not is_mixed(other)


@given(st.text(st.sampled_from("记者报道说门口停车会议开始后里干台群着户志松谷余"), min_size=1))
def test_simplified_text_is_never_called_traditional(text: str) -> None:
    """Nor is what was converted from it called Simplified."""
    assert script_of(text) in (None, "zh-Hans")
    assert script_of(convert_texts([text], "zh-Hant", {})[text]) in (None, "zh-Hant")
