"""One spelling for both scripts."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chongkan.config import PROJECT
from chongkan.site.search.folding import client_table, fold
from chongkan.variants.converter import convert_texts
from chongkan.variants.rows import VARIANTS
from tests.variants.hard import load_rows

PAGES = sorted((PROJECT / "tests/pages").glob("*.txt")) + sorted((PROJECT / "seeds").glob("*.txt"))


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("創文", "创文"),
        ("於海", "于海"),
        ("復甦", "复苏"),
        ("著裡裏台臺颱", "着里里台台台"),
        ("「集結號」", "“集结号”"),
        ("５Ｇ戰略", "5g战略"),
        ("㎡", "m2"),
        ("COVID", "covid"),
    ],
)
def test_what_readers_take_for_the_same_is_the_same(written: str, same: str) -> None:
    """Script, width, case, quotation marks."""
    assert fold(written) == fold(same)


@pytest.mark.parametrize("variant", [name for name in VARIANTS if name != "zh-Hans"])
def test_a_converted_text_folds_to_its_original(variant: str) -> None:
    """Real pages and hard sentences, whatever word the converter chose a character for."""
    texts = [line for path in PAGES for line in path.read_text(encoding="utf-8").splitlines()]
    texts += [row.simplified for name in ("hard_sentences", "hard_names") for row in load_rows(name)]
    converted = convert_texts(texts, variant, {})
    assert [(text, said) for text, said in converted.items() if fold(text) != fold(said)] == []
    back = convert_texts(converted.values(), "zh-Hans", {})
    assert [(text, said) for text, said in back.items() if fold(text) != fold(said)] == []


@given(st.text(), st.text())
def test_folding_is_done_character_by_character_and_once(one: str, other: str) -> None:
    """So the parts of a text can be found in it, and what is folded stays as it is."""
    assert fold(one + other) == fold(one) + fold(other)
    assert fold(fold(one)) == fold(one)


def test_every_row_of_the_table_is_one_character_for_others() -> None:
    """And no character is in two rows, nor one that NFKC changes."""
    rows = (PROJECT / "chongkan/site/search/folds.txt").read_text(encoding="utf-8").split()
    characters = "".join(rows)
    assert len(set(characters)) == len(characters)
    assert unicodedata.normalize("NFKC", characters) == characters
    assert all(len(row) > 1 for row in rows)


def test_the_browser_s_table_says_the_same() -> None:
    """Distances first, then a line for each character that stands for others."""
    steps, *rows = client_table().split("\n")
    code = 0
    said: dict[str, str] = {}
    for step, row in zip(steps, rows, strict=True):
        code += ord(step) - 32
        said |= dict.fromkeys(row, chr(code))
    assert all(fold(one) == other for one, other in said.items())
    assert len(said) > 2800
