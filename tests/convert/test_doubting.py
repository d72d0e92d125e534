"""How far each line is to be doubted, and what the editor is told of it."""

from functools import cache

import pytest

from chongkan.config import PROJECT, load_config
from chongkan.convert.conversion import convert_seed, read_page, read_weighed
from chongkan.convert.doubting.odds import BOUND, WEIGHTS, signs_of
from chongkan.convert.doubting.risks import risks_of
from chongkan.convert.draft import PageDraft
from chongkan.convert.grammar.parse import Node, Reading
from chongkan.convert.grammar.rivals import Rival
from chongkan.convert.grammar.states import State
from chongkan.convert.grammar.table import load_signs
from chongkan.convert.readers.lines import page_lines
from chongkan.convert.review import OF_READING
from tests.goldpages import SEEDS, load_page, own_names

PAGES = [*SEEDS, *own_names()[:6]]


@cache
def _page(name: str) -> PageDraft:
    return read_page(page_lines(load_page(name).source.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", PAGES)
def test_what_speaks_for_other_readings_is_a_share_of_all(name: str) -> None:
    """Of readings that show a line otherwise or put it elsewhere there are no more than of both kinds together."""
    page = _page(name)

    assert len(page.shares) == len(page.doubts) == len(page.lines)
    for share in page.shares:
        assert 0.0 <= max(share.role, share.article) <= share.either + 1e-9
        assert share.either <= min(1.0, share.role + share.article) + 1e-9
        assert bool(share.other) == (share.role > 0.0)


def test_the_lines_of_the_smaller_part_are_at_risk_where_an_article_may_be_two() -> None:
    """Of one article read as two those lines are wrong that stand in the smaller one, were it no article at all."""
    readings = [_reading("head", 0), _reading("para", 0), _reading("head", 2), _reading("para", 2)]
    as_one = Rival(2, (_node("sub", 0), _node("para", 0)), 1.0)
    small_below = risks_of(readings, [10, 90, 10, 40], [(-1.0, as_one)])
    small_above = risks_of(readings, [10, 20, 10, 40], [(-1.0, as_one)])

    assert [risk.rivals for risk in small_below] == [0, 0, 1, 1]
    assert [risk.rivals for risk in small_above] == [1, 1, 1, 0]
    assert small_below[3].best == -1.0


def test_only_the_line_itself_is_at_risk_where_its_role_alone_differs() -> None:
    """A caption that may be a paragraph of the same article puts no other line at risk."""
    readings = [_reading("head", 0), _reading("caption", 0), _reading("para", 0)]
    risks = risks_of(readings, [10, 20, 30], [(0.0, Rival(1, (_node("para", 0),), 1.0))])

    assert [risk.rivals for risk in risks] == [0, 1, 0]


@pytest.mark.parametrize("name", PAGES)
def test_a_doubted_line_is_told_with_what_else_it_may_be(name: str) -> None:
    """Each has an entry with a hint in a review, and a margin below 0 in the ledger, and no other line has."""
    page, conversion = _page(name), convert_seed(load_page(name).source, load_config(PROJECT))
    told = {
        d.line: d.hint for a in conversion.issue.articles for d in a.review if d.kind in (*OF_READING, "head-order")
    }
    below = {row.line for row in conversion.lines if row.margin < 0}
    doubted = [i for i, doubt in enumerate(page.doubts) if doubt > 0]

    assert {page.lines[i].number for i in doubted} <= set(told)
    assert all(hint for hint in told.values())
    assert below == {number for i in doubted for number in page.lines[i].numbers}


def test_every_kind_of_sign_that_weighs_is_shown_somewhere() -> None:
    """The table names nothing that no page shows any more."""
    shown = set()
    for name in PAGES:
        page, rivals = read_weighed(page_lines(load_page(name).source.read_text(encoding="utf-8")))
        shown |= {_kind(sign) for signs in signs_of(page, page.shares, rivals) for sign in signs}

    assert {_kind(sign) for sign in load_signs(WEIGHTS)} - shown == {BOUND}


def _kind(sign: str) -> str:
    """`role` of `role=title`, `heads_near` of `heads_near:kicker`."""
    return sign.partition("=")[0].partition(":")[0]


def _reading(label: str, head: int) -> Reading:
    return Reading(label, head, -1, 1.0, "")


def _node(label: str, head: int) -> Node:
    return Node(State(head=head), label, -1, 0.0, None)
