"""Where a conversion to Traditional may have chosen wrongly: two segmentations of a text that disagree."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import rjieba

from chongkan.variants.converter import convert_texts
from chongkan.variants.names import shield_names

_AROUND = 6  # characters of context on either side


@dataclass(frozen=True, slots=True)
class DoubtfulCharacter:
    """A character with several Traditional forms: the one chosen, the other one, and the text around it."""

    character: str
    chosen: str
    other: str
    context: str


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
    for at, (chosen, other) in enumerate(zip(whole, apart, strict=True)):
        if chosen != other and at not in known:
            context = text[max(0, at - _AROUND) : at + _AROUND + 1]
            yield DoubtfulCharacter(text[at], chosen, other, context)


def _places(text: str, keys: Iterable[str]) -> set[int]:
    """Where any of the keys stands."""
    found = (match for key in keys if key in text for match in re.finditer(re.escape(key), text))
    return {place for match in found for place in range(*match.span())}
