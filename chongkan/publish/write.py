"""The one door out: what was made -> the published folder, whole or not at all, and nobody else's file touched.

The folder holds the site and nothing else. What was written there is noted outside it, each file with its digest; a
file is ours while it is as we wrote it. Where the note is gone, a file is ours if it says so itself: pages name their
maker, the name of an asset holds the hash of what is in it.
"""

import os
import re
import sqlite3
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from chongkan.contents import digest
from chongkan.problems import Problem, ProblemError
from chongkan.publish.folder import Beside, clear, remove, write_over
from chongkan.publish.lock import exclusive
from chongkan.publish.spool import Spool

_MAKER = re.compile(rb'<meta name="generator" content="Chongkan[" ]|\A# Chongkan:')
_HASHED = re.compile(r"\.([0-9a-f]{10})(?:\.\w+)?$")
_LARGE = 1 << 20  # bytes from which on a file is not read anew while the system notes the same of it
_SETTLING = 12_000_000  # nanoseconds in which a file may change and the system note the same of it
_TABLES = """
CREATE TABLE IF NOT EXISTS made (path TEXT, digest TEXT, PRIMARY KEY (path, digest)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS large (path TEXT PRIMARY KEY, digest TEXT, stamps TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS run (token TEXT);
"""


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
    with Door(public, notes) as door, door.spool(new=True) as spool:
        for path, content in pages.items():
            spool.put(path, content)
        return door.publish(spool, door.others(spool.keys()), "")


class Door:
    """A published folder, held by this run alone. Raises ProblemError where another run holds it."""

    def __init__(self, public: Path, notes: Path) -> None:
        self._public = public
        notes.mkdir(parents=True, exist_ok=True)
        self._held = exclusive(notes / "lock")
        if not self._held.__enter__():
            self._held.__exit__(None, None, None)
            what = "另一次生成正在往这里写。Another build is writing into this folder."
            raise ProblemError(Problem(f"{public.name}/", 0, what, "等它结束再试。Wait until it has ended."))
        self._made = _Made(notes / "made")
        self._beside: Beside | None = None

    def __enter__(self) -> "Door":
        return self

    def __exit__(self, *error: object) -> None:
        if self._beside:
            self._beside.give_up()
        self._made.close()
        self._held.__exit__(None, None, None)

    def token(self) -> str:
        """What the last run that ended well was called, while the folder is the one it wrote to; else empty."""
        token, _, place = self._made.token().partition(" ")
        return token if place == _place(self._public) else ""

    def published(self, path: str) -> bytes | None:
        """What is in a file of the folder; None where that is not what we wrote."""
        content = _content(self._public / path)
        return content if content is not None and self._made.holds(path, digest(content)) else None

    def find(self, path: str) -> str | None:
        """A file of the folder; None where it is not as we wrote it."""
        found = self._digest_at(path)
        return f"{self._public}/{path}" if found and self._made.holds(path, found) else None

    def others(self, paths: Iterable[str]) -> set[str]:
        """What we made in the folder, or may have made, besides these."""
        there = self._made.paths() or (set() if self._beside else _all_files(self._public))
        return there - set(paths)

    def spool(self, new: bool = False) -> Spool:
        """For what publish is to be given. new: of a site of which there is nothing yet, as far as is known."""
        clear(self._public)
        if new and not (self._public.is_dir() and any(self._public.iterdir())):
            self._beside = Beside(self._public)
        return Spool(self._beside)

    def publish(self, files: Spool, gone: Iterable[str], token: str) -> Published:
        """Write the files that differ from what is there and take away those that are gone, of those that are ours.

        token: what this run is called, should it end well. Raises as `publish` does.
        """
        if self._beside:
            return self._publish_new(self._beside, files, gone, token)
        self._public.mkdir(parents=True, exist_ok=True)
        stale = [path for path in files if not self._is_there(path, files)]
        stale.sort(key=lambda path: files.size(path) < _LARGE)  # the sooner written, the surer to be noted
        former = [path for path in sorted(gone) if self._is_ours(path)]
        self._refuse_foreign(stale, ours=len(files) - len(stale) + len(former) > 0)
        self._made.begin(files.digests)  # first everything this run may have made by the time it is killed
        write_over(stale, files, self._public)
        for path in former:
            remove(self._public / path, self._public)
        self._end(files, gone, token)  # at the end what it did make
        return Published(len(stale), len(files) - len(stale), len(former))

    def _publish_new(self, beside: Beside, files: Spool, gone: Iterable[str], token: str) -> Published:
        """As publish, where all files wait already."""
        self._refuse_foreign((), ours=False)
        self._made.begin(files.digests)
        beside.settle(files.keys())
        self._beside = None
        self._end(files, gone, token)
        return Published(len(files), 0, 0)

    def _end(self, files: Spool, gone: Iterable[str], token: str) -> None:
        large = {path: _stamps(self._public / path) for path in files if files.size(path) >= _LARGE}
        self._made.end(files.digests, gone, f"{token} {_place(self._public)}", large)

    def _is_there(self, path: str, files: Spool) -> bool:
        file = self._public / path
        try:
            if file.stat().st_size != files.size(path):
                return False  # without reading it
        except OSError:
            return False
        return self._digest_at(path) == files.digests[path]

    def _digest_at(self, path: str) -> str | None:
        """The digest of a file of the folder; None where there is none. What is large is not read anew."""
        if known := self._made.large_at(path, self._public):
            return known
        content = _content(self._public / path)
        return None if content is None else digest(content)

    def _is_ours(self, path: str) -> bool:
        known = self._made.large_at(path, self._public)
        if known and self._made.holds(path, known):
            return True
        content = _content(self._public / path)
        return content is not None and (self._made.holds(path, digest(content)) or _says_so(path, content))

    def _refuse_foreign(self, stale: Iterable[str], ours: bool) -> None:
        """Refuse to write over a foreign file, and into a folder of which nothing is `ours`: it is hardly meant."""
        there = [path for path in stale if os.path.lexists(self._public / path)]
        found = next((path for path in there if not self._is_ours(path)), None)
        if not found and not there and not ours:
            entries = sorted(entry.name for entry in self._public.iterdir())
            found = next((name for name in entries if not name.startswith(".")), None)
        if found:
            name = self._public.name
            what = (
                f"{found} 不是本程序写的，或有人改过，所以什么也没写。"
                f"{found} was not made by this program, or was changed since, so nothing is written here."
            )
            mend = (
                f"把它挪走；{name}/ 里要是没有别的东西，整个删掉也行。"
                f"Move it away, or delete {name}/ if nothing else is in it, and build again."
            )
            raise ProblemError(Problem(f"{name}/", 0, what, mend))


