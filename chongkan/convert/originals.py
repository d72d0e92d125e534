"""A picture file -> the same picture without what its device wrote beside it: where, when, by whom, with what.

JPEG and WebP lose nothing of the picture: their pixels stay compressed as they are, only parts of the file go. All else
becomes PNG, which keeps every pixel and which browsers read.
"""

import io
import re
from collections.abc import Iterator

from PIL import Image

from chongkan.picturefiles import in_srgb, open_picture, upright

_ORIENTATION = 0x0112  # the tag of Exif that says how the camera was held
_COLOURS = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}  # what the pixels need to be understood
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
_PRIVATE_CHUNKS = (b"EXIF", b"XMP ")
_MODES_OF_PNG = ("1", "L", "LA", "P", "RGB", "RGBA", "I;16", "I;16B")
_PRIVATE_FLAGS = 0x08 | 0x04  # of a VP8X chunk: has EXIF, has XMP


def clean_picture(data: bytes) -> tuple[str, bytes]:
    """Return the ending and the bytes under which a picture is kept. Raises PictureError where it cannot be used."""
    image = open_picture(data)
    turned = image.getexif().get(_ORIENTATION, 1)
    if image.format == "JPEG":
        return ".jpg", b"\xff\xd8" + _orientation(turned) + b"".join(_jpeg_parts(data))
    if image.format == "WEBP" and turned == 1:
        return ".webp", _clean_webp(data)
    return ".png", _as_png(upright(image))


def _orientation(turned: int) -> bytes:
    """A segment of JPEG that says only how the picture is turned; nothing where it is not."""
    if turned == 1:
        return b""
    exif = Image.Exif()
    exif[_ORIENTATION] = turned
    said = exif.tobytes()
    return b"\xff\xe1" + (len(said) + 2).to_bytes(2, "big") + said


def _jpeg_parts(data: bytes) -> Iterator[bytes]:
    """The segments that the picture needs, with its scans, to its end; what stands after that is dropped too.

    ITU-T T.81, Annex B: 0xFF and a marker, then a length and so many bytes; a scan goes on to the next true marker.
    """
    at = 2
    while data[at : at + 2] not in (b"\xff\xd9", b"\xff", b""):
        marker, end = data[at + 1], at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xDA:
            end = _next_marker(data, end)
        is_aside = 0xE0 <= marker <= 0xEF or marker == 0xFE  # for applications, or a comment
        if not is_aside or (marker in _COLOURS and data.startswith(_COLOURS[marker], at + 4)):
            yield data[at:end]
        at = _next_marker(data, end)
    yield b"\xff\xd9"


def _next_marker(data: bytes, at: int) -> int:
    """Where the next marker stands: no stuffed byte, no restart, no padding; the end where there is none."""
    found = _MARKER.search(data, at)
    return found.start() if found else len(data)


def _clean_webp(data: bytes) -> bytes:
    """RIFF: a name, a length, and so many bytes, made even; the file is one such thing."""
    kept, at = b"", 12
    whole = 8 + int.from_bytes(data[4:8], "little")
    while at + 8 <= whole:
        name, end = data[at : at + 4], at + 8 + int.from_bytes(data[at + 4 : at + 8], "little")
        chunk = data[at : end + end % 2]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_PRIVATE_FLAGS]) + chunk[9:]
        kept += b"" if name in _PRIVATE_CHUNKS else chunk
        at = end + end % 2
    return b"RIFF" + (len(kept) + 4).to_bytes(4, "little") + b"WEBP" + kept


def _as_png(image: Image.Image) -> bytes:
    """Every pixel as it is, where PNG knows such pixels; else as they look."""
    plain = image if image.mode in _MODES_OF_PNG else in_srgb(image)
    said = {key: plain.info[key] for key in ("icc_profile", "transparency") if plain is image and key in plain.info}
    plain.info = {}
    file = io.BytesIO()
    plain.save(file, "PNG", **said)
    return file.getvalue()
