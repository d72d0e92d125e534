"""A real browser before the newspaper of the tests."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, ViewportSize, sync_playwright

from chongkan.publish.write import publish
from chongkan.site.headers import HEADERS_FILE
from chongkan.site.in_memory import render_site
from tests.site.papers import issues, paper_config
from tests.site.served import Rules

QUIET = (
    "--no-sandbox --disable-gpu --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
PHONE = ViewportSize(width=390, height=844)
BREAKS: set[str] = set()
"""Paths whose next request gets no answer, as where a phone goes from one network to another."""


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder with the headers that its `_headers` asks for, as hosts do."""

    def do_GET(self) -> None:
        """Answer; or, where the connection is to break once, break it (a browser repeats what got no answer at all)."""
        if self.path in BREAKS:
            BREAKS.remove(self.path)
            self.wfile.write(b"no answer")
            self.close_connection = True
        else:
            super().do_GET()

    def end_headers(self) -> None:
        """Add those of the path, unless the host has its own."""
        for name, value in Rules(Path(self.directory) / HEADERS_FILE).of(urlsplit(self.path).path):
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(public: Path) -> Iterator[str]:
    """Serve a published folder; the address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(public))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The newspaper of the tests, published."""
    public = tmp_path_factory.mktemp("public")
    publish(render_site(paper_config(), issues()).pages, public, tmp_path_factory.mktemp("notes"))
    return public


@pytest.fixture(scope="session")
def address(public: Path) -> Iterator[str]:
    """Where it is served."""
    with serving(public) as address:
        yield address


@pytest.fixture(scope="package")  # one Playwright a process at a time: the gates have theirs
def browser() -> Iterator[Browser]:
    """Chromium from the system's packages."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert path, "Chromium is not installed; `make test` installs it, or: apt-get install chromium"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=QUIET.split())
        yield chromium
        chromium.close()


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    """A page 390 px wide; whatever it says on the console, and whatever it asks of other hosts, is an error."""
    context = browser.new_context(viewport=PHONE, base_url=address)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.extend(_message(message)))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.extend(_failure(request)))
    page.on("request", lambda request: None if request.url.startswith(address) else said.append(request.url))
    yield page
    context.close()
    assert said == []


def _message(message: ConsoleMessage) -> list[str]:
    """What the console says, and of what."""
    return [f"{message.text} ({message.location.get('url', '')})"]


def _failure(request: Request) -> list[str]:
    """What failed, but for what the browser itself gave up when the reader went on to the next page."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"{request.url}: {request.failure}"]


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A phone with touch and a memory of its own, whose network can be cut."""
    context = browser.new_context(
        viewport=PHONE, base_url=address, has_touch=True, permissions=["clipboard-read", "clipboard-write"]
    )
    yield context
    context.close()
