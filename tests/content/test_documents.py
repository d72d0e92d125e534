"""The contract of content/: what is written comes back, and what an editor gets wrong is named by file and line."""

import pytest
from hypothesis import example, given

from chongkan.content.documents import article_from_text, article_to_text, issue_from_text, issue_to_text
from chongkan.content.fields import FileError
from chongkan.model import Article, Author, Correction, Doubt, Issue, Mentions, Person, Photo
from chongkan.problems import Problem, ProblemError
from tests.content.strategies import articles, issues
from tests.textcases import Case, params

PATH = "content/2019-10-21/04.md"

WRITTEN = """\
---
title: '关注: 北关区 #1'
kicker: null
deck: 柏庄镇美丽乡村建设掠影
column: null
genre: feature
byline: □本报记者 申昕 文/图
authors:
  - name: 申昕
    role: reporter
photos:
  - caption: 村民带着孩子
    credit: 申昕
    file: null
section: 三农
topics:
  - 扶贫
mentions:
  people:
    - 侯俊华
    - 王𠅤
  roles:
    侯俊华: 区委书记
summary: null
title_made: true
review:
  - line: 149
    kind: two-spellings
    text: 侯俊华
    hint: 侯华俊 in line 147
corrections:
  - was: 施工人员 and 社区居民
    now: 施工人员和社区居民
---

第一段。

---

第二段。
"""


@given(articles)
def test_an_article_comes_back_as_it_was(article: Article) -> None:
    """Reading what was written gives the same article, whatever its texts hold."""
    assert article_from_text(article_to_text(article), PATH, article.number) == article


@given(issues)
def test_an_issue_comes_back_as_it_was(issue: Issue) -> None:
    """Reading what was written gives the same issue, whatever its texts hold."""
    assert issue_from_text(issue_to_text(issue), "content/2019-10-21/issue.md", issue.id) == issue


@given(articles)
@example(Article(number="04", title="标题"))
def test_windows_line_ends_and_a_byte_order_mark_change_nothing(article: Article) -> None:
    """A file saved by another editor's settings reads the same."""
    text = article_to_text(article)
    assert article_from_text("\ufeff" + text.replace("\n", "\r\n"), PATH, article.number) == article


def test_an_article_is_written_in_the_readable_form() -> None:
    """Keys stand in the contract's order, lists are indented, rare Han characters stand as themselves."""
    article = Article(
        number="04",
        title="关注: 北关区 #1",
        body="第一段。\n\n---\n\n第二段。",
        deck="柏庄镇美丽乡村建设掠影",
        genre="feature",
        byline="□本报记者 申昕 文/图",
        authors=(Author("申昕", "reporter"),),
        photos=(Photo("村民带着孩子", "申昕"),),
        section="三农",
        topics=("扶贫",),
        mentions=Mentions(people=(Person("侯俊华", "区委书记"), Person("王𠅤"))),
        title_made=True,
        review=(Doubt(149, "two-spellings", "侯俊华", "侯华俊 in line 147"),),
        corrections=(Correction("施工人员 and 社区居民", "施工人员和社区居民"),),
    )
    assert article_to_text(article) == WRITTEN
    assert article_from_text(WRITTEN, PATH, "04") == article


def test_what_says_nothing_is_left_short() -> None:
    """Review, corrections and title_made stand only where there are any."""
    text = article_to_text(Article(number="01", title="标题"))
    assert text.endswith("mentions: {}\nsummary: null\n---\n")


@pytest.mark.parametrize("header", ["title: 012", "title: yes", "title: 2019-10-21", "title: 3.10", "title: 'null'"])
def test_scalars_are_read_as_they_stand(header: str) -> None:
    """An editor who writes 012 without quotes means 012."""
    article = article_from_text(f"---\n{header}\n---\n\n正文\n", PATH, "04")
    assert article == Article(number="04", title=header.removeprefix("title: ").strip("'"), body="正文")


def test_a_small_issue_written_by_hand_is_enough() -> None:
    """Only a title is needed; the folder's name is the id."""
    assert issue_from_text("---\ntitle: 北关区新闻\n---\n", "content/a/issue.md", "a") == Issue(
        "a", "北关区新闻", "", ""
    )


@pytest.mark.parametrize("case", params("article_errors"))
def test_what_is_wrong_in_an_article_is_named(case: Case) -> None:
    """Each mistake gives its line and a sentence in both languages."""
    with pytest.raises(ProblemError) as caught:
        article_from_text(case.input, "04.md", "04")
    assert "\n".join(f"{p.line}: {p.what}" for p in _problems(caught.value)) == case.expected
    assert all(p.mend for p in _problems(caught.value))


@pytest.mark.parametrize("case", params("issue_errors"))
def test_what_is_wrong_in_an_issue_is_named(case: Case) -> None:
    """Each mistake gives its line and a sentence in both languages."""
    with pytest.raises(ProblemError) as caught:
        issue_from_text(case.input, "issue.md", "2019-10-21")
    assert "\n".join(f"{p.line}: {p.what}" for p in _problems(caught.value)) == case.expected


def _problems(error: ProblemError) -> list[Problem]:
    return error.problems if isinstance(error, FileError) else [error.problem]