class _Made:
    """The note of what was written: a database, so that a few files more cost a few rows."""

    def __init__(self, note: Path) -> None:
        try:
            self._db = self._open(note)
        except sqlite3.DatabaseError:  # a damaged note vouches for nothing
            note.unlink()
            self._db = self._open(note)
        self._is_new = False
        rows = self._db.execute("SELECT path, digest, stamps FROM large")
        self._large = {path: (found, stamps) for path, found, stamps in rows}

    def _open(self, note: Path) -> sqlite3.Connection:
        db = sqlite3.connect(note, isolation_level=None)
        try:
            db.execute("PRAGMA synchronous = NORMAL")
            db.executescript(_TABLES)
        except sqlite3.DatabaseError:
            db.close()
            raise
        return db

    def close(self) -> None:
        self._db.close()

    def token(self) -> str:
        row = self._db.execute("SELECT token FROM run").fetchone()
        return str(row[0]) if row else ""

    def paths(self) -> set[str]:
        return {path for (path,) in self._db.execute("SELECT DISTINCT path FROM made")}

    def holds(self, path: str, of: str) -> bool:
        return bool(self._db.execute("SELECT 1 FROM made WHERE path = ? AND digest = ?", (path, of)).fetchone())

    def large_at(self, path: str, public: Path) -> str:
        """The digest of a large file that is as it was noted, without reading it; else empty."""
        found, stamps = self._large.get(path, ("", None))
        return found if stamps and stamps == _stamps(public / path, 0) else ""

    def begin(self, digests: Mapping[str, str]) -> None:
        self._is_new = not self._db.execute("SELECT 1 FROM made LIMIT 1").fetchone()
        self._db.execute("BEGIN")
        self._db.execute("DELETE FROM run")
        self._db.executemany("INSERT OR IGNORE INTO made VALUES (?, ?)", digests.items())
        self._db.execute("COMMIT")

    def end(self, digests: Mapping[str, str], gone: Iterable[str], token: str, large: Mapping[str, str]) -> None:
        """large: {path of a large file: its stamps}, empty where these may not tell."""
        self._db.execute("BEGIN")
        others = () if self._is_new else digests.items()  # which there may be of a path that was there before
        self._db.executemany("DELETE FROM made WHERE path = ? AND digest <> ?", others)
        self._db.executemany("DELETE FROM made WHERE path = ?", ((path,) for path in gone))
        rows = ((path, digests[path], stamps) for path, stamps in large.items())
        self._db.executemany("INSERT OR REPLACE INTO large VALUES (?, ?, ?)", rows)
        self._db.execute("INSERT INTO run VALUES (?)", (token,))
        self._db.execute("COMMIT")


def _place(public: Path) -> str:
    """Which folder this is: another one of the same name is another place."""
    if not public.is_dir():
        return "-"
    stat = public.stat()
    return f"{stat.st_dev}-{stat.st_ino}"


def _stamps(file: Path, settling: int = _SETTLING) -> str:
    """What the system notes of a file; empty where it is so young that it could change since and keep that."""
    try:
        stat = file.stat()
    except OSError:
        return ""
    youngest = max(stat.st_mtime_ns, stat.st_ctime_ns)
    settled = time.time_ns() - youngest >= settling
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}" if settled else ""


def _says_so(path: str, content: bytes) -> bool:
    hashed = _HASHED.search(path)
    return bool(_MAKER.search(content[:4096]) or (hashed and digest(content).startswith(hashed[1])))


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return None


def _all_files(public: Path) -> set[str]:
    return {path.relative_to(public).as_posix() for path in public.rglob("*") if path.is_file()}
