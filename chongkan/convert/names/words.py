"""Text -> words with tags, their places in the text kept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chongkan.convert.names.lac import Tagger
from chongkan.folding import fold

_CLAUSE = re.compile(r"[^\W_]+")  # the model was trained on clauses: given marks, it glues names to them


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands: text[start:end] of its text. tag: as in lac.Token."""

    text: str
    start: int
    end: int
    tag: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A text (a headline, a paragraph, a caption) and the words of each of its clauses."""

    text: str
    clauses: tuple[tuple[Word, ...], ...]


def tag_passages(texts: Sequence[str], tagger: Tagger) -> list[Passage]:
    """Cut each text into tagged words, all of them in one go. Words are as the text has them."""
    folded = [fold(text) for text in texts]
    spans = [[match.span() for match in _CLAUSE.finditer(text)] for text in folded]
    tagged = iter(tagger.tag([text[a:b] for text, of_text in zip(folded, spans, strict=True) for a, b in of_text]))
    return [
        Passage(
            text,
            tuple(
                tuple(Word(text[a + t.start : a + t.end], a + t.start, a + t.end, t.tag) for t in next(tagged))
                for a, _ in of_text
            ),
        )
        for text, of_text in zip(texts, spans, strict=True)
    ]
