"""How to cite a story, as text to copy: GB/T 7714-2015, APA 7 as Chinese texts use it, BibTeX."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chongkan.model import Edition, Story
from chongkan.site import urls
from chongkan.site.dates import read_date

if TYPE_CHECKING:
    from chongkan.site.render import Frame

_MOST_AUTHORS = 3  # of GB/T 7714: of more, the first three and 等
_HAN_NAME = re.compile(r"[\u3400-\u9fff·]+")
_TEX = {c: f"\\{c}" for c in "{}$&#_%"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True, slots=True)
class _Source:
    """What all three say of a story. paper: None where it is not known; issue: what the site calls the page.

    date: ISO 8601, empty where there is none; about: whether it is approximate. key: the same in every script.
    """

    authors: tuple[str, ...]
    title: str
    paper: str | None
    issue: str
    page: str | None
    edtf: str
    date: str
    shown: str
    about: bool
    url: str
    key: str


def cite(frame: "Frame", story: Story, edition: Edition) -> Iterator[tuple[str, str]]:
    """(name of the style, the citation as plain text), in the script of the frame."""
    date = read_date(edition.date)
    source = _Source(
        authors=tuple(dict.fromkeys(c.term.label for c in story.authors)),
        title=story.title,
        paper=edition.paper,
        issue=edition.title,
        page=edition.page,
        edtf=edition.date or "",
        date=date.machine if date else "",
        shown=date.text if date else "",
        about=bool(date and date.about),
        url=urls.absolute(frame.config.base_url, frame.prefix + urls.address_of(story)),
        key=f"{story.issue_id}-{story.number}",
    )
    yield "GB/T 7714", _gbt(source)
    yield "APA", _apa(source, frame)
    yield "BibTeX", _bibtex(source)


def _gbt(source: _Source) -> str:
    """GB/T 7714-2015 4.4 and 8: 作者. 题名[N]. 报名, 日期(版次). An estimated date stands in [ ].

    Where no paper is known it is the page on this site that can be found, so that is cited: [N/OL], with its address.
    """
    authors = ", ".join(source.authors[:_MOST_AUTHORS]) + (", 等" if len(source.authors) > _MOST_AUTHORS else "")
    date = f"[{source.date}]" if source.about else source.date
    where = ", ".join(part for part in (source.paper or source.issue, date) if part)
    where += f"({source.page})" if source.page else ""
    kind, address = ("[N]", "") if source.paper else ("[N/OL]", f". {source.url}")
    return ". ".join(part for part in (authors, source.title + kind, where) if part) + (address or ".")


def _apa(source: _Source, frame: "Frame") -> str:
    """作者（日期）。题名。报名，版次。网址. Without an author the title comes first."""
    said = frame.words.say
    date = said(frame.variant, "about", date=source.shown) if source.about else source.shown
    date = f"（{date or said(frame.variant, 'undated')}）"
    heads = ["、".join(source.authors), source.title] if source.authors else [source.title]
    page = said(frame.variant, "page", n=source.page) if source.page else ""
    where = "，".join(part for part in (source.paper or source.issue, page) if part)
    return "。".join([heads[0] + date, *heads[1:], where, source.url])


def _bibtex(source: _Source) -> str:
    """`date` is EDTF, which biblatex reads; `year` is for BibTeX itself."""
    fields = {
        "author": " and ".join(name if _HAN_NAME.fullmatch(name) else f"{{{_tex(name)}}}" for name in source.authors),
        "title": f"{{{_tex(source.title)}}}",
        "journal" if source.paper else "howpublished": _tex(source.paper or source.issue),
        "year": source.date[:4],
        "date": source.edtf,
        "pages": _tex(source.page or ""),
        "url": source.url,
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@{'article' if source.paper else 'misc'}{{{source.key},\n{lines}\n}}"


def _tex(text: str) -> str:
    return "".join(map(_TEX.get, text, text))
