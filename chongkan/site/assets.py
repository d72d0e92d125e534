"""theme/static/ -> files whose names hold a hash of what is in them, so that browsers may keep them for ever."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from chongkan.site import urls
from chongkan.site.shrink import SHRINK


@dataclass(frozen=True, slots=True)
class Assets:
    """paths: {name in theme/static/: path on the site}. files: {published file: bytes}. inline: {name: text}."""

    paths: dict[str, str]
    files: dict[str, bytes]
    inline: dict[str, str]


def load_assets(folder: Path, variants: bool = True) -> Assets:
    """Read every file below the folder; a folder named like a file (`site.css/`) is one, its files one after another.

    So a script or a layer of the style sheet is a file of its own with one job, and costs readers no request; nor do
    its comments and indentation cost them anything.
    What is named `….inline.…` is no file of the site: pages hold it, which saves them a request.
    variants: whether the site has further scripts; without, files named `….variants.…` are left out.
    """
    assets = Assets({}, {}, {})
    for name, content in _sources(folder, variants):
        stem, dot, ending = name.rpartition(".")
        if ending in SHRINK:
            content = SHRINK[ending](content.decode("utf-8")).encode()
        if ".inline." in name:
            assets.inline[name] = content.decode("utf-8").strip()
            continue
        digest = hashlib.sha256(content).hexdigest()[:10]
        path = f"{urls.ASSETS}{stem}.{digest}{dot}{ending}"
        assets.paths[name] = path
        assets.files[urls.file_of(path)] = content
    return assets


def _sources(folder: Path, variants: bool, name: str = "") -> Iterator[tuple[str, bytes]]:
    for source in sorted(folder.iterdir()):
        if source.name.startswith(".") or (not variants and ".variants." in source.name):
            continue
        if source.is_file():
            yield name + source.name, source.read_bytes()
        elif source.suffix:
            yield name + source.name, b"".join(content for _, content in _sources(source, variants))
        else:
            yield from _sources(source, variants, f"{name}{source.name}/")
