"""Whom a text may name though nobody found and weighed the name: what keeps a teaser from telling of private people."""

import re
from collections.abc import Collection, Iterable

from chongkan.folding import fold
from chongkan.recall import recalled
from chongkan.surnames import is_name

_NO_PERSON = re.compile(r".+[省市区县镇乡村庄街路河江湖山桥]$")


def strangers_in(text: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """Return what looks like names of people in a text, as they stand there, but for those of `known`.

    A segmenter guesses words that no dictionary has; those of them that it takes for people and that begin with a
    surname count. It finds most names and no roles, so it is no way to give anybody a page: only to withhold.
    """
    found = recalled("names", text, _named)
    return tuple(w for w in found if not any(w in name or name in w for name in known))


def _named(text: str) -> Iterable[str]:
    import rjieba  # its dictionary takes a tenth of a second to load

    words, at = [], 0
    for word, tag in rjieba.tag(fold(text), True):
        if tag.startswith("nr") and _may_name(word) and not rjieba.has_word(word):
            words.append(text[at : at + len(word)])
        at += len(word)
    return dict.fromkeys(words)


def _may_name(word: str) -> bool:
    return len(word) > 1 and is_name(word[:3]) and not _NO_PERSON.match(word)
