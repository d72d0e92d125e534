"""Crawlers are told of every page once, in files that change only with what they tell of; browsers of the search."""

from dataclasses import replace
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from chongkan.site import maps
from chongkan.site.in_memory import Rendered, render_site
from chongkan.site.maps import map_files
from chongkan.site.urls import file_of
from tests.site.papers import issues, paper_config

MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
SEARCH = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
BASE = "https://paper.example"


def _file(url: str) -> str:
    assert url.startswith(BASE)
    return file_of(unquote(url.removeprefix(BASE)))


def _parts(site: Rendered) -> dict[str, list[str]]:
    """{file of the map: the files of the pages in it}, by following the index."""
    index = ET.fromstring(site.pages["sitemap.xml"].decode())
    files = [_file(loc.text or "") for loc in index.iterfind("s:sitemap/s:loc", MAP)]
    trees = {file: ET.fromstring(site.pages[file].decode()) for file in files}
    return {file: [_file(loc.text or "") for loc in tree.iterfind("s:url/s:loc", MAP)] for file, tree in trees.items()}


def test_the_map_has_every_page_once_with_its_other_script(site: Rendered) -> None:
    """But for the pages that are shown where there is none, or no network, and those that show text a second time
    or lead on from an old address."""
    parts = _parts(site)
    listed = [file for files in parts.values() for file in files]
    unmapped = ("offline/index.html", "source/index.html")
    pages = (f for f in site.pages if f.endswith("index.html") and "2020-08-20" not in f)
    wanted = {f for f in pages if not f.endswith(unmapped)}
    assert (set(listed), len(listed)) == (wanted, len(wanted))
    for file in parts:
        for url in ET.fromstring(site.pages[file].decode()).iterfind("s:url", MAP):
            assert {link.get("hreflang") for link in url.iterfind("x:link", MAP)} == {"zh-Hans", "zh-Hant"}


def test_each_year_has_a_file_of_its_own(site: Rendered) -> None:
    """With its calendar and its issues; what belongs to no year stands in one for lists."""
    parts = _parts(site)
    assert list(parts) == [f"sitemap-{name}.xml" for name in ("2015", "2019", "2020", "lists")]
    assert {"archive/2019/index.html", "2019-10-21/index.html", "zh-hant/2019-10-21/04/index.html"} <= set(
        parts["sitemap-2019.xml"]
    )
    assert {"index.html", "tags/index.html"} <= set(parts["sitemap-lists.xml"])


def test_a_year_s_file_changes_only_with_its_year(site: Rendered) -> None:
    """An issue of another year more, and the newest of all, leaves it as it was."""
    new = replace(issues()[1], id="2021-01-01", date="2021-01-01")
    more = render_site(paper_config(), (*issues(), new))
    for year in ("2015", "2019", "2020"):
        assert more.pages[f"sitemap-{year}.xml"] == site.pages[f"sitemap-{year}.xml"]
    assert "sitemap-2021.xml" in more.pages


def test_what_has_no_date_is_in_the_map_too() -> None:
    """In a file of its own."""
    site = render_site(paper_config(), (replace(issues()[1], id="x", date=None),))
    assert "x/01/index.html" in _parts(site)["sitemap-undated.xml"]


def test_no_file_names_more_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    """50,000 by the protocol: what is more goes into further files, in the same order."""
    monkeypatch.setattr(maps, "MOST_URLS", 5)
    files = map_files("2019", [f"/{n}/" for n in range(5)], paper_config())
    assert list(files) == ["sitemap-2019.xml", "sitemap-2019-2.xml", "sitemap-2019-3.xml"]
    assert [text.count("<loc>") for text in files.values()] == [4, 4, 2]
    assert map_files("2019", [], paper_config()) == {}


def test_robots_are_told_of_the_map(site: Rendered) -> None:
    """By its whole address."""
    assert f"Sitemap: {BASE}/sitemap.xml" in site.pages["robots.txt"].decode()


@pytest.mark.parametrize(("prefix", "script", "title"), [("", "zh-Hans", "试刊"), ("zh-hant/", "zh-Hant", "試刊")])
def test_browsers_are_told_how_to_search(prefix: str, script: str, title: str, site: Rendered) -> None:
    """In each script, by the pages from which a reader begins; OpenSearch 1.1 allows a name of 16 characters."""
    said = ET.fromstring(site.pages[f"{prefix}opensearch.xml"].decode())
    url = said.find("o:Url", SEARCH)
    assert url is not None
    assert url.get("template") == f"{BASE}/{prefix}search/?q={{searchTerms}}"
    assert (said.findtext("o:Language", None, SEARCH), said.findtext("o:ShortName", None, SEARCH)) == (script, title)
    assert f"{prefix}search/index.html" in site.pages
    link = f'type="application/opensearchdescription+xml" title="{title}" href="/{prefix}opensearch.xml">'
    assert all(link in site.pages[f"{prefix}{page}index.html"].decode() for page in ("", "search/"))


def test_a_long_name_is_cut_for_browsers() -> None:
    """To what OpenSearch allows."""
    pages = render_site(paper_config(title="甲" * 20), issues()).pages
    assert f"<ShortName>{'甲' * 16}</ShortName>" in pages["opensearch.xml"].decode()
