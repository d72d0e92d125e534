"""What to read next shares the rarer terms, and is not only what stood beside it."""

from dataclasses import replace

from chongkan.model import Term
from chongkan.site.press import Press
from chongkan.site.printing import Own
from chongkan.site.register import Register
from chongkan.site.register_names import Place
from chongkan.site.related import MOST, related_to
from chongkan.site.shelves import Shelf, shelve
from chongkan.site.stale import take_in
from tests.site.papers import feature, issues, paper_config


def _register(*topics_of_issues: tuple[tuple[str, ...], ...]) -> Register:
    """One issue for each argument, one article for each of its sets of topics."""
    made = [
        replace(
            issues()[1],
            id=f"20{n:02}-01-01",
            date=f"20{n:02}-01-01",
            articles=tuple(
                replace(
                    feature(number=f"{k:02}", topics=topics),
                    column=None,
                    authors=(),
                    mentions=issues()[1].articles[0].mentions,
                )
                for k, topics in enumerate(of_issue, 1)
            ),
        )
        for n, of_issue in enumerate(topics_of_issues, 1)
    ]
    known = {issue.id: issue for issue in made}
    register = Register(paper_config().vocabulary)
    workers = Own(Press(paper_config()), lambda issue_id: (known[issue_id], ()))
    take_in(register, workers.read(sorted(known)), sorted(known), ())
    return register


def _related(register: Register, issue: str, number: str = "01") -> tuple[Place, ...]:
    identities = [identity for identity, of in sorted(register.identities_of(issue)) if of == number]
    return related_to((issue, number), identities, register.age_of(issue) or "", register)


def _shelf(register: Register, topic: str) -> Shelf:
    found = shelve(register, ("topic", topic), 50)
    assert found
    return found[0]


def _entered(register: Register) -> Register:
    """With entries, which lists are made of."""
    for issue in register.ids():
        register.put_entries(issue, [(number, {}, b"") for number in {n for _, n in register.identities_of(issue)}])
    return register


def test_a_rarer_term_weighs_more() -> None:
    """消防 is shared by two, 党建 by all."""
    register = _register((("党建", "消防"),), (("党建",),), (("党建",),), (("党建", "消防"),))
    assert _related(register, "2004-01-01")[0] == ("2001-01-01", "01")


def test_what_is_newer_is_not_beside_what_is_older() -> None:
    """So that a page stays as it is when an issue is added."""
    assert _related(_register((("党建",),), (("党建",),)), "2001-01-01") == ()


def test_nothing_shared_is_nothing_related() -> None:
    """Better none than any."""
    assert _related(_register((("消防",),), (("党建",),)), "2002-01-01") == ()


def test_neighbours_are_not_all_there_is() -> None:
    """At most two of any issue, its own too, and not more than a handful."""
    same = (("党建",),) * 6
    related = _related(_register(same, same, same), "2003-01-01")
    issues_of = [issue for issue, _ in related]
    assert len(related) == MOST
    assert all(issues_of.count(issue) <= 2 for issue in issues_of)
    assert ("2003-01-01", "01") not in related


def test_a_term_shows_what_often_stands_beside_it() -> None:
    """Terms with pages only, the most frequent first."""
    topics = (("党建", "消防"), ("党建", "消防"), ("党建", "扶贫"), ("扶贫",), ("党建", "5G"))
    assert [term.label for term in _shelf(_entered(_register(topics)), "党建").near] == ["消防", "扶贫"]


def test_many_stories_have_a_timeline_without_gaps() -> None:
    """From eleven on; a year without a story is a year."""
    many = (("党建",),) * 6
    shelf = _shelf(_entered(_register(many, (("消防",),), many)), "党建")
    assert shelf.term == Term("topic", "党建", "党建")
    assert shelf.timeline == ((2001, 6), (2002, 0), (2003, 6))
    assert _shelf(_entered(_register((("党建",),) * 5)), "党建").timeline == ()
