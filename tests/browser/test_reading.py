"""A reader on a phone: from the front page to an article, into the other script and back."""

from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Page

KINDS = [
    "/",
    "/2019-10-21/",
    "/2019-10-21/01/",
    "/2019-10-21/02/",
    "/2019-10-21/source/",
    "/sections/news/",
    "/tags/",
    "/tags/扶贫/",
    "/archive/",
]


def assert_no_sideways_scroll(page: Page) -> None:
    """The page is no wider than the screen."""
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("window.innerWidth")


def test_a_reader_goes_from_home_to_an_article_into_the_other_script_and_back(phone: Page, address: str) -> None:
    """Home, issue, article, 繁體, 简体: always the same article."""
    phone.goto("/")
    assert_no_sideways_scroll(phone)
    phone.get_by_role("link", name="北关区新闻").click()
    assert_no_sideways_scroll(phone)
    phone.get_by_role("link", name="打出组合拳 为民保平安").click()
    assert phone.locator("h1").inner_text() == "打出组合拳 为民保平安"
    assert_no_sideways_scroll(phone)
    phone.get_by_role("link", name="繁體").click()
    assert phone.url == f"{address}/zh-hant/2019-10-21/01/"
    assert phone.locator("h1").inner_text() == "打出組合拳 為民保平安"
    assert phone.evaluate("document.documentElement.lang") == "zh-Hant"
    assert_no_sideways_scroll(phone)
    phone.get_by_role("link", name="简体").click()
    assert phone.url == f"{address}/2019-10-21/01/"
    phone.go_back()
    assert phone.url == f"{address}/zh-hant/2019-10-21/01/"


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("prefix", ["", "/zh-hant"])
def test_no_page_scrolls_sideways(phone: Page, prefix: str, width: int) -> None:
    """Every kind of page, in both scripts."""
    phone.set_viewport_size({"width": width, "height": 844})
    for path in KINDS:
        phone.goto(prefix + path)
        assert_no_sideways_scroll(phone)


def test_what_a_thumb_touches_is_44_pixels_high(phone: Page) -> None:
    """Every link but those within running text and the headlines, whose whole card can be touched."""
    heights = """() => [...document.querySelectorAll('a:not(.skip)')]
        .filter(a => !a.closest('.body, .picture-note, .corrections, h2, h3'))
        .map(a => [a.textContent.trim(), a.getBoundingClientRect().height]).filter(([_, h]) => h < 44)"""
    for path in KINDS:
        phone.goto(path)
        assert phone.evaluate(heights) == []


def test_the_skip_link_leads_to_the_text(phone: Page) -> None:
    """The first thing a keyboard reaches."""
    phone.goto("/2019-10-21/01/")
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.className") == "skip"
    phone.keyboard.press("Enter")
    assert phone.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("size", [(390, 844), (1280, 900)])
def test_a_line_of_the_body_is_whole_characters_wide(phone: Page, size: tuple[int, int]) -> None:
    """So that full lines need no stretching."""
    phone.set_viewport_size({"width": size[0], "height": size[1]})
    phone.goto("/2019-10-21/01/")
    width, em = phone.evaluate(
        "[document.querySelector('.body')].map(b => [b.clientWidth, parseFloat(getComputedStyle(b).fontSize)])[0]"
    )
    assert width / em == pytest.approx(round(width / em), abs=0.01)
    assert round(width / em) in (19, 36)


def test_a_list_has_the_bullets_it_was_printed_with_and_no_others(phone: Page) -> None:
    """● is part of the text; the lines below the first stand under its first character."""
    phone.goto("/2019-10-21/01/")
    item = phone.locator(".body ul > li").first
    assert item.inner_text().startswith("●")
    style = "e => [getComputedStyle(e).listStyleType, getComputedStyle(e).textIndent.startsWith('-')]"
    assert item.evaluate(style) == ["none", True]


@pytest.mark.parametrize("path", ["/2019-10-21/01/", "/tags/扶贫/"])
def test_the_switch_keeps_the_page_and_the_place_on_it(path: str, phone: Page) -> None:
    """Half way down stays half way down, in the other script; back again as well."""
    phone.goto(path)
    phone.evaluate("scrollTo(0, (document.documentElement.scrollHeight - innerHeight) / 2)")
    share = "scrollY / Math.max(1, document.documentElement.scrollHeight - innerHeight)"
    before = phone.evaluate(share)
    for variant in ("zh-Hant", "zh-Hans"):
        phone.locator(f".scripts a[hreflang={variant}]").dispatch_event("click")
        wanted = ("/zh-hant" if variant == "zh-Hant" else "") + quote(path)
        phone.wait_for_function("path => location.pathname === path", arg=wanted)
        phone.wait_for_load_state("load")
        assert phone.evaluate("document.documentElement.lang") == variant
        assert abs(phone.evaluate(share) - before) < 0.05


@pytest.mark.parametrize("chosen", [False, True])
def test_the_switch_on_the_search_page_keeps_what_was_asked(phone: Page, chosen: bool) -> None:
    """The query goes along, and finds the same stories; with and without a stored choice."""
    if chosen:
        phone.goto("/2019-10-21/01/")
        phone.locator(".scripts a[hreflang=zh-Hant]").click()
        phone.wait_for_url("**/zh-hant/2019-10-21/01/")
    phone.goto("/search/?q=干部")
    found = phone.locator(".hits h2")
    found.first.wait_for()
    count = found.count()
    phone.locator(".scripts a[hreflang=zh-Hant]").click()
    phone.wait_for_url(lambda url: urlsplit(url).path == "/zh-hant/search/")
    found.first.wait_for()
    assert phone.locator("input[name=q]").input_value() == "干部"
    assert (phone.evaluate("document.documentElement.lang"), found.count()) == ("zh-Hant", count)


def test_the_choice_is_remembered_and_used_on_the_front_page_only(phone: Page) -> None:
    """Whoever chose Traditional gets it at /, and the page asked for everywhere else; choosing again ends it."""
    phone.goto("/2019-10-21/01/")
    phone.locator(".scripts a[hreflang=zh-Hant]").click()
    phone.wait_for_url("**/zh-hant/2019-10-21/01/")
    phone.goto("/")
    phone.wait_for_url("**/zh-hant/")
    phone.goto("/2019-10-21/02/")
    assert phone.evaluate("document.documentElement.lang") == "zh-Hans"
    phone.goto("/zh-hant/")
    phone.locator(".scripts a[hreflang=zh-Hans]").click()
    phone.wait_for_url(lambda url: urlsplit(url).path == "/")
    phone.goto("/")
    assert phone.evaluate("document.documentElement.lang") == "zh-Hans"


def test_without_a_choice_nobody_is_sent_anywhere(phone: Page) -> None:
    """The front page is the site's own script."""
    phone.goto("/")
    phone.wait_for_load_state("load")
    assert (urlsplit(phone.url).path, phone.evaluate("document.documentElement.lang")) == ("/", "zh-Hans")
