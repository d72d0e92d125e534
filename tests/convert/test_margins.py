"""What a reading knows of its own doubt."""

import pytest

from chongkan.convert.cues.context import cue_lines
from chongkan.convert.grammar.judge import judged
from chongkan.convert.grammar.parse import Reading, parse
from chongkan.convert.grammar.states import FURNITURE, seen_as
from chongkan.convert.readers.lines import page_lines
from tests.goldpages import SEEDS, load_page, own_names


def _readings(name: str) -> list[Reading]:
    lines = cue_lines(page_lines(load_page(name).source.read_text(encoding="utf-8")))
    return judged(lines, parse(lines))


@pytest.mark.parametrize("name", [*SEEDS, *own_names()[:6]])
def test_a_rival_is_what_a_reader_would_see(name: str) -> None:
    """It shows the line as something else, or puts it elsewhere; what only the grammar tells apart is none."""
    readings = [r for r in _readings(name) if r.runner_up]
    told_apart_by_place = [r for r in readings if seen_as(r.label) == seen_as(r.runner_up)]

    assert all(r.margin >= 0 for r in readings)
    assert not any(r.label in FURNITURE for r in told_apart_by_place)
