"""Site -> the same Site in another script."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from chongkan.model import Correction, Edition, Photo, Site, Story, Term
from chongkan.variants.blocks import rewrite_blocks
from chongkan.variants.converter import convert_texts
from chongkan.variants.names import is_at_risk, shield_names
from chongkan.variants.rows import USUAL, VARIANTS, Style
from chongkan.variants.shields import apart, shield

Say = Callable[[str], str]
T = TypeVar("T")


def convert_site(site: Site, variant: str, overrides: Mapping[str, str], style: Style = USUAL) -> Site:
    """Return the site in `variant`'s script. Only labels and texts change: ids, numbers, keys and paths stay.

    Text that was written in that script already is left as it came, so an edition printed in Traditional is the
    original on the Traditional side and converted on the other. overrides: Simplified -> Traditional, two characters
    or more; style: the site's wishes for Traditional pages. Raises ProblemError where the converter does not work.
    """
    script = VARIANTS[variant].script

    def converted(texts: Iterable[str]) -> Mapping[str, str]:
        return convert_texts(texts, variant, overrides, style)

    forms = {simple: form for edition in site.editions for story in edition.stories for simple, form in story.hant}
    editions = [
        _said_together(lambda say, e=edition: _edition(e, _Ways(script, site.script, say, forms)), converted)  # type: ignore[misc]
        for edition in site.editions
    ]
    frame = replace(site, variant=variant, editions=tuple(editions))
    return _said_together(lambda say: _frame(frame, _Ways(script, site.script, say)), converted)


def _said_together(rewrite: Callable[[Say], T], converted: Callable[[Iterable[str]], Mapping[str, str]]) -> T:
    """Rewrite twice: once to hear every text, so that they are converted in one go, once to say each anew."""
    heard: dict[str, None] = {}

    def hear(text: str) -> str:
        heard[text] = None
        return text

    same = rewrite(hear)
    return rewrite(converted(heard).__getitem__) if heard else same


def _frame(site: Site, ways: "_Ways") -> Site:
    """What the site says of itself; its editions are said one by one."""
    own = ways.into(site.script)
    return replace(
        site,
        title=own(site.title),
        tagline=own(site.tagline),
        sections=tuple(map(ways.own_term, site.sections)),
        menu=tuple(map(ways.own_term, site.menu)),
    )


class _Ways:
    """How texts are said in `script`: those of the site, those of what was printed; each term is said once.

    forms: what editors fixed for one article, Simplified -> Traditional; a name so fixed is that name everywhere.
    """

    def __init__(
        self, script: str, site_script: str, say: Say, forms: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self.script = script
        self.say = say
        self._forms = forms if script != "zh-Hans" else {}
        self._own = self.into(site_script)
        self._terms: dict[int, Term] = {}  # by identity: equal terms are mostly the same object, and hashing is slow

    def into(self, printed: str) -> Say:
        """How a text printed in that script is said."""
        return _same if printed == self.script else self.say

    def own_term(self, term: Term) -> Term:
        """A term in the site's own words."""
        return self._said(term, self._own)

    def named_term(self, term: Term) -> Term:
        """A term out of an article: a topic is the site's own word, a person's name is kept."""
        if term.kind not in ("place", "organisation", "person", "author"):
            return self.own_term(term)
        if term.label in self._forms:
            return self._said(term, lambda text: self.say(shield(self._forms.get(text, text))))
        names = (term.label,) if term.kind in ("person", "author") and self.script != "zh-Hans" else ()
        return self._said(term, lambda text: self.say(shield_names(text, names) if names else text))

    def _said(self, term: Term, say: Say) -> Term:
        if id(term) not in self._terms:
            self._terms[id(term)] = replace(
                term,
                label=say(term.label),
                scope=_maybe(term.scope, say),
                about=_maybe(term.about, say),
                aliases=tuple(say(alias) for alias in term.aliases),
            )
        return self._terms[id(term)]


def _same(text: str) -> str:
    return text


def _edition(edition: Edition, ways: _Ways) -> Edition:
    say = ways.into(edition.script)
    return replace(
        edition,
        title=say(edition.title),
        paper=_maybe(edition.paper, say),
        page_name=_maybe(edition.page_name, say),
        place=_maybe(edition.place, say),
        slogans=tuple(say(slogan) for slogan in edition.slogans),
        stories=tuple(_story(story, ways) for story in edition.stories),
    )


def _story(story: Story, ways: _Ways) -> Story:
    shelves = {
        "section": ways.own_term(story.section),
        "series": story.series and ways.own_term(story.series),
        "format": story.format and ways.own_term(story.format),
    }
    if ways.into(story.script) is _same:
        tags = tuple(ways.own_term(term) if term.kind == "topic" else term for term in story.tags)
        return replace(story, tags=tags, **shelves)  # type: ignore[arg-type]
    say = _story_s_way(story, ways)
    return replace(
        story,
        title=say(story.title),
        body=rewrite_blocks(story.body, say),
        kicker=_maybe(story.kicker, say),
        deck=_maybe(story.deck, say),
        column=_maybe(story.column, say),
        byline=_maybe(story.byline, say),
        authors=tuple(replace(c, term=ways.named_term(c.term)) for c in story.authors),
        photos=tuple(_photo(photo, say) for photo in story.photos),
        tags=tuple(map(ways.named_term, story.tags)),
        summary=_maybe(story.summary, say),
        opening=say(story.opening),
        corrections=tuple(Correction(say(c.was), say(c.now)) for c in story.corrections),
        continued_from=_maybe(story.continued_from, say),
        continues_on=_maybe(story.continues_on, say),
        **shelves,  # type: ignore[arg-type]
    )


def _story_s_way(story: Story, ways: _Ways) -> Say:
    """How the texts of a story are said: where it becomes Traditional, its names kept, its editor's own forms used."""
    if ways.script == "zh-Hans":
        return ways.say

    names = tuple(name for name in story.names if is_at_risk(name))

    def say(text: str) -> str:
        return "".join(piece if k % 2 else say_piece(piece) for k, piece in enumerate(apart(text)))

    def say_piece(text: str) -> str:
        for simple, traditional in story.hant:
            text = text.replace(simple, shield(traditional))
        return ways.say(shield_names(text, names))

    return say


def _photo(photo: Photo, say: Say) -> Photo:
    return replace(photo, caption=_maybe(photo.caption, say), credit=_maybe(photo.credit, say))


def _maybe(text: str | None, say: Say) -> str | None:
    return None if text is None else say(text)
