"""Short texts, each under a line of its own, are a chain, whatever column they are set in."""

import pytest

from chongkan.convert.cues.context import cue_lines
from chongkan.convert.readers.lines import page_lines

TEXT = "本市今年新建口袋公园二十处，面积约三万平方米，已有十二处对市民开放。"
HEADS = ("街边添了新公园", "老桥换上新栏杆", "夜校招收新学员", "渡口恢复夜航")


def chains(page: str) -> list[set[str]]:
    """What is said of chains, line by line."""
    return [{cue for cue in line.cues if cue.startswith("chain")} for line in cue_lines(page_lines(page))]


@pytest.mark.parametrize(("many", "name"), [(2, "two"), (3, "three"), (4, "many")])
def test_each_headline_of_a_chain_knows_how_many_there_are(many: int, name: str) -> None:
    """Two say little, from three on they are hardly ever sections of one text."""
    page = "\n\n".join(f"{head}\n{TEXT}" for head in HEADS[:many])
    assert chains(page) == [{f"chain={name}-tiny"}, set()] * many


def test_a_chain_is_as_long_as_its_longest_text() -> None:
    """A text of two hundred characters is no brief."""
    assert chains(f"{HEADS[0]}\n{TEXT}\n{HEADS[1]}\n{TEXT * 3}")[0] == {"chain=two-small"}
    assert chains(f"{HEADS[0]}\n{TEXT}\n{HEADS[1]}\n{TEXT * 6}")[0] == set()


def test_datelines_are_told_of_the_whole_chain() -> None:
    """Where one text begins with its paper's dateline, the others are reports too."""
    page = f"{HEADS[0]}\n{TEXT}\n{HEADS[1]}\n本报讯（记者 施墨）{TEXT}"
    assert "chain_dated" in chains(page)[0]


def test_a_text_of_two_paragraphs_breaks_the_chain() -> None:
    """Sections of a long text mostly have several."""
    assert chains(f"{HEADS[0]}\n{TEXT}\n{TEXT}\n{HEADS[1]}\n{TEXT}") == [set()] * 5
