"""Gold pages -> examples of genres: what the converter's own article shows, and what the editor called it."""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.learning.choices import Example, choices_text
from chongkan.convert.article import printed_title
from chongkan.convert.conversion import read_page
from chongkan.convert.draft import Draft, PageDraft
from chongkan.convert.genre import WEIGHTS, WORDS
from chongkan.convert.genre_cues import genre_cues
from chongkan.convert.genre_words import word_cues
from chongkan.convert.heads import order_heads
from chongkan.convert.readers.lines import page_lines
from tests.goldpages import SEEDS, GoldPage, load_page, sealed_names
from tests.textcases import load_cases

ABOUT = """How much each cue (genre_cues.py) speaks for each genre.
Learned from the open gold pages and from tests/cases/fields.txt: python benchmarks/nudge.py --write
A row: cue, then genre=weight; what is not named weighs nothing. The genre with the greatest sum is taken."""
ABOUT_WORDS = (
    """How much each piece of wording (genre_words.py) speaks for each genre, as in genres.txt and learned with it."""
)


def examples_from(names: Sequence[str]) -> list[Example]:
    """What these open pages teach and the small ones of tests/cases; small and real pages come twice, as for reach."""
    read = [genre_examples(name) for name in names]
    again = [examples for name, examples in zip(names, read, strict=True) if name in SEEDS]
    return [*2 * case_examples(), *(example for examples in [*read, *again] for example in examples)]


def genre_examples(name: str) -> list[Example]:
    """The articles of one open page, read with the table that the parse takes now. ValueError for a sealed page."""
    if name in sealed_names():
        raise ValueError(f"{name} is sealed (tests/pages/sealed.txt): nothing may be learned from it")
    gold = load_page(name)
    page = _read(gold.source.read_text(encoding="utf-8"))
    return [_example(draft, page, article["kind"], name) for article, draft in _matched(gold, page)]


def case_examples() -> list[Example]:
    """The articles of the small pages (tests/cases/fields.txt), whose genres the tests state."""
    examples: list[Example] = []
    for case in load_cases("fields"):
        page, genres = _read(case.input), re.findall(r"^\d\d (\w+)$", case.expected, re.MULTILINE)
        if len(genres) == len(page.articles):
            drafts = zip(page.articles, genres, strict=True)
            examples += (_example(draft, page, genre, case.title) for draft, genre in drafts)
    return examples


def genre_texts(learned: Mapping[str, Mapping[str, float]]) -> dict[Path, str]:
    """The two tables of genres as text files: what articles show, and pieces of wording, whose names have a colon."""
    cues = {name: row for name, row in learned.items() if ":" not in name}
    words = {name: row for name, row in learned.items() if ":" in name}
    return {WEIGHTS: choices_text(cues, ABOUT), WORDS: choices_text(words, ABOUT_WORDS)}


def _read(text: str) -> PageDraft:
    return read_page(page_lines(text))


def _example(draft: Draft, page: PageDraft, genre: str, name: str) -> Example:
    title = printed_title(order_heads(draft, page), page)
    words = sorted(set(word_cues(draft, title, page)))
    # Interned: millions of pieces, of which most are the same.
    return Example(frozenset(genre_cues(draft, title, page)), genre, tuple(map(sys.intern, words)), name)


def _matched(gold: GoldPage, page: PageDraft) -> Iterator[tuple[Mapping[str, Any], Draft]]:
    """Each article of the gold with the converted one that shares most of its text."""
    for index, article in enumerate(gold.articles):
        wanted = gold.lines_of(index)

        def shared(draft: Draft, wanted: frozenset[int] = wanted) -> int:
            return sum(page.cued[i].size for i in draft.lines if wanted.intersection(page.lines[i].numbers))

        yield article, max(page.articles, key=shared)
