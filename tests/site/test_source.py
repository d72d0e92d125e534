"""The source page of an issue: every line of its seed leads to what was made of it, and from there back."""

import hashlib
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chongkan.config import PROJECT
from chongkan.content.seeds import find_seed
from chongkan.model import Article, Doubt, Issue, Ledger
from chongkan.site.in_memory import Rendered, render_site
from chongkan.site.source import _shares
from tests.site.papers import feature, issues, paper_config, seed_of

ROW = re.compile(r'<li id="L(\d+)" value="\1">(.*?)</li>', re.DOTALL)
LINK = re.compile(r'<a href="(\.\./[^"]*)">(?!.*</strong>)')
BACK = re.compile(r'href="\.\./source/#L(\d+)"')


def source_page(site: Rendered, issue: str, prefix: str = "") -> str:
    """The text of an issue's source page."""
    return site.pages[f"{prefix}{issue}/source/index.html"].decode()


def rows_of(page: str) -> dict[int, str]:
    """{line: its row}."""
    return {int(number): row for number, row in ROW.findall(page)}


def links_of(page: str) -> dict[int, str]:
    """{line: where it leads}, below the issue."""
    return {line: LINK.findall(row)[0].removeprefix("../") for line, row in rows_of(page).items()}


def one_issue(table: str, *articles: Article, **changes: object) -> Rendered:
    """A site of one issue, made of a seed and its articles."""
    data = {"id": "2019-10-21", "title": "新闻", "source": "001.txt", "source_sha256": "0" * 64}
    fields = data | {"articles": articles, "seed": seed_of(table)} | changes
    return render_site(paper_config(), (Issue(**fields),))  # type: ignore[arg-type]


@pytest.mark.parametrize("prefix", ["", "zh-hant/"])
def test_every_line_of_both_real_seeds_reaches_its_article_and_comes_back(own: Rendered, prefix: str) -> None:
    """All 132, by following the links: to a place on the page, and from the same page to a line of the same place."""
    followed = 0
    for issue, seed in (("2019-10-21", "001_900ee8e02053f2e2"), ("2020-08-18", "000_0c6cb34aab6abec4")):
        lines = (PROJECT / f"seeds/{seed}.txt").read_text(encoding="utf-8").split("\n")
        source = source_page(own, issue, prefix)
        assert list(rows_of(source)) == [number for number, line in enumerate(lines, 1) if line.strip()]
        links = links_of(source)
        for line, link in links.items():
            assert lines[line - 1] in rows_of(source)[line]
            target = urlsplit(urljoin(f"/{prefix}{issue}/source/", f"../{link}"))
            text = own.pages[target.path.removeprefix("/") + "index.html"].decode()
            if not target.fragment:  # a slogan, which belongs to no article: the issue's own page
                assert (target.path, 'href="source/"' in text) == (f"/{prefix}{issue}/", True)
                assert f'<a href="../">{"標語" if prefix else "标语"}</a>' in rows_of(source)[line]
            else:
                assert f' id="{target.fragment}"' in text
                back = [int(number) for number in BACK.findall(text)]
                same = {other for other, its in links.items() if its.split("#")[0] == link.split("#")[0]}
                assert back
                assert set(back) <= same
                if re.fullmatch(r"[bp]\d+", target.fragment):
                    assert any(links[number] == link for number in back)
            followed += 1
    assert followed == 132


def test_the_receipt_of_both_real_seeds_adds_up(own: Rendered) -> None:
    """All characters that are not white space, and a hundred per cent."""
    for issue, lines, characters in (("2019-10-21", 60, 4916), ("2020-08-18", 72, 6158)):
        total = re.search(r"<tfoot>.*</tfoot>", source_page(own, issue), re.DOTALL)
        assert total
        assert re.findall(r"<td>([^<]*)</td>", total[0]) == [str(lines), str(characters), "100.0"]


