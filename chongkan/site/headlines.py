"""Where a headline may break: between words, found once and the same in every script."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from markupsafe import Markup, escape

from chongkan.folding import fold
from chongkan.model import Breaks
from chongkan.recall import recalled
from chongkan.site.text import is_wide

# What stays on one line: a dash or an ellipsis, a short quotation or title of a work.
_WHOLE = re.compile(r"——|……|“[^“”]{1,8}”|‘[^‘’]{1,8}’|《[^《》]{1,8}》|\([^()]{1,6}\)")
_LEANS_BACK = frozenset("的了着过们地得、,，。.：:；;！!？?”’》」』）)%")  # begins no line
_QUOTES = frozenset("“‘《「『（(—…")
_LEANS_ON = _QUOTES - frozenset("—…") | {"第"}  # ends no line
_LEADS = frozenset(
    "与和及或为在向对把被让使由从以于给将自不再又也就都一要"
)  # a word of one character that belongs to what follows


def find_breaks(kicker: str | None, title: str, deck: str | None) -> Breaks:
    """Return the offsets at which each head may break, in the script in which it was printed."""
    return Breaks(_word_ends(kicker or ""), _word_ends(title), _word_ends(deck or ""))


@lru_cache(maxsize=8192)
def set_headline(text: str, breaks: tuple[int, ...]) -> Markup:
    """Return a head with <wbr> at its breaks; halves parted by a space stay whole if they can."""
    halves = [(match.start(), match.group()) for match in re.finditer(r"\S+", text)]
    if len(halves) > 1 and all(is_wide(half[0]) and is_wide(half[-1]) for _, half in halves):
        span = Markup('<span class="phrase">{}</span>')
        return Markup(" ").join(span.format(_broken(half, at, breaks)) for at, half in halves)
    return _broken(text, 0, breaks)


def _broken(part: str, start: int, breaks: tuple[int, ...]) -> Markup:
    inside = [place - start for place in breaks if start < place < start + len(part)]
    ends = [0, *inside, len(part)]
    pieces = (part[a:b] for a, b in pairwise(ends))
    return Markup("<wbr>").join(escape(piece) for piece in pieces)


@lru_cache(maxsize=8192)
def _word_ends(text: str) -> tuple[int, ...]:
    """Offsets between words; not where white space or a mark breaks the line by itself."""
    return recalled("ends", text, _found) if text else ()


def _found(text: str) -> Iterator[int]:
    import rjieba  # its dictionary takes a tenth of a second to load

    folded = fold(text)
    whole = {place for match in _WHOLE.finditer(folded) for place in range(match.start() + 1, match.end())}
    at, before = 0, ""
    for word in rjieba.cut(folded, True):
        if at and at not in whole and _parts(before, word, text[at - 1], text[at]):
            yield at
        at, before = at + len(word), word


def _parts(before: str, after: str, last: str, first: str) -> bool:
    """Whether a line may end between two words, with these characters at the seam."""
    if last.isspace() or first.isspace() or first in _LEANS_BACK or last in _LEANS_ON or before in _LEADS:
        return False
    suffix = len(after) == 1 and after not in _LEADS and first not in _QUOTES  # 工作|法, 50|天
    return not suffix and not (last.isascii() and first.isascii())
