"""Zotero takes an article for what it is.

Its translator "Embedded Metadata" cannot be run here (AGPL, and it needs Zotero's own sandbox), so its reading rules,
as of the version of 2024-06-13, are written down in `_zotero` by themselves: meta elements by `name`, else `property`,
cut at [.:_] into a prefix and a property; `citation_…` before Dublin Core before Open Graph.
"""

from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from chongkan.model import Author
from chongkan.site.in_memory import render_site
from tests.site.papers import feature, issues, paper_config

_TYPES = {"newspaperArticle", "journalArticle", "webpage"}  # of Zotero's, those that could be meant
_HIGHWIRE_TYPES = {"citation_journal_title": "journalArticle", "citation_book_title": "bookSection"}
_PUBLICATION = ("prism:publicationname", "dc:source", "og:site_name")  # the order of its RDF translator


class _Metas(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and (name := given.get("name") or given.get("property")) and given.get("content"):
            self.found += [(part, given["content"]) for part in name.split()]


def _zotero(page: str) -> dict[str, Any]:
    """The item that it would save."""
    reader = _Metas()
    reader.feed(page)
    said: dict[str, list[str]] = {}
    for name, value in reader.found:
        prefix, _, rest = name.replace(".", ":").partition(":")
        said.setdefault(f"{prefix.lower()}:{rest[:1].lower()}{rest[1:]}" if rest else name, []).append(value)
    first = {name: values[0] for name, values in said.items()}
    stated = next((kind for name, kind in _HIGHWIRE_TYPES.items() if name in first), None)
    dc = first.get("dc:type") if first.get("dc:type") in _TYPES else None
    guess = "journalArticle" if "citation_title" in first else "webpage"
    return {
        "itemType": stated or dc or guess,
        "title": first.get("citation_title") or first.get("dc:title") or first.get("og:title"),
        "creators": list(_unrepeated(said.get("citation_author", []))),
        "date": first.get("citation_publication_date") or first.get("dc:date"),
        "publicationTitle": next((first[name] for name in _PUBLICATION if name in first), None),
        "pages": first.get("citation_firstpage"),
        "section": first.get("article:section"),
        "abstractNote": first.get("og:description") or first.get("description"),
    }


def _unrepeated(names: list[str]) -> Iterator[str]:
    """It skips an author who stands there twice in a row; one with a comma would be turned round."""
    for before, name in zip([None, *names], names, strict=False):
        assert "," not in name
        if name != before:
            yield name


@pytest.mark.parametrize(
    ("prefix", "title", "paper", "section"),
    [
        ("", "打出组合拳 为民保平安", "安阳日报", "北关新闻"),
        ("zh-hant/", "打出組合拳 為民保平安", "安陽日報", "北關新聞"),
    ],
)
def test_an_article_is_saved_as_one_of_a_newspaper(prefix: str, title: str, paper: str, section: str) -> None:
    """With its author, paper, day, page and section, in the script that is read."""
    signed = (Author("于海", "reporter"), Author("于海", "photographer"), Author("申昕", "correspondent"))
    issue = replace(
        issues()[0], paper="安阳日报", page_name="北关新闻", date="2019-10-21", articles=(feature(authors=signed),)
    )
    page = render_site(paper_config(), (issue,)).pages[f"{prefix}2019-10-21/01/index.html"].decode()
    assert _zotero(page) == {
        "itemType": "newspaperArticle",
        "title": title,
        "creators": ["于海", "申昕"],
        "date": "2019/10/21",
        "publicationTitle": paper,
        "pages": "A03",
        "section": section,
        "abstractNote": _zotero(page)["abstractNote"],
    }
    assert _zotero(page)["abstractNote"]


def test_what_is_not_known_is_not_saved() -> None:
    """No paper: what the site calls the page; an inferred day: its year, and the whole as EDTF for Dublin Core."""
    page = render_site(paper_config(), issues()).pages["2019-10-21/02/index.html"].decode()
    item = _zotero(page)
    assert (item["publicationTitle"], item["date"], item["creators"], item["section"]) == (
        "北关区新闻",
        "2019",
        [],
        None,
    )
    assert '<meta name="DC.date" content="2019-10-21~">' in page


def test_what_others_show_of_a_link_is_the_article_s() -> None:
    """Open Graph: title without the site's name, type, site, description."""
    page = render_site(paper_config(), issues()).pages["zh-hant/2019-10-21/02/index.html"].decode()
    for name, content in (("title", "鄉愁"), ("type", "article"), ("site_name", "試刊")):
        assert f'property="og:{name}" content="{content}">' in page
    assert 'property="og:description" content="春風又綠' in page
