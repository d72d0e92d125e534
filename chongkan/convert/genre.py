"""What kind of piece an article is: the genre for which its cues (genre_cues.py) say most, by the table genres.txt."""

from pathlib import Path

from chongkan.convert.draft import Draft, PageDraft
from chongkan.convert.genre_cues import genre_cues
from chongkan.convert.grammar.table import Table, load_table
from chongkan.model import GENRES

WEIGHTS = Path(__file__).with_name("genres.txt")


def genre_of(draft: Draft, title: str, page: PageDraft) -> str:
    """The genre of one article whose headline is `title`, empty where the page prints none."""
    return genre_table().best(genre_cues(draft, title, page), GENRES)


def genre_table() -> Table:
    """How much each cue speaks for each genre."""
    return load_table(WEIGHTS, GENRES)
