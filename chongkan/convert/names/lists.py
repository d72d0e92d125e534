"""The words by which names are known, lists.txt."""

from pathlib import Path

from chongkan.convert.wordlists import WordLists

_LISTS = WordLists(Path(__file__).with_name("lists.txt"))
words_of, any_of = _LISTS.words, _LISTS.any_of
