"""Where a conversion to Traditional may have chosen wrongly: two segmentations of a text that disagree."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import rjieba

from chongkan.variants.converter import convert_texts
from chongkan.variants.names import shield_names

_AROUND = 6  # characters of context on either side
_STANDARD = str.maketrans("裡麵帳", "裏麪賬")  # as rows are written: each variant has its own form of these afterwards

Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class DoubtfulCharacter:
    """A character with several Traditional forms: the one chosen, the other one, and the text around it.

    place: where it stands in the context. rows: what conversion.tsv may say of it, Simplified and Traditional with the
    other form: its word, then with the words beside it.
    """

    character: str
    chosen: str
    other: str
    context: str
    place: int
    rows: tuple[Row, ...]


def doubtful_characters(
    text: str, names: tuple[str, ...], variant: str, overrides: Mapping[str, str]
) -> Iterator[DoubtfulCharacter]:
    """Compare the conversion of the whole text with that of each of its words, as jieba's dictionary cuts it.

    OpenCC takes the longest entries from left to right; where a word begins or ends inside such an entry, the second
    opinion differs. Names that are known and overrides are right and not asked about.
    """
    shielded = shield_names(text, names)
    words = rjieba.cut(shielded, True)
    said = convert_texts([shielded, *words], variant, overrides)
    whole, apart = said[shielded], "".join(said[word] for word in words)
    known = _places(text, overrides)
    borders = list(accumulate(map(len, words), initial=0))
    for at, (chosen, other) in enumerate(zip(whole, apart, strict=True)):
        if chosen != other and at not in known:
            start = max(0, at - _AROUND)
            rows = tuple((text[a:b], apart[a:b].translate(_STANDARD)) for a, b in _spans(borders, at) if b - a > 1)
            yield DoubtfulCharacter(text[at], chosen, other, text[start : at + _AROUND + 1], at - start, rows)


def find_rows(doubts: Sequence[DoubtfulCharacter], variant: str, overrides: Mapping[str, str]) -> list[Row | None]:
    """For each doubt the first of its rows with which it becomes the other form, as tried; None where none does that.

    All of a length are tried in one converter, since each has its dictionaries to load.
    """
    found: list[Row | None] = [None] * len(doubts)
    for length in range(max((len(doubt.rows) for doubt in doubts), default=0)):
        tried = {n: d.rows[length] for n, d in enumerate(doubts) if found[n] is None and length < len(d.rows)}
        said = convert_texts([doubts[n].context for n in tried], variant, {**overrides, **dict(tried.values())})
        for n, row in tried.items():
            if said[doubts[n].context][doubts[n].place] == doubts[n].other:
                found[n] = row
    return found


def _spans(borders: list[int], at: int) -> Iterator[tuple[int, int]]:
    """The word at a place, with the one before it, with the one after it, with both."""
    words = list(pairwise(borders))
    n = next(n for n, (_, end) in enumerate(words) if at < end)
    before, after = words[max(0, n - 1)][0], words[min(n + 1, len(words) - 1)][1]
    start, end = words[n]
    yield from dict.fromkeys(((start, end), (before, end), (start, after), (before, after)))


def _places(text: str, keys: Iterable[str]) -> set[int]:
    """Where any of the keys stands."""
    found = (match for key in keys if key in text for match in re.finditer(re.escape(key), text))
    return {place for match in found for place in range(*match.span())}
