"""Site -> the same Site in another script."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from chongkan.model import Correction, Edition, Photo, Site, Story, Term
from chongkan.variants.blocks import rewrite_blocks
from chongkan.variants.converter import convert_texts
from chongkan.variants.names import shield_names
from chongkan.variants.rows import USUAL, VARIANTS, Style
from chongkan.variants.shields import shield

Say = Callable[[str], str]


def convert_site(site: Site, variant: str, overrides: Mapping[str, str], style: Style = USUAL) -> Site:
    """Return the site in `variant`'s script. Only labels and texts change: ids, numbers, keys and paths stay.

    Text that was written in that script already is left as it came, so an edition printed in Traditional is the
    original on the Traditional side and converted on the other. overrides: Simplified -> Traditional, two characters
    or more; style: the site's wishes for Traditional pages. Raises ProblemError where the converter does not work.
    """
    # The site is walked twice by the same function: once to hear every text, so that they are converted in batches,
    # and once to say each one anew.
    heard: dict[str, None] = {}

    def hear(text: str) -> str:
        heard[text] = None
        return text

    script = VARIANTS[variant].script
    rewrite_site(site, script, hear)
    if not heard:
        return replace(site, variant=variant)
    said = convert_texts(heard, variant, overrides, style)
    return replace(rewrite_site(site, script, said.__getitem__), variant=variant)


def rewrite_site(site: Site, script: str, say: Say) -> Site:
    """Return the site with say(text) for each text that is not written in `script`."""
    own = _unless(site.script == script, say)
    return replace(
        site,
        title=own(site.title),
        tagline=own(site.tagline),
        sections=tuple(_term(term, own) for term in site.sections),
        menu=tuple(_term(term, own) for term in site.menu),
        editions=tuple(_edition(edition, script, say, own) for edition in site.editions),
    )


def _unless(right_already: bool, say: Say) -> Say:
    return _same if right_already else say


def _same(text: str) -> str:
    return text


def _edition(edition: Edition, script: str, convert: Say, own: Say) -> Edition:
    say = _unless(edition.script == script, convert)
    return replace(
        edition,
        title=say(edition.title),
        paper=_maybe(edition.paper, say),
        page_name=_maybe(edition.page_name, say),
        place=_maybe(edition.place, say),
        slogans=tuple(say(slogan) for slogan in edition.slogans),
        stories=tuple(
            _story(story, script, _unless(story.script == script, convert), own) for story in edition.stories
        ),
    )


def _story(story: Story, script: str, say_plain: Say, own: Say) -> Story:
    story = replace(
        story,
        section=_term(story.section, own),
        series=story.series and _term(story.series, own),
        format=story.format and _term(story.format, own),
        tags=tuple(_term(term, own) if term.kind == "topic" else term for term in story.tags),
    )
    if say_plain is _same:
        return story

    def say(text: str) -> str:
        if script == "zh-Hans":  # only the other way may a name go wrong
            return say_plain(text)
        for simple, traditional in story.hant:
            text = text.replace(simple, shield(traditional))
        return say_plain(shield_names(text, story.names))

    return replace(
        story,
        title=say(story.title),
        body=rewrite_blocks(story.body, say),
        kicker=_maybe(story.kicker, say),
        deck=_maybe(story.deck, say),
        column=_maybe(story.column, say),
        byline=_maybe(story.byline, say),
        authors=tuple(replace(c, term=_term(c.term, say)) for c in story.authors),
        photos=tuple(_photo(photo, say) for photo in story.photos),
        tags=tuple(_term(term, say) if term.kind != "topic" else term for term in story.tags),
        summary=_maybe(story.summary, say),
        opening=say(story.opening),
        corrections=tuple(Correction(say(c.was), say(c.now)) for c in story.corrections),
        continued_from=_maybe(story.continued_from, say),
        continues_on=_maybe(story.continues_on, say),
    )


def _photo(photo: Photo, say: Say) -> Photo:
    return replace(photo, caption=_maybe(photo.caption, say), credit=_maybe(photo.credit, say))


def _term(term: Term, say: Say) -> Term:
    return replace(
        term,
        label=say(term.label),
        scope=_maybe(term.scope, say),
        about=_maybe(term.about, say),
        aliases=tuple(say(alias) for alias in term.aliases),
    )


def _maybe(text: str | None, say: Say) -> str | None:
    return None if text is None else say(text)
