"""An archive so large that a browser does not read all that its index says of a query."""

import random
from functools import cache

from chongkan.model import Article, Issue
from chongkan.site.search.entries import index_issue
from chongkan.site.whole import gather_site
from tests.site.papers import paper_config

ISSUES, STORIES = 800, 100
QUERIES = ("甲 乙 丙 丁", "甲 -乙 -丙 -丁", "甲乙丙丁", "甲乙 -丙丁", "乙", "-甲", "甲 戊")
_CHARACTERS = "甲乙丙丁己庚辛壬"
_KINDS = 3  # of issues


@cache
def large_archive() -> tuple[list[tuple[str, bytes]], list[str]]:
    """The issues as the index wants them, oldest first; and what each story says, by its number in the index."""
    chance, kinds = random.Random(5), []
    for _ in range(_KINDS):
        said = ["".join(chance.choices(_CHARACTERS, k=18)) for _ in range(STORIES)]
        articles = tuple(Article(f"{k + 1:03}", text[:2], text[2:]) for k, text in enumerate(reversed(said)))
        site, _ = gather_site(paper_config(), (Issue("i", "版", "x.txt", "0" * 64, articles=articles),))
        kinds.append((index_issue(site.editions[0]), [f"{text[:2]}\n{text[2:]}" for text in said]))
    order = [chance.choice(kinds) for _ in range(ISSUES)]
    return [(f"{n:03}", indexed) for n, (indexed, _) in enumerate(order)], [text for _, said in order for text in said]


def number_of(address: tuple[str, str]) -> int:
    """Of a story in the index, from its address."""
    return int(address[0]) * STORIES + STORIES - int(address[1])
