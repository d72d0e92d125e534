"""A story's HTML, so that it holds wherever it is read: with whole links, and as XHTML."""

import re
from html import escape, unescape
from urllib.parse import urljoin

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LINK = re.compile(r'\b(href|src)="([^"]*)"')
_VOID = re.compile(r"<(br|hr)>")
_ALIGN = re.compile(r' align="(left|right|center|justify)"')


def whole_links(html: str, url: str) -> str:
    """Clean HTML of the page at `url`, its links made whole."""
    return _LINK.sub(lambda found: _whole(found, url), html) if '="' in html else html


def xhtml(html: str, url: str) -> str:
    """Clean HTML of the page at `url` as XML holds it (EPUB 3), its links made whole."""
    text = _VOID.sub(r"<\1/>", NOT_XML.sub("", html).replace("&nbsp;", "&#160;"))
    return whole_links(_ALIGN.sub(r' style="text-align: \1"', text), url)


def _whole(found: re.Match[str], url: str) -> str:
    return f'{found[1]}="{escape(urljoin(url, unescape(found[2])))}"'
