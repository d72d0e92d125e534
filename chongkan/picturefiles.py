"""Picture files: read and decoded within bounds, whatever is in them; for who keeps them and who shows them."""

import io
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

MOST_PIXELS = 100_000_000  # three newspaper pages scanned at 300 dpi; decoded, they take 400 MB
MOST_BYTES = 100_000_000
_HEIC = (b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypheim", b"ftypmif1", b"ftypmsf1")  # how such files begin

Image.MAX_IMAGE_PIXELS = None  # Pillow's own bound warns first; ours is checked before anything is decoded


class PictureError(Exception):
    """A picture that cannot be used: what is wrong with it, and what to do, as in Problem."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what, self.mend = what, mend


def read_picture(path: Path) -> bytes:
    """Return a picture file's bytes. Raises PictureError where it is missing, cannot be read, or is far too large."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise _too_large(f"{size // 1_000_000} MB")
        return path.read_bytes()
    except FileNotFoundError as error:
        mend = "放进这个文件，或改名字。Put the file there, or mend its name."
        raise PictureError("没有这个照片文件。There is no such picture file.", mend) from error
    except OSError as error:
        what = f"照片文件打不开。The picture file cannot be opened ({error.strerror})."
        raise PictureError(what, "检查文件和它的权限。Look at the file and its permissions.") from error


def open_picture(data: bytes) -> Image.Image:
    """Decode a picture: its first frame, as it is stored (see upright). Raises PictureError where it is broken or huge.

    Its size is read from its head before it is decoded, so that a small file cannot ask for all memory.
    """
    try:
        image = Image.open(io.BytesIO(data))
        if image.width * image.height > MOST_PIXELS:
            raise _too_large(f"{image.width} × {image.height}")
        image.load()
    except PictureError:
        raise
    except Exception as error:  # damaged files trip the decoders in many ways
        if data[4:12] in _HEIC:
            what = "这是手机的 HEIC 照片，读不了。This is a HEIC picture, which this program cannot read."
            mend = "用手机或看图的程序另存为 JPEG 再放进来。Save it as JPEG, and put that here."
            raise PictureError(what, mend) from error
        what = "照片文件坏了，或不是照片。The picture file is damaged, or is no picture."
        raise PictureError(what, "另存为 JPEG 或 PNG 再放进来。Save it again as JPEG or PNG.") from error
    return image


def upright(image: Image.Image) -> Image.Image:
    """Return the picture turned as its camera says it was held."""
    return ImageOps.exif_transpose(image)


def in_srgb(image: Image.Image) -> Image.Image:
    """Return the picture in the colours that browsers assume, with its transparency where it has any."""
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value * (1 / 256) + 0).convert("L")  # 16 bits of grey
    mode = "RGBA" if image.has_transparency_data else "RGB"
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "RGBA", "L", "CMYK"):
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode=mode) or image
        except (ImageCms.PyCMSError, OSError):  # a profile that says nothing usable is as none
            pass
    return image.convert(mode)


def _too_large(size: str) -> PictureError:
    what = f"照片太大（{size}）。The picture is far too large ({size})."
    return PictureError(what, "缩小到一亿像素、100 MB 以内。Make it smaller: 100 million pixels and 100 MB at most.")
