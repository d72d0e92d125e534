"""Where a page stands: the pages above it, from home on. The page itself is not among them."""

from dataclasses import dataclass

from chongkan.model import Edition, Term
from chongkan.site import urls
from chongkan.site.calendar import year_of


@dataclass(frozen=True, slots=True)
class Crumb:
    """A page above: its address, and what it is called: a label, else a word of the theme with its fields."""

    address: str
    label: str = ""
    word: str = ""
    n: str = ""


Trail = tuple[Crumb, ...]
_HOME = Crumb(urls.HOME, word="home")
_ARCHIVE = Crumb(urls.ARCHIVE, word="archive")
TAGS_CRUMB = Crumb(urls.TAGS, word="tags")


def trail_of_archive() -> Trail:
    """Above the archive, the index of terms, and the like."""
    return (_HOME,)


def trail_of_year() -> Trail:
    """Above a year of the archive."""
    return (_HOME, _ARCHIVE)


def trail_of_edition(edition: Edition) -> Trail:
    """Above an edition: its year, where it has one."""
    year = year_of(edition)
    return (_HOME, _ARCHIVE, Crumb(urls.year(year), word="year", n=year)) if year else (_HOME, _ARCHIVE)


def trail_of_story(edition: Edition) -> Trail:
    """Above a story of an edition."""
    return (*trail_of_edition(edition), Crumb(urls.address_of(edition), label=edition.title))


def trail_of_term(term: Term) -> Trail:
    """Above a term: the index, but for sections, which stand in the menu."""
    return (_HOME,) if term.kind == "section" else (_HOME, TAGS_CRUMB)
