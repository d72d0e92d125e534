"""A picture that is kept says nothing of who took it where, and looks as it did."""

import io

import pytest
from PIL import Image, ImageCms

from chongkan.convert.originals import clean_picture
from chongkan.picturefiles import PictureError, in_srgb, upright
from tests.picturing import CAMERA, broken, huge, picture, told

_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
_TRAILER = b"MakerNotes of " + CAMERA.encode()  # some cameras write on after the picture's end


def opened(data: bytes) -> Image.Image:
    """Decode a picture."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize("turned", [1, 6])
@pytest.mark.parametrize(
    ("kind", "how"),
    [
        ("JPEG", {}),
        ("JPEG", {"progressive": True, "comment": CAMERA.encode()}),
        ("JPEG", {"icc_profile": _SRGB, "restart_marker_rows": 1}),
        ("PNG", {}),
        ("WEBP", {"xmp": b"<x:xmpmeta>" + CAMERA.encode()}),
        ("TIFF", {}),
        ("AVIF", {}),
    ],
)
def test_what_a_device_wrote_is_gone_and_no_pixel_changes(kind: str, how: dict[str, object], turned: int) -> None:
    """Camera, place, day, comments, trailers; but how it was held still counts, and so do its colours."""
    data = told(kind, turned, **how) + _TRAILER
    _, clean = clean_picture(data)
    assert CAMERA.encode() in data
    assert CAMERA.encode() not in clean
    assert set(opened(clean).getexif()) <= {0x0112}
    before, after = upright(opened(data)), upright(opened(clean))
    assert (after.size, after.convert("RGB").tobytes()) == (before.size, before.convert("RGB").tobytes())
    assert opened(clean).info.get("icc_profile") == how.get("icc_profile")


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
def test_a_clean_picture_stays_byte_for_byte(kind: str) -> None:
    """Its pixels are not compressed anew."""
    assert clean_picture(picture(kind))[1] == picture(kind)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "I;16B", "CMYK", "YCbCr", "F"])
def test_every_kind_of_pixel_can_be_shown(mode: str) -> None:
    """As scanners and printers write them."""
    file = io.BytesIO()
    Image.new(mode, (8, 8)).save(file, "TIFF")
    ending, clean = clean_picture(file.getvalue())
    assert (ending, in_srgb(opened(clean)).size) == (".png", (8, 8))


def test_sixteen_bits_of_grey_are_no_white() -> None:
    """They are brought down to eight, not cut off."""
    assert in_srgb(Image.new("I;16", (2, 2), 0x8000)).getpixel((0, 0)) == (128, 128, 128)


@pytest.mark.parametrize("data", [b"", b"GIF89a", broken(), huge(), b"\xff\xd8\xff\xe1", picture("PNG")[:60]])
def test_what_is_no_picture_is_told(data: bytes) -> None:
    """Never a traceback, and no memory for nine hundred million pixels."""
    with pytest.raises(PictureError):
        clean_picture(data)
