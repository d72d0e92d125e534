"""What a first visit costs the reader, in bytes and requests."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from gates.kinds import KINDS, SCRIPTS, path_of
from gates.server import sent
from gates.site import Site
from gates.verdict import Verdict

_BARS = {"article": (12 * 1024, 6), "home": (20 * 1024, 7)}  # bytes, requests: home chooses the script too
_ALSO = "[...document.querySelectorAll('link[rel=icon], link[rel=manifest]')].map(link => link.href)"


def judge(site: Site) -> Verdict:
    """Every article and home: all that a browser fetches, its icon and the manifest too, gzip."""
    figures, faults = [], []
    for kind, (bytes_, requests) in _BARS.items():
        visits = dict(_visits(site, _pages(site.public, kind)))
        for path, files in visits.items():
            weight = sum(len(sent(file)) for file in files)
            if weight > bytes_:
                faults.append(f"{path} weighs {weight:,} bytes on a first visit; the bar is {bytes_:,}.")
            if len(files) > requests:
                faults.append(f"{path} takes {len(files)} requests; the bar is {requests}.")
        heaviest = max(sum(len(sent(file)) for file in files) for files in visits.values())
        figures.append(f"{kind} <= {heaviest / 1024:.1f} KB in {max(map(len, visits.values()))} requests")
    return Verdict(", ".join(figures), faults)


def _pages(public: Path, kind: str) -> list[str]:
    return [path_of(page, public) for script in SCRIPTS for page in sorted((public / script).glob(KINDS[kind]))]


def _visits(site: Site, paths: list[str]) -> Iterator[tuple[str, list[Path]]]:
    """Yield the site's files that a first visit fetches; what is kept for reading offline comes after it."""
    asked: dict[str, None] = {}
    with site.page() as page:
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        page.on("request", lambda request: asked.setdefault(request.url))
        for path in paths:
            asked.clear()
            page.goto(path, wait_until="networkidle")
            asked.update(dict.fromkeys(page.evaluate(_ALSO)))
            yield path, [_file(site.public, url) for url in asked if url.startswith(site.address)]


def _file(public: Path, url: str) -> Path:
    path = unquote(urlsplit(url).path)
    return public / (path.strip("/") + "/index.html" * path.endswith("/")).strip("/")
