"""Feeds hold whole stories, lead to pages that are there, and say each thing in the words of their script."""

import json
import re
from dataclasses import replace
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]
import html5lib
import pytest

from chongkan.model import Article, Author, Issue
from chongkan.site.feeds import MOST
from chongkan.site.in_memory import Rendered, render_site
from chongkan.site.urls import file_of
from tests.site.papers import ODD_BODY, feature, issues, paper_config

ATOM = {"a": "http://www.w3.org/2005/Atom"}
BASE = "https://paper.example"
JSON_ITEM = {"id", "url", "title", "content_html", "summary", "image", "date_published", "authors", "tags"}
SIDES = [("", "zh-Hans", "乡愁"), ("zh-hant/", "zh-Hant", "鄉愁")]


def _file(url: str) -> str:
    assert url.startswith(BASE)
    return file_of(unquote(url.removeprefix(BASE)))


def _feeds(site: Rendered) -> dict[str, ET.Element]:
    return {file: ET.fromstring(text.decode()) for file, text in site.pages.items() if file.endswith("feed.xml")}


@pytest.mark.parametrize(("prefix", "lang", "title"), SIDES)
def test_each_script_has_a_feed_in_its_own_words(prefix: str, lang: str, title: str, site: Rendered) -> None:
    """Its entries lead to its own pages, newest first, and say when, by whom, about what."""
    feed = ET.fromstring(site.pages[f"{prefix}feed.xml"].decode())
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
    entries = feed.findall("a:entry", ATOM)
    assert title in [entry.findtext("a:title", None, ATOM) for entry in entries]
    days = [entry.findtext("a:updated", "", ATOM) for entry in entries]
    assert days == sorted(days, reverse=True)
    assert feed.findtext("a:updated", None, ATOM) == days[0] == "2020-08-21T00:00:00Z"
    links = [link.get("href", "") for link in feed.iter("{http://www.w3.org/2005/Atom}link")]
    assert {_file(link) for link in links} <= site.pages.keys()
    assert all(_file(link).startswith("zh-hant") == (lang == "zh-Hant") for link in links)


def test_every_feed_has_what_atom_demands(own: Rendered) -> None:
    """RFC 4287, 4.1.1 and 4.1.2: id, title, updated, an author; entries with an alternate; each id once."""
    for file, feed in _feeds(own).items():
        for thing in (feed, *feed.findall("a:entry", ATOM)):
            assert all(thing.findtext(f"a:{name}", None, ATOM) for name in ("id", "title", "updated")), file
            assert [link for link in thing.findall("a:link", ATOM) if link.get("rel") == "alternate"]
        assert feed.findtext("a:author/a:name", None, ATOM)
        ids = [entry.findtext("a:id", None, ATOM) for entry in feed.findall("a:entry", ATOM)]
        assert len(set(ids)) == len(ids) > 0


def test_sections_and_authors_have_feeds_and_other_terms_have_none(site: Rendered) -> None:
    """Their pages tell of them, in the head and to the reader."""
    assert "authors/" not in " ".join(site.pages)  # nobody signed often enough for a page
    found = {file for file in site.pages if file.endswith("/feed.xml") and not file.startswith("zh-hant")}
    assert found == {f"sections/{slug}/feed.xml" for slug in ("news", "culture")}
    page = site.pages["zh-hant/sections/culture/index.html"].decode()
    link = '<link rel="alternate" type="application/atom+xml" title="文化 · 試刊" href="{}">'
    assert link.format("/zh-hant/sections/culture/feed.xml") in page
    assert '<a href="/zh-hant/sections/culture/feed.xml" type="application/atom+xml">訂閱</a>' in page
    assert "application/atom+xml" in site.pages["tags/扶贫/index.html"].decode()
    assert "/tags/" not in " ".join(found)


def test_an_author_s_feed_holds_the_author_s_newest_stories() -> None:
    """No more than a feed may hold, the newest first."""
    days = [f"2019-10-{day:02}" for day in range(1, 15)]
    signed = feature(authors=(Author("申昕", "reporter"),), byline="本报记者 申昕")
    pages = render_site(
        paper_config(), [replace(issues()[0], id=day, date=day, articles=(signed,)) for day in days]
    ).pages
    (file,) = [file for file in pages if file.startswith("authors/") and file.endswith("feed.xml")]
    feed = ET.fromstring(pages[file].decode())
    assert feed.findtext("a:title", None, ATOM) == "申昕 · 试刊"
    found = [entry.findtext("a:published", "", ATOM)[:10] for entry in feed.findall("a:entry", ATOM)]
    assert found == days[: -MOST["author"] - 1 : -1]


def test_an_entry_holds_the_whole_story_as_valid_html(own: Rendered, site: Rendered) -> None:
    """By the rules of the HTML standard for parsing, in every feed; the same as on its page."""
    contents = [text for pages in (own, site, _odd()) for feed in _feeds(pages).values() for text in _contents(feed)]
    assert len(contents) > 100
    for content in contents:
        html5lib.HTMLParser(strict=True).parseFragment(content)
    whole = ET.fromstring(own.pages["zh-hant/feed.xml"].decode())
    for entry in whole.findall("a:entry", ATOM):
        page = own.pages[unquote((entry.findtext("a:id", "", ATOM) + "index.html").split("/", 3)[3])].decode()
        body = page.partition('<div class="body" data-find>\n')[2].partition("\n</div>")[0]
        bare = re.sub(r' id="b\d+"|<a class="of"[^>]*></a>', "", body)  # what leads to the seed is the page's own
        assert bare in (entry.findtext("a:content", None, ATOM) or "")


