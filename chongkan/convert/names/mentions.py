"""The texts of an article -> who and what they name."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from chongkan.convert.names.bodies import find_bodies
from chongkan.convert.names.lac import load_tagger
from chongkan.convert.names.people import find_people
from chongkan.convert.names.rules import names_by_rules
from chongkan.convert.names.words import Passage, tag_passages
from chongkan.model import Mentions

_MOST = 60_000


@dataclass(frozen=True, slots=True)
class Named:
    """mentions: what the front matter keeps. called: all in the text that may be a person's name, kept or not."""

    mentions: Mentions
    called: frozenset[str]


def name_articles(articles: Sequence[Sequence[str]], authors: Sequence[Collection[str]]) -> list[Named]:
    """Find the names in each article's texts; all articles of a page go through the model at once.

    authors: the names in each article's byline and credits; they are people of the text, but not mentioned by it.
    Without the model (see lac.load_tagger) only what rules find is there.
    """
    tagger = load_tagger()
    articles = [_beginning(texts) for texts in articles]
    if tagger is None:
        return [_by_rules(texts, names) for texts, names in zip(articles, authors, strict=True)]
    passages = iter(tag_passages([text for texts in articles for text in texts], tagger))
    return [_tagged([next(passages) for _ in texts], names) for texts, names in zip(articles, authors, strict=True)]


def _beginning(texts: Sequence[str]) -> list[str]:
    """The texts up to more characters than any article has; what is longer is no article, and reading it takes long."""
    kept, left = [], _MOST
    for text in texts:
        kept.append(text[:left])
        left -= len(kept[-1])
    return kept


def names_are_tagged() -> bool:
    """Whether the model is there."""
    return load_tagger() is not None


def _tagged(passages: list[Passage], authors: Collection[str]) -> Named:
    known = frozenset(authors)
    people = find_people(passages, known)
    places, organisations = find_bodies(passages, {*known, *(person.name for person in people)})
    words = (word for passage in passages for words in passage.clauses for word in words)
    called = {re.sub(r"\s", "", word.text) for word in words if word.tag in ("PER", "nr")}
    mentioned = tuple(person for person in people if person.name not in known)
    return Named(Mentions(mentioned, places, organisations), frozenset(called | {p.name for p in mentioned}))


def _by_rules(texts: Sequence[str], authors: Collection[str]) -> Named:
    found = names_by_rules(texts)
    mentioned = tuple(person for person in found.people if person.name not in authors)
    return Named(
        Mentions(mentioned, found.places, found.organisations), frozenset(person.name for person in found.people)
    )
