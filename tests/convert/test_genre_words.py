"""Pieces of an article's wording, each by where it stands."""

from chongkan.convert.conversion import read_page
from chongkan.convert.genre import WORDS, genre_table
from chongkan.convert.genre_words import word_cues
from chongkan.convert.readers.lines import page_lines

NOTICE = """招领启事

3月12日，张女士在 汽车站拾到布包一只，请失主前来认领。电话：2345678。
"""


def pieces(text: str, title: str) -> list[str]:
    """Those of the first article of a page."""
    page = read_page(page_lines(text))
    return list(word_cues(page.articles[0], title, page))


def test_a_piece_is_one_character_or_two() -> None:
    """Both ends of a headline are pieces too."""
    told = {piece for piece in pieces(NOTICE, "招领") if piece.startswith("title:")}
    assert told == {"title:招", "title:领", "title:^招", "title:招领", "title:领$"}


def test_figures_are_one_and_spaces_none() -> None:
    """3月12日 is worded as 0月0日; a space inside a name parts nothing, or a table could not hold the piece."""
    told = pieces(NOTICE, "招领启事 #2")
    assert {"title:事0", "lead:^0", "lead:0月", "text:在汽", "text:。$"} <= set(told)
    assert not [piece for piece in told if " " in piece or "#" in piece or "3" in piece]


def test_what_is_not_there_is_not_worded() -> None:
    """An article without headline, column and byline has no pieces of them."""
    assert {piece.split(":")[0] for piece in pieces(NOTICE, "")} == {"lead", "text"}


def test_the_project_s_own_table_knows_notices() -> None:
    """A text that begins with 请 is a notice rather than all else; the table stays small enough to be read."""
    row = genre_table().row("lead:请")
    assert max(row, key=lambda genre: row[genre]) == "notice"
    assert len(WORDS.read_bytes()) <= 60_000
