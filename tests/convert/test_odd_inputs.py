"""Files that are no newspaper page end soon, with a page or with a clear answer."""

import pytest

from chongkan.problems import ProblemError
from tests.convert.conftest import Convert
from tests.goldpages import SEEDS, load_page

SENTENCE = "从那以后，面馆门口挂出一块木牌，环卫工人早餐免费，热水管够。"


@pytest.mark.parametrize("page", ["", "\n \t\n　\n", "hello\nworld\n" * 1000, "，。！\n", "\ufeff", "123\n"])
def test_a_file_without_chinese_is_a_problem(convert: Convert, page: str) -> None:
    """It is told in one sentence, with what to do about it."""
    with pytest.raises(ProblemError, match="no Chinese"):
        convert(page)


@pytest.mark.parametrize(
    "page", [SENTENCE * 200_000, "中\n" * 200_000, "中" * 7_000_000], ids=["6 MB", "lines", "20 MB"]
)
def test_a_file_that_is_no_single_page_is_refused_soon(convert: Convert, page: str) -> None:
    """200,000 lines, or megabytes of text: said at once, not after an hour of reading."""
    with pytest.raises(ProblemError, match="too much text"):
        convert(page)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", "PDF"),
        (b"PK\x03\x04\x14\0\x06\0\xb0\xb2\xd1\xf4", "Word"),
        (b"{\\rtf1\\ansi\\ansicpg936 \xb0\xb2\xd1\xf4}", "RTF"),
        (bytes(range(256)) * 9, "binary"),
    ],
)
def test_a_file_that_is_no_text_is_told_as_what_it_is(convert: Convert, data: bytes, kind: str) -> None:
    """Whatever it is called, and though some encoding finds Chinese in it."""
    with pytest.raises(ProblemError, match=f"no plain text but {kind}"):
        convert(data)


@pytest.mark.parametrize("page", ["中", "中\n", "　中　", "03\n中", "中\n" * 3, "。中", "“中”"])
def test_a_page_of_a_character_is_a_page(convert: Convert, page: str) -> None:
    """Little as it is, nothing of it is lost."""
    assert len(convert(page).lines) == len([line for line in page.split("\n") if line.strip()])


@pytest.mark.parametrize(
    "unit",
    [
        SENTENCE,
        "面馆门口挂出一块木牌",
        "记者看到,",
        "中1",
        "中a",
        "中（",
        "中）",
        "中“",
        "中 ",
        "中*",
        "中.",
        "7月7日",
        "王明 ",
        "中<",
    ],
)
def test_one_very_long_line_is_read_soon(convert: Convert, unit: str) -> None:
    """Of 100,000 characters, whatever they are: no pattern looks at all of it again and again."""
    assert len(convert(unit * (100_000 // len(unit))).lines) == 1


def test_a_line_of_two_megabytes_is_read_soon(convert: Convert) -> None:
    """As one article of one paragraph."""
    conversion = convert(SENTENCE * (2_000_000 // len(SENTENCE.encode())))
    assert (len(conversion.issue.articles), len(conversion.lines)) == (1, 1)


@pytest.mark.parametrize("line", ["老厂变身记", "本报记者 申昕", SENTENCE, f"{SENTENCE}他说", "申昕 摄", "1.加强领导"])
def test_many_like_lines_are_read(convert: Convert, line: str) -> None:
    """Whatever they are: headlines under headlines, credits without a picture, a list under no headline."""
    assert len(convert(f"{line}\n" * 60).lines) == 60


def test_two_thousand_lines_of_pages_are_read_soon(convert: Convert) -> None:
    """Pages one after another, as from a paper's whole issue."""
    page = load_page(SEEDS[0]).source.read_text(encoding="utf-8")
    conversion = convert(page * (2000 // len(page.split("\n"))))
    assert len(conversion.issue.articles) > 50
