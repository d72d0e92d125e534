"""Terms in another script: labels, places and descriptions; keys stay."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from chongkan.model import Term
from chongkan.scripts import script_of
from chongkan.variants.names import shield_names
from chongkan.variants.shields import shield
from chongkan.variants.target import Target
from chongkan.variants.together import Rewrite, ask, convert_together

_PEOPLE = ("person", "author")
_MOST_KNOWN = 1 << 14
_NAMED = (*_PEOPLE, "place", "organisation")


def convert_terms(terms: Iterable[Term], target: Target) -> tuple[Term, ...]:
    """Return the terms in the target's script, in their order.

    Each of their texts by itself: a name stands as the first page that had it printed it, and what it is comes from
    another page or a table. A text that no character of it tells is taken for the site's own script.
    """
    terms, known = tuple(terms), target.terms
    if len(known) > _MOST_KNOWN:
        known.clear()
    new = [term for term in dict.fromkeys(terms) if term not in known]
    known.update(zip(new, _converted(new, target), strict=True))
    return tuple(known[term] or term for term in terms)


def _converted(terms: Iterable[Term], target: Target) -> Iterator[Term | None]:
    """What becomes of each term; None where it stays as it is."""
    asked = [(term, _texts_to_convert(term, target)) for term in terms]
    said = iter(convert_together((_rewrite(term, texts, target) for term, texts in asked if texts), target))
    return (next(said) if texts else None for _, texts in asked)


def _texts_to_convert(term: Term, target: Target) -> list[str]:
    texts = (term.label, term.scope, term.about, *term.aliases)
    return [text for text in texts if text and (_script(text) or target.own) != target.script]


_script = lru_cache(maxsize=4096)(script_of)  # the same names and places come again and again


def _rewrite(term: Term, texts: list[str], target: Target) -> Rewrite[Term]:
    said = yield from ask(texts, _preparing(term, target))
    return replace(
        term,
        label=said.get(term.label, term.label),
        scope=said.get(term.scope or "", term.scope),
        about=said.get(term.about or "", term.about),
        aliases=tuple(said.get(alias, alias) for alias in term.aliases),
    )


def _preparing(term: Term, target: Target) -> Callable[[str], str]:
    """Where it becomes Traditional, a name that an editor fixed is so spelt, and that of a person is kept."""
    told = target.told if term.kind in _NAMED else {}
    names = (term.label,) if term.kind in _PEOPLE else ()

    def prepare(text: str) -> str:
        if text in told:
            return shield(told[text])
        return shield_names(text, names) if names else text

    return prepare if target.script == "zh-Hant" else str
