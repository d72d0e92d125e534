"""content/ is loaded in one order, and a file that cannot be used is left out, not everything."""

import math
from pathlib import Path

import pytest

from chongkan.content.ledger import ledger_from_text, ledger_to_text
from chongkan.content.load import load_issues, load_ledger
from chongkan.model import Choice, Ledger, Placement
from chongkan.problems import ProblemError
from tests.conftest import MakeSite

ISSUE = "---\ntitle: 北关区新闻\n---\n"
ARTICLE = "---\ntitle: 标题\n---\n\n正文\n"


def told(root: Path) -> list[str]:
    """Return what loading finds wrong: place and the English sentence's beginning is enough to tell them apart."""
    return [f"{p.path}:{p.line}: {p.what.split('。')[0]}" for p in load_issues(root / "content")[1]]


def test_issues_and_articles_come_in_their_order(make_site: MakeSite) -> None:
    """Issues by id, articles by number, whatever the file system says."""
    names = ("b/issue.md", "a/issue.md", "a-2/issue.md")
    articles = ("a/10.md", "a/02.md", "a/100.md", "a/1.md")
    root = make_site({f"content/{n}": ISSUE for n in names} | {f"content/{n}": ARTICLE for n in articles})
    issues, problems = load_issues(root / "content")
    assert [(issue.id, [a.number for a in issue.articles]) for issue in issues] == [
        ("a", ["1", "02", "10", "100"]),
        ("a-2", []),
        ("b", []),
    ]
    assert problems == []


def test_a_bad_article_is_left_out_and_the_rest_is_there(make_site: MakeSite) -> None:
    """Every mistake of the file is told, and only that file is missing."""
    bad = "---\ntitle: 标题\ngenre: x\nwhat: x\n---\n"
    root = make_site({"content/a/issue.md": ISSUE, "content/a/01.md": bad, "content/a/02.md": ARTICLE})
    issues, _ = load_issues(root / "content")
    assert [a.number for a in issues[0].articles] == ["02"]
    assert told(root) == ["content/a/01.md:3: “genre” 不能是 “x”", "content/a/01.md:4: 不认识的字段 “what”"]


def test_a_bad_issue_is_left_out_and_its_articles_are_still_checked(make_site: MakeSite) -> None:
    """One run tells all there is to mend."""
    root = make_site({"content/a/issue.md": "---\n---\n", "content/a/01.md": "", "content/b/issue.md": ISSUE})
    assert [issue.id for issue in load_issues(root / "content")[0]] == ["b"]
    assert told(root) == ["content/a/01.md:1: 文件开头没有 --- 这一行", "content/a/issue.md:1: 缺少 “title”"]


def test_what_is_no_article_is_told_or_passed_over(make_site: MakeSite) -> None:
    """Odd names and numbers given twice are told; hidden files, pictures and empty folders are nobody's mistake."""
    files = ("a/1.md", "a/01.md", "a/notes.md", "a/.02.md", "a/01.jpg", ".git/issue.md", "gone/ledger.json")
    root = make_site({f"content/{name}": ARTICLE for name in files} | {"content/a/issue.md": ISSUE})
    assert [[a.number for a in issue.articles] for issue in load_issues(root / "content")[0]] == [["01"]]
    assert told(root) == ["content/a/notes.md:0: 文章的文件名应是序号", "content/a/1.md:0: 和 01.md 序号相同"]


def test_folders_that_are_no_issue_are_told(make_site: MakeSite) -> None:
    """A folder needs an ASCII name and an issue.md."""
    root = make_site({"content/十月/issue.md": ISSUE, "content/a/01.md": ARTICLE})
    assert load_issues(root / "content")[0] == ()
    assert told(root) == ["content/a:0: 缺少 issue.md", "content/十月:0: 文件夹的名字只能用英文字母、数字和 . _ -"]


def test_a_file_that_is_not_utf8_names_the_line(make_site: MakeSite) -> None:
    """GB18030, as an older editor saves it, is not guessed at."""
    root = make_site({"content/a/issue.md": ISSUE})
    (root / "content/a/01.md").write_bytes(b"---\ntitle: " + "标题".encode("gb18030") + b"\n---\n")
    assert told(root) == ["content/a/01.md:2: 文件不是 UTF-8 编码"]


def test_no_content_is_no_issue(tmp_path: Path) -> None:
    """A site without content/ has nothing to load and nothing wrong."""
    assert load_issues(tmp_path / "content") == ((), [])


def test_a_ledger_comes_back_as_it_was(make_site: MakeSite) -> None:
    """Also one whose seed's name was no UTF-8, and a reading without a rival."""
    lines = (Placement(3, "01", "title", None, 4.2), Placement(4, None, "slogan", 2, math.inf))
    subjects = {"01": Choice("要闻", ("党建",), "0af3"), "02": Choice(None, (), "0af3")}
    ledger = Ledger("\udce4.txt", "gb18030", "abc", {"02.md": "b", "01.md": "a"}, lines, ("02",), subjects)
    root = make_site({"content/a/ledger.json": ledger_to_text(ledger)})
    assert load_ledger(root / "content/a") == ledger


def test_a_ledger_has_one_line_for_each_entry() -> None:
    """So that a diff shows the lines that went elsewhere and nothing more."""
    ledger = Ledger("001.txt", "utf-8", "abc", {"01.md": "a"}, (Placement(3, "01", "title", None, 4.2),))
    assert ledger_to_text(ledger) == (
        '{\n "source": "001.txt",\n "encoding": "utf-8",\n "inputs": "abc",\n'
        ' "files": {\n  "01.md": "a"\n },\n "lines": [\n'
        '  {"line": 3, "article": "01", "role": "title", "block": null, "margin": 4.2}\n ]\n}\n'
    )


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"source": 1}', "[" * 100_000])
def test_a_damaged_ledger_is_told(text: str) -> None:
    """Whatever stands in it, a person reads one sentence."""
    with pytest.raises(ProblemError, match="damaged"):
        ledger_from_text(text, "content/a/ledger.json")
