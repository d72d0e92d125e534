"""The shape of a line: each row of the table shows what it is for, in both scripts and both widths."""

import pytest

from chongkan.convert.cues.shapes import SHAPES, shape_of
from chongkan.folding import fold
from chongkan.variants.converter import convert_texts
from tests.textcases import Case, load_cases, params

FILES = ("shapes", "shapes_text")
WIDE = {code: code + 0xFEE0 for code in map(ord, ",:;?!()")}
NARROW = {wide: narrow for narrow, wide in WIDE.items()}


def traditional(text: str) -> str:
    """The text as a Traditional page prints it."""
    return convert_texts([text], "zh-Hant", {})[text]


def shapes(text: str) -> list[str]:
    """The shape of each line of a text."""
    return [shape_of(fold(line)) for line in text.split("\n")]


@pytest.mark.parametrize("case", params("shapes") + params("shapes_text"))
def test_a_line_has_its_shape(case: Case) -> None:
    """Each line of the case has the shape beside it."""
    assert shapes(case.input) == case.expected.split("\n")


@pytest.mark.parametrize("case", params("shapes") + params("shapes_text"))
def test_script_and_width_change_no_shape(case: Case) -> None:
    """The same line has the same shape in Traditional characters, with full-width and with half-width marks."""
    for same in (traditional(case.input), case.input.translate(WIDE), case.input.translate(NARROW)):
        assert shapes(same) == case.expected.split("\n")


def test_every_shape_has_an_example_and_a_near_miss() -> None:
    """A row that nobody shows an example of cannot be kept true."""
    cases = {case.title: set(case.expected.split("\n")) for name in FILES for case in load_cases(name)}
    assert set(cases) == {name for name, _ in SHAPES}
    assert [name for name, found in cases.items() if name not in found or len(found) < 2] == []
