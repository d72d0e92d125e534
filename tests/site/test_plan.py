"""Every address is known, and every collision told, before anything is rendered."""

from dataclasses import replace

from chongkan.site.gather import gather_site
from chongkan.site.plan import drop_collisions, plan_pages
from tests.site.papers import feature, issues, paper_config


def test_every_kind_of_page_is_planned() -> None:
    """Home, issues, articles, sections, a series, a format, a person, a topic, the index, archive, 404, offline."""
    site, _ = gather_site(paper_config(), issues())
    assert {page.path for page in plan_pages(site, page_size=2)} == {
        "/",
        "/2020-08-21/",
        "/2020-08-21/01/",
        "/2019-10-21/",
        "/2019-10-21/01/",
        "/2019-10-21/02/",
        "/2019-10-21/03/",
        "/2019-10-21/04/",
        "/2015-05-03/",
        "/2015-05-03/01/",
        "/sections/news/",
        "/sections/news/1/",
        "/sections/culture/",
        "/series/树典型 晒成效/",
        "/formats/图片/",
        "/people/安阳市北关区/李富生/",
        "/search/",
        "/tags/",
        "/tags/扶贫/",
        "/archive/",
        "/archive/2015/",
        "/archive/2019/",
        "/archive/2020/",
        "/404.html",
        "/offline/",
    }


def test_addresses_are_the_same_in_every_script_below_its_prefix() -> None:
    """Identity never changes script."""
    site, _ = gather_site(paper_config(), issues())
    own = plan_pages(site, 2)
    other = plan_pages(replace(site, variant="zh-Hant"), 2)
    assert [page.address for page in own] == [page.address for page in other]
    assert [page.path for page in other] == ["/zh-hant" + page.path for page in own]


def test_more_topics_than_the_index_shows_have_an_index_of_their_own() -> None:
    """The index of all terms stands at /tags/, below which topics stand too; that of topics alone is another page."""
    topics = tuple(f"话题{n}" for n in range(121))
    articles = tuple(feature(number=number, topics=topics) for number in ("01", "02"))
    site, _ = gather_site(paper_config(), [replace(issues()[0], articles=articles)])
    pages, problems = drop_collisions(plan_pages(site, 2))
    assert problems == []
    assert {"/tags/", "/topics/"} <= {page.path for page in pages}


def test_a_collision_names_both_sources_and_keeps_the_first() -> None:
    """An issue called `tags` would be written over the index of tags."""
    issue = replace(issues()[0], id="tags", articles=(feature(),))
    site, _ = gather_site(paper_config(), [issue])
    pages, problems = drop_collisions(plan_pages(site, 2))
    assert [page.source for page in pages if page.path == "/tags/"] == ["content/tags/issue.md"]
    assert [(p.path, "content/tags/issue.md" in p.what) for p in problems] == [("vocabulary/topics.tsv", True)]


def test_addresses_that_differ_in_capitals_only_collide() -> None:
    """On some disks they are one file."""
    issue = replace(issues()[0], articles=(feature(topics=("5G", "5g")), feature(number="02", topics=("5G", "5g"))))
    site, _ = gather_site(paper_config(), [issue])
    pages, problems = drop_collisions(plan_pages(site, 2))
    assert len(problems) == 1
    assert sum(page.path.lower() == "/tags/5g/" for page in pages) == 1
