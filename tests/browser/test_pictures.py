"""Pictures in a real browser: the smallest that fits is fetched, and nothing moves while it comes."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from chongkan.builds import build_site
from chongkan.config import load_config
from chongkan.conversions import convert_seeds, seeds_of
from tests.browser.conftest import PHONE, serving
from tests.conftest import SITE_TOML
from tests.picturing import PAGE, SIX, picture, put

_SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => entry.value)))
  .observe({ type: "layout-shift", buffered: true });"""
_SLOW = {"offline": False, "latency": 150, "downloadThroughput": 50_000, "uploadThroughput": 50_000}


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return where a page with six pictures is served, made of its seed as an editor drops it."""
    root = tmp_path_factory.mktemp("pictured")
    put(root / "seeds", {"2021-05-06.txt": PAGE.encode()})
    put(
        root / "seeds/2021-05-06",
        SIX | {"1.jpg": picture("JPEG", (1600, 1200)), "3.webp": picture("WEBP", (900, 1400))},
    )
    (root / "site.toml").write_text(SITE_TOML, encoding="utf-8")
    config = load_config(root)
    assert convert_seeds(config, seeds_of(config)).problems == []
    build_site(config)
    with serving(config.public) as address:
        yield address


@pytest.mark.parametrize("path", ["/2021-05-06/01/", "/2021-05-06/02/"])
def test_a_picture_comes_without_moving_anything(browser: Browser, pictured: str, path: str) -> None:
    """On a phone with a slow network; as AVIF, and no larger than the screen asks for."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=2)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.add_init_script(_SHIFTS)
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", _SLOW)
    page.goto(pictured + path, wait_until="networkidle")
    for image in page.locator("main img").all():
        image.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    chosen = page.evaluate("[...document.querySelectorAll('main img')].map((i) => [i.currentSrc, i.naturalWidth])")
    assert all(".avif" in source for source, _ in chosen)
    assert [width > 0 for _, width in chosen] == [True, True]
    assert "-960." in chosen[0][0] or "-900." in chosen[0][0]
    assert (page.evaluate("shifts"), said) == ([], [])
    context.close()


def test_an_issue_that_is_kept_keeps_its_pictures(browser: Browser, pictured: str) -> None:
    """One size of each, which stands for all of them when there is no network."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(pictured + "/2021-05-06/")
    page.wait_for_function("caches.match(location.pathname).then(Boolean)")
    page.locator("[data-keep]").click()
    page.locator(".tools [role=status]:not(:empty)").wait_for()
    context.set_offline(True)
    for number in ("01", "02", "03"):
        page.goto(f"{pictured}/2021-05-06/{number}/")
        for image in page.locator("main img").all():
            image.scroll_into_view_if_needed()
        page.wait_for_function("[...document.querySelectorAll('main img')].every((image) => image.naturalWidth > 0)")
    context.close()
