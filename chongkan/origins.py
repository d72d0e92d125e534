"""The nouns of what pages were made from, as the site shows it. Imports nothing of ours."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """From which lines of the seed the parts of a story came, by their first lines; 0 where that is not known.

    first: the story's own first line. blocks: of the body, in order. photos: of those that are shown.
    corrections: where the seed has what was corrected.
    """

    first: int
    blocks: tuple[int, ...]
    photos: tuple[int, ...]
    corrections: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One non-blank line of a seed, and where it went.

    text: as it stands in the seed; None where it is not to be had, or not to be shown. role: as in Placement.
    number: of the story it stands in, None where it stands in none. place: the id of its place on the story's page;
    None where its text does not stand there as it came.
    doubtful: whether an editor has still to look at it. script: in which it was printed.
    """

    line: int
    text: str | None
    role: str
    number: str | None
    place: str | None
    doubtful: bool
    script: str


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a seed went into one kind of thing: lines, characters (but white space), per mille of all of them."""

    kind: str
    lines: int
    characters: int
    thousandths: int


@dataclass(frozen=True, slots=True)
class Source:
    """What an edition was made from: the seed's lines, each with where it went, and the receipt of them all.

    state: `whole`; `missing`, where seeds/ has the file no more; `changed`, where it holds other text now; `withheld`,
    where an article was taken out since, whose lines are not shown. data: the seed's bytes, where they are to be had.
    shares: together all of the seed; empty where it is not to be had. evidence: what the edition's date was read from.
    """

    name: str
    encoding: str
    sha256: str
    state: str
    lines: tuple[SourceLine, ...]
    shares: tuple[Share, ...]
    doubts: int
    evidence: str | None
    data: bytes | None = None
