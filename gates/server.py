"""The site as its host serves it: compressed, with the headers that its file `_headers` gives."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

_TEXT = ("text/", "application/json", "application/manifest+json", "application/xml", "image/svg+xml")


@contextmanager
def serve(public: Path) -> Iterator[str]:
    """Serve a folder on this machine; the address has no slash at its end."""
    rules = public / "_headers"
    headers = list(_read(rules.read_text(encoding="utf-8"))) if rules.exists() else []
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, headers, directory=str(public))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def sent(file: Path) -> bytes:
    """Return a file as it goes over the wire."""
    data = file.read_bytes()
    return data if file.suffix == ".png" else gzip.compress(data, 9, mtime=0)


def _read(rules: str) -> Iterator[tuple[str, str, str]]:
    """Yield pattern, name and value: a pattern stands at the line's begin, its headers are indented below it."""
    pattern = ""
    for line in rules.splitlines():
        if line.startswith("/"):
            pattern = line.strip()
        elif line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            yield pattern, name, value


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".webmanifest": "application/manifest+json",
    }

    def __init__(self, headers: list[tuple[str, str, str]], *args: object, directory: str) -> None:
        self._extra = headers
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Answer with the file, compressed where that helps; a folder's page and errors as the base class does."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if self.path.split("?")[0].endswith("/") else file
        kind = self.guess_type(str(file))
        if not file.is_file() or not kind.startswith(_TEXT):
            return super().send_head()
        data = sent(file)
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return BytesIO(data)

    def end_headers(self) -> None:
        """Add what `_headers` gives for this path."""
        for pattern, name, value in self._extra:
            if fnmatchcase(self.path, pattern):
                self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""
