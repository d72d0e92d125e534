"""Chromium before a folder: a page of it, what it asks the server for, and what that weighs compressed."""

import gzip
import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import PHONE, QUIET


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".mjs": "text/javascript"}

    def __init__(self, *arguments: Any, asked: list[str], **options: Any) -> None:
        self._asked = asked
        super().__init__(*arguments, **options)

    def end_headers(self) -> None:
        """No browser keeps anything, so that each question is seen."""
        self._asked.append(unquote(urlsplit(self.path).path))
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def page_before(folder: Path) -> Iterator[tuple[Page, list[str]]]:
    """A phone's page, and the paths that the server was asked for; `/` is the folder."""
    asked: list[str] = []
    with (
        ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder), asked=asked)) as server,
        sync_playwright() as playwright,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=QUIET.split())
        base = f"http://127.0.0.1:{server.server_port}"
        context = browser.new_context(viewport=PHONE, base_url=base, service_workers="block")
        page = context.new_page()
        page.set_default_timeout(0)
        yield page, asked
        browser.close()
        server.shutdown()


def weight(folder: Path, asked: Iterable[str]) -> int:
    """Bytes of what was asked for, each file once, as gzip sends it."""
    return sum(_weight(folder / one.lstrip("/")) for one in set(asked))


@cache
def _weight(path: Path) -> int:
    content = (path / "index.html" if path.is_dir() else path).read_bytes()
    return min(len(content), len(gzip.compress(content, 9)))
