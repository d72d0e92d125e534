"""What an article's wording shows of its genre: pieces of one or two characters, each by where it stands.

Most pieces say nothing; genre_words.txt weighs those that told genres apart on the gold pages.
"""

import re
from collections.abc import Iterator
from operator import add

from chongkan.convert.draft import Draft, PageDraft
from chongkan.folding import fold

_LEAD = 60  # characters
_NOTHING, _FIGURE = re.compile(r"[\s#]+"), re.compile(r"\d+")


def word_cues(draft: Draft, title: str, page: PageDraft) -> Iterator[str]:
    """`title:启事` `lead:^昨` `text:据悉`: the pieces of one article whose headline is `title`, each once."""
    text = _plain(draft.block_lines("paragraph", "list_item"), page)
    yield from _pieces("title", _even(fold(title)))
    yield from _pieces("column", _even(fold(draft.column or "")))
    yield from _pieces("sign", _plain([*draft.bylines, *draft.signs], page))
    yield from _pieces("caption", _plain(draft.block_lines("caption", "credit"), page))
    yield from _pieces("lead", text[:_LEAD])
    yield from _pieces("text", text)


def _plain(lines: list[int], page: PageDraft) -> str:
    return _even("".join(page.cued[i].text for i in lines))


def _even(text: str) -> str:
    """Of folded text: no space, one figure for all; # begins a comment in tables."""
    return _FIGURE.sub("0", _NOTHING.sub("", text))


def _pieces(place: str, text: str) -> Iterator[str]:
    """Each once, in no order. `^` stands before the first character and `$` after the last, of a text that is there."""
    if text:
        marked = f"^{text}$"
        pieces = {*text, *map(add, marked, marked[1:])}
        yield from (f"{place}:{piece}" for piece in pieces)
