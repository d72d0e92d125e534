"""What to read next shares the rarer terms, and is not only what stood beside it."""

from dataclasses import replace

from chongkan.model import Site, Term
from chongkan.site.gather import gather_site
from chongkan.site.related import MOST, relate_stories
from chongkan.site.shelves import shelve
from tests.site.papers import feature, issues, paper_config


def _site(*topics_of_issues: tuple[tuple[str, ...], ...]) -> Site:
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
    site, _ = gather_site(paper_config(), made)
    return site


def test_a_rarer_term_weighs_more() -> None:
    """消防 is shared by two, 党建 by all."""
    site = _site((("党建", "消防"),), (("党建",),), (("党建",),), (("党建", "消防"),))
    assert relate_stories(site)["2001-01-01", "01"][0].issue_id == "2004-01-01"


def test_nothing_shared_is_nothing_related() -> None:
    """Better none than any."""
    assert relate_stories(_site((("消防",),), (("党建",),)))["2001-01-01", "01"] == ()


def test_neighbours_are_not_all_there_is() -> None:
    """At most two of any issue, its own too, and not more than a handful."""
    same = (("党建",),) * 6
    related = relate_stories(_site(same, same, same))["2001-01-01", "01"]
    issues_of = [story.issue_id for story in related]
    assert len(related) == MOST
    assert all(issues_of.count(issue) <= 2 for issue in issues_of)
    assert ("2001-01-01", "01") not in [(story.issue_id, story.number) for story in related]


def test_a_term_shows_what_often_stands_beside_it() -> None:
    """Terms with pages only, the most frequent first."""
    site = _site((("党建", "消防"), ("党建", "消防"), ("党建", "扶贫"), ("扶贫",), ("党建", "5G")))
    shelf = next(shelf for shelf in shelve(site)["topic"] if shelf.term.label == "党建")
    assert [term.label for term in shelf.near] == ["消防", "扶贫"]


def test_many_stories_have_a_timeline_without_gaps() -> None:
    """From eleven on; a year without a story is a year."""
    many = (("党建",),) * 6
    site = _site(many, (("消防",),), many)
    (shelf,) = [shelf for shelf in shelve(site)["topic"] if shelf.term == Term("topic", "党建", "党建")]
    assert shelf.timeline == ((2001, 6), (2002, 0), (2003, 6))
    assert [s.timeline for s in shelve(_site((("党建",),) * 5))["topic"]] == [()]
