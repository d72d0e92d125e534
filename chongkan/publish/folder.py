"""Files into a folder, so that whoever looks sees of each the old content or the new, never a half of it."""
# ruff: noqa: PTH102, PTH103, PTH105 - a site has many files: their paths stay text, which costs a fraction

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
UNFINISHED = ".chongkan-unfinished"  # in the folder itself, since things move in one step only within a file system


def write_new(paths: Sequence[str], files: Mapping[str, bytes], folder: Path) -> None:
    """Write files into an empty folder: all of them beside it, then moved by what stands at its top."""
    aside = folder / UNFINISHED
    aside.mkdir()
    _make_folders(paths, aside)
    for path in paths:
        _put(f"{aside}/{path}", files[path])
    for made in aside.iterdir():
        made.rename(folder / made.name)
    aside.rmdir()


def write_over(paths: Sequence[str], files: Mapping[str, bytes], folder: Path) -> None:
    """Write files one by one, over what is there: each beside it, then moved."""
    aside = f"{folder}/{UNFINISHED}"
    _make_folders(paths, folder)
    for path in paths:
        _put(aside, files[path])
        os.replace(aside, f"{folder}/{path}")


def clear(folder: Path) -> None:
    """Take away what a killed run had not finished."""
    aside = folder / UNFINISHED
    if aside.is_dir():
        shutil.rmtree(aside)
    aside.unlink(missing_ok=True)


def remove(path: Path, folder: Path) -> None:
    """Remove a file and the folders that it leaves empty."""
    path.unlink()
    above = path.parent
    while above != folder and not any(above.iterdir()):
        above.rmdir()
        above = above.parent


def _make_folders(paths: Sequence[str], folder: Path) -> None:
    for name in dict.fromkeys(map(os.path.dirname, paths)):
        try:
            os.mkdir(f"{folder}/{name}")  # mostly the one above is there, and this one is not
        except OSError:
            os.makedirs(f"{folder}/{name}", exist_ok=True)


def _put(path: str, content: bytes) -> None:
    file = os.open(path, _NEW, 0o666)  # a file object would ask the system what it has just been told
    try:
        written = os.write(file, content)
        while written < len(content):
            written += os.write(file, memoryview(content)[written:])
    finally:
        os.close(file)
