"""The one door out: rendered files -> the published folder, whole or not at all, and nobody else's file touched.

The folder holds the site and nothing else. What was written there is noted outside it, each file with its digest; a
file is ours while it is as we wrote it. Where the note is gone, a file is ours if it says so itself: pages name their
maker, the name of an asset holds the hash of what is in it.
"""

import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from chongkan.problems import Problem, ProblemError
from chongkan.publish.lock import exclusive

_UNFINISHED = ".chongkan-unfinished"  # in the folder itself, since a file moves in one step only within a file system
_MAKER = re.compile(rb'<meta name="generator" content="Chongkan[" ]')
_HASHED = re.compile(r"\.([0-9a-f]{10})(?:\.\w+)?$")

Made = frozenset[tuple[str, str]]  # (digest, path)


@dataclass(frozen=True, slots=True)
class Published:
    """How many files were written, found right already, and taken away."""

    written: int
    unchanged: int
    removed: int


def publish(pages: Mapping[str, str | bytes], public: Path, notes: Path) -> Published:
    """Make `public` hold exactly these files (besides what other people put there), writing only what differs.

    pages: {path relative to public, with `/`: content}. notes: the folder, outside public, that remembers what was
    made there. Killed at any moment it leaves no half-written file of the site, and the next run puts the rest right.
    Never overwrites or deletes a file it did not make: raises ProblemError, before anything is written, where such a
    file is in the way, or where another run is writing.
    """
    wanted = {
        _checked(path): content.encode() if isinstance(content, str) else content for path, content in pages.items()
    }
    notes.mkdir(parents=True, exist_ok=True)
    with exclusive(notes / "lock") as ours:
        if not ours:
            what = "另一次生成正在往这里写。Another build is writing into this folder."
            raise ProblemError(Problem(f"{public.name}/", 0, what, "等它结束再试。Wait until it has ended."))
        return _publish(wanted, public, notes / "made")


def _checked(path: str) -> str:
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts or parts[0] == _UNFINISHED or "/".join(parts) != path:
        raise ValueError(f"{path!r} is not a path below the published folder.")
    return path


def _publish(wanted: Mapping[str, bytes], public: Path, note: Path) -> Published:
    public.mkdir(parents=True, exist_ok=True)
    before = _read_made(note)
    now = frozenset((_digest(content), path) for path, content in wanted.items())
    stale = [path for path, content in wanted.items() if _content(public / path) != content]
    former = {path for _, path in before} or _all_files(public)
    gone = [path for path in sorted(former - wanted.keys()) if _is_ours(path, public, before)]
    _refuse_foreign(stale, public, before, ours=len(wanted) - len(stale) + len(gone) > 0)
    # First everything this run may have made by the time it is killed, at the end what it did make.
    _write_made(before | now, note)
    for path in stale:
        _write(public / path, wanted[path], public / _UNFINISHED)
    for path in gone:
        _remove(public / path, public)
    (public / _UNFINISHED).unlink(missing_ok=True)  # of a run that was killed
    _write_made(now, note)
    return Published(len(stale), len(wanted) - len(stale), len(gone))


def _refuse_foreign(stale: Iterable[str], public: Path, made: Made, ours: bool) -> None:
    """Refuse to write over a foreign file, and into a folder of which nothing is `ours`: it is hardly meant."""
    there = [path for path in stale if os.path.lexists(public / path)]
    found = next((path for path in there if not _is_ours(path, public, made)), None)
    if not found and not there and not ours:
        found = next((entry.name for entry in sorted(public.iterdir()) if not entry.name.startswith(".")), None)
    if found:
        what = (
            f"{found} 不是本程序写的，或有人改过，所以什么也没写。"
            f"{found} was not made by this program, or was changed since, so nothing is written here."
        )
        mend = (
            f"把它挪走；{public.name}/ 里要是没有别的东西，整个删掉也行。"
            f"Move it away, or delete {public.name}/ if nothing else is in it, and build again."
        )
        raise ProblemError(Problem(f"{public.name}/", 0, what, mend))


def _is_ours(path: str, public: Path, made: Made) -> bool:
    content = _content(public / path)
    return content is not None and ((_digest(content), path) in made or _says_so(path, content))


def _says_so(path: str, content: bytes) -> bool:
    hashed = _HASHED.search(path)
    return bool(_MAKER.search(content[:4096]) or (hashed and _digest(content).startswith(hashed[1])))


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _all_files(public: Path) -> set[str]:
    return {path.relative_to(public).as_posix() for path in public.rglob("*") if path.is_file()}


def _read_made(note: Path) -> Made:
    """Read lines of digest, two blanks, path; a damaged one vouches for nothing."""
    lines = note.read_text(encoding="utf-8", errors="replace").split("\n") if note.exists() else []
    return frozenset((digest, path) for digest, _, path in (line.partition("  ") for line in lines) if path)


def _write_made(made: Made, note: Path) -> None:
    lines = "".join(f"{digest}  {path}\n" for digest, path in sorted(made, key=lambda row: row[::-1]))
    if _content(note) != lines.encode():
        _write(note, lines.encode(), note.with_name("unfinished"))


def _write(path: Path, content: bytes, unfinished: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished.write_bytes(content)
    unfinished.replace(path)  # in one step: whoever reads the file sees the old content or the new


def _remove(path: Path, public: Path) -> None:
    """Remove a file and the folders that it leaves empty."""
    path.unlink()
    folder = path.parent
    while folder != public and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
