"""Small conversions to save, as a converter would hand them over."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from chongkan.model import Article, Conversion, Issue, Photo, Placement

SEED = "001.txt"


def conversion(
    titles: Sequence[str] = ("一", "二"),
    *,
    wish: str = "2019-10-21",
    source: str = SEED,
    sha256: str = "s1",
    place: str = "",
    pictures: Mapping[str, bytes] | None = None,
) -> Conversion:
    """Return a conversion of a seed that has one line, one article, for each title; the first shows the pictures."""
    photos = tuple(Photo("图为", None, name) for name in pictures or ())
    articles = tuple(Article(f"{n:02}", title, f"{title}的正文。") for n, title in enumerate(titles, 1))
    articles = (replace(articles[0], photos=photos), *articles[1:])
    lines = tuple(Placement(n, f"{n:02}", "title", None, 1.5) for n in range(1, len(titles) + 1))
    issue = Issue(wish, "北关区新闻", source, sha256, place=place or None, articles=articles)
    return Conversion(issue, "utf-8", f"inputs of {sha256} {place}", lines, pictures or {})
