"""Clean HTML as the texts of its blocks, and put together again with other texts, tags untouched.

A word may be cut by a tag (理<em>发</em>店), so a block's text nodes are joined, changed as one text and cut back by
offsets. Reads only HTML as nh3 writes it: attributes in double quotes, `<` and `&` in text escaped.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape, unescape
from typing import NamedTuple

_TAGS = re.compile(r"(<(?:[^>\"]|\"[^\"]*\")*>)")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_ATTRIBUTE = re.compile(r' (alt|title|aria-label)="([^"]*)"')
_INLINE = {
    "a", "abbr", "b", "bdi", "cite", "del", "em", "i", "ins", "kbd", "mark", "q", "ruby", "rt", "s", "small", "span",
    "strong", "sub", "sup", "time", "u",
}  # fmt: skip
_KEPT_TAGS = frozenset(("code", "pre", "kbd", "samp"))
_KEPT_MARK = re.compile(r' (?:translate="no"|lang=")')
_VOID = frozenset(("br", "hr", "img", "wbr"))


class Blocks:
    """HTML taken apart. texts: of each block, then of each alt, title and aria-label, as plain text.

    Not among them: other attributes, code, pre, and what stands inside an element with translate="no" or a lang.
    """

    def __init__(self, html: str) -> None:
        self._parts = _TAGS.split(html)  # text, tag, text, tag … text
        self._blocks: list[tuple[list[int], str]] = []  # places of the text nodes of a block, and their text
        self._tags: list[int] = []  # places of the tags with attributes that are read
        self._take_apart()
        found = (value for place in self._tags for _, value in _ATTRIBUTE.findall(self._parts[place]))
        self.texts = (*(text for _, text in self._blocks), *filter(str.strip, map(unescape, found)))

    def filled(self, say: Callable[[str], str]) -> str:
        """Return the HTML with say(text) for each of the texts; a block's must be as long as it was."""
        parts = self._parts.copy()
        for places, text in self._blocks:
            said, start = say(text), 0
            for place in places:
                end = start + len(unescape(parts[place]))
                parts[place] = escape(said[start:end], quote=False)
                start = end
        for place in self._tags:
            parts[place] = _ATTRIBUTE.sub(lambda m: _said_attribute(m, say), parts[place])
        return "".join(parts)

    def _take_apart(self) -> None:
        block: list[int] = []  # places of the text nodes since the last border of a block
        kept_depth = 0
        for place, part in enumerate(self._parts):
            if place % 2 == 0:
                if part and not kept_depth:
                    block.append(place)
                continue
            tag = _read_tag(part)
            kept = kept_depth > 0 or tag.keeps
            if kept or not tag.inline:
                self._end_block(block)
                block = []
            kept_depth = max(0, kept_depth + tag.depth) if kept else 0
            if tag.is_read and not kept:
                self._tags.append(place)
        self._end_block(block)

    def _end_block(self, places: list[int]) -> None:
        text = "".join(unescape(self._parts[place]) for place in places)
        if text.strip():
            self._blocks.append((places, text))


class _Tag(NamedTuple):
    """inline: it does not end a block. keeps: what stands inside is kept. depth: 1 opens, -1 closes, 0 is void."""

    inline: bool
    keeps: bool
    depth: int
    is_read: bool


@lru_cache(maxsize=1024)  # most tags are one of a few
def _read_tag(tag: str) -> _Tag:
    match = _TAG.match(tag)
    closing, name = match.groups() if match else ("", "hr")
    depth = 0 if name in _VOID else -1 if closing else 1
    keeps = depth == 1 and (name in _KEPT_TAGS or bool(_KEPT_MARK.search(tag)))
    return _Tag(name in _INLINE, keeps, depth, bool(_ATTRIBUTE.search(tag)))


def _said_attribute(match: re.Match[str], say: Callable[[str], str]) -> str:
    value = unescape(match.group(2))
    return f' {match.group(1)}="{escape(say(value))}"' if value.strip() else match.group()
