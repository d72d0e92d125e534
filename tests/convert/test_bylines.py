"""Whom bylines, datelines and credits name, and as what."""

from collections.abc import Iterable

import pytest

from chongkan.convert.bylines import read_byline, read_dateline, read_end
from chongkan.convert.heads import author_at_end
from chongkan.convert.signers import read_signature
from chongkan.model import Author
from tests.textcases import Case, params


def told(people: Iterable[Author] | None) -> str:
    """The people as a case states them."""
    if people is None:
        return "nothing"
    return " / ".join(f"{person.name} {person.role}" for person in people) or "nobody"


@pytest.mark.parametrize("case", params("bylines"))
def test_a_byline_names_its_people(case: Case) -> None:
    """Names and roles are those that the line prints, and a line that is no byline is none."""
    assert [told(read_byline(line)) for line in case.input.split("\n")] == case.expected.split("\n")


@pytest.mark.parametrize("case", params("signers"))
def test_a_signature_names_its_people(case: Case) -> None:
    """What stands beside a name, or in its place, is nobody."""
    rows = [row.split(" ", 2) for row in case.input.split("\n")]
    made = [told(read_signature(text, genre, place == "above")) for genre, place, text in rows]
    assert made == case.expected.split("\n")


@pytest.mark.parametrize("case", params("signed_heads"))
def test_a_headline_may_end_with_its_author(case: Case) -> None:
    """The name as printed, with its mark; a headline of two phrases has none."""
    assert [author_at_end([line]) or "nobody" for line in case.input.split("\n")] == case.expected.split("\n")


@pytest.mark.parametrize("case", params("datelines"))
def test_a_dateline_names_its_people(case: Case) -> None:
    """The names where a report begins, in brackets or as the subject of its first sentence."""
    assert [told(read_dateline(line)) for line in case.input.split("\n")] == case.expected.split("\n")


@pytest.mark.parametrize("case", params("endings"))
def test_a_credit_closes_a_paragraph(case: Case) -> None:
    """The credit is told as printed; other brackets are none."""
    made = []
    for line in case.input.split("\n"):
        credit, people = read_end(line)
        made.append(f"{credit} -> {told(people)}" if credit else "nothing")
    assert made == case.expected.split("\n")


def test_a_name_is_told_once_in_each_role() -> None:
    """Who is named twice on a byline is one person."""
    assert read_byline("本报记者 申昕 文/图 申昕 摄") == (Author("申昕", "reporter"), Author("申昕", "photographer"))
