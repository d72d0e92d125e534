"""The sentence that tells what an article reports is one of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chongkan.convert.summary import LONGEST, summarise
from tests.textcases import Case, params

prose = st.text(st.sampled_from("中国人在家里，。！？“”；本报讯（记者）7月"), max_size=300)


@pytest.mark.parametrize("case", params("summaries"))
def test_the_telling_sentence_is_chosen(case: Case) -> None:
    """The first line of the case is the headline, the rest are paragraphs."""
    headline, *paragraphs = case.input.split("\n")
    assert summarise(headline, paragraphs) == case.expected


def test_nothing_is_said_of_nothing() -> None:
    """An article without text has no summary."""
    assert summarise("标题", []) is None


@given(prose, prose)
def test_a_summary_is_taken_from_the_text(headline: str, text: str) -> None:
    """It is a piece of the text, cut at a mark where it is too long, and never longer than said."""
    summary = summarise(headline, [text])
    assert summary is None or (len(summary) <= LONGEST + 2 and summary.removesuffix("……") in text)


def test_no_summary_names_somebody_private() -> None:
    """The sentence is passed over, however well it tells; where all name them, there is no summary."""
    text = "村民王九云领着孙女在图书阅览室看书。图书阅览室有三千册图书。"
    assert summarise("图书阅览室里有王九云", [text], {"王九云"}) == "图书阅览室有三千册图书。"
    assert summarise("图书阅览室", ["王九云在看书。"], {"王九云"}) is None