def test_each_part_of_an_article_leads_to_its_line_and_back() -> None:
    """Heads, notes, a paragraph that a picture interrupts, list items, verse, captions; furniture to the issue."""
    site = render_site(paper_config(), issues())
    assert site.problems == []
    links = list(links_of(source_page(site, "2019-10-21")).values())
    assert links == [
        *("", "01/#kicker", "01/#title", "01/#deck", "01/#byline", "01/#b1", "01/#b1", "01/#b2"),
        *("01/#b3", "01/#p1", "01/#p1", "01/#b3", "01/#b4", "01/#b5", "01/#b6", "01/#b7", "01/#b8", "01/#column"),
        *("02/#title", "02/#b1", "02/#b1", "02/#b2", "02/#b2", "03/#p1", "03/#p1", "04/#title", "04/", ""),
    ]
    article = site.pages["2019-10-21/01/index.html"].decode()
    assert re.findall(r'<(\w+) id="b(\d)"', article) == [
        *(("p", "1"), ("p", "2"), ("p", "3"), ("h2", "4"), ("p", "5"), ("h3", "6"), ("li", "7"), ("li", "8")),
    ]
    assert BACK.findall(article) == ["11", "15", "17", "25", "27", "29", "31", "33", "19", "17", "3"]


def test_a_line_that_an_editor_changed_leads_to_the_article_and_says_so() -> None:
    """Never to a paragraph that says something else; the corrected one is the exception."""
    rows = rows_of(source_page(render_site(paper_config(), issues()), "2019-10-21"))
    assert [line for line, row in rows.items() if "文章里改过" in row] == [53]
    assert "交淡" in rows[17]


def test_the_same_words_twice_lead_to_two_places() -> None:
    """In their order; and once an editor took one away, to the one that is left."""
    table = "title 01 . 标题\nsubhead 01 1 做法\nparagraph 01 2 甲事。\nsubhead 01 3 做法\nparagraph 01 4 乙事。"
    twice = one_issue(table, Article("01", "标题", "## 做法\n\n甲事。\n\n## 做法\n\n乙事。"))
    assert list(links_of(source_page(twice, "2019-10-21")).values())[1::2] == ["01/#b1", "01/#b3"]
    once = one_issue(table, Article("01", "标题", "甲事。\n\n## 做法\n\n乙事。"))
    assert list(links_of(source_page(once, "2019-10-21")).values())[1::2] == ["01/#b2", "01/#b2"]


@pytest.mark.parametrize(
    ("note", "text"),
    [("【编者按】为进一步", "> **【编者按】**\n>\n> 为进一步"), ("编者按:为进一步", "> **编者按：** 为进一步")],
)
def test_a_note_is_found_with_its_label(note: str, text: str) -> None:
    """In one paragraph with it, or in the one before."""
    site = one_issue(f"title 01 . 标题\neditor_note 01 1 {note}", Article("01", "标题", text))
    assert links_of(source_page(site, "2019-10-21"))[3] == "01/#b1"


def test_the_seed_is_there_as_it_came() -> None:
    """Byte for byte, whatever its encoding; the page shows its text, with the doubts that are still open."""
    seed = seed_of("title 01 . 标题\nparagraph 01 1 正文。", "gb18030")
    article = Article("01", "标题", "正文。", review=(Doubt(3, "misprint", "正文"), Doubt(3, "quote", "正文")))
    site = one_issue("", article, seed=seed)
    assert site.pages["2019-10-21/source.txt"] == seed.data == "标题\n\n正文。".encode("gb18030")
    page = source_page(site, "2019-10-21")
    assert re.search(r"<dt>待核</dt><dd>2 处 <a href=\"#L3\">3</a></dd>", page)
    assert "待核" in rows_of(page)[3]


@pytest.mark.parametrize("table", ["title 01 . 标题\nparagraph 01 1 正文。", ""], ids=["there", "missing"])
def test_the_name_of_a_seed_is_no_text(table: str) -> None:
    """It is shown as it is on the Traditional page too, and nobody is asked to convert it."""
    site = one_issue("", Article("01", "标题", "正文。"), seed=seed_of(table, name="柳营报 要闻.txt"))
    assert not any("要闻" in problem.what for problem in site.problems)
    assert ">柳营报 要闻.txt<" in source_page(site, "2019-10-21", "zh-hant/")


@pytest.mark.parametrize(
    ("changed", "says"), [(False, "文件已经不在了"), (True, "后来改过")], ids=["missing", "changed"]
)
def test_without_the_seed_the_page_says_what_the_ledger_knows(changed: bool, says: str) -> None:
    """Which line went to which article as what; there is nothing to download."""
    seed = replace(seed_of("title 01 . 标题\nparagraph 01 1 正文。"), data=None, changed=changed)
    site = one_issue("", Article("01", "标题", "正文。"), seed=seed)
    assert site.problems == []
    page = source_page(site, "2019-10-21")
    assert says in page
    assert links_of(page) == {1: "01/", 3: "01/"}
    assert "正文。" not in page
    assert "2019-10-21/source.txt" not in site.pages
    assert BACK.findall(site.pages["2019-10-21/01/index.html"].decode()) == ["1"]


