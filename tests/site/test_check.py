"""What is wrong with rendered pages is found before they are published."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chongkan.problems import Problem
from chongkan.site.check import broken_links, check_unit, leftover_problems, orphans
from chongkan.site.page import Page

HOME = Page("/", "/", "zh-Hans", "home.html", "site.toml", "zh-Hans")
ABOUT = Page("/a/", "/a/", "zh-Hans", "a.html", "content/a.md", "zh-Hans")
LEFT_OVER = [
    "<p>北关区</p>",
    '<img alt="北关区">',
    '<p lang="zh-Hans">关</p><p>关</p>',
    '<p lang="zh-Hans">关</p><p><br lang="zh-Hans">关</p>',
]
TOLD = ["<p>关</p>", '<img alt="关" src="/x/">', '<p> href="关"</p>', '<a href="/关/">关</a>']  # pieces of a page
UNTOLD = ["<p>甲</p>", '<a rel="tag" href="/关/" class="x">甲</a>', '<a href="/关/" lang="zh-Hans">关</a>', "<br>"]
HOME_HANT = replace(HOME, path="/zh-hant/", variant="zh-Hant")


def html(body: str, lang: str = "zh-Hans") -> str:
    """A page around a body."""
    return f'<html lang="{lang}"><head></head><body>{body}</body></html>'


def problems(*pages: tuple[Page, str]) -> list[Problem]:
    """The problems of pages, each with its text."""
    files = {"/": "index.html", "/a/": "a/index.html", "/zh-hant/": "zh-hant/index.html"}
    rendered = {files[page.path]: text for page, text in pages}
    found = check_unit([page for page, _ in pages], rendered)
    wrong = [*found.problems, *broken_links(found.links, rendered.get), *orphans(found.unlinked, found.links)]
    return list(dict.fromkeys([*wrong, *leftover_problems(found.leftovers)]))


def test_sound_pages_have_no_problem() -> None:
    """Links, fragments, relative links, other sites."""
    body = '<a href="/a/#x">a</a><a href="a/?q=1">b</a><a href="https://other.example/">c</a><a href="#y" id="y">d</a>'
    assert problems((HOME, html(body)), (ABOUT, html('<p id="x"><a href="../">b</a>'))) == []


@pytest.mark.parametrize("link", ["/b/", "b/", "/a", "/a/#z", "#z", "/%E6%89%B6/"])
def test_a_link_to_nothing_is_told(link: str) -> None:
    """A page or a place on a page that is not there."""
    found = problems((HOME, html(f'<a href="/a/">a</a><a href="{link}">b</a>')), (ABOUT, html("")))
    assert [problem.path for problem in found] == ["site.toml"]


def test_a_page_that_no_page_links_to_is_told() -> None:
    """A link to itself, and one from the other script, do not count."""
    own = html('<a href="/a/">a</a>')
    found = problems((HOME, html("")), (ABOUT, own), (HOME_HANT, html('<a href="/a/">a</a>', "zh-Hant")))
    assert [(problem.path, "/a/" in problem.what) for problem in found] == [("content/a.md", True)]


@pytest.mark.parametrize("text", [html("", "zh-Hant"), "<html><body></body></html>"])
def test_a_page_without_its_lang_is_told(text: str) -> None:
    """The browser chooses the font by it."""
    assert [problem.path for problem in problems((HOME, text))] == ["theme/templates/home.html"]


@pytest.mark.parametrize("body", LEFT_OVER)
def test_a_simplified_character_on_a_traditional_page_is_told(body: str) -> None:
    """In text and in attributes."""
    assert ["关" in problem.what for problem in problems((HOME_HANT, html(body, "zh-Hant")))] == [True]


@given(st.lists(st.sampled_from(TOLD + UNTOLD), max_size=6))
def test_an_address_may_hold_simplified_characters_but_no_text_beside_it(pieces: list[str]) -> None:
    """Keys never change script; whatever stands beside them on the page."""
    found = check_unit([HOME_HANT], {"zh-hant/index.html": html("".join(pieces), "zh-Hant")})
    assert sum(times for *_, times in found.leftovers) == sum(map(TOLD.count, pieces))


def test_a_word_on_many_traditional_pages_is_told_once() -> None:
    """With the number of pages, and the page that says it most often; two words of one text are two."""
    menu = html("<a href='/a/'>开关</a> 甲 · 测试", "zh-Hant")
    more = html("<h1>开关</h1><a href='/'>开关</a> 乙 · 测试", "zh-Hant")
    pages = [replace(page, variant="zh-Hant") for page in (HOME, ABOUT)]
    found = [p for p in problems((pages[0], menu), (pages[1], more)) if "“开关”" in p.what or "“测试”" in p.what]
    assert [(p.path, "共 2 页，如 /a/" in p.what, "site.toml" in p.mend) for p in found] == [
        ("content/a.md", True, True),
        ("site.toml", False, True),
    ]


def test_a_long_text_is_told_by_a_part_of_it() -> None:
    """Enough to find the word by."""
    found = problems((HOME_HANT, html("甲乙丙丁戊己庚辛壬癸子丑关寅卯辰巳午", "zh-Hant")))
    assert ["“壬癸子丑关寅卯辰巳”" in p.what and "conversion.tsv" in p.mend for p in found] == [True]


@pytest.mark.parametrize(
    "body",
    [
        '<a lang="zh-Hans">简体</a>',
        '<a translate="no">简体</a>',
        '<p lang="zh-Hans">关<b>关</b>关<br>关</p>',
        "<p>後里干台群著</p>",
    ],
)
def test_what_is_marked_as_simplified_or_is_in_both_scripts_is_no_leftover(body: str) -> None:
    """The switch names the other script in its own characters."""
    assert problems((HOME_HANT, html(body, "zh-Hant"))) == []
