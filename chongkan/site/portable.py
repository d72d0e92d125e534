"""A story's HTML, so that it holds wherever it is read: with whole links, and as XHTML."""

import re
from html import escape, unescape
from urllib.parse import urljoin

_CONTROLS = bytes({*range(0x20)} - set(b"\t\n\r"))
_NOT_XML = re.compile(f"[{_CONTROLS.decode()}\ufffe\uffff]")
_LINK = re.compile(r'\b(href|src)="([^"]*)"')
_VOID = re.compile(r"<(br|hr)>")
_ALIGN = re.compile(r' align="(left|right|center|justify)"')


def without_controls(text: str) -> str:
    """The text without what XML has no place for."""
    data = text.encode("utf-8", "surrogatepass")  # there is hardly ever any, and bytes are looked through at once
    odd = len(data.translate(None, _CONTROLS)) < len(data) or "\ufffe" in text or "\uffff" in text
    return _NOT_XML.sub("", text) if odd else text


def whole_links(html: str, url: str) -> str:
    """Clean HTML of the page at `url`, its links made whole."""
    return _LINK.sub(lambda found: _whole(found, url), html) if '="' in html else html


def xhtml(html: str, url: str) -> str:
    """Clean HTML of the page at `url` as XML holds it (EPUB 3), its links made whole."""
    text = _VOID.sub(r"<\1/>", without_controls(html).replace("&nbsp;", "&#160;"))
    return whole_links(_ALIGN.sub(r' style="text-align: \1"', text), url)


def _whole(found: re.Match[str], url: str) -> str:
    return f'{found[1]}="{escape(urljoin(url, unescape(found[2])))}"'
