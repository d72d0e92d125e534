"""Whether files are as they were, by what the system notes of them: cheap to take, and only a hint.

A stamp speaks of one tree on one disk: a fresh clone has others for the same bytes, and is read once.
"""

import hashlib
import os
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from chongkan.content.files import read_bytes

_SETTLING = 50_000_000  # nanoseconds in which a file may change and keep its stamp


@dataclass(frozen=True, slots=True)
class Signature:
    """Some files. stamps: empty where they may not tell. digest: of their bytes. seed: of an issue's files, the name
    of its seed, which is one of these files."""

    stamps: str
    digest: str = ""
    seed: str = ""


def stamps_of(files: Iterable[str], stats: Mapping[str, os.stat_result] = {}) -> str:
    """Names, sizes, times and places on the disk; empty where a file is so young that it may have changed since without
    showing it. stats: what the system was asked already."""
    youngest, parts = 0, []
    for file in files:
        try:
            stat = stats[file] if file in stats else os.stat(file)  # noqa: PTH116 - Path is slow, these are very many
        except OSError:
            parts.append(f"{file} -")
            continue
        youngest = max(youngest, stat.st_mtime_ns, stat.st_ctime_ns)
        parts.append(f"{file} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}")
    settled = time.time_ns() - youngest >= _SETTLING
    names = "\n".join(parts).encode(errors="surrogateescape")
    return hashlib.blake2b(names, digest_size=16).hexdigest() if settled else ""


def sign_files(files: Sequence[str], known: Signature | None = None, seed: str = "") -> Signature:
    """The signature of files: as known where their stamps are, else by their bytes. One that cannot be read is
    empty.

    The digest knows files by the names of their folders and their own: it is the same wherever the tree stands.
    """
    stamps = stamps_of(files)
    if known and stamps and known.stamps == stamps:
        return known
    digest = hashlib.blake2b(digest_size=16)
    for file in files:
        path, data = Path(file), _bytes_of(file)
        named = f"{path.parent.name}/{path.name}\0{len(data)}\0"
        digest.update(named.encode(errors="surrogateescape") + data)
    return Signature(stamps, digest.hexdigest(), seed)


def _bytes_of(file: str) -> bytes:
    try:
        return read_bytes(file)
    except OSError:  # told where it is read
        return b""
