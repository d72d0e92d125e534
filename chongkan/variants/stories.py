"""Editions in another script: their texts, the bodies block by block, and the names in them kept."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from chongkan.figures import Figure
from chongkan.model import Contributor, Correction, Edition, Story, Term
from chongkan.origins import Source
from chongkan.variants.blocks import Blocks
from chongkan.variants.names import is_at_risk, shield_names, told_names
from chongkan.variants.shields import shield
from chongkan.variants.target import Target
from chongkan.variants.terms import convert_terms
from chongkan.variants.together import Rewrite, ask, convert_together


def convert_editions(editions: Iterable[Edition], target: Target) -> tuple[Edition, ...]:
    """Return the editions in the target's script; only labels and texts change: ids, numbers, keys and paths stay.

    Text that was written in that script already is left as it came. Each edition becomes the same whatever others
    it is converted with.
    """
    editions = tuple(editions)
    terms = _Terms(editions, target)
    return tuple(_edition(edition, terms, target) for edition in editions)


class _Terms:
    """Each term once: found by identity, since equal terms are mostly the same object, and hashing is slow."""

    def __init__(self, editions: Iterable[Edition], target: Target) -> None:
        self._before = {id(term): term for e in editions for story in e.stories for term in _terms_of(story)}
        self._after = dict(zip(self._before, convert_terms(self._before.values(), target), strict=True))
        self.stay = all(self._after[key] is term for key, term in self._before.items())

    def __getitem__(self, term: Term) -> Term:
        return self._after[id(term)]

    def maybe(self, term: Term | None) -> Term | None:
        return term and self._after[id(term)]


def _terms_of(story: Story) -> Iterable[Term]:
    singles = (term for term in (story.section, story.series, story.format) if term)
    return chain(singles, story.tags, (contributor.term for contributor in story.authors))


def _edition(edition: Edition, terms: _Terms, target: Target) -> Edition:
    foreign = [story for story in edition.stories if story.script != target.script]
    if terms.stay and not foreign and edition.script == target.script:
        return edition
    said = iter(convert_together((_rewrite_story(story, terms, target) for story in foreign), target))
    same = (replace(story, **_shelves(story, terms)) for story in edition.stories if story.script == target.script)
    stories = tuple(next(same if story.script == target.script else said) for story in edition.stories)
    heads = [] if edition.script == target.script else convert_together([_rewrite_heads(edition)], target)
    return replace(*heads or [edition], stories=stories, source=_source(edition.source, target))


def _source(source: Source | None, target: Target) -> Source | None:
    """The program's own words about the date, which are Simplified; the seed stays as it was printed."""
    if source is None or not source.evidence or target.script == "zh-Hans":
        return source
    return convert_together([_rewrite_evidence(source, source.evidence)], target)[0]


def _rewrite_evidence(source: Source, evidence: str) -> Rewrite[Source]:
    said = yield from ask([evidence], str)
    return replace(source, evidence=said[evidence])


def _shelves(story: Story, terms: _Terms) -> dict[str, Any]:
    """The fields of a story that hold terms, in the target's script."""
    return {
        "section": terms[story.section],
        "series": terms.maybe(story.series),
        "format": terms.maybe(story.format),
        "tags": tuple(map(terms.__getitem__, story.tags)),
        "authors": tuple(Contributor(terms[c.term], c.role) for c in story.authors),
    }


def _rewrite_heads(edition: Edition) -> Rewrite[Edition]:
    fields = _filled(edition, ("title", "paper", "page_name", "place"))
    said = yield from ask([*fields.values(), *edition.slogans], str)
    slogans = tuple(said[slogan] for slogan in edition.slogans)
    return replace(edition, slogans=slogans, **_said(fields, said))


def _rewrite_story(story: Story, terms: _Terms, target: Target) -> Rewrite[Story]:
    fields = _filled(story, ("title", "kicker", "deck", "column", "byline", "continued_from", "continues_on"))
    teasers = _filled(story, ("summary", "opening"))
    body = Blocks(story.body)
    whole = "".join(body.texts)
    own = [text for text in teasers.values() if text not in whole]
    captions = [text for photo in story.photos for text in (photo.caption, photo.credit) if text]
    corrected = [text for correction in story.corrections for text in (correction.was, correction.now)]
    prepare = _preparing(story, body, target)
    said = yield from ask([*fields.values(), *body.texts, *own, *captions, *corrected], prepare)
    if len(own) < len(teasers):
        said |= _cut_out(teasers.values(), whole, "".join(said[text] for text in body.texts))
    return replace(
        story,
        body=body.filled(said.__getitem__),
        photos=tuple(_figure(photo, said) for photo in story.photos),
        corrections=tuple(Correction(said[c.was], said[c.now]) for c in story.corrections),
        **_said(fields | teasers, said),
        **_shelves(story, terms),
    )


def _cut_out(texts: Iterable[str], whole: str, said: str) -> dict[str, str]:
    """What became of those texts that stand in the whole."""
    return {text: said[at : at + len(text)] for text in texts if (at := whole.find(text)) >= 0}


def _filled(thing: Edition | Story, names: Iterable[str]) -> dict[str, str]:
    """Those of the fields that hold a text."""
    return {name: text for name in names if (text := getattr(thing, name))}


def _said(fields: Mapping[str, str], said: Mapping[str, str]) -> dict[str, Any]:
    return {name: said[text] for name, text in fields.items()}


def _figure(photo: Figure, said: Mapping[str, str]) -> Figure:
    return Figure(photo.caption and said[photo.caption], photo.credit and said[photo.credit], photo.picture)


def _preparing(story: Story, body: Blocks, target: Target) -> Callable[[str], str]:
    """Where it becomes Traditional, its names are kept and its editor's own forms are used.

    A name that one paragraph tells is known in the others.
    """
    if target.script != "zh-Hant":
        return str
    names = tuple(dict.fromkeys((*filter(is_at_risk, story.names), *told_names("\n".join(body.texts)))))

    def prepare(text: str) -> str:
        for simple, traditional in story.hant:
            text = text.replace(simple, shield(traditional))
        return shield_names(text, names)

    return prepare
