"""Takes the README's pictures from public/, and draws the icons from theme/static/icon.svg.

Run after make site and make test: `.venv/bin/python docs/pictures.py`.
"""

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

ICON = PROJECT / "theme" / "static" / "icon.svg"
# file, pixels, share of the width that the drawing takes: a maskable icon may lose a fifth of it at each edge
ICONS = (
    ("icon-180.png", 180, 1.0),
    ("icon-192.png", 192, 1.0),
    ("icon-512.png", 512, 1.0),
    ("icon-maskable.png", 512, 0.8),
)
GROUND = "#9d2a20"


def main() -> None:
    """Serve public/ and photograph it."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(PROJECT / "public"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for name, address, width, height in PICTURES:
            _take(browser, f"http://127.0.0.1:{server.server_port}{address}", IMAGES / name, width, height)
        for name, size, share in ICONS:
            _draw(browser, ICON.with_name(name), size, share)
        browser.close()
        server.shutdown()


def _take(browser: Browser, url: str, file: Path, width: int, height: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
    page.goto(url)
    page.screenshot(path=file)
    page.close()


def _draw(browser: Browser, file: Path, size: int, share: float) -> None:
    page = browser.new_page(viewport={"width": size, "height": size})
    drawing = ICON.read_text(encoding="utf-8").replace("<svg ", f'<svg width="{size * share}" height="{size * share}" ')
    drawing = drawing.replace(' rx="9"', "")  # systems cut the corners themselves
    style = f"margin:0;height:100vh;display:grid;place-items:center;background:{GROUND}"
    page.set_content(f'<body style="{style}">{drawing}')
    page.screenshot(path=file)
    page.close()


if __name__ == "__main__":
    main()
