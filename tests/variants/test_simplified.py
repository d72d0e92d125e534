"""The characters by which a forgotten conversion is found."""

from chongkan.variants.converter import convert_texts
from chongkan.variants.simplified import SIMPLIFIED_ONLY


def test_the_converter_changes_every_one_and_writes_none() -> None:
    """So one of them on a Traditional page is always a leftover."""
    said = convert_texts(sorted(SIMPLIFIED_ONLY), "zh-Hant", {})
    assert len(SIMPLIFIED_ONLY) > 2400
    assert not SIMPLIFIED_ONLY & set(said.values())


def test_characters_of_both_scripts_are_not_among_them() -> None:
    """皇后, 鄰里, 干涉, 台北, 群, 着 are Traditional too."""
    assert not SIMPLIFIED_ONLY & set("后里干台群着户志松谷余")
