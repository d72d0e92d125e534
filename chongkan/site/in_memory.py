"""Settings and issues -> a whole site in memory, nothing written: to look at it, and to test it."""

from collections.abc import Iterable
from dataclasses import dataclass

from chongkan.config import Config
from chongkan.contents import bytes_of
from chongkan.model import Doubt, Issue
from chongkan.problems import Problem
from chongkan.site.press import Press
from chongkan.site.printing import Outlet, Own, print_site, problems_of
from chongkan.site.register import Register


@dataclass(frozen=True, slots=True)
class Rendered:
    """pages: {published file: bytes}, assets too. problems: what a person has to look at; the pages stand all the same.

    issues, articles: how many the site shows. scripts: the ones it is shown in. doubts: the `review` entries of all
    articles, each with the article's file.
    """

    pages: dict[str, bytes]
    problems: list[Problem]
    issues: int
    articles: int
    scripts: tuple[str, ...]
    doubts: tuple[tuple[str, Doubt], ...] = ()


def render_site(config: Config, issues: Iterable[Issue]) -> Rendered:
    """Make the whole site in every script.

    A problem of one article leaves that article (or the one thing in it) out; the rest is made. Raises ProblemError
    where nothing can be made: a script that does not exist, a template or converter that does not work.
    """
    press, register = Press(config), Register(config.vocabulary)
    known = {issue.id: issue for issue in issues}
    workers = Own(press, lambda issue_id: (known[issue_id], ()))
    pages: dict[str, bytes] = {}
    for printed in print_site(press, register, workers, sorted(known), (), True, Outlet()):
        pages |= {file: bytes_of(content) for file, content in printed.files.items()}
    problems = problems_of(
        press, register, lambda file: pages[file].decode(errors="replace") if file in pages else None
    )
    doubts = tuple(register.doubts())
    return Rendered(pages, problems, *register.count(), press.scripts, doubts)
