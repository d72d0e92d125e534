"""The bytes of content/: read as text with the problem named, written whole or not at all, and their hash."""

import hashlib
from pathlib import Path

from chongkan.problems import Problem, ProblemError


def read_text(path: Path, shown: str) -> str:
    """Read a UTF-8 file. Raises ProblemError, naming it as `shown`, where it is not UTF-8 or cannot be read."""
    try:
        data = path.read_bytes()
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
    temporary = path.with_name(f".{path.name}.tmp")
    temporary.write_bytes(text.encode("utf-8"))
    temporary.replace(path)


def digest_of_text(text: str) -> str:
    """Return the SHA-256 by which a file's owner is told; Windows line ends and a byte order mark change nothing."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return hashlib.sha256(plain.encode("utf-8")).hexdigest()


def digest_of_file(path: Path) -> str | None:
    """Return a file's digest_of_text; None where there is no such file."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    return hashlib.sha256(data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")).hexdigest()
