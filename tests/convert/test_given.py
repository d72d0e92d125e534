"""What the editor says of a page goes before what the page says."""

from pathlib import Path

import pytest

from chongkan.convert.given import Given, read_given
from chongkan.problems import ProblemError

HEADER = "---\n报名: 安阳日报\n日期：2019-10-21\n版次: A03\n版名: 北关新闻\n地方: 河南省安阳市北关区\n---\n正文\n"


def given(folder: Path, text: str = "正文", name: str = "page.txt", sidecar: str | None = None) -> Given:
    """What is said of a seed with this text, name and sidecar."""
    seed = folder / name
    if sidecar is not None:
        seed.with_suffix(".toml").write_text(sidecar, encoding="utf-8")
    return read_given(seed, text)


def test_a_header_says_all(tmp_path: Path) -> None:
    """Its keys are Chinese or English, its colons of either width; its lines are counted."""
    said = Given("安阳日报", "2019-10-21", "A03", "北关新闻", "河南省安阳市北关区", 7)
    assert given(tmp_path, HEADER) == said
    english = (
        HEADER.replace("报名", "paper").replace("日期", "date").replace("版次", "page").replace("版名", "page_name")
    )
    assert given(tmp_path, english.replace("地方", "place")) == said


@pytest.mark.parametrize(
    "text", ["---\n这是正文\n---\n", "---\n报名: 甲\n没有冒号\n---\n", "---\n报名: 甲\n", "正文\n---\n"]
)
def test_a_rule_of_the_page_is_no_header(tmp_path: Path, text: str) -> None:
    """A page may begin with a rule of its own."""
    assert given(tmp_path, text) == Given()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("2019-10-21 安阳日报 A03 北关新闻.txt", Given("安阳日报", "2019-10-21", "A03", "北关新闻")),
        ("2019-10-21 安阳日报.txt", Given("安阳日报", "2019-10-21")),
        ("2019-10-21 A03.txt", Given(None, "2019-10-21", "A03")),
        ("2019-10-21.txt", Given(None, "2019-10-21")),
        ("001_900ee8e0.txt", Given()),
    ],
)
def test_a_file_name_says_some(tmp_path: Path, name: str, said: Given) -> None:
    """Date, paper, page and its name, in this order, each of them may be left out but the date."""
    assert given(tmp_path, name=name) == said


def test_header_goes_before_sidecar_and_sidecar_before_name(tmp_path: Path) -> None:
    """Each fills what the one before leaves open."""
    sidecar = 'paper = "乙报"\npage = "B01"\n'
    said = given(tmp_path, "---\n报名: 甲报\n---\n", "2019-10-21 丙报 C01 北关.txt", sidecar)
    assert said == Given("甲报", "2019-10-21", "B01", "北关", None, 3)


@pytest.mark.parametrize(
    ("text", "sidecar", "what"),
    [
        ("正文", "paper = ", "TOML"),
        ("正文", 'papre = "甲报"\n', "papre"),
        ("---\n日期: 昨天\n---\n", None, "昨天"),
        ("正文", 'date = "21.10.2019"\n', "21.10.2019"),
    ],
)
def test_what_cannot_be_read_is_a_problem_of_its_file(
    tmp_path: Path, text: str, sidecar: str | None, what: str
) -> None:
    """It names the file, what is wrong, and how to mend it."""
    with pytest.raises(ProblemError) as caught:
        given(tmp_path, text, sidecar=sidecar)
    assert caught.value.problem.path.startswith("seeds/page.")
    assert what in caught.value.problem.what
    assert caught.value.problem.mend


@pytest.mark.parametrize("date", ["2019", "2019-10", "2019-10-21~", "2019-10-21?"])
def test_a_date_may_be_vague(tmp_path: Path, date: str) -> None:
    """EDTF: a year, a month, an approximate or doubtful day."""
    assert given(tmp_path, f"---\n日期: {date}\n---\n").date == date
