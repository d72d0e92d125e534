"""What machines read of a page: JSON-LD in the words of schema.org, one NewsArticle and one BreadcrumbList at most.

Read by search engines (headline, author, datePublished, image, breadcrumbs) and by archives and aggregators (the print
coordinates, corrections). Only what is known stands there: an approximate date is told to the year.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chongkan.folding import fold
from chongkan.model import Contributor, Correction, Edition, Story, Term
from chongkan.site import urls
from chongkan.site.dates import certain_date
from chongkan.site.page import Page
from chongkan.strangers import strangers_in

if TYPE_CHECKING:
    from chongkan.site.render import Frame

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_WORD = r"[^\s<>（()）【】\[\]。，、；：“”]"
CORRECTIONS = {(True, True): "correction", (True, False): "correction_dropped", (False, True): "correction_added"}
_DATELINE = re.compile(
    rf"(?:<[^>]*>|[【\[\s])*((?:本[报報刊台]|{_WORD}{{0,8}}社){_WORD}{{0,16}}?[讯訊电電])(?=[】\]（(\s“「『])"
)


def article_data(frame: "Frame", page: Page, story: Story, edition: Edition) -> dict[str, Any]:
    """The story as a NewsArticle of a PublicationIssue."""
    base, prefix = frame.config.base_url, frame.prefix
    original = frame.original_of(page)
    return _filled(
        {
            "@type": "NewsArticle",
            "url": urls.absolute(base, page.path),
            "headline": story.title,
            "image": [urls.absolute(base, photo.picture.path) for photo in story.photos if photo.picture],
            "alternativeHeadline": _told(story, [text for text in (story.kicker, story.deck) if text]),
            "dateline": _dateline(story.body),
            "author": _signed(frame, (c for c in story.authors if c.role != "editor")),
            "editor": _signed(frame, (c for c in story.authors if c.role == "editor")),
            "datePublished": certain_date(edition.date),
            "inLanguage": frame.variant,
            "articleSection": story.section.label,
            "wordCount": story.characters,
            "printEdition": edition.page_name,
            "printPage": edition.page,
            "printSection": story.column,
            "isPartOf": _issue(urls.absolute(base, prefix + urls.address_of(edition)), edition),
            "isBasedOn": original and original.url,
            "correction": [_correction(frame, c) for c in story.corrections if _told(story, [c.was + c.now])],
        }
    )


def trail_data(frame: "Frame", page: Page, name: str) -> dict[str, Any] | None:
    """The pages above a page, and the page, as a BreadcrumbList; None where there is none above."""
    if not page.trail:
        return None
    base, prefix = frame.config.base_url, frame.prefix
    above = [(c.label or frame.words.say(frame.variant, c.word, n=c.n), prefix + c.address) for c in page.trail]
    entries = [
        {"@type": "ListItem", "position": n, "name": said, "item": urls.absolute(base, path)}
        for n, (said, path) in enumerate([*above, (name, page.path)], 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": entries}


def data_text(things: Iterable[Mapping[str, Any] | None]) -> str:
    """Things as the text of a script element, which nothing in it can end; empty where there is nothing to tell."""
    data = [{"@context": "https://schema.org", **thing} for thing in things if thing]
    text = _JSON.encode(data)
    return text.replace("<", "\\u003c") if data else ""


@dataclass(frozen=True, slots=True)
class _People:
    """Whom a story names, folded: those who signed it or hold a public office, and all others."""

    public: tuple[str, ...]
    private: tuple[str, ...]

    @classmethod
    def of(cls, story: Story) -> "_People":
        labels = [contributor.term.label for contributor in story.authors]
        labels += [tag.label for tag in story.tags if tag.kind == "person"]
        public = tuple(fold("\n".join(labels)).split("\n")) if labels else ()
        named = fold("\n".join(story.names)).split("\n") if story.names else ()
        return cls(public, tuple(name for name in named if name not in public))

    def are_public_in(self, text: str) -> bool:
        """Whether a text names nobody else."""
        said = fold(text)
        return not any(name in said for name in self.private) and not strangers_in(said, self.public)


def _told(story: Story, texts: Sequence[str]) -> list[str]:
    """Those of a story's texts that name no private person."""
    people = _People.of(story) if texts else None
    return [text for text in texts if people and people.are_public_in(text)]


def _filled(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Without the fields that hold nothing; a list of one is that one."""
    singled = {key: value[0] if isinstance(value, list) and len(value) == 1 else value for key, value in fields.items()}
    return {key: value for key, value in singled.items() if value}


def _signed(frame: "Frame", contributors: Iterable[Contributor]) -> list[dict[str, Any]]:
    """Those who signed, each once, with what they signed as."""
    roles: dict[Term, list[str]] = {}
    for contributor in contributors:
        roles.setdefault(contributor.term, []).append(contributor.role)
    return [_person(frame, term, found) for term, found in roles.items()]


def _person(frame: "Frame", term: Term, roles: Iterable[str]) -> dict[str, Any]:
    url = frame.config.base_url + urls.href(frame.prefix + urls.address_of(term)) if term.page else None  # an IRI
    said = [frame.words.say(frame.variant, role) for role in dict.fromkeys(roles)]
    return _filled({"@type": "Person", "name": term.label, "jobTitle": said, "url": url})


def correction_text(frame: "Frame", correction: Correction) -> str:
    """What a reader is told of a correction: something changed, taken out, or put in."""
    word = CORRECTIONS[bool(correction.was), bool(correction.now)]
    return frame.words.say(frame.variant, word, was=correction.was, now=correction.now)


def _issue(url: str, edition: Edition) -> dict[str, Any]:
    paper = {"@type": "Newspaper", "name": edition.paper} if edition.paper else None
    return _filled(
        {
            "@type": "PublicationIssue",
            "name": edition.title,
            "url": url,
            "datePublished": certain_date(edition.date),
            "isPartOf": paper,
        }
    )


def _correction(frame: "Frame", correction: Correction) -> dict[str, str]:
    return {"@type": "CorrectionComment", "text": correction_text(frame, correction)}


def _dateline(body: str) -> str | None:
    """本报讯, 新华社北京10月20日电: what the text begins with, without the names in brackets after it."""
    match = _DATELINE.match(body[:120])
    return match[1] if match else None
