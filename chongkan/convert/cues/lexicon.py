"""The words of the trade, lexicon.txt, as tuples and as regular expressions."""

from pathlib import Path

from chongkan.convert.wordlists import WordLists

_LEXICON = WordLists(Path(__file__).with_name("lexicon.txt"))
words, any_of = _LEXICON.words, _LEXICON.any_of

UNIT_OF_ARMY = r"某[\u3400-\u9fff]{0,6}(?:[旅团营连部师]|支队)"  # 某边防团
UNIT = rf"(?:[\u3400-\u9fff]{{1,10}}{any_of('unit')}|{UNIT_OF_ARMY})"
