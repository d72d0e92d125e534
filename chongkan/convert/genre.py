"""What kind of piece an article is: the genre for which most is said by its cues and its wording.

Cues: genre_cues.py, weighed in genres.txt. Wording: genre_words.py, weighed in genre_words.txt.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from chongkan.convert.draft import Draft, PageDraft
from chongkan.convert.genre_cues import genre_cues
from chongkan.convert.genre_words import word_cues
from chongkan.convert.grammar.table import Table, load_table
from chongkan.model import GENRES

WEIGHTS = Path(__file__).with_name("genres.txt")
WORDS = Path(__file__).with_name("genre_words.txt")


def genre_of(draft: Draft, title: str, page: PageDraft) -> str:
    """The genre of one article whose headline is `title`, empty where the page prints none."""
    return genre_table().best(_shown(draft, title, page), GENRES)


def _shown(draft: Draft, title: str, page: PageDraft) -> Iterator[str]:
    yield from genre_cues(draft, title, page)
    yield from word_cues(draft, title, page)


@cache
def genre_table() -> Table:
    """How much each cue and each piece of wording speaks for each genre."""
    return Table(load_table(WEIGHTS, GENRES).rows | load_table(WORDS, GENRES).rows)
