"""Every address is known, and every collision told, before anything is published."""

from dataclasses import replace

from chongkan.site.in_memory import render_site
from chongkan.site.urls import path_of_file
from tests.site.papers import feature, issues, paper_config


def _paths(**changes: object) -> set[str]:
    pages = render_site(paper_config(**changes), issues()).pages
    return {path_of_file(file) for file in pages if file.endswith(".html")}


def test_every_kind_of_page_is_planned() -> None:
    """Home, issues, articles, sections, a series, a format, a person, a topic, the index, archive, 404, offline."""
    assert _paths(variants=()) == {
        "/",
        "/2020-08-21/",
        "/2020-08-21/01/",
        "/2020-08-20/",  # where it stood before
        "/2020-08-20/01/",
        "/2019-10-21/",
        "/2019-10-21/source/",
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
    own = _paths(variants=())
    assert _paths() == own | {"/zh-hant" + path for path in own}


def test_more_topics_than_the_index_shows_have_an_index_of_their_own() -> None:
    """The index of all terms stands at /tags/, below which topics stand too; that of topics alone is another page."""
    topics = tuple(f"话题{n}" for n in range(121))
    articles = tuple(feature(number=number, topics=topics) for number in ("01", "02"))
    site = render_site(paper_config(variants=()), [replace(issues()[0], articles=articles)])
    assert site.problems == []
    assert {"tags/index.html", "topics/index.html"} <= site.pages.keys()


def test_a_collision_names_both_sources_and_keeps_the_first() -> None:
    """An issue called `tags` would be written over the index of tags."""
    issue = replace(issues()[0], id="tags", articles=(feature(),))
    site = render_site(paper_config(variants=()), [issue])
    assert "北关区新闻" in site.pages["tags/index.html"].decode()
    assert [(p.path, "content/tags/issue.md" in p.what) for p in site.problems] == [("vocabulary/topics.tsv", True)]


def test_addresses_that_differ_in_capitals_only_collide() -> None:
    """On some disks they are one file."""
    issue = replace(issues()[0], articles=(feature(topics=("5G", "5g")), feature(number="02", topics=("5G", "5g"))))
    site = render_site(paper_config(variants=()), [issue])
    assert len(site.problems) == 1
    assert sum(file.lower() == "tags/5g/index.html" for file in site.pages) == 1
