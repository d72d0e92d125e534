"""Words stay whole where a rare word would reach into them from the word before."""

import pytest

from chongkan.variants.seams import with_seams, without_seams
from chongkan.variants.shields import SEAM
from tests.variants.hard import HardRow, load_rows


@pytest.mark.parametrize("row", load_rows("torn_words"), ids=lambda row: row.simplified)
def test_a_seam_stands_before_a_word_that_might_be_torn_and_nowhere_else(row: HardRow) -> None:
    """The second column shows seams as |; where it has none, the longer word is the right one."""
    assert with_seams(row.simplified).replace(SEAM, "|") == row.traditional[0]


def test_without_seams_the_text_is_as_it_was() -> None:
    """Character for character."""
    text = "传统村落保护发展委员会，分配制度，重大斗争"
    assert with_seams(text).count(SEAM) == 3
    assert without_seams(with_seams(text)) == text
