"""The lists of lexicon.txt, as tuples and as regular expressions."""

import re
from functools import cache
from pathlib import Path


def words(name: str) -> tuple[str, ...]:
    """The words of one list, in its order. Raises KeyError for a list that is not there."""
    return _lists()[name]


def any_of(name: str) -> str:
    """A regular expression for any word of the list, longer words first."""
    return "(?:" + "|".join(map(re.escape, sorted(words(name), key=len, reverse=True))) + ")"


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    lists: dict[str, tuple[str, ...]] = {}
    name = ""
    for line in Path(__file__).with_name("lexicon.txt").read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"\[(\w+)\]", line):
            name = heading[1]
            lists[name] = ()
        elif not line.startswith("#"):
            lists[name] = lists.get(name, ()) + tuple(line.split())
    return lists
