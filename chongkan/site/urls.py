"""The only place that makes addresses.

An address (`/tags/扶贫/`) is a page's identity: the same in every script, made of ids and keys as they were first
written. A path is the address within one script (`/zh-hant/tags/扶贫/`); href() gives it to HTML, quoted()
and absolute() to what takes ASCII only.
"""

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import quote, unquote, urljoin, urlsplit

from chongkan.model import Edition, Story, Term

HOME = "/"
ARCHIVE = "/archive/"
TAGS = "/tags/"
SEARCH = "/search/"
JSON_FEED = "/feed.json"
OPENSEARCH = "/opensearch.xml"
ISSUE_SCHEMA = "/issue.schema.json"
COLLECTION = "/articles.jsonl.gz"
DATA_PACKAGE = "/datapackage.json"
NOT_FOUND = "/404.html"
OFFLINE = "/offline/"
WORKER = "/sw.js"
MANIFEST = "/manifest.webmanifest"
ICON = "/favicon.ico"
UNLISTED = (NOT_FOUND, OFFLINE)  # pages that nothing links to and no map names
ASSETS = "/assets/"

_FOLDERS = {
    "section": "sections",
    "series": "series",
    "format": "formats",
    "topic": "tags",
    "place": "places",
    "organisation": "organisations",
    "person": "people",
    "author": "authors",
}
_BAD_IN_KEY = re.compile(r"[/\\\x00-\x1f\x7f]|^\.+$|^\s|\s$|^$|\.(?:html?|xml)$")
_NO_LETTERS = re.compile(r"[^\w/.~-]+")
_PLAIN = re.compile(r"/(?!/)[\w/.~-]*")  # a link without anything quoted, query or fragment
_BESIDE = re.compile(r"\.\./(?:[\w-]+/)?")  # a link from a page to the one above it, or to one beside it
_MOST_BYTES = 240  # file systems allow 255 in one name
_REMEMBERED = 4096  # addresses: those of menus, terms and neighbours stand on page after page


def address_of(thing: Edition | Story | Term) -> str:
    """Return the address of the page of an edition, a story or a term."""
    if isinstance(thing, Story):
        return f"/{thing.issue_id}/{thing.number}/"
    if isinstance(thing, Term):
        return f"/{_FOLDERS[thing.kind]}/{thing.key}/"
    return f"/{thing.id}/"


def source_of(edition: Edition) -> str:
    """Return the address of the page that shows what an edition was made from."""
    return f"{address_of(edition)}source/"


def seed_of(edition: Edition) -> str:
    """Return the address of an edition's seed, the bytes as they came; the same in every script."""
    return f"{address_of(edition)}source.txt"


def picture_of(issue_id: str, name: str, kind: str, data: bytes) -> str:
    """Return the path of a picture of an issue; the hash of its bytes is in its name, so that it may be kept."""
    return f"{ASSETS}{issue_id}/{name}.{hashlib.sha256(data).hexdigest()[:10]}.{kind}"


def copy_of(edition: Edition, kind: str) -> str:
    """Return the address of an edition's copy of a kind, as txt: named so that it is still known where it was saved."""
    return f"{address_of(edition)}{edition.id}.{kind}"


def book_of(edition: Edition, prefix: str) -> str:
    """Return the path of an edition's book in the script that a prefix stands for, which its name tells too."""
    return f"{prefix}{address_of(edition)}{edition.id}{prefix.replace('/', '-')}.epub"


def books_of(edition: Edition, scripts: Sequence[str]) -> dict[str, str]:
    """Return {script: path} of an edition's books; scripts: those of the site, its own first."""
    return {script: book_of(edition, prefix_of(script, scripts[0])) for script in scripts}


def is_mapped(address: str) -> bool:
    """Whether search engines should be told of an address: not of what nothing links to, nor of text shown twice."""
    folder, _, rest = address.strip("/").partition("/")
    return address not in UNLISTED and (rest != "source" or folder in _FOLDERS.values())


def is_key(key: str) -> bool:
    """Whether a key can be one part of an address (and the name of a folder)."""
    return not _BAD_IN_KEY.search(key) and len(key.encode()) <= _MOST_BYTES


def prefix_of(variant: str, script: str) -> str:
    """Return what stands before every address in a variant: nothing for the site's own script."""
    return "" if variant == script else f"/{variant.lower()}"


def year(number: str) -> str:
    """Return the address of a year of the archive."""
    return f"{ARCHIVE}{number}/"


def kind_index(kind: str) -> str:
    """Return the address of the index of all terms of a kind."""
    return "/topics/" if kind == "topic" else f"/{_FOLDERS[kind]}/"  # topics stand below TAGS, the index of all kinds


def feed_of(address: str) -> str:
    """Return the address of the feed of a page: of home the whole site's, of a section or an author theirs."""
    return f"{address}feed.xml"


def older(address: str, number: int) -> str:
    """Return the address of an older page of a list; pages are numbered from the oldest."""
    return f"{address}{number}/"


@lru_cache(_REMEMBERED)
def href(path: str) -> str:
    """Return a path for an attribute of HTML: letters of any script stay (they weigh a third), the rest is quoted."""
    return _NO_LETTERS.sub(lambda found: quote(found[0]), path)


def quoted(path: str) -> str:
    """Return a path in ASCII, for what is not HTML (RFC 3986)."""
    return "/".join(map(_quoted, path.split("/")))


@lru_cache(_REMEMBERED)
def _quoted(name: str) -> str:
    return quote(name, safe="-_.~")


def absolute(base_url: str, path: str) -> str:
    """Return the whole URL of a path, quoted."""
    return base_url + quoted(path)


def file_of(path: str) -> str:
    """Return the file, relative to the published folder, that a path is served from."""
    return (path + "index.html" if path.endswith("/") else path).removeprefix("/")


def path_of_file(file: str) -> str:
    """Return the path that serves a published file."""
    return "/" + file.removesuffix("index.html")


def file_of_href(link: str) -> str:
    """Return the file that a root-relative link leads to, without its query and fragment."""
    return _file_at(link.partition("#")[0])


@lru_cache(_REMEMBERED)
def _file_at(place: str) -> str:
    return file_of(place if _PLAIN.fullmatch(place) else unquote(urlsplit(place).path))


def fragment_of(link: str) -> str:
    """Return the place within a page that a link leads to; empty where it names none."""
    place = link.partition("#")[2]
    return unquote(place) if place else ""


def joined(path: str, link: str) -> str:
    """Return where a link leads that stands on the page of a path: root-relative, if it stays on the site."""
    place, _, fragment = link.partition("#")
    if not place.startswith("/") or "/." in place:
        place = _joined(path, place)
    return f"{place}#{fragment}" if fragment else place


@lru_cache(_REMEMBERED)
def _joined(path: str, place: str) -> str:
    own = quoted(path)
    if _BESIDE.fullmatch(place) and own.endswith("/") and own.count("/") > 1:
        return own[: own.rindex("/", 0, -1) + 1] + place[len("../") :]
    return urljoin(own, place)
