"""Feeds: Atom (RFC 4287) for a script, a section or an author, and JSON Feed 1.1 for a script, from the same items."""

import json
import pickle
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from html import escape as escape_html
from typing import NamedTuple
from urllib.parse import urljoin

from chongkan.model import Edition, Story
from chongkan.site import urls
from chongkan.site.dates import is_exact
from chongkan.site.portable import whole_links, without_controls
from chongkan.site.render import Frame
from chongkan.site.text import bare_byline

MOST = {"site": 30, "section": 20, "author": 10}  # stories of a feed, by what it is the feed of
_ATOM = "http://www.w3.org/2005/Atom"
_JSON = "https://jsonfeed.org/version/1.1"
_XML = '<?xml version="1.0" encoding="utf-8"?>\n'
_UNDATED = "1970-01-01"
_FROM = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


class Item(NamedTuple):
    """A story as feeds show it. day: as RFC 3339 wants it. exact: whether it is known to the day. content: HTML.

    image: the address of its first picture.
    """

    url: str
    title: str
    day: str
    exact: bool
    authors: tuple[str, ...]
    labels: tuple[str, ...]
    summary: str | None
    content: str
    image: str | None


def feed_item(edition: Edition, story: Story, frame: Frame) -> Item:
    """A story as an item of feeds, whole, with links that hold wherever it is read."""
    url = urls.absolute(frame.config.base_url, frame.prefix + urls.address_of(story))
    return Item(
        url,
        story.title,
        day_of(edition),
        is_exact(edition.date),
        tuple(dict.fromkeys(contributor.term.label for contributor in story.authors)),
        (story.section.label, *(tag.label for tag in story.tags if tag.kind == "topic")),
        story.summary,
        "\n".join(_content(story, url)),
        next((urljoin(url, photo.picture.path) for photo in story.photos if photo.picture), None),
    )


def pack_items(items: Mapping[str, Item]) -> bytes:
    """A story's items by variant, small, to be kept."""
    return zlib.compress(pickle.dumps({variant: tuple(item) for variant, item in items.items()}), 1)


def unpack_items(packed: bytes) -> dict[str, Item]:
    """The opposite of pack_items."""
    return {variant: Item(*item) for variant, item in pickle.loads(zlib.decompress(packed)).items()}


def atom_file(frame: Frame, address: str, label: str, items: Sequence[Item]) -> tuple[str, str]:
    """The published file of a feed, and its text. address: the page it is the feed of; label: what that is called."""
    site, base = frame.site, frame.config.base_url
    own, home = (urls.absolute(base, frame.prefix + at) for at in (urls.feed_of(address), address))
    lines = [
        f'<feed xmlns="{_ATOM}" xml:lang="{site.variant}">',
        f"<id>{_xml(own)}</id>",
        f"<title>{_xml(f'{label} · {site.title}' if label else site.title)}</title>",
        *([] if label else [f"<subtitle>{_xml(site.tagline)}</subtitle>"]),
        f"<updated>{max((item.day for item in items), default=day_of(None))}</updated>",
        f"<author><name>{_xml(site.title)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href="{_xml(own)}"/>',
        f'<link rel="alternate" type="text/html" href="{_xml(home)}"/>',
        *(_entry(item) for item in items),
        "</feed>",
    ]
    return urls.file_of(frame.prefix + urls.feed_of(address)), _XML + "\n".join(lines) + "\n"


def json_file(frame: Frame, items: Sequence[Item]) -> tuple[str, str]:
    """The published file of a script's JSON Feed, and its text."""
    site, base = frame.site, frame.config.base_url
    feed = {
        "version": _JSON,
        "title": site.title,
        "description": site.tagline,
        "home_page_url": urls.absolute(base, frame.prefix + urls.HOME),
        "feed_url": urls.absolute(base, frame.prefix + urls.JSON_FEED),
        "language": site.variant,
        "items": [_json_item(item) for item in items],
    }
    return urls.file_of(frame.prefix + urls.JSON_FEED), json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def day_of(edition: Edition | None) -> str:
    """The edition's first day as RFC 3339 wants it; a month or a year begins with its first day."""
    found = _FROM.match((edition.date if edition else None) or _UNDATED)
    year, month, day = found.groups() if found else ("1970", "01", "01")
    return f"{year}-{month or '01'}-{day or '01'}T00:00:00Z"


def _entry(item: Item) -> str:
    url = _xml(item.url)
    lines = [
        "<entry>",
        f"<id>{url}</id>",
        f"<title>{_xml(item.title)}</title>",
        f"<updated>{item.day}</updated>",
        *([f"<published>{item.day}</published>"] if item.exact else []),
        f'<link rel="alternate" type="text/html" href="{url}"/>',
        *(f"<author><name>{_xml(name)}</name></author>" for name in item.authors),
        *(f'<category term="{_xml(label)}"/>' for label in item.labels),
        *([f"<summary>{_xml(item.summary)}</summary>"] if item.summary else []),
        f'<content type="html">{_xml(item.content)}</content>',
        "</entry>",
    ]
    return "\n".join(lines)


def _json_item(item: Item) -> dict[str, object]:
    """The item, without the fields that hold nothing; a day that is not certain is not told (it need not be)."""
    said = {
        "id": item.url,
        "url": item.url,
        "title": item.title,
        "content_html": item.content,
        "summary": item.summary,
        "image": item.image,
        "date_published": item.day if item.exact else None,
        "authors": [{"name": name} for name in item.authors],
        "tags": list(item.labels),
    }
    return {key: value for key, value in said.items() if value}


def _content(story: Story, url: str) -> Iterator[str]:
    """Its heads but the headline, its byline, its body, its pictures and their captions."""
    for text in (story.kicker, story.deck, bare_byline(story.byline)):
        if text:
            yield f"<p>{escape_html(text)}</p>"
    if story.body:
        yield whole_links(story.body, url)
    for photo in story.photos:
        said = escape_html(" ".join(text for text in (photo.caption, photo.credit) if text))
        if photo.picture:
            alt, at = escape_html(photo.caption or story.title), urljoin(url, photo.picture.path)
            size = f'width="{photo.picture.width}" height="{photo.picture.height}"'
            yield f'<figure><img src="{at}" {size} alt="{alt}"><figcaption>{said}</figcaption></figure>'
        elif said:
            yield f"<p>{said}</p>"


def _xml(text: str) -> str:
    """Text for XML, in elements and attributes; without what no XML may hold."""
    return escape_html(without_controls(text), quote=False).replace('"', "&quot;")
