"""The pictures of an issue -> what its pages show of them, with the files for it; what cannot be shown is told."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from chongkan.figures import Picture
from chongkan.model import Issue
from chongkan.problems import Problem
from chongkan.site import urls

if TYPE_CHECKING:  # whoever has no picture need not load what reads them
    from chongkan.site.renditions import Rendition


@dataclass(frozen=True, slots=True)
class Developed:
    """pictures: {file in the issue's pictures/: as it is shown}. files: {published file: bytes}."""

    pictures: Mapping[str, Picture] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def develop(issue: Issue, cache: Path) -> Developed:
    """Make the pictures that the articles of an issue show. cache: the site's folder for what its next run can use.

    A picture that is missing or cannot be used leaves its caption alone; one that no article shows is told as well.
    """
    wanted = list(dict.fromkeys(photo.file for article in issue.articles for photo in article.photos if photo.file))
    there = [name for name in wanted if name in issue.pictures]
    pictures, files, problems = _shown(issue, there, cache / "pictures") if there else ({}, {}, [])
    return Developed(pictures, files, (*_missing(issue), *_unused(issue, wanted), *problems))


def _shown(
    issue: Issue, names: Iterable[str], cache: Path
) -> tuple[dict[str, Picture], dict[str, bytes], list[Problem]]:
    from chongkan.picturefiles import PictureError, read_picture
    from chongkan.site.renditions import renditions_of

    pictures: dict[str, Picture] = {}
    files: dict[str, bytes] = {}
    problems = []
    for name in names:
        try:
            made = renditions_of(read_picture(issue.pictures[name]), cache)
        except PictureError as error:
            problems.append(Problem(f"{_folder(issue)}/{name}", 0, error.what, error.mend))
            continue
        common = hashlib.sha256(made[-1].data).hexdigest()[:8]  # by it the service worker knows one picture's files
        paths = [urls.picture_of(issue.id, f"{common}-{r.width}", r.format, r.data) for r in made]
        pictures[name] = _picture(made, paths)
        files |= {urls.file_of(path): rendition.data for path, rendition in zip(paths, made, strict=True)}
    return pictures, files, problems


def _picture(made: Sequence["Rendition"], paths: Sequence[str]) -> Picture:
    """The last rendition is the one that everybody reads; the others are offered, format by format."""
    offered = zip(made[:-1], paths[:-1], strict=True)
    by_format = groupby(offered, key=lambda pair: pair[0].format)
    sources = tuple((f"image/{kind}", tuple((path, r.width) for r, path in pairs)) for kind, pairs in by_format)
    return Picture(paths[-1], made[-1].width, made[-1].height, sources)


def _missing(issue: Issue) -> Iterator[Problem]:
    for article in issue.articles:
        for name in (photo.file for photo in article.photos if photo.file and photo.file not in issue.pictures):
            what = f"没有照片文件 {_folder(issue)}/{name}。There is no such picture file."
            mend = "放进那个文件，或把 file 改对，或写 null。Put the file there, mend `file`, or write null."
            yield Problem(f"content/{issue.id}/{article.number}.md", 0, what, mend)


def _unused(issue: Issue, wanted: Collection[str]) -> Iterator[Problem]:
    for name in (name for name in issue.pictures if name not in wanted):
        what = "没有一篇文章用这张照片。No article shows this picture."
        mend = f"在哪一篇的 photos 里写 Write under `photos` of its article:  file: {name}  （不要就删掉 or delete it）"
        yield Problem(f"{_folder(issue)}/{name}", 0, what, mend)


def _folder(issue: Issue) -> str:
    return f"content/{issue.id}/pictures"
