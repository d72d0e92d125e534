"""Addresses that pages had before -> the way to those they have now: a page at each, and a line for the host."""

from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from chongkan.contents import Content
from chongkan.model import Edition, Issue
from chongkan.site import urls
from chongkan.site.making import Made
from chongkan.site.press import Face, Press
from chongkan.site.register import Register

REDIRECTS = "_redirects"  # read by Netlify, Cloudflare Pages and others
_WHOSE = "# Chongkan: old addresses, from the `aliases` in content/"


def moves_of(issue: Issue, edition: Edition) -> Iterator[tuple[str, str]]:
    """(an address there was, the one there is) of an issue and its articles.

    An address of the issue stands for all that stood below it, under the same numbers; what an article says itself
    goes before. An issue without articles has no page to lead to.
    """
    moves: dict[str, str] = {}
    for alias in map(unquote, issue.aliases if edition.stories else ()):
        moves[alias] = urls.address_of(edition)
        moves |= {f"{alias}{story.number}/": urls.address_of(story) for story in edition.stories}
        if issue.seed:
            moves[f"{alias}source/"] = urls.source_of(edition)
    for article, story in zip(issue.articles, edition.stories, strict=True):
        moves |= dict.fromkeys(map(unquote, article.aliases), urls.address_of(story))
    yield from ((old, new) for old, new in moves.items() if old != new)


def make_moves(press: Press, face: Face, register: Register, issues: Iterable[str]) -> Iterator[Made]:
    """For each of some issues the pages that lead on from its old addresses."""
    frames, known = press.frames(face), register.units("moved")
    for issue in sorted(issues):
        files: dict[str, Content] = {}
        for old, new in register.moves(issue):
            for frame in frames:
                url = urls.absolute(press.config.base_url, frame.prefix + new)
                files[urls.file_of(frame.prefix + old)] = frame.render("moved.html", address=new, url=url)
        unit = f"moved {issue}"
        if files or unit in known:
            yield Made(unit, files, dict.fromkeys(files, f"content/{issue}/issue.md"))


def redirects_file(register: Register, press: Press) -> dict[str, str]:
    """The file that lets a host answer old addresses itself; none where there are none."""
    prefixes = [urls.prefix_of(script, press.config.script) for script in press.scripts]
    moves = [(at + old, at + new) for old, new in register.moves() for at in prefixes]
    free = ((old, new) for old, new in moves if register.maker_of(urls.file_of(old)).startswith("moved "))
    lines = [f"{urls.quoted(old)} {urls.quoted(new)} 301!" for old, new in free]
    return {REDIRECTS: "\n".join((_WHOSE, *lines, ""))} if lines else {}
