"""The nouns of the house. Imports nothing of ours but the nouns of pictures and of seeds.

First what stands in content/ (an issue and its articles, and the receipt of where each line of the seed went), then
what the site shows (the same, resolved: terms with a label, bodies as HTML). Identity never changes script: ids,
numbers, keys and URLs are made once; only labels and text are converted.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from chongkan.figures import Figure
from chongkan.origins import Origin, Source

# ---------------------------------------------------------------------------------------------- content/

GENRES = ("news", "feature", "photo", "essay", "poem", "notice", "brief", "comment", "letter")
LINE_ROLES = (
    *("kicker", "title", "deck", "byline", "paragraph", "subhead", "editor_note", "comment", "caption", "credit"),
    *("verse", "list_item", "standing_head", "slogan", "folio", "imprint", "noise", "unplaced"),
)
AUTHOR_ROLES = ("reporter", "correspondent", "author", "photographer", "editor")


@dataclass(frozen=True, slots=True)
class Author:
    """A person named in a byline or credit; `role` is one of AUTHOR_ROLES."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture as the page printed it: its caption, its credit, and its file in the issue's pictures/, if any."""

    caption: str | None = None
    credit: str | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A `review` entry: what the machine was not sure of, at which line of the seed."""

    line: int
    kind: str
    text: str
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """An editor's correction, shown to readers; the body holds `now`, the seed holds `was`."""

    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody an article names; role: the words that say as what (区委书记, 村民), None where none do."""

    name: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Mentions:
    """Names found in an article, as the text has them, each once. Those of bylines and credits stand in `authors`."""

    people: tuple[Person, ...] = ()
    places: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One article: front matter and body (Markdown) of `content/<issue>/<number>.md`.

    continued_from, continues_on: the page, as printed, from which the text comes or on which it goes on. search: if
    readers find it. script: its own where the page mixes scripts, else None. hant: the editor's own Traditional
    forms for this article. aliases: addresses that it had before. tagged: hash of the vocabulary by which the machine
    chose section and topics; None where a person chose them.
    """

    number: str
    title: str
    body: str = ""
    kicker: str | None = None
    deck: str | None = None
    column: str | None = None
    genre: str = "news"
    byline: str | None = None
    authors: tuple[Author, ...] = ()
    photos: tuple[Photo, ...] = ()
    section: str | None = None
    topics: tuple[str, ...] = ()
    tagged: str | None = None
    mentions: Mentions = Mentions()
    summary: str | None = None
    continued_from: str | None = None
    continues_on: str | None = None
    title_made: bool = False
    search: bool = True
    script: str | None = None
    hant: Mapping[str, str] = field(default_factory=dict)
    review: tuple[Doubt, ...] = ()
    corrections: tuple[Correction, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placement:
    """Where one non-blank line of a seed went.

    line: 1-based line number. article: an article's number, or None for the page's furniture.
    role: one of LINE_ROLES. block: lines of one article with the same number are one block.
    margin: how far the odds that it is right are above those below which it is doubted (as logs; below 0: doubted).
    """

    line: int
    article: str | None
    role: str
    block: int | None
    margin: float


@dataclass(frozen=True, slots=True)
class Seed:
    """The seed of an issue as it can be shown beside what was made of it.

    name: its file in seeds/. sha256: of the bytes that were converted. data: these bytes; None where seeds/ has them no
    more, or where `changed` says that other text stands there now. lines: as in the ledger.
    """

    name: str
    encoding: str
    sha256: str
    lines: tuple[Placement, ...]
    data: bytes | None = None
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Issue:
    """One newspaper page: front matter of `content/<id>/issue.md`, with its articles in the page's order.

    date is EDTF (ISO 8601-2), `~` = approximate. slogans and furniture (folio, imprint, page numbers, jumps) are lines
    that belong to no article, kept so that nothing is lost. pictures: {name: file} of its pictures/. aliases: addresses
    it had before, with all below them. seed: what it was made from, where it was loaded with it and has a ledger.
    """

    id: str
    title: str
    source: str
    source_sha256: str
    paper: str | None = None
    page: str | None = None
    page_name: str | None = None
    place: str | None = None
    date: str | None = None
    date_evidence: str | None = None
    script: str = "zh-Hans"
    slogans: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    articles: tuple[Article, ...] = ()
    pictures: Mapping[str, Path] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    seed: Seed | None = None


@dataclass(frozen=True, slots=True)
class Conversion:
    """What the converter made of one seed. `issue.id` is the id it wishes for; saving it makes the id unique.

    inputs: SHA-256 over everything the conversion read (seed, sidecar, pictures). lines: each non-blank line once.
    pictures: {name in the issue's pictures/: bytes}.
    """

    issue: Issue
    encoding: str
    inputs: str
    lines: tuple[Placement, ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ledger:
    """`content/<issue>/ledger.json`: the receipt of a conversion.

    files: {"01.md": SHA-256 of the file as the converter wrote it}; a file that differs is a person's.
    inputs: SHA-256 of everything the last conversion read (seed and sidecar), to see whether it is out of date.
    held: a person's articles because of which that conversion was not written, so that content/ is older than inputs.
    subjects: {"01": the machine's choice}; an article with another section or other topics has a person's.
    source_sha256: the seed's hash, where issue.md is a person's and does not follow the seed; else empty.
    """

    source: str
    encoding: str
    inputs: str
    files: Mapping[str, str]
    lines: tuple[Placement, ...]
    held: tuple[str, ...] = ()
    subjects: Mapping[str, "Choice"] = field(default_factory=dict)
    source_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """The section and topics that the machine chose for an article, and the hash of the vocabulary it chose by."""

    section: str | None
    topics: tuple[str, ...]
    vocabulary: str


# ------------------------------------------------------------------------------------------------- site/


TERM_KINDS = ("section", "series", "format", "topic", "place", "organisation", "person", "author")


@dataclass(frozen=True, slots=True)
class Term:
    """A section, series, format, topic, place, organisation, person or author.

    kind and key are its identity (never converted, part of the URL); label is what readers see. scope: the place that
    tells it from others of its name; about: what it is, or is part of; aliases: what it is called as well. page:
    whether it has a page of its own.
    """

    kind: str
    key: str
    label: str
    scope: str | None = None
    about: str | None = None
    aliases: tuple[str, ...] = ()
    page: bool = True


@dataclass(frozen=True, slots=True)
class Contributor:
    """Somebody in a byline or credit, and as what; `role` is one of AUTHOR_ROLES."""

    term: Term
    role: str


@dataclass(frozen=True, slots=True)
class Breaks:
    """Offsets at which the heads of a story may break: between words, the same in every script."""

    kicker: tuple[int, ...] = ()
    title: tuple[int, ...] = ()
    deck: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """An article as the site shows it.

    body is clean HTML; opening its first words as plain text, for lists. characters counts what a reader reads:
    Han characters and runs of Latin letters or digits. tags are its topics, then the places, organisations and
    office-holders it names; names are all people whose names the text holds, so that a change of script keeps them
    right; hant: (Simplified, Traditional) that its editor fixed. script: the one it was printed in. series, format:
    what its column stands for. continued_from, continues_on: as in Article, but None where the text itself says so.
    origin: where it stands in the seed, where that is known.
    """

    issue_id: str
    number: str
    title: str
    body: str
    section: Term
    source_path: str
    kicker: str | None = None
    deck: str | None = None
    column: str | None = None
    genre: str = "news"
    byline: str | None = None
    authors: tuple[Contributor, ...] = ()
    series: Term | None = None
    format: Term | None = None
    photos: tuple[Figure, ...] = ()
    tags: tuple[Term, ...] = ()
    names: tuple[str, ...] = ()
    summary: str | None = None
    opening: str = ""
    characters: int = 0
    corrections: tuple[Correction, ...] = ()
    continued_from: str | None = None
    continues_on: str | None = None
    search: bool = True
    script: str = "zh-Hans"
    hant: tuple[tuple[str, str], ...] = ()
    breaks: Breaks = Breaks()
    origin: Origin | None = None

    @property
    def picture(self) -> Figure | None:
        """The first of its photos that can be shown."""
        return next((photo for photo in self.photos if photo.picture), None)


@dataclass(frozen=True, slots=True)
class Edition:
    """An issue as the site shows it, with its stories in the page's order.

    script is the one the page was printed in; date is EDTF, as in Issue. source: None for an issue made by hand.
    """

    id: str
    title: str
    paper: str | None
    page: str | None
    page_name: str | None
    place: str | None
    date: str | None
    slogans: tuple[str, ...]
    stories: tuple[Story, ...]
    script: str = "zh-Hans"
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """Everything the site shows, in one script. `editions` are newest first.

    sections: those that hold a story, in the order of the settings; menu: those of them and of the formats in the menu.
    script: the one the site's own words (title, sections, topics) were written in; variant: the one they are in now.
    """

    variant: str
    script: str
    title: str
    tagline: str
    editions: tuple[Edition, ...]
    sections: tuple[Term, ...]
    menu: tuple[Term, ...] = ()
