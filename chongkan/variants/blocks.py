"""Clean HTML -> the same HTML with its text changed block by block, tags untouched.

A word may be cut by a tag (理<em>发</em>店), so a block's text nodes are joined, changed as one text and cut back by
offsets. Reads only HTML as nh3 writes it: attributes in double quotes, `<` and `&` in text escaped.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import escape, unescape

_TOKEN = re.compile(r"<(?:[^>\"]|\"[^\"]*\")*>|[^<]+|<")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_ATTRIBUTE = re.compile(r' (alt|title|aria-label)="([^"]*)"')
_INLINE = {
    "a", "abbr", "b", "bdi", "cite", "del", "em", "i", "ins", "kbd", "mark", "q", "ruby", "rt", "s", "small", "span",
    "strong", "sub", "sup", "time", "u",
}  # fmt: skip
_KEPT_TAGS = frozenset(("code", "pre", "kbd", "samp"))
_KEPT_MARK = re.compile(r' (?:translate="no"|lang=")')
_VOID = frozenset(("br", "hr", "img", "wbr"))


def rewrite_blocks(html: str, say: Callable[[str], str]) -> str:
    """Return html with each block's text, and each alt, title and aria-label, replaced by say(it).

    say must keep the length of a block's text. Never changed: other attributes, code, pre, and what stands inside an
    element with translate="no" or a lang of its own.
    """
    out: list[str] = []
    block: list[tuple[int, str]] = []  # (place in out, text) of the text nodes since the last border of a block

    for token, kept in _tokens(html):
        if not token.startswith("<"):
            if not kept:
                block.append((len(out), unescape(token)))
            out.append(token)
            continue
        if kept or not _is_inline(token):
            _say_block(block, out, say)
        out.append(token if kept else _ATTRIBUTE.sub(lambda m: _say_attribute(m, say), token))
    _say_block(block, out, say)
    return "".join(out)


@lru_cache(maxsize=256)  # an edition is said twice
def _tokens(html: str) -> tuple[tuple[str, bool], ...]:
    """Each tag or text node, and whether it stands inside (or is) an element that is kept as it is."""
    return tuple(_read_tokens(html))


def _read_tokens(html: str) -> Iterator[tuple[str, bool]]:
    kept_depth = 0
    for match in _TOKEN.finditer(html):
        token = match.group()
        tag = _TAG.match(token)
        if tag is None or tag.group(2) in _VOID:
            yield token, kept_depth > 0
        elif tag.group(1):
            yield token, kept_depth > 0
            kept_depth = max(0, kept_depth - 1)
        else:
            kept = kept_depth > 0 or tag.group(2) in _KEPT_TAGS or bool(_KEPT_MARK.search(token))
            kept_depth += kept
            yield token, kept


def _is_inline(token: str) -> bool:
    tag = _TAG.match(token)
    return tag is not None and tag.group(2) in _INLINE


def _say_block(block: list[tuple[int, str]], out: list[str], say: Callable[[str], str]) -> None:
    text = "".join(piece for _, piece in block)
    if text.strip():
        said = say(text)
        start = 0
        for place, piece in block:
            out[place] = escape(said[start : start + len(piece)], quote=False)
            start += len(piece)
    block.clear()


def _say_attribute(match: re.Match[str], say: Callable[[str], str]) -> str:
    value = unescape(match.group(2))
    return f' {match.group(1)}="{escape(say(value))}"' if value.strip() else match.group()
