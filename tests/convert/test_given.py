"""What the editor says of a page goes before what the page says."""

from pathlib import Path

import pytest

from chongkan.convert.given import Given, read_given
from chongkan.problems import ProblemError

HEADER = "---\n报名: 安阳日报\n日期：2019-10-21\n版次: A03\n版名: 北关新闻\n地方: 河南省安阳市北关区\n---\n正文\n"


def given(folder: Path, text: str = "正文", name: str = "page.txt", sidecar: str | bytes | None = None) -> Given:
    """What is said of a seed with this text, name and sidecar."""
    seed = folder / name
    if sidecar is not None:
        seed.with_suffix(".toml").write_bytes(sidecar if isinstance(sidecar, bytes) else sidecar.encode())
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
    ("text", "sidecar", "place", "what"),
    [
        ("正文", 'page = "A1"\npaper = ', "page.toml:2", "TOML"),
        ("正文", "place = “河南省”\n", "page.toml:1", "TOML"),
        ("正文", b'place = "\xba\xd3"\n', "page.toml:1", "UTF-8"),
        ("正文", 'page = "A1"\npapre = "甲报"\n', "page.toml:2", "papre"),
        ("正文", 'page = "A1"\npaper = ["甲报"]\n', "page.toml:2", "“paper” 应是引号里的文字"),
        ("正文", "date = true\n", "page.toml:1", "“date” 应是引号里的文字"),
        ("正文", 'pictures = "1.jpg"\n', "page.toml:1", "几个文件名"),
        ("正文", 'pictures = ["1\\u0000.jpg"]\n', "page.toml:1", "几个文件名"),
        ("---\n版次: A1\n日期: 昨天\n---\n", None, "page.txt:3", "昨天"),
        ("正文", 'date = "21.10.2019"\n', "page.toml:1", "21.10.2019"),
        ("正文", 'page = "A1"\n\ndate = "2021-13-45"\n', "page.toml:3", "2021-13-45"),
        ("正文", 'date = "2019-02-30"\n', "page.toml:1", "2019-02-30"),
    ],
)
def test_what_cannot_be_read_is_a_problem_of_its_file(
    tmp_path: Path, text: str, sidecar: str | bytes | None, place: str, what: str
) -> None:
    """It names the file and the line, what is wrong, and how to mend it."""
    with pytest.raises(ProblemError) as caught:
        given(tmp_path, text, sidecar=sidecar)
    assert str(caught.value.problem).startswith(f"seeds/{place}: ")
    assert what in caught.value.problem.what
    assert caught.value.problem.mend


def test_a_day_that_there_is_not_is_told_of_a_file_name_too(tmp_path: Path) -> None:
    """No issue is called after it, whose address would last."""
    with pytest.raises(ProblemError, match=r"seeds/2021-13-45 甲报\.txt: 日期 “2021-13-45” 看不懂"):
        given(tmp_path, name="2021-13-45 甲报.txt")


def test_what_is_said_stands_on_one_line(tmp_path: Path) -> None:
    """Numbers and days need no quotes, and what is blank says nothing."""
    said = given(tmp_path, sidecar='paper = "甲\\n晚报 "\npage = 3\ndate = 2019-10-21\nplace = " "\n')
    assert said == Given("甲 晚报", "2019-10-21", "3")


@pytest.mark.parametrize("date", ["2019", "2019-10", "2019-10-21~", "2019-10-21?"])
def test_a_date_may_be_vague(tmp_path: Path, date: str) -> None:
    """EDTF: a year, a month, an approximate or doubtful day."""
    assert given(tmp_path, f"---\n日期: {date}\n---\n").date == date
