"""A picture -> what browsers are sent of it: a few sizes in AVIF and WebP, and a JPEG; made once, then kept."""

import hashlib
import io
import os
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import PIL
from PIL import Image

from chongkan.picturefiles import PictureError, in_srgb, open_picture, upright

WIDTHS = (480, 960, 1440)  # a phone's column, the same at double and triple density or a wide screen's at double
_TALLEST = 2  # times as high as wide at most
_HOW = {
    "avif": {"quality": 50, "speed": 8, "max_threads": 1},  # more threads, other bytes
    "webp": {"quality": 75, "method": 4},
    "jpeg": {"quality": 80, "progressive": True, "optimize": True},
}  # the best first; a JPEG of the largest size only, for what reads nothing else: previews, books, old browsers


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file: its format (as in image/…), its size in pixels, its bytes."""

    format: str
    width: int
    height: int
    data: bytes


def renditions_of(data: bytes, cache: Path) -> tuple[Rendition, ...]:
    """Return the renditions of a picture file, those of a format together, the smallest first; the JPEG is the last.

    They hold nothing but pixels. cache: a folder that keeps them from one run to the next; a damaged file in it is made
    anew. Raises PictureError where the picture cannot be used.
    """
    kept = cache / _name(data)
    found = _read(kept)
    if found is None:
        found = tuple(_made(data))
        _write(kept, pickle.dumps(found))
    return found


def _name(data: bytes) -> str:
    """What the renditions depend on: the picture, how they are made, and by what."""
    return hashlib.blake2b(repr((WIDTHS, _TALLEST, _HOW, PIL.__version__)).encode() + data, digest_size=16).hexdigest()


def _made(data: bytes) -> Iterator[Rendition]:
    image = in_srgb(upright(open_picture(data)))
    image.info = {}
    try:
        sizes = _sizes(image)
        for kind in _HOW:
            for size in sizes if kind != "jpeg" else sizes[-1:]:
                yield Rendition(kind, *size.size, _encoded(size, kind))
    except (OSError, ValueError, MemoryError) as error:
        what = "照片缩不成网页用的大小。The picture cannot be made small for the web."
        raise PictureError(what, "另存为 JPEG 再放进来。Save it again as JPEG.") from error


def _sizes(image: Image.Image) -> list[Image.Image]:
    """The picture in each width that it has; never larger than it is."""
    sizes: list[Image.Image] = []
    for width in reversed(WIDTHS):
        image = image.copy()
        image.thumbnail((width, _TALLEST * width), Image.Resampling.LANCZOS)
        if not sizes or sizes[0].size != image.size:
            sizes.insert(0, image)
    return sizes


def _encoded(image: Image.Image, kind: str) -> bytes:
    if kind == "jpeg" and image.mode == "RGBA":
        ground = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(ground, image).convert("RGB")
    file = io.BytesIO()
    image.save(file, kind, **_HOW[kind])
    return file.getvalue()


def _read(kept: Path) -> tuple[Rendition, ...] | None:
    """What was kept under this name; None where nothing is, or not as it was written."""
    try:
        data = kept.read_bytes()
    except OSError:
        return None
    found: tuple[Rendition, ...] | None = (
        pickle.loads(data[32:]) if hashlib.sha256(data[32:]).digest() == data[:32] else None
    )
    return found


def _write(kept: Path, data: bytes) -> None:
    """Whole or not at all, whoever else makes the same at the same time."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    unfinished = kept.with_name(f"{kept.name}.{os.getpid()}.tmp")
    unfinished.write_bytes(hashlib.sha256(data).digest() + data)
    unfinished.replace(kept)
