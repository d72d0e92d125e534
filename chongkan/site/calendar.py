"""The editions of a year -> a calendar of its months."""

import calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from chongkan.model import Edition
from chongkan.site.dates import read_date


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the month, and the editions of that day."""

    number: int
    editions: tuple[Edition, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """weeks: seven days each from Monday on, None outside the month. editions: all of the month, newest first."""

    number: int
    weeks: tuple[tuple[Day | None, ...], ...]
    editions: tuple[Edition, ...]


def year_of(edition: Edition) -> str:
    """The year as four digits; empty where the edition has no date that tells it."""
    date = read_date(edition.date)
    return date.year if date and date.year.isdigit() and len(date.year) == 4 else ""


def months_of(year: str, editions: Iterable[Edition]) -> tuple[Month, ...]:
    """The months of a year that have editions, the newest first; number 0 holds those with no month, without weeks."""
    by_month: dict[int, list[Edition]] = defaultdict(list)
    for edition in editions:
        by_month[_parts(edition)[0]].append(edition)
    return tuple(_month(int(year), number, by_month[number]) for number in sorted(by_month, reverse=True))


def _month(year: int, number: int, editions: list[Edition]) -> Month:
    by_day: dict[int, list[Edition]] = defaultdict(list)
    for edition in editions:
        by_day[_parts(edition)[1]].append(edition)
    grid = calendar.Calendar().monthdayscalendar(year, number) if number else []
    weeks = tuple(tuple(Day(day, tuple(by_day[day])) if day else None for day in week) for week in grid)
    return Month(number, weeks, tuple(editions))


def _parts(edition: Edition) -> tuple[int, int]:
    """Month and day of the edition's first date; 0 for what it does not tell, and for what no calendar has."""
    date = read_date(edition.date)
    _, month, day = (
        [*(int(part) if part.isdigit() else 0 for part in (date.machine if date else "").split("-")), 0, 0, 0]
    )[:3]
    return (month, day) if 1 <= month <= 12 else (0, 0)
