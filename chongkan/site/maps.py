"""What crawlers and browsers are told of the site: the map of all pages (sitemaps.org), robots.txt, OpenSearch 1.1."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from html import escape as escape_html
from itertools import count

from chongkan.config import Config
from chongkan.site import urls
from chongkan.site.render import Frame

escape = partial(escape_html, quote=False)
MOST_URLS = 50_000  # of one file, by sitemaps.org
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
_XML = '<?xml version="1.0" encoding="utf-8"?>\n'
_HERE = "\0"
_MOST_SHORT = 16  # characters of a ShortName, by OpenSearch


def map_files(name: str, addresses: Sequence[str], config: Config) -> dict[str, str]:
    """One part of the map, {published file: text}: each address with its page in every script.

    Cut into several files where it has too many; without addresses there is none.
    """
    size = MOST_URLS // (1 + len(config.variants))
    parts = [addresses[start : start + size] for start in range(0, len(addresses), size)]
    names = (f"sitemap-{name}.xml" if n == 1 else f"sitemap-{name}-{n}.xml" for n in count(1))
    return {file: _text("urlset", _urls(part, config)) for file, part in zip(names, parts, strict=False)}


def map_index(files: Iterable[str], config: Config) -> str:
    """sitemap.xml: the files of the map."""
    found = (urls.absolute(config.base_url, f"/{file}") for file in files)
    return _text("sitemapindex", (f"<sitemap><loc>{escape(url)}</loc></sitemap>" for url in found))


def robots_text(config: Config) -> str:
    """robots.txt: everything may be read, and the map is there."""
    return f"User-agent: *\nAllow: /\nSitemap: {urls.absolute(config.base_url, '/sitemap.xml')}\n"


def search_file(frame: Frame) -> tuple[str, str]:
    """The published file that tells browsers how to search in a script, and its text."""
    search = urls.absolute(frame.config.base_url, frame.prefix + urls.SEARCH)
    icon = urls.absolute(frame.config.base_url, frame.assets.paths["icon.svg"])
    lines = [
        f'<OpenSearchDescription xmlns="{_OPENSEARCH}">',
        f"<ShortName>{escape(frame.site.title[:_MOST_SHORT])}</ShortName>",
        f"<Description>{escape(frame.site.tagline)}</Description>",
        f'<Url type="text/html" template="{escape(search)}?q={{searchTerms}}"/>',
        f'<Image type="image/svg+xml">{escape(icon)}</Image>',
        f"<Language>{frame.variant}</Language>",
        "<InputEncoding>UTF-8</InputEncoding>",
        "</OpenSearchDescription>",
    ]
    return urls.file_of(frame.prefix + urls.OPENSEARCH), _XML + "\n".join(lines) + "\n"


def _urls(addresses: Iterable[str], config: Config) -> Iterator[str]:
    """The lines of each address, which stands in them several times: they are what is around it, joined by it."""
    scripts = (config.script, *config.variants)
    pages = {s: escape(urls.absolute(config.base_url, urls.prefix_of(s, config.script))) + _HERE for s in scripts}
    links = [f'<xhtml:link rel="alternate" hreflang="{script}" href="{url}"/>' for script, url in pages.items()]
    alternates = "".join(links) if len(scripts) > 1 else ""
    around = "\n".join(f"<url><loc>{url}</loc>{alternates}</url>" for url in pages.values()).split(_HERE)
    return (urls.quoted(address).join(around) for address in addresses)


def _text(element: str, lines: Iterable[str]) -> str:
    others = f' xmlns:xhtml="{_XHTML}"' if element == "urlset" else ""
    return f'{_XML}<{element} xmlns="{_SITEMAP}"{others}>\n' + "\n".join(lines) + f"\n</{element}>\n"
