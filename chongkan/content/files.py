"""The bytes of content/: read as text with the problem named, written whole or not at all, their hash, their seed."""

import hashlib
import os
from pathlib import Path

from chongkan.problems import Problem, ProblemError

_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_AT_ONCE = 1 << 16  # bytes
PICTURES = "pictures"  # the folder of an issue's pictures, in the issue's own


def seed_path(seeds: Path, name: str) -> Path | None:
    """Return where a seed of this name stands; None where no seed can have it, so that nothing else is ever read."""
    return seeds / name if is_name_of_seed(name) else None


def is_name_of_seed(name: str) -> bool:
    """Whether a seed can have this name."""
    own = os.path.basename(name) == name  # noqa: PTH119 - Path takes ten times as long, and an archive has thousands
    return bool(name) and own and not name.startswith(".") and "\0" not in name


def read_bytes(path: Path | str) -> bytes:
    """Read a file, in half the time that a file object takes, since an archive has tens of thousands. Raises
    OSError."""
    file, parts = os.open(path, _READING), []
    try:
        while part := os.read(file, _AT_ONCE):
            parts.append(part)
    finally:
        os.close(file)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def read_text(path: Path, shown: str) -> str:
    """Read a UTF-8 file. Raises ProblemError, naming it as `shown`, where it is not UTF-8 or cannot be read."""
    try:
        data = read_bytes(path)
    except OSError as error:
        what = f"文件打不开。This file cannot be opened ({error.strerror})."
        mend = "检查文件和它的权限。Look at the file and its permissions."
        raise ProblemError(Problem(shown, 0, what, mend)) from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        what = "文件不是 UTF-8 编码。This file is not in UTF-8."
        mend = "在编辑器里另存为 UTF-8。Save it again as UTF-8."
        raise ProblemError(Problem(shown, data.count(b"\n", 0, error.start) + 1, what, mend)) from error


def write_text(path: Path, text: str) -> None:
    """Write a UTF-8 file so that whoever looks sees the old one or the new one, never a part."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file as write_text does."""
    temporary = path.with_name(f".{path.name}.tmp")
    temporary.write_bytes(data)
    temporary.replace(path)


def digest_of(data: bytes) -> str:
    """Return the SHA-256 by which a file's owner is told; Windows line ends and a byte order mark change nothing."""
    return hashlib.sha256(data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")).hexdigest()


def digest_of_file(path: Path) -> str | None:
    """Return a file's digest; None where there is no such file."""
    try:
        return digest_of(path.read_bytes())
    except FileNotFoundError:
        return None
