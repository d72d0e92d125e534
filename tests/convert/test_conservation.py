"""Nothing of a seed is lost: each of its lines is told of once, whatever the page looks like."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chongkan.config import Config
from chongkan.convert.conservation import first_loss
from chongkan.convert.conversion import convert_seed
from chongkan.convert.readers.lines import page_lines
from chongkan.convert.readers.text import read_text
from chongkan.model import Conversion
from chongkan.problems import Problem, ProblemError
from tests.convert.conftest import Convert
from tests.goldpages import SEEDS, load_page

PAGE = "县图书馆延长开放时间\n\n本报讯（记者 岑小溪）7月1日起，县图书馆每天开放到晚上九点。\n\n市民凭身份证即可入馆。\n"
SEED_LINES = [line for name in SEEDS for line in load_page(name).text.values()]
PIECES = (
    *(
        "中",
        "本报讯",
        "（记者 申昕）",
        "申昕",
        " 摄",
        "编者按",
        "【",
        "】",
        "——",
        "▲",
        "图为",
        "1.",
        "●",
        "问：",
        "A03",
    ),
    *(
        "2022年11月18日",
        "#",
        "*",
        ">",
        "`",
        "\\",
        "<b>",
        "&amp;",
        "[",
        "]",
        "|",
        "_",
        "-",
        "---",
        "Latin",
        "4.72",
        "９",
    ),
    *(
        " ",
        "　",
        "\t",
        "\x00",
        "\x0b",
        "\x85",
        "\ufeff",
        "\ufffd",
        "，",
        "。",
        "“",
        "”",
        "、",
        "…",
        "⼈",
        "㈠",
        "①",
        "𠀀",
    ),
)
wild = st.lists(st.sampled_from(PIECES), max_size=8).map("".join) | st.text(max_size=20)
pages = st.lists(st.sampled_from(SEED_LINES) | wild | st.just(""), max_size=25).map("\n".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pages)
def test_a_page_is_kept_whole_or_refused_with_a_reason(tmp_path: Path, config: Config, page: str) -> None:
    """Each line that is not blank stands in the ledger once, in the order of the page; never a traceback."""
    seed = tmp_path / "page.txt"
    seed.write_bytes(page.encode())
    problem: Problem | None = None
    try:
        conversion = convert_seed(seed, config)
    except ProblemError as refused:
        problem = refused.problem
    if problem:
        assert (problem.path, "would be lost" in problem.what) == ("seeds/page.txt", False)
        return
    text, _ = read_text(page.encode())
    assert [row.line for row in conversion.lines] == [line.number for line in page_lines(text)]
    numbers = {article.number for article in conversion.issue.articles}
    assert {row.article for row in conversion.lines} - {None} == numbers


@pytest.mark.parametrize("line", ["1.加强领导", "本报讯（记者 柯文静）7月3日，夜市开张。", "从前有座山，山里有座庙。"])
def test_a_page_may_begin_without_a_headline(convert: Convert, line: str) -> None:
    """A text without a head is an article all the same, or furniture; it is not lost."""
    assert [row.line for row in convert(f"{line}\n" * 3).lines] == [1, 2, 3]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(pages)
def test_a_page_is_read_the_same_every_time(tmp_path: Path, config: Config, page: str) -> None:
    """Two conversions of one file are equal to the last margin."""
    seed = tmp_path / "page.txt"
    seed.write_bytes(("中文" + page).encode())
    assert convert_seed(seed, config) == convert_seed(seed, config)


def _loss(made: Conversion) -> int | None:
    return first_loss(page_lines(PAGE), made.issue, made.lines)


def test_a_line_that_is_not_in_the_ledger_is_lost(convert: Convert) -> None:
    """So is one that is there twice."""
    made = convert(PAGE)
    assert _loss(made) is None
    assert _loss(replace(made, lines=made.lines[1:])) == 1
    assert _loss(replace(made, lines=(*made.lines, made.lines[-1]))) == 5


def test_a_line_whose_text_is_not_in_its_article_is_lost(convert: Convert) -> None:
    """Being told of in the ledger is not enough."""
    made = convert(PAGE)
    article = replace(made.issue.articles[0], body="")
    assert _loss(replace(made, issue=replace(made.issue, articles=(article,)))) == 3
