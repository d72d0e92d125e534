"""theme/static/ -> files whose names hold a hash of what is in them, so that browsers may keep them for ever."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from chongkan.site import urls


@dataclass(frozen=True, slots=True)
class Assets:
    """paths: {name in theme/static/: path on the site}. files: {published file: bytes}."""

    paths: dict[str, str]
    files: dict[str, bytes]


def load_assets(folder: Path) -> Assets:
    """Read every file below the folder."""
    assets = Assets({}, {})
    for source in sorted(folder.rglob("*")):
        if source.is_file() and not source.name.startswith("."):
            name = source.relative_to(folder).as_posix()
            content = source.read_bytes()
            digest = hashlib.sha256(content).hexdigest()[:10]
            stem, dot, ending = name.rpartition(".")
            path = f"{urls.ASSETS}{stem}.{digest}{dot}{ending}"
            assets.paths[name] = path
            assets.files[urls.file_of(path)] = content
    return assets
