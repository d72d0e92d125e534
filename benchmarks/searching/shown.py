"""Whether the search page shows a reader what is right, and nothing else."""

import re
from collections.abc import Sequence
from urllib.parse import quote

from benchmarks.searching.browser import page_before
from benchmarks.searching.engines import Engine
from tests.site.search.reference import parse

_MOST = 10  # hits shown at first
_STATUS = """() => document.querySelector(".search [role=status]").textContent"""
_HITS = """() => [...document.querySelectorAll(".hits h2 a")].map((link) => link.getAttribute("href"))"""


def shown_wrongly(engine: Engine, script: str, queries: Sequence[str], right: Sequence[set[str]]) -> list[str]:
    """Ask by address, as a link does; return the queries whose hits, or their exact number, are not the right ones."""
    wrong, start = [], engine.paths[script]
    with page_before(engine.folder) as (page, _):
        for query, wanted in zip(queries, right, strict=True):
            page.goto(f"{start}?q={quote(query)}")
            if parse(query):
                page.wait_for_function(_STATUS)
            hits = [path.removeprefix(start.removesuffix("search/")) for path in page.evaluate(_HITS)]
            said = re.fullmatch(r"找到 (\d+) 篇", page.evaluate(_STATUS))
            exact = said is None or int(said[1]) == len(wanted)
            if not exact or len(set(hits)) != min(_MOST, len(wanted)) or not wanted.issuperset(hits):
                wrong.append(query)
    return wrong
