"""Any body -> clean HTML, by Python-Markdown and nh3."""

import functools
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import SubstituteTagInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from chongkan.site.text import is_wide

_TAGS = {
    "p", "br", "hr", "h2", "h3", "h4", "blockquote", "ul", "ol", "li", "strong", "em", "b", "i", "u", "s", "sub",
    "sup", "code", "pre", "a", "table", "thead", "tbody", "tr", "th", "td", "ruby", "rt", "rp", "span", "div", "del",
    "ins", "q", "cite", "dl", "dt", "dd",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "td": {"align"}, "th": {"align"}}
_EVERYWHERE = {"lang", "translate"}
_CLASSES = {"p": {"verse", "speaker"}}
_LINE_END = re.compile(r"[ \t]*\n\s*")
_PARAGRAPH_LIKE = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dt", "dd"}


def render_any(source: str) -> str:
    """As markdown.render_markdown, which has a shorter way for most bodies."""
    markdown = _renderer()
    markdown.reset()
    html = markdown.convert(source)
    attributes = {tag: _ATTRIBUTES.get(tag, set()) | _EVERYWHERE for tag in _TAGS}
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=attributes,
        allowed_classes=_CLASSES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )


@functools.cache
def _renderer() -> Markdown:
    """One renderer a process: making one costs more than rendering an article.

    Its extensions by their classes: a name is looked for among all packages that are installed.
    """
    return Markdown(extensions=[TableExtension(), _Chinese()], output_format="html")


class _Chinese(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "backslash_break", 185)
        md.treeprocessors.register(_Lines(md), "chinese_lines", 15)  # after inline (20), before prettify (10)


class _Lines(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag == "blockquote":
                _mark_speaker(element)
            if element.tag in _PARAGRAPH_LIKE:
                _join_lines(element)
                if element.tag == "p" and element.find("br") is not None:
                    element.set("class", "verse")


def _mark_speaker(note: Element) -> None:
    last = note[-1] if len(note) else None
    if last is not None and last.tag == "p" and (last.text or "").startswith("——"):
        last.set("class", "speaker")


def _join_lines(paragraph: Element) -> None:
    """Take out each line end that stands between two full-width characters, also where a tag stands beside it."""
    slots = [slot for slot in _slots(paragraph) if _get(slot)]
    whole = "".join(_get(slot) for slot in slots)
    ends = [match.span() for match in _LINE_END.finditer(whole) if _between_wide(whole, *match.span())]
    if not ends:
        return
    dropped = {place for span in ends for place in range(*span)}
    start = 0
    for slot in slots:
        text = _get(slot)
        if not isinstance(text, AtomicString):
            setattr(*slot, "".join(c for place, c in enumerate(text, start) if place not in dropped))
        start += len(text)


def _slots(element: Element) -> Iterator[tuple[Element, str]]:
    """Where the text of a paragraph is kept, in reading order; not inside code or nested blocks."""
    yield element, "text"
    for child in element:
        if child.tag not in ("code", "ul", "ol", "p", "blockquote", "pre"):
            yield from _slots(child)
        yield child, "tail"


def _get(slot: tuple[Element, str]) -> str:
    text: str | None = getattr(*slot)
    return text or ""


def _between_wide(text: str, start: int, end: int) -> bool:
    return start > 0 and end < len(text) and is_wide(text[start - 1]) and is_wide(text[end])
