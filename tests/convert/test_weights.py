"""The table of weights and the cues are in step: what is said is weighed, and what is weighed is said."""

import re
from pathlib import Path

import pytest

from chongkan.convert.cues.context import cue_lines
from chongkan.convert.cues.shapes import SHAPES
from chongkan.convert.grammar.parse import parse
from chongkan.convert.grammar.table import LABELS, WEIGHTS, Table, load_table
from chongkan.convert.readers.lines import page_lines
from chongkan.convert.readers.unwrap import unwrap
from tests.goldpages import load_page, open_names
from tests.textcases import load_cases

SOURCES = WEIGHTS.parent.parent
PAGE_CASES = ("pages", "pages_forms", "pages_shapes", "pages_open")
# Most neighbours, steps and states say nothing of a line; of these families only the telling ones have a row.
MOSTLY_NEUTRAL = re.compile(
    r"in=|[np]\d=|@|\|after=|\|open_kind=|\|body=|\|open=|\|outer=|skip=|seam=|section=\w+\|gap=edge"
)
NEUTRAL = {"gap=edge", "after=edge"}


class _Listening(Table):
    """A table that remembers what it was asked for."""

    asked: set[str] = set()

    def row(self, name: str) -> dict[str, float]:
        self.asked.add(name)
        return self.rows.get(name, {})


@pytest.fixture(scope="module")
def asked() -> set[str]:
    """Every name that the parse of the open gold pages and of the small pages asks the table for."""
    table = _Listening(load_table().rows)
    pages = [load_page(name).source.read_text(encoding="utf-8") for name in open_names()]
    pages += [case.input for name in PAGE_CASES for case in load_cases(name)]
    for page in pages:
        parse(cue_lines(unwrap(page_lines(page))), table)
    return table.asked


def _said_in_sources(name: str) -> bool:
    """The name, or what stands behind its = or mark, is a string of the converter's sources."""
    value = re.split(r"[=|@]", name)[-1]
    texts = [path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py")]
    return value in LABELS or any(f'"{value}"' in text or f'"{name}"' in text for text in texts)


def test_every_cue_is_weighed_or_known_to_be_neutral(asked: set[str]) -> None:
    """A cue without a row is a cue that somebody forgot."""
    without = asked - set(load_table().rows) - NEUTRAL
    assert sorted(name for name in without if not MOSTLY_NEUTRAL.match(name)) == []


def test_every_row_weighs_something_that_is_said(asked: set[str]) -> None:
    """A row that nothing asks for is a name mistyped, or a cue that is gone."""
    assert sorted(name for name in set(load_table().rows) - asked if not _said_in_sources(name)) == []


def test_every_shape_is_weighed() -> None:
    """A shape that no label is weighed by would be read as anything."""
    assert sorted({f"sh={name}" for name, _ in SHAPES} - set(load_table().rows)) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [("a head=1\na head=2\n", ":2: the row a comes twice"), ("a heda=1\n", ":1: heda"), ("# a\na head=x\n", ":2: ")],
)
def test_a_mistake_in_the_table_names_its_line(tmp_path: Path, text: str, what: str) -> None:
    """A label that is none, a weight that is no number, a row that comes twice."""
    path = tmp_path / "weights.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=f"weights.txt{what}"):
        load_table(path)


def test_a_star_is_every_label_not_named(tmp_path: Path) -> None:
    """`head=1 *=-5` weighs all labels."""
    path = tmp_path / "weights.txt"
    path.write_text("a head=1 *=-5  # why\n", encoding="utf-8")
    assert load_table(path).row("a") == {label: 1.0 if label == "head" else -5.0 for label in LABELS}
