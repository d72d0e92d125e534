"""Rendered pages -> what is wrong with them, before anything is published."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from itertools import filterfalse
from urllib.parse import unquote

from chongkan.problems import Problem
from chongkan.scripts import SIMPLIFIED_ONLY
from chongkan.site import urls
from chongkan.site.page import Page

_LINK = re.compile(r' (?:href|src)="(?!https?:)([^"]*)"(?=[^<>]*>)')  # within a tag; to this site
_ID = re.compile(r' id="([^"]*)"')
_LANG = re.compile(r'<html lang="([^"]*)"')
_KEPT = {("lang", "zh-Hans"), ("translate", "no")}  # marks of an element whose words are not converted
_CLOSING = re.compile(r"</(\w+)>")
_UNREAD = re.compile(r' (?:href|src)="[^"]*"(?=[^<>]*>)|"url":"[^"]*"')  # addresses keep the characters of keys
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_LEFTOVER = re.compile(f"[{''.join(sorted(SIMPLIFIED_ONLY))}]")
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
_LONG_RUN = 12  # characters up to which a run of Han is told whole
_CHANGE_LINK = "改这个链接，或删去。Change the link or take it out."


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in pages that are made together.

    links: those that lead to other pages, each with the file a person would mend; kept: those of them to look at again
    whenever the site changes: what articles link to. problems: what is wrong in itself.
    unlinked: pages that no other page of their script made with them links to: {file: (path, source)}.
    leftovers: (word, page's path and address, its source, how often it stands there).
    """

    links: Mapping[str, str] = field(default_factory=dict)
    kept: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    unlinked: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    leftovers: tuple[tuple[str, str, str, str, int], ...] = ()


NOTHING_WRONG = Findings()


def check_unit(pages: Sequence[Page], rendered: Mapping[str, str], spared: frozenset[str] = frozenset()) -> Findings:
    """Look at pages by themselves: their lang, Simplified left on Traditional pages, links among them.

    rendered: {published file: text}. spared: Simplified characters that Traditional originals hold; an element with
    lang="zh-Hans" or translate="no" is spared as well.
    """
    web = {page.path: _links(rendered[urls.file_of(page.path)], page.path) for page in pages}
    links: dict[str, str] = {}
    for page in pages:
        links |= dict.fromkeys(filterfalse(links.__contains__, web[page.path]), page.source)
    files = {link: urls.file_of_href(link) for link in links}
    ids = {file: set(_ID.findall(text)) for file, text in rendered.items()}
    outside, problems = {}, list(_wrong_lang(pages, rendered))
    for link, source in links.items():
        file, fragment = files[link], urls.fragment_of(link) if "#" in link else ""
        if file not in ids:
            outside[link] = source
        elif fragment and fragment not in ids[file]:
            problems.append(_no_such_place(link, source))
    kept = {link: outside[link] for link in _links_of_articles(pages) if link in outside}
    leftovers = tuple(_leftovers(pages, rendered, spared))
    return Findings(outside, kept, tuple(dict.fromkeys(problems)), _unlinked(pages, web, files), leftovers)


