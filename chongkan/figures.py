"""The nouns of pictures as the site shows them. Imports nothing of ours."""

from dataclasses import dataclass

PICTURE_ENDINGS = frozenset(
    [".jpg", ".jpeg", ".jfif", ".png", ".webp", ".gif", ".tif", ".tiff", ".bmp", ".avif", ".heic", ".heif"]
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the site serves it: path: a JPEG that everybody reads; width, height: its size in pixels.

    sources: the same for browsers that read more, best first: (media type, ((path, width), the smallest first)).
    """

    path: str
    width: int
    height: int
    sources: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A photo as the site shows it; picture: None where there is none to show, so that the caption stands for it."""

    caption: str | None = None
    credit: str | None = None
    picture: Picture | None = None
