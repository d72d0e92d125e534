"""Picture files made for tests: of every format, a broken one, a huge one, one that says where it was taken."""

import io
import struct
import zlib
from pathlib import Path
from typing import Any

from PIL import Image

PAGE = (Path(__file__).parent / "cases/pictured_page.txt").read_text(encoding="utf-8")  # three articles, six captions
CAMERA = "Kamera X100"


def picture(kind: str, size: tuple[int, int] = (60, 40), shade: int = 90, **how: Any) -> bytes:
    """Return a picture of this format (as Pillow calls it): slopes of grey, bluer with `shade`."""
    slope = Image.linear_gradient("L").resize(size)
    image = Image.merge("RGB", (slope, slope.transpose(Image.Transpose.ROTATE_180), Image.new("L", size, shade)))
    file = io.BytesIO()
    image.save(file, kind, **how)
    return file.getvalue()


def told(kind: str, turned: int = 1, **how: Any) -> bytes:
    """Return a picture with all that a telephone writes: camera, place, and how it was held (a tag of Exif)."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0132], exif[0x0112] = "Make", CAMERA, "2021:05:04 10:00:00", turned
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (36.0, 5.0, 59.0), "E", (114.0, 20.0, 1.0)
    return picture(kind, exif=exif.tobytes(), **how)


def huge() -> bytes:
    """Return a PNG of a few bytes that says it has 900 million pixels."""
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    parts = [struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in chunks]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def broken() -> bytes:
    """Return a JPEG that was cut off while it was copied."""
    return picture("JPEG", (600, 400))[:1200]


SIX = {
    "1.jpg": told("JPEG", turned=6),
    "2.png": picture("PNG"),
    "3.webp": picture("WEBP"),
    "4.tif": told("TIFF"),
    "9.jpg": picture("JPEG", shade=200),
    "10.gif": picture("GIF"),
}  # in the order of their names


def put(folder: Path, files: dict[str, bytes]) -> None:
    """Write files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
