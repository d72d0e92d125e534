"""Counting and cutting text as Chinese readers do."""

import pytest

from chongkan.site.text import count_characters, cut_text, opening_text


@pytest.mark.parametrize(
    ("text", "count"), [("第5届，IDC大数据", 7), ("4.72平方公里", 5), ("“，。”", 0), ("𠮷野家", 3)]
)
def test_a_latin_word_or_a_number_counts_as_one_character(text: str, count: int) -> None:
    """Punctuation counts for nothing."""
    assert count_characters(text) == count


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("短句。", "短句。"),
        ("他说：“今天很好。”然后就走了出去", "他说：“今天很好。”"),
        ("一二三四五六七，八九十一二三", "一二三四五六七……"),
        ("一二三四五六七八九十一二三四五", "一二三四五六七八……"),
    ],
)
def test_text_is_cut_after_a_sentence_else_after_a_clause(text: str, cut: str) -> None:
    """At ten characters here; a quotation mark is not the end of a sentence."""
    assert cut_text(text, 10) == cut


@pytest.mark.parametrize("dateline", ["本报讯（记者 甲）", "【本報訊】", "本报讯"])
def test_the_opening_leaves_out_notes_subheads_and_the_dateline(dateline: str) -> None:
    """Lists show what the article says first."""
    aside = "<blockquote>\n<p>编者按</p>\n</blockquote>\n<h2>小标题</h2>\n"
    assert opening_text(f"{aside}<p>{dateline}今天晴。</p>\n<p>明天雨。</p>", 20) == "今天晴。明天雨。"
