"""What scripts add for the reader: dark and light, text size, sharing, swiping, reading without network."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import BREAKS

ARTICLE = "/2019-10-21/02/"
_INK = "getComputedStyle(document.body).backgroundColor"
_SIZE = "parseFloat(getComputedStyle(document.querySelector('.body')).fontSize)"


def test_a_choice_of_dark_is_there_before_the_first_paint_of_the_next_page(reader: BrowserContext) -> None:
    """early.inline.js stands before the style sheet, so nothing flashes."""
    page = reader.new_page()
    page.goto(ARTICLE)
    light = page.evaluate(_INK)
    page.locator("[data-do=theme]").click()
    page.locator("[data-do=theme][aria-pressed=true]").wait_for()
    dark = page.evaluate(_INK)
    assert light != dark
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => { window.early = document.documentElement.dataset.theme; })"
    )
    page.goto("/")
    assert (page.evaluate("window.early"), page.evaluate(_INK)) == ("dark", dark)


def test_the_text_of_an_article_grows_and_stays_so(reader: BrowserContext) -> None:
    """Up to twice the size, where lines are still whole characters and no wider than the screen."""
    page = reader.new_page()
    page.goto(ARTICLE)
    usual = page.evaluate(_SIZE)
    larger = page.locator("[data-do=size][value='1']")
    while larger.is_enabled():
        larger.click()
    page.goto("/2019-10-21/01/")
    assert page.evaluate(_SIZE) == pytest.approx(2 * usual)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_the_buttons_do_is_fetched_at_the_first_use_and_no_tap_is_lost(reader: BrowserContext) -> None:
    """Whoever only reads does not pay for them; two taps before it has come are two steps, and it comes once."""
    page = reader.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(ARTICLE, wait_until="networkidle")
    usual = page.evaluate(_SIZE)
    assert not any("/tools." in url for url in asked)
    page.evaluate("for (const _ of 'ab') document.querySelector('[data-do=size][value=\"1\"]').click()")
    page.wait_for_function(f"{_SIZE} > 1.2 * {usual}")
    assert page.evaluate(_SIZE) == pytest.approx(1.3 * usual)
    assert sum("/tools." in url for url in asked) == 1


def test_sharing_copies_the_address_where_the_system_has_no_sheet(reader: BrowserContext) -> None:
    """And says so, for a screen reader as well."""
    page = reader.new_page()
    page.goto(ARTICLE + "?from=feed#x")
    page.evaluate("navigator.share = undefined")
    page.locator("[data-do=share]").click()
    page.locator(".tools [role=status]:not(:empty)").wait_for()
    assert urlsplit(page.evaluate("navigator.clipboard.readText()")).path == ARTICLE


def test_a_citation_is_copied_as_it_stands(reader: BrowserContext) -> None:
    """The one beside the button, which then says so; the text itself is there without scripts."""
    page = reader.new_page()
    page.goto(ARTICLE)
    page.locator(".cite summary").click()
    button = page.locator(".cite [data-do=copy]").last
    button.click()
    expect(button).to_have_text(button.get_attribute("data-done") or "")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".cite pre").last.inner_text()


@pytest.mark.parametrize(
    ("start", "end", "arrives"),
    [
        ((300, 400), (120, 410), "/2019-10-21/03/"),
        ((100, 400), (300, 410), "/2019-10-21/01/"),
        ((10, 400), (200, 410), None),
        ((300, 400), (180, 480), None),
    ],
    ids=["to the next", "to the one before", "from the edge", "aslant"],
)
def test_a_swipe_turns_the_page(
    reader: BrowserContext, start: tuple[int, int], end: tuple[int, int], arrives: str | None
) -> None:
    """But not the system's own gesture at the edge (which may lead back), nor scrolling."""
    page = reader.new_page()
    page.goto(ARTICLE)
    with page.expect_response("**/tools.*"):  # what knows swipes comes with the first touch
        page.touchscreen.tap(195, 700)
    page.wait_for_load_state("networkidle")
    touch = reader.new_cdp_session(page)
    for kind, points in (("touchStart", [start]), ("touchMove", [end]), ("touchEnd", [])):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})
    if arrives:
        page.wait_for_url(f"**{arrives}")
    else:
        page.wait_for_timeout(300)
        assert urlsplit(page.url).path not in ("/2019-10-21/01/", "/2019-10-21/03/")


def test_reading_aloud_is_offered_only_where_there_is_a_voice(reader: BrowserContext) -> None:
    """A headless browser has none."""
    page = reader.new_page()
    page.goto(ARTICLE)
    assert page.evaluate("speechSynthesis.getVoices().length") > 0 or page.locator("[data-do=aloud]").is_hidden()


def _ready(page: Page) -> None:
    page.wait_for_function("caches.open('pages').then((cache) => cache.match(location.pathname)).then(Boolean)")


def test_what_was_read_opens_without_network_and_the_rest_says_why_not(reader: BrowserContext) -> None:
    """With both its style sheets; and the page for what was not read lists what was."""
    page = reader.new_page()
    page.goto("/")
    _ready(page)
    page.goto(ARTICLE)
    title = page.locator("h1").inner_text()
    page.wait_for_function(f"caches.match('{ARTICLE}')")
    reader.set_offline(True)
    page.goto("/")
    page.goto(ARTICLE)
    assert (page.locator("h1").inner_text(), page.evaluate("document.styleSheets.length")) == (title, 2)
    page.goto("/tags/")
    page.locator(".kept li").first.wait_for()
    assert page.locator(".kept a").all_inner_texts() == [title]
    page.goto("/zh-hant/tags/")
    assert page.evaluate("document.documentElement.lang") == "zh-Hant"


def test_a_whole_issue_is_kept_with_one_tap(reader: BrowserContext) -> None:
    """All its articles, though none was opened."""
    page = reader.new_page()
    page.goto("/2019-10-21/")
    _ready(page)
    page.locator("[data-keep]").click()
    page.locator(".tools [role=status]:not(:empty)").wait_for()
    reader.set_offline(True)
    for number in ("01", "02", "03"):
        page.goto(f"/2019-10-21/{number}/")
        assert page.locator(".story h1").count() == 1


@pytest.fixture
def rebuilt(public: Path) -> Iterator[Callable[[], None]]:
    """Publishes the article anew, an hour later (servers compare whole seconds); undone at the end."""
    file = public / ARTICLE.strip("/") / "index.html"
    before, then = file.read_bytes(), file.stat().st_mtime

    def rebuild() -> None:
        file.write_bytes(before.replace(">乡愁</h1>".encode(), ">NEW 乡愁</h1>".encode()))
        os.utime(file, (then + 3600, then + 3600))

    yield rebuild
    file.write_bytes(before)
    os.utime(file, (then, then))


@pytest.mark.parametrize("breaks", [set(), {ARTICLE}], ids=["network", "network that breaks once"])
def test_a_page_of_a_new_build_is_never_shown_as_it_was(
    reader: BrowserContext, rebuilt: Callable[[], None], breaks: set[str]
) -> None:
    """Pages come from the network first, whatever was kept; one that breaks is asked again."""
    page = reader.new_page()
    page.goto("/")
    _ready(page)
    page.goto(ARTICLE)
    page.wait_for_function(f"caches.match('{ARTICLE}')")
    rebuilt()
    page.goto("/")
    BREAKS.update(breaks)
    page.goto(ARTICLE)
    assert (page.locator("h1").inner_text(), BREAKS) == ("NEW 乡愁", set())