def test_the_lines_of_an_article_that_was_taken_out_are_shown_nowhere() -> None:
    """Nor can they be downloaded: whoever asked to be left out has been."""
    table = "title 01 . 标题\nparagraph 01 1 正文。\ntitle 02 . 撤下的\nparagraph 02 1 某人的私事。"
    site = one_issue(table, Article("01", "标题", "正文。"))
    assert site.problems == []
    assert "2019-10-21/source.txt" not in site.pages
    assert not any("私事" in text.decode(errors="replace") for text in site.pages.values())
    assert "没有刊出" in rows_of(source_page(site, "2019-10-21"))[7]


def test_a_seed_in_the_other_script_is_marked_as_such() -> None:
    """The seed stays as it was printed, headlines are converted, the words around it are the page's."""
    page = source_page(render_site(paper_config(), issues()), "2019-10-21", "zh-hant/")
    assert '<p lang="zh-Hans">打出组合拳 为民保平安</p>' in page
    assert '<strong><a href="../01/">打出組合拳 為民保平安</a></strong>' in page
    assert "文中最晚的日期：第19行「10月15日」" in page


def test_an_issue_made_by_hand_has_no_source_page() -> None:
    """And its articles lead to none."""
    site = one_issue("", Article("01", "标题", "正文。"), seed=None)
    assert not any("/source" in f or b"source/" in data for f, data in site.pages.items() if f.endswith("html"))


def test_what_html_has_no_place_for_is_shown_as_a_stand_in() -> None:
    """A control character, as damaged files have them; and what looks like markup is text."""
    page = source_page(
        one_issue("title 01 . 标题\nparagraph 01 1 正\x01文<b>", Article("01", "标题", "正文")), "2019-10-21"
    )
    assert "<p>正\ufffd文&lt;b&gt;</p>" in page


ROLES = st.sampled_from(["paragraph 01 1", "caption 01 2", "standing_head . .", "folio . .", "unplaced . ."])


@given(st.lists(st.tuples(ROLES, st.text("甲乙 丙", min_size=1).filter(str.strip)), min_size=1))
def test_shares_always_add_up_to_a_thousand(rows: list[tuple[str, str]]) -> None:
    """However they are rounded, and all lines are counted once."""
    seed = seed_of("\n".join(f"{role} {text}" for role, text in rows))
    texts = {row.line: text for row, (_, text) in zip(seed.lines, rows, strict=True)}
    shares = _shares(seed.lines, texts)
    assert sum(share.thousandths for share in shares) == 1000
    assert sum(share.lines for share in shares) == len(rows)
    assert sum(share.characters for share in shares) == sum(len(text.replace(" ", "")) for _, text in rows)


def test_a_sitemap_does_not_tell_of_source_pages_and_a_topic_may_be_called_source() -> None:
    """They show the same text a second time."""
    article = replace(feature(), topics=("source",), corrections=())
    site = one_issue("title 01 . 标题", article, replace(article, number="02"))
    maps = "".join(text.decode() for file, text in site.pages.items() if file.startswith("sitemap-"))
    urls = re.findall(r"<loc>https://paper.example([^<]*)</loc>", maps)
    assert "/tags/source/" in urls
    assert "/2019-10-21/source/" not in urls
    assert '<meta name="robots" content="noindex">' in source_page(site, "2019-10-21")


def test_a_seed_is_found_by_its_ledger_and_nothing_else_is_read(tmp_path: Path) -> None:
    """Not what a changed ledger names outside seeds/; another text of the same name is told from the one converted."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/001.txt").write_text("标题")
    (tmp_path / "site.toml").write_text("secret")
    issue = Issue("a", "新闻", "001.txt", hashlib.sha256("标题".encode()).hexdigest())
    found = [
        find_seed(issue, Ledger(name, "utf-8", "", {}, ()), tmp_path / "seeds") for name in ("001.txt", "../site.toml")
    ]
    assert [(seed.data, seed.changed) for seed in found] == [("标题".encode(), False), (None, False)]
    (tmp_path / "seeds/001.txt").write_text("别的")
    changed = find_seed(issue, Ledger("001.txt", "utf-8", "", {}, ()), tmp_path / "seeds")
    assert (changed.data, changed.changed) == (None, True)
