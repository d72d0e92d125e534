"""Lines are told by the pieces that they are made of; the table holds what was counted, and no more."""

from pathlib import Path

import pytest

from chongkan.convert.cues.wording import KINDS, Wording, load_wording, plain, wording_cues, wording_text

SEEN = {
    "信箱$": (9, 0, 0, 0, 0),
    "^读者": (9, 2, 0, 0, 0),
    "了$": (0, 60, 1, 0, 0),
    "雨": (0, 5, 0, 0, 0),
    "云$": (1, 0, 0, 2, 0),
}
WORDING = Wording((100, 400, 100, 200, 500), SEEN)


def cues(text: str) -> dict[str, str]:
    """What is said of a line, by what it is asked."""
    found = (cue.partition("=") for cue in wording_cues(text, WORDING))
    return {name: word for name, _, word in found}


def test_a_table_says_again_what_was_counted(tmp_path: Path) -> None:
    """Written and read, all is there but pieces that were seen too seldom to say anything."""
    path = tmp_path / "wording.txt"
    path.write_text(wording_text(WORDING), encoding="utf-8")
    kept = {piece: pages for piece, pages in SEEN.items() if piece != "云$"}
    assert load_wording(path) == Wording(WORDING.lines, kept)
    assert WORDING.odds("白云") == [0, 0, 0]


def test_a_line_reads_as_its_pieces_do() -> None:
    """Each piece speaks by the pages that it was seen on."""
    assert cues("读者信箱")["named"] == "surely"
    assert cues("天下雨了") == {"named": "hardly", "people": "hardly", "titled": "likely"}


@pytest.mark.parametrize(("size", "asked"), [(1, 0), (2, 3), (10, 3), (11, 2), (13, 1), (24, 1), (25, 0)])
def test_only_short_lines_are_asked(size: int, asked: int) -> None:
    """A line of names is shorter than a column's name, and that shorter than a headline."""
    assert len(cues("读" * size)) == asked


def test_figures_space_and_ornaments_are_no_part_of_the_wording() -> None:
    """【3月24日　天气】 is worded as 0月0日 天气."""
    assert plain("【3月24日  天气】") == plain("◆3月24日 天气") == "0月0日 天气"


def test_the_project_s_own_table_knows_all_kinds() -> None:
    """Of each kind of line many were seen."""
    assert all(many > 100 for many in load_wording().lines)
    assert len(load_wording().lines) == len(KINDS)
