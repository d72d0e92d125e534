"""Rendered pages -> what is wrong with them, before anything is published."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

from chongkan.problems import Problem
from chongkan.scripts import SIMPLIFIED_ONLY
from chongkan.site import urls
from chongkan.site.plan import Page

_LINK = re.compile(r'<(\w+)\b[^>]*? (?:href|src)="([^"]*)"')
_ID = re.compile(r' id="([^"]*)"')
_LANG = re.compile(r'<html lang="([^"]*)"')
_LABELLED = re.compile(r'<(\w+)\b[^<>]* lang="zh-Hans"[^<>]*>[^<]*</\1>')
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_LEFTOVER = re.compile(f"[{''.join(sorted(SIMPLIFIED_ONLY))}]")
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
_LONG_RUN = 12  # characters up to which a run of Han is told whole
_CHANGE_LINK = "改这个链接，或删去。Change the link or take it out."


def check_pages(
    pages: Iterable[Page], rendered: Mapping[str, str], assets: Iterable[str] = (), spared: frozenset[str] = frozenset()
) -> list[Problem]:
    """Find broken links and fragments, pages that no page of their script links to, and pages without their lang.

    On Traditional pages also characters that only Simplified text has, but for those in `spared` (what Traditional
    originals hold) and in elements with lang="zh-Hans". rendered: {published file: text}. The same fault in two scripts
    is told once.
    """
    pages = [page for page in pages if urls.file_of(page.path) in rendered]
    web = _Web(pages, rendered, assets)
    found = [*web.broken_links(), *web.orphans(), *_wrong_lang(pages, rendered), *_leftovers(pages, rendered, spared)]
    return list(dict.fromkeys(found))


class _Web:
    """The pages and the links between them."""

    def __init__(self, pages: list[Page], rendered: Mapping[str, str], assets: Iterable[str]) -> None:
        self.pages = pages
        self.rendered = rendered
        self.known = set(rendered) | set(assets)
        self.links = {page.path: _links(rendered[urls.file_of(page.path)], page.path) for page in pages}

    def broken_links(self) -> Iterator[Problem]:
        ids: dict[str, set[str]] = {}
        for page in self.pages:
            for link in self.links[page.path]:
                file = urls.file_of_href(link)
                fragment = unquote(urlsplit(link).fragment)
                if file not in self.known:
                    where = unquote(link)
                    what = f"链接指到没有的页 {where}。A link leads to {where}, which is not there."
                    yield Problem(page.source, 0, what, _CHANGE_LINK)
                elif fragment and file in self.rendered:
                    if file not in ids:
                        ids[file] = set(_ID.findall(self.rendered[file]))
                    if fragment not in ids[file]:
                        where = unquote(link)
                        what = (
                            f"链接 {where} 指的那一页里没有这个位置。"
                            f"A link leads to {where}, but that page has no place of this name."
                        )
                        yield Problem(page.source, 0, what, _CHANGE_LINK)

    def orphans(self) -> Iterator[Problem]:
        linked = {
            (page.variant, urls.file_of_href(link))
            for page in self.pages
            for link in self.links[page.path]
            if urls.file_of_href(link) != urls.file_of(page.path)
        }
        for page in self.pages:
            file = urls.file_of(page.path)
            if page.address not in (urls.HOME, *urls.UNLISTED) and (page.variant, file) not in linked:
                what = f"没有一页能点到 {page.path}。No page leads to {page.path}."
                yield Problem(page.source, 0, what, "在模板里加上链接。Link to it from a template.")


def _links(text: str, path: str) -> list[str]:
    """The root-relative links of a page to this site, those in <head> (canonical, hreflang) left out."""
    body = text[max(0, text.find("<body")) :]
    stylesheets = text[: len(text) - len(body)]
    links = [unescape(link) for tag, link in _LINK.findall(body)]
    links += [link for tag, link in _LINK.findall(stylesheets) if link.startswith("/")]
    whole = (urljoin(urls.href(path), link) for link in dict.fromkeys(links))
    return [link for link in whole if link.startswith("/") and not link.startswith("//")]


def _wrong_lang(pages: Iterable[Page], rendered: Mapping[str, str]) -> Iterator[Problem]:
    for page in pages:
        match = _LANG.search(rendered[urls.file_of(page.path)])
        if match is None or match[1] != page.variant:
            lang = f'<html lang="{page.variant}">'
            what = f"{page.path} 没有写 {lang}。{page.path} does not say {lang}."
            mend = "给 html 元素写上 lang。Set lang on the html element."
            yield Problem(f"theme/templates/{page.template}", 0, what, mend)


def _leftovers(pages: Iterable[Page], rendered: Mapping[str, str], spared: frozenset[str]) -> Iterator[Problem]:
    """One problem a word, however many pages have it; its example is the page that has it most often."""
    found: dict[str, list[tuple[Page, int]]] = {}
    for page in pages:
        if not page.variant.startswith("zh-Hant"):
            continue
        text = _LABELLED.sub("", rendered[urls.file_of(page.path)])
        if not set(_LEFTOVER.findall(text)) - spared:
            continue  # the usual case, without parsing
        for word, times in Counter(_Leftovers(spared).read(text)).items():
            found.setdefault(word, []).append((page, times))
    for word, places in found.items():
        yield _leftover(word, max(places, key=lambda place: place[1])[0], len(places))


def _leftover(word: str, example: Page, count: int) -> Problem:
    what = (
        f"繁体页上还有简体字：“{word}”，共 {count} 页，如 {example.path}。"
        f"Simplified characters are left on {count} Traditional pages, as on {example.path}: “{word}”."
    )
    mend = "把这个词加进 vocabulary/conversion.tsv。Add the word to vocabulary/conversion.tsv."
    if example.path == example.address:  # the site's own script, into which its own words are not converted
        mend = (
            "script 是 zh-Hant：site.toml 和 vocabulary/ 里的词要用繁体写；文章里的词加进 conversion.tsv。"
            "Write site.toml and vocabulary/ in Traditional, as `script` says; add words of articles to conversion.tsv."
        )
    return Problem(example.source, 0, what, mend)


class _Leftovers(HTMLParser):
    """Finds words with Simplified-only characters, in text and attributes that are not marked as Simplified."""

    def __init__(self, spared: frozenset[str]) -> None:
        super().__init__()
        self.spared = spared
        self.marked: list[bool] = []
        self.samples: list[str] = []

    def read(self, text: str) -> list[str]:
        self.feed(text)
        self.close()
        return self.samples

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        inside = bool(self.marked and self.marked[-1])
        marked = inside or (tag != "html" and dict(attrs).get("lang") == "zh-Hans")
        if not marked:
            for name, value in attrs:
                if name in ("alt", "title", "content", "aria-label", "placeholder"):
                    self._look(value or "")
        if tag not in _VOID:
            self.marked.append(marked)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and self.marked:
            self.marked.pop()

    def handle_data(self, data: str) -> None:
        if not (self.marked and self.marked[-1]):
            self._look(data)

    def _look(self, text: str) -> None:
        for run in _HAN_RUN.findall(text):
            place = next((n for n, c in enumerate(run) if c in SIMPLIFIED_ONLY and c not in self.spared), None)
            if place is not None:
                self.samples.append(run if len(run) <= _LONG_RUN else run[max(0, place - 4) : place + 5])
