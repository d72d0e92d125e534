"""What a file of the site holds: text, bytes, or a piece that a worker has put on the disk.

A worker's pages are larger than all else that it answers. Put on the disk by the worker they need not be packed, sent
and unpacked, and wait for nobody's memory.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

_AT_ONCE = 1 << 20  # bytes


class Piece(NamedTuple):
    """`length` bytes of a file from `start` on. digest: of these bytes."""

    file: str
    start: int
    length: int
    digest: str


class Digested(NamedTuple):
    """Bytes, with their digest where that is known already."""

    data: bytes
    digest: str


class Stretch(NamedTuple):
    """`length` bytes of a file from `start` on, which are to be a part of another one, too."""

    file: str
    start: int
    length: int


Content = str | bytes | Piece | Digested


@contextmanager
def pieces_in(folder: Path) -> Iterator[Path]:
    """A folder for pieces, which is made when there is one, and taken away in the end, with what a killed run left."""
    shutil.rmtree(folder, ignore_errors=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def lay_down(contents: Sequence[Mapping[str, Content]], folder: Path) -> list[dict[str, Content]]:
    """Put contents into one new file of the folder; return them as its pieces, under their names."""
    folder.mkdir(parents=True, exist_ok=True)
    file, start = folder / os.urandom(16).hex(), 0
    laid: list[dict[str, Content]] = []
    with file.open("xb") as handle:
        for named in contents:
            laid.append({})
            for name, content in named.items():
                data = bytes_of(content)
                handle.write(data)
                laid[-1][name] = Piece(str(file), start, len(data), digest(data))
                start += len(data)
    return laid


def write_down(parts: Iterable[bytes | Stretch], folder: Path) -> Piece:
    """Put parts, one after the other, into a new file of the folder, which is one piece, however large."""
    folder.mkdir(parents=True, exist_ok=True)
    file, length, whole = folder / os.urandom(16).hex(), 0, hashlib.sha256()
    with file.open("xb") as handle:
        for data in _read(parts):
            length += handle.write(data)
            whole.update(data)
    return Piece(str(file), 0, length, whole.hexdigest())


def joined(parts: Iterable[bytes | Stretch]) -> Digested:
    """Parts, one after the other, in memory."""
    data = b"".join(_read(parts))
    return Digested(data, digest(data))


def _read(parts: Iterable[bytes | Stretch]) -> Iterator[bytes]:
    """The bytes of parts, not all of a long one at once."""
    for part in parts:
        if isinstance(part, bytes):
            yield part
            continue
        with Path(part.file).open("rb") as handle:
            handle.seek(part.start)
            for start in range(0, part.length, _AT_ONCE):
                yield handle.read(min(_AT_ONCE, part.length - start))


def size_of(content: Piece | Digested) -> int:
    """How many bytes the file is to hold."""
    return content.length if isinstance(content, Piece) else len(content.data)


def bytes_of(content: Content) -> bytes:
    """The bytes that a file is to hold."""
    if isinstance(content, str):
        return content.encode()
    if isinstance(content, bytes):
        return content
    if isinstance(content, Digested):
        return content.data
    with Path(content.file).open("rb") as handle:
        return bytes_from(handle, content)


def bytes_from(file: BinaryIO, piece: Piece) -> bytes:
    """The bytes of a piece, from its opened file."""
    if file.tell() != piece.start:  # to seek forgets what was read ahead
        file.seek(piece.start)
    return file.read(piece.length)


def digest(content: bytes) -> str:
    """By which a file is known as ours: SHA-256."""
    return hashlib.sha256(content).hexdigest()
