"""Issues become a site; what cannot be used is told and left out."""

from dataclasses import replace

from chongkan.model import Article, Issue
from chongkan.site.whole import gather_site
from tests.site.papers import feature, issues, paper_config


def issue_of(*articles: Article) -> Issue:
    """One page with these articles."""
    return Issue(id="2020-01-01", title="版", source="s.txt", source_sha256="0" * 64, articles=articles)


def test_editions_are_newest_first_and_only_used_sections_are_shown() -> None:
    """经济 has no article, so no page and no place in the menu."""
    site, problems = gather_site(paper_config(), issues())
    assert [edition.id for edition in site.editions] == ["2020-08-21", "2019-10-21", "2015-05-03"]
    assert [section.label for section in site.sections] == ["要闻", "文化"]
    assert problems == []


def test_an_unknown_section_is_told_and_the_article_stands_in_the_first() -> None:
    """The report names the file and what to write instead."""
    site, problems = gather_site(paper_config(), [issue_of(feature(section="体育"))])
    assert site.editions[0].stories[0].section.key == "news"
    assert [(p.path, "体育" in p.what, "要闻" in p.mend) for p in problems] == [
        ("content/2020-01-01/01.md", True, True)
    ]


def test_a_section_taken_out_of_the_settings_is_told_in_one_line() -> None:
    """With the number of its articles, at the line of site.toml where sections stand."""
    articles = [feature(number=f"{n:02}", section=key) for n, key in enumerate(["体育", "要闻", "体育", "副刊"])]
    site, problems = gather_site(paper_config(), [issue_of(*articles)])
    assert len(site.editions[0].stories) == 4
    assert [(p.path, p.line > 0, "2 篇" in p.what) for p in problems] == [
        ("site.toml", True, True),
        ("content/2020-01-01/03.md", False, False),
    ]


def test_an_article_without_a_title_is_left_out_and_the_rest_is_shown() -> None:
    """One bad file never stops the others."""
    site, problems = gather_site(paper_config(), [issue_of(feature(title=" "), feature(number="02"))])
    assert [story.number for story in site.editions[0].stories] == ["02"]
    assert [problem.path for problem in problems] == ["content/2020-01-01/01.md"]


def test_an_issue_without_articles_is_told_and_not_shown() -> None:
    """There would be nothing on its page."""
    site, problems = gather_site(paper_config(), [issue_of()])
    assert site.editions == ()
    assert [problem.path for problem in problems] == ["content/2020-01-01/issue.md"]


def test_a_topic_that_cannot_be_an_address_is_told_and_left_out() -> None:
    """The article itself is shown."""
    site, problems = gather_site(paper_config(), [issue_of(feature(topics=("扶贫", "一/二", "扶贫")))])
    assert [tag.key for tag in site.editions[0].stories[0].tags if tag.kind == "topic"] == ["扶贫"]
    assert len(problems) == 1


def test_a_jump_that_the_text_prints_itself_is_not_said_twice() -> None:
    """（下转第四版） stands at the end of the body as the page printed it."""
    printed = feature(number="02", body="他说。（下转第四版）")
    site, _ = gather_site(paper_config(), [issue_of(feature(), printed)])
    found = [(story.continued_from, story.continues_on) for story in site.editions[0].stories]
    assert found == [("第一版", "第四版"), ("第一版", None)]


def test_triangles_that_point_to_a_place_on_paper_are_dropped() -> None:
    """▲ and ▼ mean nothing where the picture is not."""
    site, _ = gather_site(paper_config(), [issue_of(feature())])
    assert site.editions[0].stories[0].photos[0].caption == "志愿者为居民熬绿豆汤。"


def test_a_section_keeps_its_address_when_its_label_is_rewritten() -> None:
    """The slug is its identity."""
    site, _ = gather_site(paper_config(), [issue_of(feature())])
    term = site.editions[0].stories[0].section
    assert (replace(term, label="要聞").key, term.label) == ("news", "要闻")


def test_old_articles_follow_a_changed_table_but_not_over_a_person() -> None:
    """What the machine chose by another vocabulary is chosen again, without the model; a person's choice stays."""
    text = "志愿者上门调解，矛盾调解成功。"
    old = Article("01", "矛盾调解", text, section="文化", topics=("扶贫",), tagged="another")
    own = replace(old, number="02", tagged=None)
    site, _ = gather_site(paper_config(), [issue_of(old, own)])
    found = [(story.section.label, [tag.key for tag in story.tags]) for story in site.editions[0].stories]
    assert found == [("要闻", ["矛盾调解"]), ("文化", ["扶贫"])]


def test_sections_with_one_article_stay_out_of_the_menu() -> None:
    """They have their page all the same; pictures are a format with a listing."""
    picture = feature(number="03", section="文化", genre="photo", column=None)
    site, _ = gather_site(paper_config(), [issue_of(feature(), feature(number="02"), picture)])
    assert [term.label for term in site.sections] == ["要闻", "文化"]
    assert [term.label for term in site.menu] == ["要闻"]
    assert site.editions[0].stories[2].format is not None
