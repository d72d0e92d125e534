"""The kinds of page that the site has, and which page stands for each."""

from collections.abc import Iterator
from pathlib import Path

# kind -> its pages below a script's root. Of several the longest is taken: it has most that can go wrong.
KINDS = {
    "home": "index.html",
    "issue": "[12]*/index.html",
    "article": "[12]*/[0-9]*/index.html",
    "source": "[12]*/source/index.html",
    "section": "sections/*/index.html",
    "tag": "tags/*/index.html",
    "tags": "tags/index.html",
    "place": "places/*/*/index.html",
    "organisation": "organisations/*/*/index.html",
    "author": "authors/*/*/index.html",
    "series": "series/*/index.html",
    "format": "formats/*/index.html",
    "archive": "archive/index.html",
    "year": "archive/*/index.html",
    "search": "search/index.html",
    "offline": "offline/index.html",
    "lost": "404.html",
}
SCRIPTS = ["", "zh-hant/"]


def longest_of_each_kind(public: Path, kinds: list[str] | None = None) -> Iterator[tuple[str, str]]:
    """Yield kind and path (`/2019-10-21/04/`) of the longest page a kind and script, of all kinds or those asked for.

    Raises LookupError where the site has no page of a kind.
    """
    for script in SCRIPTS:
        for kind in kinds or KINDS:
            pages = list((public / script).glob(KINDS[kind]))
            if not pages:
                raise LookupError(f"The site has no page of the kind {kind!r} in /{script}.")
            yield kind, path_of(max(pages, key=lambda page: (page.stat().st_size, page)), public)


def all_pages(public: Path) -> list[str]:
    """Return the paths of all pages, in order."""
    return sorted(path_of(page, public) for page in public.rglob("*.html"))


def path_of(page: Path, public: Path) -> str:
    """Return the path at which a page is served."""
    return "/" + page.relative_to(public).as_posix().removesuffix("index.html")
