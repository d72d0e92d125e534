"""One issue -> what the register keeps of it: names, and how other pages show it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chongkan.model import Edition, Issue
from chongkan.problems import Problem
from chongkan.scripts import SIMPLIFIED_ONLY
from chongkan.site.calendar import year_of
from chongkan.site.filing import Filed, file_issue
from chongkan.site.gather import age_of, light_edition, usable_issue
from chongkan.site.moves import moves_of
from chongkan.site.naming import Named
from chongkan.site.press import Face, Press
from chongkan.site.register import Read
from chongkan.site.stories import source_path

_NO_FACE = Face()


def read_issues(press: Press, issues: Sequence[tuple[Issue, Sequence[Problem]]]) -> list[Read]:
    """Read issues, each with what was wrong with its files, together for their conversion."""
    usable = [usable_issue(issue, press.config, press.vocabulary) for issue, _ in issues]
    filed = [file_issue(issue, press.config) for issue, _ in usable]
    light = [light_edition(issue, f) for (issue, _), (f, _) in zip(usable, filed, strict=True)]
    in_scripts = press.editions(light, _NO_FACE)
    reads = []
    for n, (issue, problems) in enumerate(issues):
        told = (*problems, *usable[n][1], *filed[n][1])
        if not usable[n][0].articles and not told:  # else it is told why they are left out
            told = (_no_article(issue),)
        editions = [said[n] for said in in_scripts]
        reads.append(_read(press, usable[n][0], filed[n][0], editions, told, issue))
    return reads


def _read(
    press: Press,
    issue: Issue,
    filed: Sequence[Filed],
    editions: Sequence[Edition],
    problems: tuple[Problem, ...],
    whole: Issue,
) -> Read:
    frames = press.frames(_NO_FACE) if issue.articles else []
    shown = list(zip(frames, editions, strict=False))
    return Read(
        id=issue.id,
        age=age_of(editions[0]),
        year=year_of(editions[0]),
        light={frame.variant: replace(edition, stories=()) for frame, edition in shown},
        names=list(_names(issue, filed)),
        cards={
            f.variant: [(story.number, f.render("_card.html", story=story, edition=e)) for story in e.stories]
            for f, e in shown
        },
        row={f.variant: f.render("_issue_row.html", edition=e) for f, e in shown},
        forms=tuple(form for article in issue.articles for form in article.hant.items()),
        strays=tuple((f.stray, a.number) for a, f in zip(issue.articles, filed, strict=True) if f.stray),
        moves=tuple(moves_of(issue, editions[0])),
        originals=_in_traditional_originals(issue),
        problems=problems,
        doubts=tuple((source_path(whole, article), doubt) for article in whole.articles for doubt in article.review),
    )


def _no_article(issue: Issue) -> Problem:
    what = "这一版没有能刊出的文章。This issue has no article that can be shown."
    return Problem(f"content/{issue.id}/issue.md", 0, what, "加一篇，或删掉这个文件夹。Add one, or remove the folder.")


def _names(issue: Issue, filed: Sequence[Filed]) -> Iterator[tuple[int, str, Named]]:
    for place, (article, file) in enumerate(zip(issue.articles, filed, strict=True)):
        for named in file.all():
            yield place, article.number, named


def _in_traditional_originals(issue: Issue) -> frozenset[str]:
    """Characters that a page printed in Traditional holds itself; they are no leftovers of a conversion."""
    printed = [article for article in issue.articles if (article.script or issue.script) == "zh-Hant"]
    frame = [replace(issue, articles=())] if issue.script == "zh-Hant" else []
    return frozenset(c for thing in (*printed, *frame) for c in repr(thing) if c in SIMPLIFIED_ONLY)
