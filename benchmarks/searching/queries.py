"""What is asked, and what is right: queries in either script, and the stories whose printed texts hold them."""

import random
from collections.abc import Mapping, Sequence
from pathlib import Path

from chongkan.variants.converter import convert_texts
from tests.site.search.reference import parse

_WRITTEN = Path(__file__).with_name("queries.txt")


def random_queries(texts: Mapping[str, Sequence[str]], count: int) -> list[str]:
    """Pieces of one to eight characters that stand in the texts, the same for the same texts.

    What has a space or begins with a minus stands between quotes, as readers have to type it; a quotation mark of
    ASCII cannot be typed at all.
    """
    chance, stories, found = random.Random(8), sorted(texts), list[str]()
    while len(found) < count:
        text = chance.choice(texts[chance.choice(stories)])
        start = chance.randrange(len(text))
        piece = text[start : start + chance.randint(1, 8)].replace('"', "").strip()
        query = f'"{piece}"' if " " in piece or piece.startswith("-") else piece
        if parse(query):  # marks alone ask for nothing
            found.append(query)
    return found


def written_queries(script: str) -> list[str]:
    """What readers type, in queries.txt; for Traditional as a converter writes it."""
    lines = _WRITTEN.read_text(encoding="utf-8").splitlines()
    queries = [line for line in lines if line and not line.startswith("#")]
    if script == "zh-Hans":
        return queries
    said = convert_texts(queries, script, {})
    return [said[query] for query in queries]


def right_answers(queries: Sequence[str], folded: Mapping[str, str]) -> list[set[str]]:
    """For each query the addresses of the stories that hold what it asks for, found by looking through every text."""
    return [_right(query, folded) for query in queries]


def _right(query: str, folded: Mapping[str, str]) -> set[str]:
    words = parse(query)
    if not words:
        return set()
    return {address for address, text in folded.items() if all((word.text in text) != word.out for word in words)}
