"""Word lists in a text file: `[name]  what it is`, then the words, parted by white space; `#` begins a comment line."""

import re
from functools import cached_property
from pathlib import Path


class WordLists:
    """The lists of one file, read when the first is asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def words(self, name: str) -> tuple[str, ...]:
        """The words of one list, in its order. Raises KeyError for a list that is not there."""
        return self._lists[name]

    def any_of(self, *names: str) -> str:
        """A regular expression for any word of the lists, longer words first."""
        found = {word for name in names for word in self._lists[name]}
        return "(?:" + "|".join(map(re.escape, sorted(found, key=lambda word: (-len(word), word)))) + ")"

    @cached_property
    def _lists(self) -> dict[str, tuple[str, ...]]:
        lists: dict[str, tuple[str, ...]] = {}
        name = ""
        for line in self._path.read_text(encoding="utf-8").splitlines():
            if heading := re.match(r"\[(\w+)\]", line):
                name = heading[1]
                lists[name] = ()
            elif not line.startswith("#"):
                lists[name] = lists.get(name, ()) + tuple(line.split())
        return lists