def orphans(unlinked: Mapping[str, tuple[str, str]], links: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each page that none of the links leads to, unless it is one that nothing need lead to."""
    linked = {urls.file_of_href(link) for link in links}
    for file, (path, source) in unlinked.items():
        if file not in linked:
            what = f"没有一页能点到 {path}。No page leads to {path}."
            yield Problem(source, 0, what, "在模板里加上链接。Link to it from a template.")


def broken_links(links: Mapping[str, str], text_of: Callable[[str], str | None]) -> Iterator[Problem]:
    """Yield a problem for each link that leads nowhere. text_of: a published file's text, None where there is none."""
    for link, source in links.items():
        fragment = urls.fragment_of(link)
        text = text_of(urls.file_of_href(link))
        if text is None:
            where = unquote(link)
            what = f"链接指到没有的页 {where}。A link leads to {where}, which is not there."
            yield Problem(source, 0, what, _CHANGE_LINK)
        elif fragment and f' id="{fragment}"' not in text:
            yield _no_such_place(link, source)


def leftover_problems(leftovers: Iterable[tuple[str, str, str, str, int]]) -> Iterator[Problem]:
    """Yield one problem a word, however many pages have it; its example is the page that has it most often."""
    found: dict[str, list[tuple[str, str, str, str, int]]] = {}
    for leftover in leftovers:
        found.setdefault(leftover[0], []).append(leftover)
    for places in found.values():
        yield _leftover(max(places, key=lambda place: place[4]), len(places))


def _no_such_place(link: str, source: str) -> Problem:
    where = unquote(link)
    what = f"链接 {where} 指的那一页里没有这个位置。A link leads to {where}, but that page has no place of this name."
    return Problem(source, 0, what, _CHANGE_LINK)


def _links(text: str, path: str) -> list[str]:
    """The root-relative links of a page to this site."""
    links = dict.fromkeys(_LINK.findall(text))
    led = zip(map(_root_relative, links), links, strict=True)
    whole = dict.fromkeys([there or urls.joined(path, unescape(link)) for there, link in led])
    return [link for link in whole if link[:1] == "/" != link[1:2]]


@lru_cache(maxsize=4096)  # most links of a page stand on those made with it, too
def _root_relative(link: str) -> str:
    """Where a link leads, if it leads there from every page; empty for any other."""
    plain = unescape(link)
    return urls.joined(urls.HOME, plain) if plain.startswith("/") and "/." not in plain else ""


def _unlinked(
    pages: Sequence[Page], web: Mapping[str, Sequence[str]], files: Mapping[str, str]
) -> dict[str, tuple[str, str]]:
    """files: {link: the file that it leads to}."""
    linked: dict[str, set[str]] = {page.variant: set() for page in pages}
    for page in pages:
        linked[page.variant] |= set(map(files.__getitem__, web[page.path])) - {urls.file_of(page.path)}
    wanted = (page for page in pages if page.address not in (urls.HOME, *urls.UNLISTED))
    own = {urls.file_of(page.path): page for page in wanted}
    return {file: (page.path, page.source) for file, page in own.items() if file not in linked[page.variant]}


def _links_of_articles(pages: Iterable[Page]) -> Iterator[str]:
    for page in pages:
        body = str(getattr(page.data.get("story"), "body", ""))
        if "href=" in body:
            yield from _links(body, page.path)


def _wrong_lang(pages: Iterable[Page], rendered: Mapping[str, str]) -> Iterator[Problem]:
    for page in pages:
        match = _LANG.search(rendered[urls.file_of(page.path)])
        if match is None or match[1] != page.variant:
            lang = f'<html lang="{page.variant}">'
            what = f"{page.path} 没有写 {lang}。{page.path} does not say {lang}."
            mend = "给 html 元素写上 lang。Set lang on the html element."
            yield Problem(f"theme/templates/{page.template}", 0, what, mend)


def _leftovers(
    pages: Iterable[Page], rendered: Mapping[str, str], spared: frozenset[str]
) -> Iterator[tuple[str, str, str, str, int]]:
    for page in pages:
        if not page.variant.startswith("zh-Hant"):
            continue
        text = rendered[urls.file_of(page.path)]
        if not any(found[0] not in spared and _is_read(text, found.start()) for found in _LEFTOVER.finditer(text)):
            continue  # the usual case, without parsing
        for word, times in Counter(_Leftovers(spared).read(_UNREAD.sub("", text))).items():
            yield word, page.path, page.address, page.source, times


def _is_read(text: str, at: int) -> bool:
    """Whether a character of a page may be one to be converted; no only where it is none for sure: in an address, or
    in an element that is marked and holds nothing but text. `<br lang="zh-Hans">` marks no text that follows it."""
    tag, quote = text.rfind("<", 0, at), text.rfind('"', 0, at)
    end = text.find(">", tag)
    if end >= at or end < 0:
        return not text.endswith((" href=", " src="), tag, quote)
    if text.endswith('"url":', tag, quote):
        return False
    marked = text.find(' lang="zh-Hans"', tag, end) >= 0 or text.find(' translate="no"', tag, end) >= 0
    closing = _CLOSING.match(text, text.find("<", at))
    return not (marked and closing and text.startswith(closing[1], tag + 1))


def _leftover(place: tuple[str, str, str, str, int], count: int) -> Problem:
    word, path, address, source, _ = place
    what = (
        f"繁体页上还有简体字：“{word}”，共 {count} 页，如 {path}。"
        f"Simplified characters are left on {count} Traditional pages, as on {path}: “{word}”."
    )
    mend = "把这个词加进 vocabulary/conversion.tsv。Add the word to vocabulary/conversion.tsv."
    if path == address:  # the site's own script, into which its own words are not converted
        mend = (
            "script 是 zh-Hant：site.toml 和 vocabulary/ 里的词要用繁体写；文章里的词加进 conversion.tsv。"
            "Write site.toml and vocabulary/ in Traditional, as `script` says; add words of articles to conversion.tsv."
        )
    return Problem(source, 0, what, mend)


class _Leftovers(HTMLParser):
    """Finds words with Simplified-only characters, in text and attributes that are not marked as kept."""

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
        marked = inside or (tag != "html" and not _KEPT.isdisjoint(attrs))
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
