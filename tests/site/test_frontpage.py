"""A page's articles become a front page, without handwork."""

from chongkan.model import Article, Issue
from chongkan.site.frontpage import FrontPage, compose_front_page
from chongkan.site.whole import gather_site
from tests.site.papers import paper_config


def front_of(*articles: Article) -> FrontPage:
    """The front page of these articles."""
    issue = Issue(id="2020-01-01", title="版", source="s.txt", source_sha256="0" * 64, articles=articles)
    return compose_front_page(gather_site(paper_config(), [issue])[0].editions[0])


def test_the_lead_is_what_the_paper_made_most_of() -> None:
    """A long report with a stack of headlines, not the picture or the brief before it."""
    picture = Article("01", "图", "字" * 2000, genre="photo")
    brief = Article("02", "简讯", "字" * 50, genre="brief")
    report = Article("03", "主题", "字" * 900, kicker="引题", deck="副题")
    short = Article("04", "短文", "字" * 500)
    front = front_of(picture, brief, report, short)
    assert front.lead.number == "03"
    assert [story.number for story in front.pictures + front.briefs] == ["01", "02"]


def test_a_column_that_printed_several_stories_is_set_under_its_label() -> None:
    """Those that stand for themselves come first."""
    front = front_of(
        Article("01", "头条", "字" * 2000),
        Article("02", "甲", "字", column="区政要闻"),
        Article("03", "乙", "字", column="特写"),
        Article("04", "丙", "字", column="区政要闻"),
    )
    assert [(group.column, [s.number for s in group.stories]) for group in front.groups] == [
        (None, ["03"]),
        ("区政要闻", ["02", "04"]),
    ]


def test_a_page_of_one_picture_has_a_front_page_too() -> None:
    """Something has to lead."""
    front = front_of(Article("01", "图", "字", genre="photo"))
    assert (front.lead.number, front.groups, front.pictures) == ("01", (), ())
