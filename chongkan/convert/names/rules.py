"""Names by their form alone, where the tagger is not installed: people between a title and a verb, offices."""

import re
from collections.abc import Iterator, Sequence

from chongkan.convert.names.bodies import OFFICE
from chongkan.convert.names.lists import any_of
from chongkan.folding import fold
from chongkan.model import Mentions, Person
from chongkan.surnames import is_name

_TITLED = re.compile(
    rf"(?P<role>[\u3400-\u9fff]{{0,12}}{any_of('title')})(?P<name>[\u3400-\u9fff]{{2,3}})(?={any_of('speaks')})"
)


def names_by_rules(texts: Sequence[str]) -> Mentions:
    """The few names that need no model: 区委书记|李富生|出席, 市|教育|局. What is doubtful is left out."""
    people = dict(_people(texts))
    offices = dict.fromkeys(
        text[match.start() : match.end()] for text in texts for match in OFFICE.finditer(fold(text))
    )
    return Mentions(tuple(Person(name, role) for name, role in people.items()), (), tuple(offices))


def _people(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    for text in texts:
        folded = fold(text)
        for match in _TITLED.finditer(folded):
            if is_name(match["name"]):
                yield text[slice(*match.span("name"))], text[slice(*match.span("role"))]
