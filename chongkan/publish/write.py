"""The one door out: rendered files -> the published folder, whole or not at all, and nobody else's file touched.

In the folder, `.chongkan/` keeps the list of what was made, the file being written, and the lock.
"""

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from chongkan.problems import Problem, ProblemError

_OWN = ".chongkan"


@dataclass(frozen=True, slots=True)
class Published:
    """How many files were written, found right already, and taken away."""

    written: int
    unchanged: int
    removed: int


def publish(pages: Mapping[str, str | bytes], public: Path) -> Published:
    """Make `public` hold exactly these files (besides what other people put there), writing only what differs.

    pages: {path relative to public, with `/`: content}. Killed at any moment it leaves no half-written file, and the
    next run puts the rest right. Never overwrites or deletes a file it did not make: raises ProblemError, before
    anything is written, where such a file is in the way, or where another run is writing.
    """
    wanted = {
        _checked(path): content.encode() if isinstance(content, str) else content for path, content in pages.items()
    }
    (public / _OWN).mkdir(parents=True, exist_ok=True)
    with _locked(public):
        made = _read_made(public)
        _refuse_foreign(wanted, made, public)
        # First everything this run may have made by the time it is killed, at the end what it did make.
        _write_made(made | set(wanted), public)
        written = sum(_write_if_changed(public / path, content, public) for path, content in wanted.items())
        removed = sum(_remove(public / path, public) for path in sorted(made - set(wanted)))
        _write_made(set(wanted), public)
    return Published(written, len(wanted) - written, removed)


def _checked(path: str) -> str:
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts or parts[0] == _OWN or str(PurePosixPath(path)) != path:
        raise ValueError(f"{path!r} is not a path below the published folder.")
    return path


@contextmanager
def _locked(public: Path) -> Iterator[None]:
    """Hold the folder's lock. The system frees it when the process ends, however it ends."""
    with (public / _OWN / "lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            what, mend = "Another build is writing into this folder.", "Wait until it has ended."
            raise ProblemError(Problem(f"{public.name}/", 0, what, mend)) from error
        yield


def _read_made(public: Path) -> set[str]:
    path = public / _OWN / "made"
    return set(path.read_text(encoding="utf-8").splitlines()) if path.exists() else set()


def _write_made(paths: set[str], public: Path) -> None:
    lines = "".join(f"{path}\n" for path in sorted(paths))
    _write_if_changed(public / _OWN / "made", lines.encode(), public)


def _refuse_foreign(wanted: Mapping[str, bytes], made: set[str], public: Path) -> None:
    """A folder that is full of other files is hardly meant; nor is one of ours with a foreign page in it."""
    if not made:
        found = next((entry.name for entry in sorted(public.iterdir()) if not entry.name.startswith(".")), None)
    else:
        found = next((p for p in wanted if p not in made and os.path.lexists(public / p)), None)
    if found:
        what = f"{found} was not made by this program, so nothing is written here."
        raise ProblemError(Problem(f"{public.name}/", 0, what, "Move it away, and build again."))


def _write_if_changed(path: Path, content: bytes, public: Path) -> bool:
    try:
        if path.read_bytes() == content:
            return False
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        pass
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = public / _OWN / "next"
    unfinished.write_bytes(content)
    unfinished.replace(path)  # in one step: whoever reads the file sees the old content or the new
    return True


def _remove(path: Path, public: Path) -> bool:
    """Remove a file and the folders that it leaves empty."""
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    folder = path.parent
    while folder != public and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
    return True
