"""Which files a conversion reads, and the hash of them all: whether it is out of date is told without converting."""

import hashlib
import re
from pathlib import Path, PurePosixPath

from chongkan.convert.given import read_sidecar, sidecar_of
from chongkan.figures import PICTURE_ENDINGS


def inputs_hash(seed: Path) -> str:
    """SHA-256 over all that a conversion reads: the seed, and its sidecar and its pictures where there are any.

    Raises ProblemError where the sidecar cannot be read.
    """
    digest = hashlib.sha256(seed.read_bytes())
    sidecar = sidecar_of(seed)
    digest.update(b"\0" + sidecar.read_bytes() if sidecar.exists() else b"")
    pictures = (file for file in picture_files(seed) if file is not None)
    digest.update("".join(f"\0{file.name}\0{_digest(file)}" for file in pictures).encode())
    return digest.hexdigest()


def picture_files(seed: Path) -> list[Path | None]:
    """The picture files of a seed in the order of the captions; None for a caption without one.

    Raises ProblemError where the sidecar cannot be read.
    """
    folder, named = seed.with_suffix(""), read_sidecar(seed).pictures
    if named is not None:
        return [_named(name, folder) if name else None for name in named]
    if not folder.is_dir():
        return []
    found = [f for f in folder.iterdir() if f.suffix.lower() in PICTURE_ENDINGS and not f.name.startswith(".")]
    found.sort(key=_in_order)
    return [*found]


def _in_order(file: Path) -> list[int | str]:
    """2.jpg before 10.jpg."""
    return [int(part) if part.isdecimal() else part for part in re.split(r"(\d+)", file.name)]


def _named(name: str, folder: Path) -> Path:
    """A file that a sidecar names: in the seed's own folder, else beside the seed. Nothing outside seeds/ is read."""
    inside = PurePosixPath(*(part for part in PurePosixPath(name).parts if part not in ("/", "..")))
    beside = folder.parent / inside
    return beside if beside.exists() and not (folder / inside).exists() else folder / inside


def _digest(file: Path) -> str:
    """Empty where there is no such file."""
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:  # it is told where it is needed
        return ""
