"""An address that was published leads to its page for good, or the build says what to do about it."""

import re
import shutil
from pathlib import Path

import pytest

from chongkan.addresses import AddressList
from chongkan.builds import Built, build_site
from chongkan.cli import main
from chongkan.config import load_config
from tests.conftest import MakeSite

ISSUE = "---\ntitle: 北关区新闻\ndate: {date}\n{more}---\n"
ARTICLE = "---\ntitle: {title}\nsection: 要闻\n{more}---\n\n正文。\n"


def _site(more: str = "", date: str = "2019-10-21") -> dict[str, str]:
    return {
        "content/2019-10-21/issue.md": ISSUE.format(date=date, more=more),
        "content/2019-10-21/01.md": ARTICLE.format(title="打出组合拳", more=""),
        "content/2019-10-21/02.md": ARTICLE.format(title="乡愁", more=""),
        "content/2020-08-21/issue.md": ISSUE.format(date="2020-08-21", more=""),
        "content/2020-08-21/01.md": ARTICLE.format(title="吹响集结号", more=""),
    }


def _build(root: Path) -> Built:
    return build_site(load_config(root))


def _clone(root: Path) -> None:
    """Leave only what a repository keeps."""
    shutil.rmtree(root / "public")
    shutil.rmtree(root / ".cache")


def _told(built: Built) -> list[str]:
    return [str(problem) for problem in built.problems if problem.path == "addresses.txt"]


def _read(root: Path, path: str) -> str:
    return (root / "public" / path).read_text(encoding="utf-8")


def test_the_list_names_issues_and_articles_with_their_titles(make_site: MakeSite) -> None:
    """In order; another build writes the same."""
    root = make_site(_site())
    _build(root)
    text = (root / "addresses.txt").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if not line.startswith("#")] == [
        "/2019-10-21/\t北关区新闻",
        "/2019-10-21/01/\t打出组合拳",
        "/2019-10-21/02/\t乡愁",
        "/2020-08-21/\t北关区新闻",
        "/2020-08-21/01/\t吹响集结号",
    ]
    _clone(root)
    assert _told(_build(root)) == []
    assert (root / "addresses.txt").read_text(encoding="utf-8") == text


def test_lines_are_put_where_they_would_stand_if_all_were_put_in_order(tmp_path: Path) -> None:
    """What is added to a list that is as a build left it, new or with another title."""
    runs = [{"/b/": "乙", "/b/01/": "一"}, {"/b/02/": "二", "/a/": "甲"}, {"/b/": "新 名\u2028字", "/b-2/": "丁"}, {}]
    for number, lasting in enumerate(runs):
        lists = [AddressList(tmp_path / name, tmp_path) for name in ("one", "other")]
        lists[0].save(lasting, as_left=number > 0)
        lists[1].save(lasting)
        assert lists[0].digest() == lists[1].digest()
    assert lists[0].broken(lambda _: False, ["/b/", "/b", "/c/"]) == ["/b/"]
    assert (tmp_path / "one").read_text(encoding="utf-8") == (tmp_path / "other").read_text(encoding="utf-8")


@pytest.mark.parametrize("fresh", [False, True], ids=["same folder", "fresh clone"])
def test_a_renamed_issue_is_told_once_with_the_line_to_add(make_site: MakeSite, fresh: bool) -> None:
    """And once that stands there, every old address leads on, in both scripts, for browsers and for the host."""
    root = make_site(_site())
    _build(root)
    (root / "content/2019-10-21").rename(root / "content/2019-10-22")
    if fresh:
        _clone(root)
    (told,) = _told(_build(root))
    assert told.startswith(
        "addresses.txt:3: /2019-10-21/ 和它下面的 2 个网址没有页面了。No page stands at /2019-10-21/ and 2 "
    )
    line = re.search(r"content/2019-10-22/issue\.md, add there:  (aliases: \S+)", told)
    assert line
    assert _told(_build(root)) == [told]  # until it is settled

    issue = root / "content/2019-10-22/issue.md"
    issue.write_text(ISSUE.format(date="2019-10-21", more=line[1] + "\n"), encoding="utf-8")
    built = _build(root)
    assert built.problems == []
    for side in ("", "/zh-hant"):
        page = _read(root, f"{side}/2019-10-21/02/index.html".lstrip("/"))
        assert f'content="0; url={side}/2019-10-22/02/"' in page
        assert f'<link rel="canonical" href="https://paper.example{side}/2019-10-22/02/">' in page
        assert f"\n{side}/2019-10-21/02/ {side}/2019-10-22/02/ 301!\n" in _read(root, "_redirects")
    sitemap = _read(root, "sitemap-2019.xml")
    assert "/2019-10-22/02/" in sitemap
    assert "/2019-10-21/02/" not in sitemap


