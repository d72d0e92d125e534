"""Citations, as people copy them."""

import re
from dataclasses import replace
from html import unescape

import pytest

from chongkan.model import Author
from chongkan.site.in_memory import render_site
from tests.site.papers import feature, issues, paper_config
from tests.textcases import Case, params

_CITED = re.compile(r"<p>([^<]*) <button.*?</button></p>\n<pre>(.*?)</pre>", re.DOTALL)


def _cited(file: str, given: dict[str, str], title: str = "让文明之根深植沃土") -> str:
    """What stands on the page, as plain text, without JavaScript."""
    authors = tuple(Author(name, "reporter") for name in given.get("authors", "").split())
    article = feature(title=title, authors=authors, byline=None, deck=None, kicker=None)
    fields = {name: given.get(name) for name in ("paper", "page", "date")}
    pages = render_site(paper_config(), (replace(issues()[0], articles=(article,), **fields),)).pages  # type: ignore[arg-type]
    return "\n".join(f"{style} {unescape(text)}" for style, text in _CITED.findall(pages[file].decode()))


@pytest.mark.parametrize("case", params("citations"))
def test_a_story_is_cited(case: Case) -> None:
    """GB/T 7714-2015, APA 7 and BibTeX."""
    given = dict(line.split(": ", 1) for line in case.input.splitlines())
    assert _cited("2019-10-21/01/index.html", given) == case.expected


def test_the_other_script_cites_itself_in_its_own_characters() -> None:
    """With its own address and the same key."""
    said = _cited("zh-hant/2019-10-21/01/index.html", {"authors": "于海", "paper": "安阳日报", "date": "2019-10-21~"})
    assert "于海. 讓文明之根深植沃土[N]. 安陽日報, [2019-10-21].\n" in said
    assert (
        "于海（約2019年10月21日）。讓文明之根深植沃土。安陽日報。https://paper.example/zh-hant/2019-10-21/01/" in said
    )
    assert "@article{2019-10-21-01,\n  author = {于海}," in said


def test_what_tex_would_take_for_a_command_is_escaped() -> None:
    """And the braces stay in pairs."""
    said = _cited("2019-10-21/01/index.html", {}, title="增长 5% & {甲}_乙 \\丙~^")
    assert r"title = {{增长 5\% \& \{甲\}\_乙 \textbackslash{}丙\textasciitilde{}\textasciicircum{}}}," in said