def test_html_that_is_not_closed_would_be_told() -> None:
    """The check of the entries is one."""
    with pytest.raises(html5lib.html5parser.ParseError):
        html5lib.HTMLParser(strict=True).parseFragment("<p><em>一</p>")


def test_readers_of_feeds_have_no_complaint(own: Rendered, site: Rendered) -> None:
    """Of any feed: of a script, a section, an author, and of text that is hard to quote; each entry is whole."""
    for pages in (own, site, _odd()):
        for file, feed in _feeds(pages).items():
            read = feedparser.parse(pages.pages[file])
            assert (read.bozo, read.version) == (False, "atom10"), read.get("bozo_exception")
            assert len(read.entries) == len(feed.findall("a:entry", ATOM)) > 0
            for entry in read.entries:
                assert entry.id == entry.link
                assert all((entry.title, entry.updated_parsed, entry.content[0].value))
                assert entry.content[0].language == read.feed.title_detail.language == _script(file)


def _script(file: str) -> str:
    return "zh-Hant" if file.startswith("zh-hant/") else "zh-Hans"


def _odd() -> Rendered:
    """A site of one article, of all that a body can hold."""
    story = feature(body=ODD_BODY, deck="<副题> & “引号”", summary="1 < 2 & 3")
    return render_site(paper_config(), [replace(issues()[0], articles=(story,))])


def _contents(feed: ET.Element) -> list[str]:
    return [content.text or "" for content in feed.iterfind("a:entry/a:content[@type='html']", ATOM)]


def test_links_in_an_entry_hold_wherever_it_is_read() -> None:
    """Relative ones become whole, from the story's own address; others stay."""
    body = "见[一](/2019-10-21/02/)、[二](../03/?a=1&b=2)、[三](#注)、[四](https://other.example/)。"
    pages = render_site(paper_config(variants=()), [replace(issues()[0], articles=(feature(body=body),))]).pages
    (content,) = _contents(ET.fromstring(pages["feed.xml"].decode()))
    for link in ("/2019-10-21/02/", "/2019-10-21/03/?a=1&amp;b=2", "/2019-10-21/01/#"):
        assert f'href="{BASE}{link}' in content
    assert 'href="https://other.example/"' in content


def test_characters_that_no_xml_may_hold_do_not_break_a_feed() -> None:
    """They are left out of it."""
    issue = replace(issues()[0], articles=(Article("01", "甲\x0b乙]]>&丙", "丁\x08戊 & <己>"),))
    feed = ET.fromstring(render_site(paper_config(), [issue]).pages["feed.xml"].decode())
    assert feed.findtext("a:entry/a:title", None, ATOM) == "甲乙]]>&丙"


@pytest.mark.parametrize("prefix", ["", "zh-hant/"])
def test_the_json_feed_says_the_same(prefix: str, site: Rendered) -> None:
    """Of the same stories, with what JSON Feed 1.1 demands; home tells of it."""
    said = json.loads(site.pages[f"{prefix}feed.json"])
    feed = ET.fromstring(site.pages[f"{prefix}feed.xml"].decode())
    assert (said["version"], said["feed_url"]) == ("https://jsonfeed.org/version/1.1", f"{BASE}/{prefix}feed.json")
    assert [item["content_html"] for item in said["items"]] == _contents(feed)
    for item in said["items"]:
        assert {"id", "url", "content_html"} <= item.keys() <= JSON_ITEM
        assert all(author.keys() == {"name"} for author in item.get("authors", ()))
    assert [item["id"] for item in said["items"]] == [e.text for e in feed.iterfind("a:entry/a:id", ATOM)]
    assert f'type="application/feed+json" title="{said["title"]}"' in site.pages[f"{prefix}index.html"].decode()


def test_a_day_that_is_not_certain_is_not_told_as_one(site: Rendered) -> None:
    """Where a format lets us be silent; Atom's `updated` must be there."""
    items = {item["id"].removeprefix(BASE): item for item in json.loads(site.pages["feed.json"])["items"]}
    assert items["/2020-08-21/01/"]["date_published"] == "2020-08-21T00:00:00Z"
    assert "date_published" not in items["/2019-10-21/01/"]
    entries = ET.fromstring(site.pages["feed.xml"].decode()).findall("a:entry", ATOM)
    assert sum(entry.find("a:published", ATOM) is not None for entry in entries) == 2


def test_a_site_without_issues_has_an_empty_feed() -> None:
    """Which is still one."""
    feed = ET.fromstring(render_site(paper_config(), ()).pages["feed.xml"].decode())
    assert feed.findtext("a:updated", None, ATOM) == "1970-01-01T00:00:00Z"


def test_a_changed_text_reaches_the_feeds() -> None:
    """Though neither its list nor its summary changed."""
    first, *others = issues()
    changed: tuple[Issue, ...] = (
        replace(first, articles=(*first.articles[:3], replace(first.articles[3], body="改了。"))),
        *others,
    )
    assert "改了。" in render_site(paper_config(), changed).pages["sections/news/feed.xml"].decode()