def test_a_deleted_article_is_told_until_its_line_is_deleted(make_site: MakeSite) -> None:
    """A new number for it is found by its title; a line that a person deletes is an address given up."""
    root = make_site(_site())
    _build(root)
    (root / "content/2019-10-21/02.md").rename(root / "content/2019-10-21/07.md")
    (told,) = _told(_build(root))
    assert told.startswith("addresses.txt:5: /2019-10-21/02/没有页面了。")
    assert "If it moved to content/2019-10-21/07.md, add there:  aliases: [/2019-10-21/02/]" in told
    (root / "content/2019-10-21/07.md").unlink()
    assert len(_told(_build(root))) == 2
    listed = root / "addresses.txt"
    text = listed.read_text(encoding="utf-8")
    listed.write_text("".join(x for x in text.splitlines(True) if "乡愁" not in x), encoding="utf-8")
    assert _build(root).problems == []


def test_a_deleted_issue_is_told(make_site: MakeSite) -> None:
    """By the check as well, which writes nothing."""
    root = make_site(_site())
    _build(root)
    shutil.rmtree(root / "content/2019-10-21")
    (told,) = _told(_build(root))
    assert "/2019-10-21/ and 2 addresses below it" in told
    assert main(["check", "--root", str(root)]) == 1


def test_an_issue_whose_date_is_corrected_keeps_its_address(make_site: MakeSite) -> None:
    """It stands under its new year, at the address that it was given first."""
    root = make_site(_site())
    _build(root)
    (root / "content/2019-10-21/issue.md").write_text(_site(date="2018-03-05")["content/2019-10-21/issue.md"])
    assert _build(root).problems == []
    assert "2018年3月5日" in _read(root, "2019-10-21/index.html")
    assert "/2019-10-21/" in _read(root, "archive/2018/index.html")


def test_an_article_may_have_moved_to_another_issue(make_site: MakeSite) -> None:
    """What it says itself goes before what its issue says of all; an alias of its own address leads nowhere."""
    more = ARTICLE.format(title="乡愁", more="aliases: [/2018-01-01/01/, /2020-08-21/02/]\n")
    root = make_site(_site("aliases: [/2018-01-01/]\n") | {"content/2020-08-21/02.md": more})
    built = _build(root)
    assert [p for p in built.problems if "2018-01-01/01/" in p.what] == built.problems != []  # two lay claim to it
    (root / "content/2019-10-21/01.md").unlink()
    (root / "addresses.txt").unlink()
    assert _build(root).problems == []
    assert "url=/2020-08-21/02/" in _read(root, "2018-01-01/01/index.html")
    assert "url=/2019-10-21/02/" in _read(root, "2018-01-01/02/index.html")


def test_an_alias_may_be_as_a_browser_copies_it(make_site: MakeSite) -> None:
    """Browsers show /旧闻/ and copy it quoted; the page stands where both ask for it. Nothing else can be quoted in."""
    root = make_site(_site("aliases: [/%E6%97%A7%E9%97%BB/]\n"))
    assert _build(root).problems == []
    assert "url=/2019-10-21/02/" in _read(root, "旧闻/02/index.html")
    assert "\n/%E6%97%A7%E9%97%BB/02/ /2019-10-21/02/ 301!\n" in _read(root, "_redirects")
    for quoted in ("/%2e%2e/x/", "/a%0a/* /b/", "/a%20b/"):
        (root / "content/2019-10-21/issue.md").write_text(ISSUE.format(date="2019", more=f"aliases: ['{quoted}']\n"))
        assert "不是网址" in _build(root).problems[0].what


def test_a_page_is_never_hidden_by_an_alias(make_site: MakeSite) -> None:
    """The page stands, and the alias is told."""
    root = make_site(_site("aliases: [/2020-08-21/, /archive/]\n"))
    (told,) = map(str, _build(root).problems)
    assert told.startswith("content/2019-10-21/issue.md: 这一版或它的文章在 aliases 里写的 /archive/ 另有一页")
    assert "Take the address out of `aliases`." in told
    assert "refresh" not in _read(root, "2020-08-21/index.html") + _read(root, "archive/index.html")
    lines = _read(root, "_redirects").splitlines()
    assert [line.split()[0] for line in lines if "zh-hant" not in line] == [
        "#",
        "/2020-08-21/02/",
        "/archive/01/",
        "/archive/02/",
    ]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("2019-10-21/02.md", "---\ntitle： 乡愁\n---\n"),
        ("2019-10-21/issue.md", "---\ntitle: 新闻\ndate: 昨天\n---\n"),
        ("2020-08-21/01.md", "正文。\n"),
    ],
    ids=["article", "issue", "the only article"],
)
def test_a_file_with_a_mistake_is_told_and_its_address_is_not_given_up(
    make_site: MakeSite, file: str, text: str
) -> None:
    """One problem, of the file, and by the check too; the address is there again once that is mended."""
    root = make_site(_site())
    _build(root)
    (root / "content" / file).write_text(text, encoding="utf-8")
    for _ in range(2):
        assert [problem.path for problem in _build(root).problems] == [f"content/{file}"]
    (root / "content" / file).write_text(_site()[f"content/{file}"], encoding="utf-8")
    assert _build(root).problems == []


def test_an_issue_without_articles_leads_nowhere(make_site: MakeSite) -> None:
    """Whether it had some before or not."""
    root = make_site(_site("aliases: [/2018-01-01/]\n"))
    _build(root)
    for article in (root / "content/2019-10-21").glob("0*.md"):
        article.unlink()
    _build(root)
    assert not (root / "public/_redirects").exists()
    assert not (root / "public/2018-01-01").exists()
