"""What machines read of the site: an Atom feed for each script (RFC 4287), the map of all pages (sitemaps.org, with
alternates), and robots.txt, which tells of the map."""

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape as escape_text

from chongkan.config import Config
from chongkan.model import Edition, Story
from chongkan.site import urls
from chongkan.site.render import Frame

MOST = 30  # stories of a feed
_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_XML = '<?xml version="1.0" encoding="utf-8"?>\n'
_UNDATED = "1970-01-01"


def feed_file(frame: Frame, entries: Sequence[str], updated: str) -> tuple[str, str]:
    """The published file of a script's feed, and its text. updated: as day_of."""
    site, base = frame.site, frame.config.base_url
    own = urls.absolute(base, frame.prefix + urls.FEED)
    lines = [
        f'<feed xmlns="{_ATOM}" xml:lang="{site.variant}">',
        f"<id>{escape(own)}</id>",
        f"<title>{escape(site.title)}</title>",
        f"<subtitle>{escape(site.tagline)}</subtitle>",
        f"<updated>{updated}</updated>",
        f"<author><name>{escape(site.title)}</name></author>",
        f'<link rel="self" href="{escape(own)}"/>',
        f'<link rel="alternate" href="{escape(urls.absolute(base, frame.prefix + urls.HOME))}"/>',
        *entries,
        "</feed>",
    ]
    return urls.file_of(frame.prefix + urls.FEED), _XML + "\n".join(lines) + "\n"


def feed_entry(edition: Edition, story: Story, frame: Frame) -> str:
    """A story as an entry of a feed."""
    url = escape(urls.absolute(frame.config.base_url, frame.prefix + urls.address_of(story)))
    names = dict.fromkeys(contributor.term.label for contributor in story.authors)
    labels = (story.section.label, *(tag.label for tag in story.tags if tag.kind == "topic"))
    lines = [
        "<entry>",
        f"<id>{url}</id>",
        f"<title>{escape(story.title)}</title>",
        f"<updated>{day_of(edition)}</updated>",
        f'<link rel="alternate" href="{url}"/>',
        *(f"<author><name>{escape(name)}</name></author>" for name in names),
        *(f'<category term="{escape(label)}"/>' for label in labels),
        *([f"<summary>{escape(story.summary)}</summary>"] if story.summary else []),
        "</entry>",
    ]
    return "\n".join(lines)


def map_files(addresses: Iterable[str], config: Config) -> dict[str, str]:
    """sitemap.xml, each address once with its page in every script, and robots.txt."""
    scripts = (config.script, *config.variants)
    lines = [f'<urlset xmlns="{_SITEMAP}" xmlns:xhtml="{_XHTML}">']
    for address in addresses:
        pages = {s: escape(urls.absolute(config.base_url, urls.prefix_of(s, config.script) + address)) for s in scripts}
        links = [f'<xhtml:link rel="alternate" hreflang="{script}" href="{url}"/>' for script, url in pages.items()]
        alternates = "".join(links) if len(scripts) > 1 else ""
        lines += [f"<url><loc>{url}</loc>{alternates}</url>" for url in pages.values()]
    robots = f"User-agent: *\nAllow: /\nSitemap: {urls.absolute(config.base_url, '/sitemap.xml')}\n"
    return {"sitemap.xml": _XML + "\n".join([*lines, "</urlset>"]) + "\n", "robots.txt": robots}


def day_of(edition: Edition | None) -> str:
    """The edition's first day as RFC 3339 wants it; a month or a year begins with its first day."""
    found = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", (edition.date if edition else None) or _UNDATED)
    year, month, day = found.groups() if found else ("1970", "01", "01")
    return f"{year}-{month or '01'}-{day or '01'}T00:00:00Z"


def escape(text: str) -> str:
    """Text for XML, in elements and attributes."""
    return escape_text(text, {'"': "&quot;"})
