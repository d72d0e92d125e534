"""What a first visit costs, and that what is sent means what was written."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brotli  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Browser, Page

from chongkan.config import PROJECT
from chongkan.site.shrink import shrink_css

_STATIC = PROJECT / "theme" / "static"
_RULES = """(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return [...sheet.cssRules].map((rule) => rule.cssText.replace(/([,:])\\s+/g, "$1"));
}"""


def _requests(browser: Browser, address: str, path: str) -> Iterator[str]:
    """The paths that a first visit asks for, the page's own first; what is kept for reading offline comes after it."""
    context = browser.new_context(base_url=address, service_workers="block")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(unquote(urlsplit(request.url).path)))
    page.goto(path, wait_until="networkidle")
    context.close()
    yield from asked


@pytest.mark.parametrize(
    ("path", "requests", "kilobytes"),
    [("/2019-10-21/01/", 6, 10), ("/2019-10-21/02/", 6, 9), ("/", 7, 11), ("/2019-10-21/", 7, 12)],
)
def test_a_first_visit_is_light(
    browser: Browser, address: str, public: Path, path: str, requests: int, kilobytes: int
) -> None:
    """All that is fetched, compressed as servers do; `make gates` weighs the real pages, whose texts are longer."""
    files = [
        public / (asked.strip("/") + "/index.html" * asked.endswith("/")).strip("/")
        for asked in _requests(browser, address, path)
    ]
    assert len(files) <= requests
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) <= kilobytes * 1024


def test_the_program_of_the_search_page_is_light(public: Path) -> None:
    """Four thousand bytes, as hosts that know Brotli send it; it is all of it, nothing is loaded besides."""
    [program] = (public / "assets").glob("search.*.js")
    assert len(brotli.compress(program.read_bytes())) <= 4000


@pytest.mark.parametrize("sheet", ["site.css", "lists.css"])
def test_the_style_sheet_sent_has_the_rules_of_the_one_written(phone: Page, sheet: str) -> None:
    """As the browser reads both."""
    written = "".join(layer.read_text(encoding="utf-8") for layer in sorted((_STATIC / sheet).iterdir()))
    phone.goto("/")
    assert phone.evaluate(_RULES, shrink_css(written)) == phone.evaluate(_RULES, written)
