"""What the bytes of a site depend on besides its texts: the program, its packages, the theme, the vocabulary."""

import hashlib
import os
import sys
from collections.abc import Collection, Iterator
from itertools import chain
from pathlib import Path

from chongkan.config import PROJECT, Config
from chongkan.content.stamps import Signature

BUILDING = frozenset(("markdown", "jinja2", "opencc", "nh3", "rjieba", "pyyaml", "pillow"))
CONVERTING = frozenset(("jieba", "numpy"))


def inputs_digest(config: Config, sources: Signature) -> str:
    """A hash of everything but content/ that the bytes of the site depend on.

    sources: the signature of source_files.
    """
    parts = (repr(config), sys.version, *versions(BUILDING), sources.digest)
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


def versions(packages: Collection[str]) -> list[str]:
    """The packages with their versions, by the names of the folders that pip notes them in: importlib.metadata is
    itself too large to be loaded for that."""
    names = (entry.name for path in sys.path if Path(path).is_dir() for entry in os.scandir(path or "."))
    noted = (name for name in names if name.endswith((".dist-info", ".egg-info")))
    return sorted(name for name in noted if name.partition("-")[0].lower() in packages)


def source_folders(config: Config) -> tuple[Path, ...]:
    """The folders of the program, the theme and the vocabulary."""
    return (PROJECT / "chongkan", config.theme, config.vocabulary)


def source_files(config: Config) -> list[str]:
    """The files of the program, the theme and the vocabulary."""
    return list(chain.from_iterable(map(files_below, source_folders(config))))


def files_below(folder: str | Path) -> Iterator[str]:
    """The files of a folder and those below it, in an order of their own."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name) if Path(folder).is_dir() else ():
        if entry.name.startswith(".") or entry.name == "__pycache__":
            continue
        if entry.is_dir():
            yield from files_below(entry.path)
        elif entry.is_file():
            yield entry.path
