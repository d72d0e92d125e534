"""Takes the README's pictures from public/: `.venv/bin/python docs/pictures.py`, after make site and make test."""

import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

PROJECT = Path(__file__).resolve().parent.parent
IMAGES = PROJECT / "docs" / "images"
# file, address, width and height in CSS pixels
PICTURES = (("front-page.png", "/", 1280, 720), ("phone.png", "/zh-hant/", 390, 844))


def main() -> None:
    """Serve public/ and photograph it."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(PROJECT / "public"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for name, address, width, height in PICTURES:
            _take(browser, f"http://127.0.0.1:{server.server_port}{address}", IMAGES / name, width, height)
        browser.close()
        server.shutdown()


def _take(browser: Browser, url: str, file: Path, width: int, height: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
    page.goto(url)
    page.screenshot(path=file)
    page.close()


if __name__ == "__main__":
    main()
