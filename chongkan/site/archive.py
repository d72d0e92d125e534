"""The register -> the pages of the whole site: archive, years, index of terms, feed, map, and what browsers keep."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from markupsafe import Markup

from chongkan.contents import Content
from chongkan.model import Term
from chongkan.site import urls
from chongkan.site.copies.records import schema_text
from chongkan.site.feeds import MOST, atom_file, json_file, unpack_items
from chongkan.site.headers import HEADERS_FILE, headers_text
from chongkan.site.icon import icon_file
from chongkan.site.making import Made, render_unit, unit_of_issue
from chongkan.site.maps import map_files, map_index, robots_text, search_file
from chongkan.site.moves import redirects_file
from chongkan.site.offline import offline_files
from chongkan.site.ordering import rows_of
from chongkan.site.page import Page
from chongkan.site.plan import (
    HELPFUL,
    HOME_ISSUES,
    INDEXED,
    ISSUES_AT_ONCE,
    plan_archive,
    plan_home,
    plan_indexes,
    plan_search,
    plan_unlisted,
    plan_year,
)
from chongkan.site.press import Face, Press
from chongkan.site.register import Register
from chongkan.site.render import Frame
from chongkan.site.search.blocks import counts_file
from chongkan.site.search.files import table_files
from chongkan.site.search.making import Change, Task, index_units
from chongkan.site.search.making import Made as MadeOfIndex
from chongkan.site.search.patches import Reader


def make_years(
    press: Press, face: Face, register: Register, years: Collection[str], mapped: Iterable[str], spared: frozenset[str]
) -> Iterator[Made]:
    """The calendars of some years, and parts of the map: of these years and those `mapped`; nothing for a year without
    editions."""
    there = [year for year, _ in register.years() if year]
    frames = press.frames(face)
    moved = (year for year in years if (year in there) != any(register.pages_of(_unit_of(year))))  # it came or went
    near = {other for year in moved for other in _beside(year, there)}
    for year in sorted({*years, *near} - {""}):
        editions = [register.light(issue) for issue in register.of_year(year)] if year in there else []
        newer, older = _beside(year, there)
        pages = [
            (f, plan_year(f, year, [edition[f.variant] for edition in editions], older or None, newer or None))
            for f in frames
            if editions
        ]
        yield render_unit(_unit_of(year), pages, spared)
    for year in sorted(year for year in {*years, *mapped} if year.isdigit()):
        yield Made(f"map {year}", dict(map_files(year, _addresses_of_year(register, press, year), press.config)))


def _unit_of(year: str) -> str:
    return f"year {year}"


def make_index(
    register: Register,
    whole: bool,
    changed: Mapping[str, Change],
    read: Reader,
    each: Callable[[Iterable[Task]], Iterable[list[MadeOfIndex]]],
) -> Iterator[Made]:
    """The index of search: of its units those that hold other keys or issues than before; all where `whole`.

    read: what the last run wrote. each: who makes its segments, which may begin at once.
    """
    issues = register.found_numbers()
    units = index_units(issues)
    before: dict[str, str] = register.noted("search") or {}  # type: ignore[assignment]
    due = {unit for unit, stamp in units.stamps.items() if whole or before.get(unit) != stamp}
    touched = units.touched(changed) - due
    patched = [
        Made(unit, dict(files), dict.fromkeys(register.files_of(unit), "theme/"))
        for unit, files in units.patched(touched, changed, read)
    ]
    made = units.make((due | touched) - {one.unit for one in patched}, register, each)
    gone = (Made(unit, {}) for unit in sorted(register.units("search") - units.stamps.keys()))
    register.note("search", dict(units.stamps))
    index = Made("index", {**counts_file(issues), **table_files()})
    return chain(patched, (Made(unit, dict(files)) for unit, files in made), gone, [index])


def make_whole(press: Press, face: Face, register: Register, spared: frozenset[str], whole: bool) -> Iterator[Made]:
    """What there is once in a site, in every script; the map of its pages where there are others, or all is made."""
    frames = press.frames(face)
    yield render_unit("site", [pair for f in frames for pair in _pages(f, press, face, register)], spared)
    files: dict[str, Content] = dict(press.theme.assets.files)
    newest = [unpack_items(register.feed_items(place)) for place in register.newest_stories(MOST["site"])]
    for f in frames:
        items = [item[f.variant] for item in newest]
        files |= [atom_file(f, urls.HOME, "", items), json_file(f, items), search_file(f)]
    files |= offline_files(frames)
    files |= icon_file(press.theme.assets)
    files[HEADERS_FILE] = headers_text(press.theme.assets.inline.values())
    files[urls.file_of(urls.ISSUE_SCHEMA)] = schema_text(press.config.base_url)
    files |= redirects_file(register, press)
    yield Made("machines", files)
    if whole or register.refiled:
        yield Made("maps", dict(_maps(register, press)))


def _maps(register: Register, press: Press) -> dict[str, str]:
    """The parts of the map that belong to no year, the index of all parts, and robots.txt."""
    config = press.config
    lists = _addresses(press, ("index.html", *register.pages_with("site", "term *")))
    parts = map_files("lists", lists, config) | map_files("undated", _addresses_of_year(register, press, ""), config)
    index = map_index(sorted({*parts, *register.files_of("map *")}), config)
    return {**parts, "sitemap.xml": index, "robots.txt": robots_text(config)}


def _pages(frame: Frame, press: Press, face: Face, register: Register) -> Iterator[tuple[Frame, Page]]:
    variant, latest = frame.variant, register.ids(HOME_ISSUES)
    if not latest:
        yield from ((frame, page) for page in plan_home(frame, None, []))
    years = register.years()
    small = sum(count for _, count in years) <= ISSUES_AT_ONCE
    rows = [(y, n, _rows(register, register.of_year(y), variant) if small or not y else ()) for y, n in years]
    yield frame, plan_archive(frame, rows, _rows(register, latest, variant))
    yield from ((frame, page) for page in plan_indexes(frame, _index(frame, press, face, register)))
    yield frame, plan_search(frame)
    stories = [Markup(entry[variant]) for entry in register.entries(register.newest_stories(HELPFUL))]
    newest = register.light(latest[0])[variant] if latest else None
    yield from ((frame, page) for page in plan_unlisted(frame, newest, stories))


def _index(frame: Frame, press: Press, face: Face, register: Register) -> list[tuple[str, list[tuple[Term, int]]]]:
    position = press.scripts.index(frame.variant)
    order = {row.slug: number for number, row in enumerate(press.config.sections)}
    index = []
    for kind in INDEXED:
        found = register.all_terms(kind)
        if kind == "section":
            found.sort(key=lambda pair: order[pair[0].key])
        said = press.terms([term for term, _ in found], face)[position]
        if found:
            index.append((kind, [(term, count) for term, (_, count) in zip(said, found, strict=True)]))
    return index


def _addresses_of_year(register: Register, press: Press, year: str) -> list[str]:
    """The addresses of a year's calendar and issues, which stand in no other part of the map."""
    units = [_unit_of(year), *(unit_of_issue(issue) for issue in register.of_year(year))]
    files = (file for unit in units for file in register.pages_of(unit) if file != "index.html")
    return _addresses(press, files)


def _addresses(press: Press, files: Iterable[str]) -> list[str]:
    """The addresses of pages that a map names, each once."""
    others = tuple(urls.prefix_of(variant, press.config.script)[1:] + "/" for variant in press.config.variants)
    found = ("/" + file.removesuffix("index.html") for file in files if not file.startswith(others))
    return list(dict.fromkeys(address for address in found if urls.is_mapped(address)))


def _rows(register: Register, issues: Sequence[str], variant: str) -> list[Markup]:
    return [Markup(row) for row in rows_of(register, issues, variant)]


def _beside(year: str, there: Sequence[str]) -> tuple[str, str]:
    """The nearest years with editions: the newer one and the older one; empty where there is none."""
    newer = [other for other in there if other > year]
    older = [other for other in there if other < year]
    return (newer[-1] if newer else ""), (older[0] if older else "")
