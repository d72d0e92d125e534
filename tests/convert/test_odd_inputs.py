"""Files that are no newspaper page end soon, with a page or with a clear answer."""

import time

import pytest

from chongkan.problems import ProblemError
from tests.convert.conftest import Convert
from tests.goldpages import SEEDS, load_page

SENTENCE = "从那以后，面馆门口挂出一块木牌，环卫工人早餐免费，热水管够。"
SECONDS = 10.0  # on a busy machine; each takes one or two


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
    start = time.perf_counter()
    with pytest.raises(ProblemError, match="too much text"):
        convert(page)
    assert time.perf_counter() - start < SECONDS


@pytest.mark.parametrize("page", ["中", "中\n", "　中　", "03\n中", "中\n" * 3, "。中", "“中”"])
def test_a_page_of_a_character_is_a_page(convert: Convert, page: str) -> None:
    """Little as it is, nothing of it is lost."""
    assert len(convert(page).lines) == len([line for line in page.split("\n") if line.strip()])


@pytest.mark.parametrize(
    "unit",
    [
        SENTENCE,
        "面馆门口挂出一块木牌",
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
    start = time.perf_counter()
    assert len(convert(unit * (100_000 // len(unit))).lines) == 1
    assert time.perf_counter() - start < SECONDS


def test_a_line_of_two_megabytes_is_read_soon(convert: Convert) -> None:
    """As one article of one paragraph."""
    start = time.perf_counter()
    conversion = convert(SENTENCE * (2_000_000 // len(SENTENCE.encode())))
    assert (len(conversion.issue.articles), len(conversion.lines)) == (1, 1)
    assert time.perf_counter() - start < SECONDS


HEADLESS = pytest.mark.xfail(raises=ValueError, strict=False, reason="six list items under no headline have no reading")


@pytest.mark.parametrize(
    "line",
    [
        *("老厂变身记", "本报记者 申昕", SENTENCE, f"{SENTENCE}他说", "申昕 摄"),
        pytest.param("1.加强领导", marks=HEADLESS),
    ],
)
def test_many_like_lines_take_time_in_proportion(convert: Convert, line: str) -> None:
    """Four times as many lines take less than seven times as long."""

    def seconds(count: int) -> float:
        start = time.perf_counter()
        assert len(convert(f"{line}\n" * count).lines) == count
        return time.perf_counter() - start

    seconds(10)
    few = min(seconds(300) for _ in range(2))
    assert seconds(1200) < 7 * few + 0.2


def test_two_thousand_lines_of_pages_are_read_soon(convert: Convert) -> None:
    """Pages one after another, as from a paper's whole issue."""
    page = load_page(SEEDS[0]).source.read_text(encoding="utf-8")
    start = time.perf_counter()
    conversion = convert(page * (2000 // len(page.split("\n"))))
    assert len(conversion.issue.articles) > 50
    assert time.perf_counter() - start < SECONDS
