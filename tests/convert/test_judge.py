"""Of readings nearly as good the one is taken whose articles look whole."""

from collections import Counter
from unittest.mock import patch

import pytest

from chongkan.convert.cues.context import Cued, cue_lines
from chongkan.convert.grammar import judge
from chongkan.convert.grammar.judge import judged, signs_of
from chongkan.convert.grammar.parse import Lattice, parse
from chongkan.convert.grammar.rivals import place_of, rivals_of
from chongkan.convert.grammar.table import load_signs
from chongkan.convert.grammar.wholes import Signs, Wholes
from chongkan.convert.readers.lines import page_lines
from chongkan.convert.readers.unwrap import unwrap
from tests.goldpages import SEEDS, load_page, open_names, own_names

PAGES = [*SEEDS, *own_names()[:4]]
_OF_PAGE = ("lines", "head_closer", "head_wider", "resume_over", "return_over")  # measured against the best reading


def _read(name: str) -> tuple[list[Cued], Lattice]:
    lines = cue_lines(unwrap(page_lines(load_page(name).source.read_text(encoding="utf-8"))))
    return lines, parse(lines)


@pytest.mark.parametrize("name", PAGES)
def test_a_rival_leaves_the_best_path_and_comes_back_to_it(name: str) -> None:
    """Before and after its lines the best path holds, so that rivals of other lines can be taken as well."""
    _, lattice = _read(name)
    rivals = rivals_of(lattice)

    for rival in rivals:
        before, after = lattice.path[: rival.first], lattice.path[rival.last :]
        assert not before or rival.nodes[0].back is before[-1]
        assert not after or any(node is rival.nodes[-1] for node, _ in after[0].edges)
        assert rival.behind >= 0
    assert rivals


@pytest.mark.parametrize("name", PAGES)
def test_a_change_undone_is_no_change(name: str) -> None:
    """What a rival adds to the signs of its page is what going back takes away."""
    lines, lattice = _read(name)
    path = [place_of(node) for node in lattice.path]
    wholes = Wholes(lines, lattice.likeness.kinship, path)

    for rival in rivals_of(lattice):
        other = [*path[: rival.first], *rival.places, *path[rival.last :]]
        there = wholes.change(rival.first, rival.places)
        back = Wholes(lines, lattice.likeness.kinship, other).change(rival.first, path[rival.first : rival.last])
        assert _told(there) == {sign: pytest.approx(-number) for sign, number in _told(back).items()}


def test_what_the_best_path_says_holds_where_no_sign_weighs() -> None:
    """Without weights no other reading is taken."""
    lines, lattice = _read(SEEDS[0])
    with patch.object(judge, "load_signs", lambda _: {}):
        readings = judged(lines, lattice)

    assert [reading.label for reading in readings] == [node.label for node in lattice.path]


def test_the_reading_that_weighs_most_is_taken_where_two_overlap() -> None:
    """Each line is read once, by the likeliest rival that has it."""
    lines, lattice = _read(SEEDS[0])
    with patch.object(judge, "load_signs", lambda _: {"always": 100.0, "behind": -1.0}):
        readings = judged(lines, lattice)

    nearest = min((rival for rival, _ in signs_of(lines, lattice)), key=lambda rival: (rival.behind, rival.first))
    taken = [reading.label for reading in readings[nearest.first : nearest.last]]
    assert taken == [node.label for node in nearest.nodes]


def test_every_sign_that_weighs_is_shown_somewhere() -> None:
    """The table names nothing that no page shows any more."""
    shown = {sign for name in open_names() for _, signs in signs_of(*_read(name)) for sign in signs}

    assert set(load_signs(judge.WEIGHTS)) - shown == set()


def _told(signs: Signs) -> Counter[str]:
    return Counter({sign: number for sign, number in signs.items() if not sign.startswith(_OF_PAGE) and number})
