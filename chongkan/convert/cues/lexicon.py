"""The words of the trade, lexicon.txt, as tuples and as regular expressions."""

from pathlib import Path

from chongkan.convert.wordlists import WordLists

_LEXICON = WordLists(Path(__file__).with_name("lexicon.txt"))
words, any_of = _LEXICON.words, _LEXICON.any_of
