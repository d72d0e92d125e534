"""Plain text as Chinese readers count and cut it."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from html import unescape

_COUNTED = re.compile(
    r"([\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+)|[A-Za-z0-9]+(?:[.,'’-][A-Za-z0-9]+)*"
)
_SHARED_WIDE = frozenset("“”‘’—…·")  # Latin text has these too, but beside Han they are full-width
_ASIDE = re.compile(r"<(blockquote|h[1-6]|pre|table)\b.*?</\1>", re.DOTALL)
_PARAGRAPH = re.compile(r"<(?:p|li)\b[^>]*>(.*?)</(?:p|li)>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_LINE_BREAK = re.compile(r"<(?:br|hr)>|</(?:li|tr|dt|dd)>")
_CELL_END = re.compile(r"</t[dh]>")
_BLOCK_END = re.compile(r"</(?:p|h\d|blockquote|[uod]l|table|pre|div)>")
_DATELINE = re.compile(r"^[【\[]?本[报報刊台](?:[讯訊][】\]]?\s*(?:[（(][^）)]*[）)])?|[（(][^）)]*[）)])\s*")
_SENTENCE_END = re.compile(r"[。！？…][”’」』）]*")
_CLAUSE_END = re.compile(r"[，、；：]")


def is_wide(character: str) -> bool:
    """Whether the character fills a square of its own in Chinese text."""
    return character in _SHARED_WIDE or unicodedata.east_asian_width(character) in "WF"


def count_characters(text: str) -> int:
    """Count as readers do: each Han character one, each Latin word or number one, no punctuation."""
    return sum(len(run) or 1 for run in _COUNTED.findall(text))  # a word that is not Han is found as nothing


def plain_text(html: str) -> str:
    """Return the text of clean HTML, blocks and line breaks apart by one space."""
    return " ".join(unescape(_TAG.sub("", re.sub(r"<br>|</(?:p|li|h\d|blockquote)>", "\n", html))).split())


@lru_cache(64)  # an issue's copies tell the same bodies
def lines_text(html: str) -> str:
    """Return the text of clean HTML: blocks a blank line apart, broken lines, items and rows on lines of their own."""
    marked = _BLOCK_END.sub("\n\n", _LINE_BREAK.sub("\n", _CELL_END.sub("\u3000", " ".join(html.split()))))
    lines = unescape(_TAG.sub("", marked)).split("\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in lines)).strip()


def bare_byline(byline: str | None) -> str:
    """□本报记者 申昕 -> 本报记者 申昕: ornament and brackets belong to the printed column."""
    bare = (byline or "").lstrip("□■○●◎☐ ").strip()
    return bare[1:-1] if bare[:1] + bare[-1:] in ("（）", "()") else bare


def opening_text(html: str, limit: int) -> str:
    """Return the first words of a body, without notes, subheads and the dateline of an agency, cut at a clause.

    They end before a paragraph that begins with a quotation: who speaks there is not said yet.
    """
    text = ""
    for match in _PARAGRAPH.finditer(_ASIDE.sub("", html)):
        piece = plain_text(match.group(1))
        if text and piece[:1] in "“「":
            break
        text += ("" if not text or is_wide(text[-1]) else " ") + piece
        if len(text) >= limit:
            break
    return cut_text(_DATELINE.sub("", text), limit)


def discreet(text: str, private: Iterable[str]) -> str:
    """Return the text up to the sentence that holds one of the names; all of it where none does."""
    first = min((at for name in private if (at := text.find(name)) >= 0), default=len(text))
    if first == len(text):
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, first)]
    return text[: ends[-1]] if ends else ""


def cut_text(text: str, limit: int) -> str:
    """Cut text to at most `limit` characters: after a sentence, else after a clause with ……, else anywhere."""
    if len(text) <= limit:
        return text
    sentences = [match.end() for match in _SENTENCE_END.finditer(text[:limit])]
    if sentences and sentences[-1] > limit // 2:
        return text[: sentences[-1]]
    clauses = [match.start() for match in _CLAUSE_END.finditer(text[: limit - 2])]
    return text[: clauses[-1] if clauses and clauses[-1] > limit // 2 else limit - 2] + "……"
