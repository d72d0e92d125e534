"""The built site, served, with a browser before it: what every gate is given."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from chongkan.config import PROJECT
from gates.server import serve
from gates.verdict import UnreadyError

QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
QUIET += ["--disable-component-update", "--disable-sync", "--disable-quic"]
PACKAGES = PROJECT / "gates" / "node_modules"


@dataclass(frozen=True)
class Site:
    """A folder of pages, the address where it is served, and a browser."""

    public: Path
    address: str
    browser: Browser
    chromium: str

    @contextmanager
    def page(self, width: int = 390, **options: object) -> Iterator[Page]:
        """Open an empty page of so many pixels; `options` are those of a browser context."""
        usual = {"viewport": {"width": width, "height": 844}, "base_url": self.address, "service_workers": "block"}
        context = self.browser.new_context(**(usual | options))  # type: ignore[arg-type]
        context.set_default_timeout(120_000)  # milliseconds: gates look at pages, not at how busy the machine is
        yield context.new_page()
        context.close()


@contextmanager
def opened(public: Path) -> Iterator[Site]:
    """Serve a built site and open a browser. Raises UnreadyError where one of them is not there."""
    if not (public / "index.html").exists():
        raise UnreadyError(f"There is no site in {public}. Build it first: python build.py")
    names = ("chromium", "chromium-browser", "google-chrome")
    chromium = next(filter(None, map(shutil.which, names)), None)
    if not chromium:
        raise UnreadyError("Chromium is not installed. On Debian: apt-get install chromium fonts-noto-cjk")
    with serve(public) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield Site(public, address, browser, chromium)
        browser.close()


def package(path: str) -> Path:
    """Return a file of an npm package. Raises UnreadyError where the packages are not installed."""
    if not (PACKAGES / path).exists():
        raise UnreadyError(f"{path} is not installed. Run: npm ci --prefix gates --ignore-scripts")
    return PACKAGES / path


def program(name: str, how: str) -> str:
    """Return where a program is. Raises UnreadyError, with how to get it, where it is not installed."""
    found = shutil.which(name)
    if not found:
        raise UnreadyError(f"{name} is not installed. {how}")
    return found
