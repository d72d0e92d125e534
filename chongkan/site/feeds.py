"""What machines read of the site: an Atom feed for each script (RFC 4287), the map of all pages (sitemaps.org, with
alternates), and robots.txt, which tells of the map."""

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from chongkan.config import Config
from chongkan.model import Edition, Site, Story
from chongkan.site import urls
from chongkan.site.plan import Page

MOST = 30  # stories of a feed
_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_UNDATED = "1970-01-01"


def feed_files(sites: Iterable[Site], config: Config) -> dict[str, str]:
    """{published file: text} of a feed for each script, the newest stories first."""
    return {urls.file_of(_prefix(site, config) + urls.FEED): _atom(site, config) for site in sites}


def map_files(pages: Iterable[Page], config: Config) -> dict[str, str]:
    """sitemap.xml, each address once with its page in every script, and robots.txt."""
    by_address: dict[str, list[Page]] = {}
    for page in pages:
        if page.address not in urls.UNLISTED:
            by_address.setdefault(page.address, []).append(page)
    root = ET.Element("urlset", {"xmlns": _SITEMAP, "xmlns:xhtml": _XHTML})
    for group in by_address.values():
        for page in group:
            entry = ET.SubElement(root, "url")
            ET.SubElement(entry, "loc").text = urls.absolute(config.base_url, page.path)
            for other in group if len(group) > 1 else []:
                href = urls.absolute(config.base_url, other.path)
                ET.SubElement(entry, "xhtml:link", rel="alternate", hreflang=other.variant, href=href)
    robots = f"User-agent: *\nAllow: /\nSitemap: {urls.absolute(config.base_url, '/sitemap.xml')}\n"
    return {"sitemap.xml": _text(root), "robots.txt": robots}


def _atom(site: Site, config: Config) -> str:
    prefix = _prefix(site, config)
    own = urls.absolute(config.base_url, prefix + urls.FEED)
    stories = [(edition, story) for edition in site.editions for story in edition.stories][:MOST]
    root = ET.Element("feed", {"xmlns": _ATOM, _XML_LANG: site.variant})
    ET.SubElement(root, "id").text = own
    ET.SubElement(root, "title").text = site.title
    ET.SubElement(root, "subtitle").text = site.tagline
    ET.SubElement(root, "updated").text = max((_day(edition) for edition, _ in stories), default=_day(None))
    ET.SubElement(ET.SubElement(root, "author"), "name").text = site.title
    ET.SubElement(root, "link", rel="self", href=own)
    ET.SubElement(root, "link", rel="alternate", href=urls.absolute(config.base_url, prefix + urls.HOME))
    for edition, story in stories:
        _entry(root, edition, story, urls.absolute(config.base_url, prefix + urls.address_of(story)))
    return _text(root)


def _entry(root: ET.Element, edition: Edition, story: Story, url: str) -> None:
    entry = ET.SubElement(root, "entry")
    ET.SubElement(entry, "id").text = url
    ET.SubElement(entry, "title").text = story.title
    ET.SubElement(entry, "updated").text = _day(edition)
    ET.SubElement(entry, "link", rel="alternate", href=url)
    for name in dict.fromkeys(contributor.term.label for contributor in story.authors):
        ET.SubElement(ET.SubElement(entry, "author"), "name").text = name
    for label in (story.section.label, *(tag.label for tag in story.tags if tag.kind == "topic")):
        ET.SubElement(entry, "category", term=label)
    if story.summary:
        ET.SubElement(entry, "summary").text = story.summary


def _day(edition: Edition | None) -> str:
    """The edition's first day as RFC 3339 wants it; a month or a year begins with its first day."""
    found = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", (edition.date if edition else None) or _UNDATED)
    year, month, day = found.groups() if found else ("1970", "01", "01")
    return f"{year}-{month or '01'}-{day or '01'}T00:00:00Z"


def _prefix(site: Site, config: Config) -> str:
    return urls.prefix_of(site.variant, config.script)


def _text(root: ET.Element) -> str:
    ET.indent(root, "")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
