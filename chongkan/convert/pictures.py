"""The picture files beside a seed -> the captions that speak of them, one after another in the order of the page.

They stand in a folder of the seed's name, in the order of their names (2.jpg before 10.jpg); or the sidecar names them
in its own order, with an empty name for a caption that has none. A file that cannot be used keeps its caption, so that
it moves no other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from chongkan.convert.inputs import picture_files
from chongkan.model import Article, Conversion, Doubt
from chongkan.problems import Problem

_START = 20  # characters of a caption that a doubt shows


def add_pictures(conversion: Conversion, seed: Path) -> tuple[Conversion, list[Problem]]:
    """Give the captions of a conversion their pictures, cleaned; and tell which file or caption was left over.

    Where a caption lacks its picture though others have one, its article gets a `review` entry. Raises ProblemError
    where the sidecar cannot be read.
    """
    files = picture_files(seed)
    if not files:
        return conversion, []
    captions = list(_captions(conversion))
    articles = {article.number: article for article in conversion.issue.articles}
    album = _Album(seed)
    for file, caption in zip(files, captions, strict=False):
        if file is not None:
            articles[caption.number] = album.hang(file, caption, articles[caption.number])
    for file in files[len(captions) :]:
        album.tell_surplus(file, len(captions))
    for caption in captions[len(files) :]:
        articles[caption.number] = _doubted(articles[caption.number], caption, "别的图片说明有照片，这一条没有")
    if len(captions) > len(files):
        album.tell_bare(len(files), len(captions))
    issue = replace(conversion.issue, articles=tuple(articles.values()))
    return replace(conversion, issue=issue, pictures=album.kept), album.problems


@dataclass(frozen=True, slots=True)
class _Caption:
    """Where a picture is spoken of: an article, which of its photos, at which line of the seed."""

    number: str
    photo: int
    line: int
    text: str


class _Album:
    """The pictures that are kept, by the names they get, and what has to be told."""

    def __init__(self, seed: Path) -> None:
        self.kept: dict[str, bytes] = {}
        self.problems: list[Problem] = []
        self._seeds = seed.parent
        self._folder = seed.stem

    def hang(self, file: Path, caption: _Caption, article: Article) -> Article:
        """The article with this picture over the caption, or with a doubt where the file cannot be used."""
        from chongkan.convert.originals import clean_picture
        from chongkan.picturefiles import PictureError, read_picture

        try:
            ending, data = clean_picture(read_picture(file))
        except PictureError as error:
            self._tell(file, error.what, error.mend)
            return _doubted(article, caption, f"照片 {file.name} 不能用")
        name = self._free_name(file.stem, ending)
        self.kept[name] = data
        photos = [replace(p, file=name) if n == caption.photo else p for n, p in enumerate(article.photos)]
        return replace(article, photos=tuple(photos))

    def tell_surplus(self, file: Path | None, captions: int) -> None:
        """A picture without a caption."""
        if file is not None:
            what = f"这一版只有 {captions} 条图片说明，轮不到它。There are only {captions} captions, none for this one."
            mend = (
                "删去它，或在 .toml 里写 pictures 定次序。Remove it, or name the right ones in `pictures` of the .toml."
            )
            self._tell(file, what, mend)

    def tell_bare(self, files: int, captions: int) -> None:
        """Captions without a picture."""
        what = (
            f"有 {files} 张照片、{captions} 条图片说明，后面的没有照片。"
            f"There are {files} pictures and {captions} captions; the last have none."
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


def _captions(conversion: Conversion) -> list[_Caption]:
    """Where the photos of all articles are spoken of, in the order of the page."""
    return sorted((c for a in conversion.issue.articles for c in _of_article(a, conversion)), key=lambda c: c.line)


def _of_article(article: Article, conversion: Conversion) -> Iterator[_Caption]:
    """A photo begins with its caption; with its credit where it has none."""
    rows = (row for row in conversion.lines if row.article == article.number and row.role in ("caption", "credit"))
    blocks = {row.block: row for row in reversed(list(rows))}  # the first line of each
    waiting = list(enumerate(article.photos))
    for _, row in sorted(blocks.items(), key=lambda pair: pair[1].line):
        if waiting and (row.role == "caption") == (waiting[0][1].caption is not None):
            n, photo = waiting.pop(0)
            yield _Caption(article.number, n, row.line, photo.caption or photo.credit or "")


def _doubted(article: Article, caption: _Caption, hint: str) -> Article:
    text = caption.text if len(caption.text) <= _START else caption.text[: _START - 1] + "…"
    doubts = (*article.review, Doubt(caption.line, "picture", text, hint))
    return replace(article, review=tuple(sorted(doubts, key=lambda doubt: doubt.line)))
