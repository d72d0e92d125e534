"""Files into a folder, so that whoever looks sees of each the old content or the new, never a half of it."""
# ruff: noqa: PTH102, PTH103, PTH105, PTH120 - a site has many files: their paths stay text, which costs a fraction

import os
import shutil
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Protocol

_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
UNFINISHED = ".chongkan-unfinished"  # in the folder itself, since things move in one step only within a file system


class Files(Protocol):
    """What is to be written."""

    def move(self, path: str, place: str) -> bool:
        """Have a file stand at a place, where that needs no writing; whether it does."""

    def __getitem__(self, path: str) -> bytes:
        """What is in a file."""


class Beside:
    """Files for a folder in which nothing is: they wait beside it, and are moved by what stands at its top once all are
    there. Those of a large site are written while others are made."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._aside = folder, folder / UNFINISHED
        self._is_made = not folder.is_dir()
        self._aside.mkdir(parents=True)
        self._folders = {""}
        self._paths: set[str] = set()

    def put(self, path: str, content: bytes) -> str:
        """Write a file, of two of one path the later; return where it is now."""
        above, file = os.path.dirname(path), f"{self._aside}/{path}"
        if above not in self._folders:
            self._folders.add(above)
            _make_folder(f"{self._aside}/{above}")
        _put(file, content)
        self._paths.add(path)
        return file

    def settle(self, paths: Collection[str]) -> None:
        """Move those of the files into the folder, and take the others away."""
        for path in self._paths.difference(paths):
            remove(self._aside / path, self._aside)
        for made in self._aside.iterdir():
            made.rename(self._folder / made.name)
        self._aside.rmdir()

    def give_up(self) -> None:
        """Leave the folder as it was."""
        shutil.rmtree(self._aside)
        if self._is_made and not any(self._folder.iterdir()):
            self._folder.rmdir()


def write_over(paths: Sequence[str], files: Files, folder: Path) -> None:
    """Write files one by one, over what is there: each beside it, then moved."""
    aside = f"{folder}/{UNFINISHED}"
    for name in dict.fromkeys(map(os.path.dirname, paths)):
        _make_folder(f"{folder}/{name}")
    for path in paths:
        _lay(path, files, aside)
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


def check_path(path: str) -> None:
    """Raise ValueError for what is no path below the folder."""
    parts = path.split("/")
    if parts[0] == UNFINISHED or not {"", ".", ".."}.isdisjoint(parts):
        raise ValueError(f"{path!r} is not a path below the published folder.")


def _make_folder(name: str) -> None:
    try:
        os.mkdir(name)  # mostly the one above is there, and this one is not
    except OSError:
        os.makedirs(name, exist_ok=True)


def _lay(path: str, files: Files, place: str) -> None:
    if not files.move(path, place):  # what is long need not be written twice
        _put(place, files[path])


def _put(path: str, content: bytes) -> None:
    file = os.open(path, _NEW, 0o666)  # a file object would ask the system what it has just been told
    try:
        written = os.write(file, content)
        while written < len(content):
            written += os.write(file, memoryview(content)[written:])
    finally:
        os.close(file)
