"""Text comes out of its bytes, whatever they are encoded in."""

import codecs
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chongkan.convert.readers.lines import page_lines
from chongkan.convert.readers.text import read_text
from chongkan.convert.readers.unwrap import unwrap
from tests.goldpages import SEEDS, load_page

SIMPLIFIED = load_page(SEEDS[0]).source.read_text(encoding="utf-8")
TRADITIONAL = "老街夜市重新開張\n\n【本報訊】停業兩年的老街夜市昨晚重新開張，攤位全數到齊。攤商說：「等了好久。」\n" * 3
LADDER = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
BOMS = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}


@pytest.mark.parametrize("encoding", LADDER)
def test_a_page_comes_back_from_each_encoding(encoding: str) -> None:
    """The text and the encoding's name are found without a mark that says it."""
    assert read_text(SIMPLIFIED.encode(encoding)) == (SIMPLIFIED, encoding)


@pytest.mark.parametrize(("encoding", "bom"), BOMS.items())
def test_a_byte_order_mark_decides_and_goes(encoding: str, bom: bytes) -> None:
    """It is no character of the text."""
    assert read_text(bom + SIMPLIFIED.encode(encoding)) == (SIMPLIFIED, encoding)


@pytest.mark.parametrize("narrower", ["gbk", "gb2312"])
def test_gbk_and_gb2312_are_gb18030(narrower: str) -> None:
    """The wider standard reads the narrower ones."""
    text = SIMPLIFIED.replace("·", "，").replace("—", "，")
    data = text.encode(narrower, "ignore")
    assert read_text(data) == (data.decode(narrower), "gb18030")


@pytest.mark.parametrize("encoding", ["big5hkscs", "big5", "gb18030", "utf-16-le", "utf-8"])
def test_a_traditional_page_comes_back(encoding: str) -> None:
    """Big5 is told from GB18030 by what it reads as."""
    found, name = read_text(TRADITIONAL.encode(encoding))
    assert found == TRADITIONAL
    assert name == {"big5": "big5hkscs"}.get(encoding, encoding)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\x85"])
def test_line_ends_become_one(end: str) -> None:
    """Lines count the same on every system."""
    assert read_text(SIMPLIFIED.replace("\n", end).encode())[0] == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_damaged_bytes_cost_only_themselves(encoding: str) -> None:
    """A few wrong bytes change neither the encoding found nor the lines they do not stand in."""
    lines = SIMPLIFIED.split("\n")
    data = SIMPLIFIED.encode(encoding)
    at = len("\n".join(lines[:20]).encode(encoding)) + 8
    found, name = read_text(data[:at] + b"\xff\xff" + data[at + 2 :])
    assert name == encoding
    assert "\ufffd" in found
    assert [n for n, (a, b) in enumerate(zip(lines, found.split("\n"), strict=True)) if a != b] in ([19], [20], [21])


@given(st.binary(max_size=400))
def test_any_bytes_are_some_text(data: bytes) -> None:
    """No bytes raise, and what comes out has one kind of line end and no NUL."""
    text, _ = read_text(data)
    assert not set(text) & set("\r\0\x85\u2028")


@given(st.lists(st.text(st.sampled_from("中文，。 　\ta"), max_size=30), max_size=12))
def test_every_line_that_is_not_blank_is_kept(rows: list[str]) -> None:
    """Numbers and texts are those of the file, gaps count the blank lines between, and unwrapping loses none."""
    lines = page_lines("\n".join(rows))
    assert [(line.number, line.text) for line in lines] == [(n, r) for n, r in enumerate(rows, 1) if r.strip()]
    starts = [line.number for line in lines]
    assert [line.gap for line in lines[1:]] == [b - a - 1 for a, b in pairwise(starts)]
    assert [number for line in unwrap(lines) for number in line.numbers] == starts
