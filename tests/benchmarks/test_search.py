"""The benchmark of search asks what it says it asks, and knows what is right without the index."""

import re

from benchmarks.searching.growth import growth_rows
from benchmarks.searching.papers import seed_texts
from benchmarks.searching.queries import random_queries, right_answers, written_queries
from benchmarks.searching.scores import score
from chongkan.config import PROJECT
from chongkan.site.search.folding import fold

TEXTS = {"1/01/": ["鼓足干劲 再动员", "5G战略合作"], "1/02/": ["创文", "-甲"]}
FOLDED = {address: fold("\x1f".join(texts)) for address, texts in TEXTS.items()}


def test_there_are_a_hundred_written_queries() -> None:
    """In either script; what is Traditional already stays so."""
    hans, hant = map(written_queries, ("zh-Hans", "zh-Hant"))
    assert len(hans) == len(hant) == len(set(hans)) == 100
    assert {"創文", "安保亮"} <= set(hans)
    assert "創文" in hant


def test_random_pieces_stand_in_the_texts() -> None:
    """And are the same each time; each has at least one right answer."""
    queries = random_queries(TEXTS, 200)
    assert queries == random_queries(TEXTS, 200)
    assert all(right_answers(queries, FOLDED))


def test_stories_of_pictures_alone_give_no_empty_pieces() -> None:
    """The project's own pages hold some; they are asked for by their headline."""
    texts = seed_texts(PROJECT)
    assert all(map(all, texts.values()))
    assert len(random_queries(texts, 200)) == 200


def test_right_is_what_the_texts_hold() -> None:
    """Either script, words apart, exclusions; nothing over the border of two texts."""
    queries = ["創文", "5g战略", "干劲 -创文", "员5", "，"]
    assert right_answers(queries, FOLDED) == [{"1/02/"}, {"1/01/"}, {"1/01/"}, set(), set()]


def test_a_score_counts_what_is_missing_and_what_is_wrong() -> None:
    """Over all queries together, and query by query."""
    said = score([{"a", "b"}, set()], [{"a"}, {"c"}])
    assert (said.recall, said.precision, said.complete, said.wrong, said.faults) == (0.5, 0.5, 1, 1, 2)


def test_an_index_that_grows_writes_little_anew() -> None:
    """Two issues more, one by one: what is written is counted, and it is less than half."""
    rows = list(growth_rows(PROJECT, 400, 2, ["创文", "新华区"]))
    shares = [float(share) for share in re.findall(r"([\d.]+)%", rows[-1])]
    assert 0 < shares[0] <= shares[1] < 40
    assert re.search(r"at most \d+\.\d KB", rows[-2])
