"""The picture files beside a seed -> the captions that speak of them, one after another in the order of the page.

They stand in a folder of the seed's name, in the order of their names (2.jpg before 10.jpg); or the sidecar names them
in its own order, with an empty name for a caption that has none. A file that cannot be used keeps its caption, so that
it moves no other.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from chongkan.convert.inputs import picture_files
from chongkan.model import Article, Conversion, Doubt, Photo
from chongkan.problems import Problem

_MEMBER = re.compile(r"图[①-⑳]|[左右上下中]图(?=[：:为])")  # what tells the pictures of a group apart
_START = 20  # characters of a caption that a doubt shows


def add_pictures(conversion: Conversion, seed: Path) -> tuple[Conversion, list[Problem]]:
    """Give the captions of a conversion their pictures, cleaned; and tell which file or caption was left over.

    Where a caption lacks its picture though others have one, its article gets a `review` entry. Raises ProblemError
    where the sidecar cannot be read.
    """
    files = picture_files(seed)
    if not files:
        return conversion, []
    places = _places(conversion)
    album = _Album(seed)
    hung = [_Hung(place, album.keep(file) if file else None, file) for place, file in zip(places, files, strict=False)]
    for file in files[len(places) :]:
        album.tell_surplus(file, len(places))
    bare = places[len(files) :]
    if bare:
        album.tell_bare(len(files), len(places))
        hung += [_Hung(place, None, None, "别的图片说明有照片，这一条没有") for place in bare]
    articles = tuple(_pictured(article, hung) for article in conversion.issue.articles)
    return replace(conversion, issue=replace(conversion.issue, articles=articles), pictures=album.kept), album.problems


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a picture is spoken of: an article, which of its photos, at which line of the seed."""

    number: str
    photo: int
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class _Hung:
    """What hangs at a place: the name under which a picture is kept, None where it could not be used or is not there.

    file: what should hang there. doubt: what the editor is to look at.
    """

    place: _Place
    name: str | None
    file: Path | None
    doubt: str | None = None


class _Album:
    """The pictures that are kept, by the names they get, and what has to be told."""

    def __init__(self, seed: Path) -> None:
        self.kept: dict[str, bytes] = {}
        self.problems: list[Problem] = []
        self._seeds = seed.parent
        self._folder = seed.stem

    def keep(self, file: Path) -> str | None:
        """Keep a picture, cleaned, and return its name; None where it cannot be used, which is told."""
        from chongkan.convert.originals import clean_picture
        from chongkan.picturefiles import PictureError, read_picture

        try:
            ending, data = clean_picture(read_picture(file))
        except PictureError as error:
            self._tell(file, error.what, error.mend)
            return None
        name = self._free_name(file.stem, ending)
        self.kept[name] = data
        return name

    def tell_surplus(self, file: Path | None, places: int) -> None:
        """A picture that no caption speaks of."""
        if file is not None:
            what = f"图片说明只说到 {places} 张照片，轮不到它。The captions speak of {places} pictures, not of it."
            mend = (
                "删去它，或在 .toml 的 pictures 里写要用的。Remove it, or name in `pictures` of the .toml what to use."
            )
            self._tell(file, what, mend)

    def tell_bare(self, files: int, places: int) -> None:
        """Captions without a picture."""
        what = (
            f"有 {files} 张照片，图片说明说到 {places} 张，后面的没有照片。"
            f"There are {files} pictures, and captions for {places}; the last have none."
        )
        mend = '补上照片；本来没有的，在 .toml 的 pictures 里写 ""。Add them, or write "" for those without one.'
        self.problems.append(Problem(f"{self._seeds.name}/{self._folder}", 0, what, mend))

    def _tell(self, file: Path, what: str, mend: str) -> None:
        path = PurePosixPath(self._seeds.name, *file.relative_to(self._seeds).parts)
        self.problems.append(Problem(str(path), 0, what, mend))

    def _free_name(self, stem: str, ending: str) -> str:
        """The file's own name, with a number where another has it (a.tif and a.gif are both kept as a.png)."""
        stem = re.sub(r"[^\w.-]+", "-", stem).strip(".-_") or "picture"
        taken = {name.casefold() for name in self.kept}
        candidates = [stem, *(f"{stem}-{count}" for count in range(2, len(taken) + 3))]
        return next(f"{c}{ending}" for c in candidates if f"{c}{ending}".casefold() not in taken)


def _places(conversion: Conversion) -> list[_Place]:
    """Where pictures are spoken of in all articles, in the order of the page; a caption of a group, once for each."""
    places = sorted((p for a in conversion.issue.articles for p in _of_article(a, conversion)), key=lambda p: p.line)
    return [place for place in places for _ in range(_pictures_in(place.text))]


def _of_article(article: Article, conversion: Conversion) -> Iterator[_Place]:
    """A photo begins with its caption; with its credit where it has none."""
    rows = (row for row in conversion.lines if row.article == article.number and row.role in ("caption", "credit"))
    blocks = {row.block: row for row in reversed(list(rows))}  # the first line of each
    waiting = list(enumerate(article.photos))
    for _, row in sorted(blocks.items(), key=lambda pair: pair[1].line):
        if waiting and (row.role == "caption") == (waiting[0][1].caption is not None):
            n, photo = waiting.pop(0)
            yield _Place(article.number, n, row.line, photo.caption or photo.credit or "")


def _pictures_in(caption: str) -> int:
    """How many pictures a caption speaks of: 图①为…图②为…, 左图：…右图：…; else one."""
    return len(set(_MEMBER.findall(caption))) or 1


def _pictured(article: Article, hung: Iterable[_Hung]) -> Article:
    """The article with its pictures; the further ones of a group stand after the first, which has the caption."""
    own = [one for one in hung if one.place.number == article.number]
    photos: list[Photo] = []
    for n, photo in enumerate(article.photos):
        names = [one.name for one in own if one.place.photo == n and one.name]
        photos += [replace(photo, file=names[0] if names else None), *(Photo(file=name) for name in names[1:])]
    doubts = [_doubt(one) for one in own if one.doubt or (one.file and not one.name)]
    review = sorted((*article.review, *doubts), key=lambda doubt: doubt.line)
    return replace(article, photos=tuple(photos), review=tuple(review))


def _doubt(hung: _Hung) -> Doubt:
    text = hung.place.text
    short = text if len(text) <= _START else text[: _START - 1] + "…"
    return Doubt(hung.place.line, "picture", short, hung.doubt or f"照片 {hung.file and hung.file.name} 不能用")
