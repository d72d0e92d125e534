"""An edition in one script -> its book, an EPUB 3: cover, contents, a chapter for each article, their pictures.

Nothing of other issues is in it, so that it stays as it is when they change.
"""

import re
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from chongkan.model import Edition, Story
from chongkan.site import urls
from chongkan.site.copies.container import pack_book
from chongkan.site.dates import read_date
from chongkan.site.feeds import day_of
from chongkan.site.frontpage import compose_front_page
from chongkan.site.portable import without_controls, xhtml
from chongkan.site.render import Frame
from chongkan.site.text import bare_byline

_ABOUT = ("package.opf", "nav.xhtml", "cover.xhtml", "cover.svg")
_LINE = 11  # characters of the cover's headline on a line


def book_file(frame: Frame, edition: Edition, pictures: Mapping[str, bytes]) -> tuple[str, bytes]:
    """The published file of a book, and its bytes; the same from the same.

    frame, edition: of one script. pictures: {published file: bytes}, all that the edition's articles show among them.
    Raises ProblemError where a template fails.
    """
    shown = [p.picture.path for story in edition.stories for p in story.photos if p.picture]
    held = {_name(path): pictures[urls.file_of(path)] for path in dict.fromkeys(shown)}
    data = {
        "edition": edition,
        "url": _url(frame, edition),
        "pictures": list(held),
        "modified": day_of(edition),  # the day of the print, as in feeds: a clock would make other bytes each time
        "day": _day(frame, edition),
        "lines": list(_cover_lines(compose_front_page(edition).lead)),
    }
    documents = {name: _document(frame, name, **data) for name in _ABOUT}
    documents["book.css"] = str(frame.once("book/book.css"))
    documents |= {f"{story.number}.xhtml": _chapter(frame, edition, story) for story in edition.stories}
    return urls.file_of(urls.book_of(edition, frame.prefix)), pack_book(documents, held)


def _chapter(frame: Frame, edition: Edition, story: Story) -> str:
    url = _url(frame, story)
    data = {
        "story": story,
        "edition": edition,
        "url": url,
        "original": frame.converted_from(story.script, urls.address_of(story)),
        "byline": bare_byline(story.byline),
        "body": Markup(xhtml(story.body, url)),
        "figures": [(photo, _name(photo.picture.path) if photo.picture else None) for photo in story.photos],
    }
    return _document(frame, "chapter.xhtml", **data)


def _day(frame: Frame, edition: Edition) -> str:
    """The edition's date in the words of the script; empty where it has none."""
    day = read_date(edition.date)
    return "" if day is None else frame.words.say(frame.variant, "about", date=day.text) if day.about else day.text


def _cover_lines(story: Story) -> Iterator[str]:
    """A story's headline in lines of at most _LINE characters, broken between words where it can be."""
    line, at = "", 0
    spaces = (found.end() for found in re.finditer(r"\s+", story.title))
    for place in sorted({*story.breaks.title, *spaces, len(story.title)}):
        word, at = story.title[at:place], place
        if line and len((line + word).rstrip()) > _LINE:
            yield line.strip()
            line = ""
        line += word
        while len(line.rstrip()) > _LINE:
            yield line[:_LINE]
            line = line[_LINE:]
    if line.strip():
        yield line.strip()


def _document(frame: Frame, name: str, **data: object) -> str:
    return without_controls(frame.render(f"book/{name}", **data))


def _url(frame: Frame, thing: Edition | Story) -> str:
    return urls.absolute(frame.config.base_url, frame.prefix + urls.address_of(thing))


def _name(path: str) -> str:
    return "pictures/" + path.rpartition("/")[2]
