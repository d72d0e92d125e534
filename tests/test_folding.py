"""Folding for matching keeps every character's place."""

from hypothesis import given
from hypothesis import strategies as st

from chongkan.folding import fold, simplified

han = st.text(st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF) | st.characters(exclude_categories=["Cs"]))


@given(han)
def test_folding_keeps_the_length(text: str) -> None:
    """Offsets in a folded line are those of the line."""
    assert len(fold(text)) == len(text)
    assert len(simplified(text)) == len(text)
