"""Folding for matching keeps every character's place."""

from hypothesis import given
from hypothesis import strategies as st

from chongkan.convert.script import script_of
from chongkan.folding import fold, simplified, traditional

han = st.text(st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF) | st.characters(exclude_categories=["Cs"]))


@given(han)
def test_folding_keeps_the_length(text: str) -> None:
    """Offsets in a folded line are those of the line."""
    assert len(fold(text)) == len(text)
    assert len(simplified(text)) == len(text) == len(traditional(text))


def test_the_script_of_a_page_is_told() -> None:
    """By characters that only one script writes; a page without any counts as Simplified."""
    assert script_of("本报记者报道，门口停着车") == "zh-Hans"
    assert script_of("本報記者報導，門口停著車") == "zh-Hant"
    assert script_of("中文") == "zh-Hans"
