"""theme/static/ -> files whose names hold a hash of what is in them, so that browsers may keep them for ever."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from chongkan.site import urls
from chongkan.site.shrink import SHRINK

_SCRIPT = re.compile(r"\.(zh-[A-Za-z-]+)\.")


@dataclass(frozen=True, slots=True)
class Assets:
    """paths: {name in theme/static/: path on the site}. files: {published file: bytes}. inline: {name: text}."""

    paths: dict[str, str]
    files: dict[str, bytes]
    inline: dict[str, str]


def load_assets(folder: Path, scripts: Sequence[str]) -> Assets:
    """Read every file below the folder; a folder named like a file (`site.css/`) is one, its files one after another.

    So a script or a layer of the style sheet is a file of its own with one job, and costs readers no request; nor do
    its comments and indentation cost them anything.
    What is named `….inline.…` is no file of the site: pages hold it, which saves them a request.
    scripts: those of the site, BCP 47. Files named `….variants.…` are left out where it has one only, files named after
    a script (`….zh-Hant.…`) where it has neither that one nor one of its kind (zh-Hant-TW).
    """
    assets = Assets({}, {}, {})
    for name, content in _sources(folder, scripts):
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


def _sources(folder: Path, scripts: Sequence[str], name: str = "") -> Iterator[tuple[str, bytes]]:
    for source in sorted(folder.iterdir()):
        if source.name.startswith(".") or not _is_needed(source.name, scripts):
            continue
        if source.is_file():
            yield name + source.name, source.read_bytes()
        elif source.suffix:
            yield name + source.name, b"".join(content for _, content in _sources(source, scripts))
        else:
            yield from _sources(source, scripts, f"{name}{source.name}/")


def _is_needed(name: str, scripts: Sequence[str]) -> bool:
    found = _SCRIPT.search(name)
    if found and not any(f"{script}-".startswith(f"{found[1]}-") for script in scripts):
        return False
    return len(scripts) > 1 or ".variants." not in name
