"""What holds for every page of the site that is made from the two seeds, in each script."""

import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from chongkan.config import PROJECT, load_config
from chongkan.content.load import load_issues
from chongkan.scripts import SIMPLIFIED_ONLY
from chongkan.site.in_memory import render_site

CONVERTED = {"zh-hant/": "zh-Hant", "zh-hant-hk/": "zh-Hant-HK"}
READ = ("alt", "title", "aria-label", "placeholder", "content", "data-on", "data-off", "data-done")
VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "source", "wbr"))
BASE = load_config(PROJECT).base_url


@cache
def _pages(variants: tuple[str, ...] = ("zh-Hant", "zh-Hant-HK")) -> Mapping[str, bytes]:
    config = replace(load_config(PROJECT), variants=variants)
    return render_site(config, load_issues(config.content)[0]).pages


class _Page(HTMLParser):
    """What a page says to readers in its own script, and what it is held together by."""

    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.metadata: list[object] = []
        self.alternates: dict[str, str] = {}
        self._foreign: list[bool] = []  # for each open element: is it in another script, or not for converting
        self._script = ""
        self.feed(html.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note ids, addresses, and the attributes that are read."""
        held = {name: value or "" for name, value in attrs}
        foreign = (self._foreign or [False])[-1] or held.get("translate") == "no"
        foreign = foreign or (tag != "html" and held.get("lang", "").startswith("zh-Hans"))
        if tag not in VOID:
            self._foreign.append(foreign)
        self._script = held.get("type", "text/javascript") if tag == "script" else ""
        self.ids += [held["id"]] if "id" in held else []
        if tag == "link" and held.get("rel") in ("alternate", "canonical") and "type" not in held:
            self.alternates[held.get("hreflang", "canonical")] = held["href"]
        elif "href" in held and not foreign:
            self.links.append(held["href"])
        if not foreign:
            self.texts += [held[name] for name in READ if name in held and "://" not in held[name]]

    def handle_endtag(self, _: str) -> None:
        """Leave the element."""
        self._foreign.pop()
        self._script = ""

    def handle_data(self, data: str) -> None:
        """Note a text, or what a JSON-LD block says."""
        if self._script == "application/ld+json":
            self.metadata.append(json.loads(data))
        elif not self._script and not (self._foreign or [False])[-1] and data.strip():
            self.texts.append(data)


def _said(thing: object) -> Iterator[str]:
    """The texts of a JSON value, without its addresses."""
    if isinstance(thing, str):
        yield from [] if "://" in thing else [thing]
    elif isinstance(thing, dict):
        yield from (text for key, value in thing.items() for text in _said(value) if key not in ("sameAs", "id"))
    elif isinstance(thing, list):
        yield from (text for value in thing for text in _said(value))


def _html(prefix: str) -> dict[str, _Page]:
    """The pages of one script, by the path that they share with those of the others."""
    return {
        path.removeprefix(prefix): _Page(page)
        for path, page in _pages().items()
        if path.endswith(".html") and _prefix_of(path) == prefix
    }


def _prefix_of(path: str) -> str:
    return next((prefix for prefix in CONVERTED if path.startswith(prefix)), "")


@pytest.mark.parametrize("prefix", CONVERTED)
def test_no_word_of_a_converted_page_is_left_in_simplified(prefix: str) -> None:
    """Running text, alt, title, aria-label, descriptions and JSON-LD; what is marked as printed so stays."""
    for path, page in _html(prefix).items():
        for text in [*page.texts, *_said(page.metadata)]:
            assert not SIMPLIFIED_ONLY.intersection(text), f"{path}: {text}"


@pytest.mark.parametrize("prefix", CONVERTED)
def test_feeds_and_manifests_are_converted_too(prefix: str) -> None:
    """All that machines read and people see: titles, summaries, whole stories; books and what is in them too."""
    found = [path for path in _pages() if path.startswith(prefix) and not path.endswith(".html")]
    assert any(path.endswith("feed.xml") for path in found)
    documents = [(path, text) for path in found for text in _documents(path)]
    for path, text in documents:
        said = _said(json.loads(text)) if text.startswith("{") else ElementTree.fromstring(text).itertext()
        for words in said:
            left = SIMPLIFIED_ONLY.intersection(re.sub(r'(?:href|src|hreflang)="[^"]*"', "", words))
            assert not left, f"{path}: {left} in {words[:80]}"


def _documents(path: str) -> Iterator[str]:
    """A file as text; of a book, each document that its readers see."""
    if not path.endswith(".epub"):
        yield _pages()[path].decode()
        return
    with zipfile.ZipFile(io.BytesIO(_pages()[path])) as book:
        documents = [name for name in book.namelist() if name.endswith((".xhtml", ".opf", ".ncx"))]
        assert documents
        yield from (book.read(name).decode() for name in documents)


@pytest.mark.parametrize("prefix", CONVERTED)
def test_addresses_and_ids_are_the_same_in_each_script(prefix: str) -> None:
    """One page has one path in all of them, one set of ids, and leads to the same pages."""
    own, converted = _html(""), _html(prefix)
    assert own.keys() == converted.keys()
    for path, page in own.items():
        assert converted[path].ids == page.ids, path
        led = sorted(re.sub(f"^((?:{BASE})?/){prefix}", r"\1", link) for link in converted[path].links)
        shared = [link for link in page.links if not _prefix_of(link.removeprefix(BASE).removeprefix("/"))]
        missing = set(shared) - set(led)
        assert not missing, f"{path}: {missing}"


@pytest.mark.parametrize("prefix", ["", *CONVERTED])
def test_each_page_names_itself_and_its_like_in_each_script(prefix: str) -> None:
    """Self-canonical; hreflang absolute, reciprocal, with x-default for the script the site is printed in."""
    for path, page in _html(prefix).items():
        if not page.alternates:
            assert path in ("404.html", "offline/index.html"), path
            continue
        at = page.alternates["canonical"].removeprefix(f"{BASE}/{prefix}")
        assert page.alternates == {
            "canonical": f"{BASE}/{prefix}{at}",
            "zh-Hans": f"{BASE}/{at}",
            "x-default": f"{BASE}/{at}",
            **{variant: f"{BASE}/{other}{at}" for other, variant in CONVERTED.items()},
        }, path


@pytest.mark.parametrize("prefix", CONVERTED)
def test_a_converted_article_says_so_and_leads_to_what_was_printed(prefix: str) -> None:
    """Every article of both seeds."""
    articles = [path for path in _html(prefix) if re.fullmatch(r"\d{4}-\d\d-\d\d/\d\d/index\.html", path)]
    assert len(articles) == 17
    for path in articles:
        notice = re.search(r'<p class="converted[^>]*>.*?</p>', _pages()[prefix + path].decode(), re.DOTALL)
        assert notice, path
        assert f'href="/{path.removesuffix("index.html")}"' in notice.group()


@pytest.mark.parametrize("variants", [(), ("zh-Hant",), ("zh-Hant", "zh-Hant-HK")])
def test_a_second_run_gives_the_same_bytes(variants: tuple[str, ...]) -> None:
    """With no variant, with one, with two."""
    first = dict(_pages(variants))
    _pages.cache_clear()
    assert _pages(variants) == first
