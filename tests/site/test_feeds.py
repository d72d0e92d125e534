"""What machines read of the site leads to pages that are there, in each script its own."""

from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from chongkan.site.in_memory import Rendered, render_site
from chongkan.site.urls import file_of
from tests.site.papers import issues, paper_config

ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
BASE = "https://paper.example"


@pytest.fixture(scope="module")
def site() -> Rendered:
    """The newspaper of the tests, rendered in two scripts."""
    return render_site(paper_config(), issues())


def _file(url: str) -> str:
    assert url.startswith(BASE)
    return file_of(unquote(url.removeprefix(BASE)))


@pytest.mark.parametrize(
    ("file", "lang", "title"), [("feed.xml", "zh-Hans", "乡愁"), ("zh-hant/feed.xml", "zh-Hant", "鄉愁")]
)
def test_each_script_has_a_feed_in_its_own_words(file: str, lang: str, title: str, site: Rendered) -> None:
    """Its entries lead to its own pages, newest first, and say when, by whom, about what."""
    feed = ET.fromstring(site.pages[file].decode())
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
    entries = feed.findall("a:entry", ATOM)
    assert title in [entry.findtext("a:title", None, ATOM) for entry in entries]
    days = [entry.findtext("a:updated", "", ATOM) for entry in entries]
    assert days == sorted(days, reverse=True)
    assert feed.findtext("a:updated", None, ATOM) == days[0] == "2020-08-21T00:00:00Z"
    links = [link.get("href", "") for link in feed.iter("{http://www.w3.org/2005/Atom}link")]
    assert {_file(link) for link in links} <= site.pages.keys()
    assert all(_file(link).startswith("zh-hant") == (lang == "zh-Hant") for link in links)


def test_the_map_has_every_page_with_its_other_script(site: Rendered) -> None:
    """But for the pages that are shown where there is none, or no network."""
    root = ET.fromstring(site.pages["sitemap.xml"].decode())
    listed = {_file(loc.text or "") for loc in root.iterfind("s:url/s:loc", MAP)}
    assert listed == {file for file in site.pages if file.endswith("index.html") and "offline/" not in file}
    for url in root.iterfind("s:url", MAP):
        assert {link.get("hreflang") for link in url.iterfind("x:link", MAP)} == {"zh-Hans", "zh-Hant"}


def test_robots_are_told_of_the_map(site: Rendered) -> None:
    """By its whole address."""
    assert f"Sitemap: {BASE}/sitemap.xml" in site.pages["robots.txt"].decode()
