"""The day of an issue: printed in its folio, or inferred from the latest day that the text names."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from chongkan.convert.draft import PageDraft

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "０": 0}
_NUMERAL = "[一二三四五六七八九十廿卅]{1,4}"
_FULL = re.compile(
    r"(?P<year>(?:19|20)\d{2}|[〇零○一二三四五六七八九]{4}|民国\s*(?P<republic>\d{1,3}|[〇零○一二三四五六七八九十百]{1,6}))"
    rf"\s*[年./\-]\s*(?P<month>\d{{1,2}}|{_NUMERAL})\s*[月./\-]\s*(?P<day>\d{{1,2}}|{_NUMERAL})(?!\d)"
)
_DAY = re.compile(r"(?<![\d年])(?:(?P<year>(?:19|20)\d{2})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_YEAR = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})\s*年(?:度)?(?:[^。；;，,]{0,14}(?P<part>第?[三四34]季度)|下半年|年底|\d{1,2}月(?:底|份)?)?"
)
_AHEAD = re.compile(r"(?:到|至|力争|预计|计划|将于|规划|截至|定于|有望|前|底前)$")
# 建于1986年, 2018年以来: when something began, which may be long before the page
_BEGAN = re.compile(r"(?:[建办生源]于|[建成创开][立成办业]于|毕业于|诞生于|出版于|自|从|早在)$")
_SINCE = re.compile(r"(?:以来|以后|至今|起(?!草)|前后|(?:建成|建立|成立|创办|出生|动工|投用|退休|毕业)(?:的|于|，|,))")
_ENDS = {"三": 9, "3": 9, "四": 12, "4": 12}  # the month in which a quarter that is reported on has ended


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in EDTF (ISO 8601-2), `~` = approximate, and the words and lines it was read from."""

    edtf: str
    evidence: str


def date_of(page: PageDraft) -> Dated | None:
    """The issue's date, or None where the page names no day."""
    return _printed(page) or _inferred(page)


def read_date(text: str) -> datetime.date | None:
    """The first full date of a folded text in any of the shapes of folio lines; None where there is none."""
    for found in _FULL.finditer(text):
        year = 1911 + _number(found["republic"]) if found["republic"] else _number(found["year"])
        try:
            return datetime.date(year, _number(found["month"]), _number(found["day"]))
        except ValueError:
            continue
    return None


def _printed(page: PageDraft) -> Dated | None:
    for i, role in sorted(page.furniture.items()):
        if role in ("folio", "imprint", "noise") and (day := read_date(page.cued[i].text)):
            return Dated(day.isoformat(), f"第{page.lines[i].number}行“{page.lines[i].text.strip()}”")
    return None


def _inferred(page: PageDraft) -> Dated | None:
    """The latest past day that the text names; a page reports on what has been, so it appeared on it or soon after."""
    years = list(_years(page)) if _names_a_year(page) else []
    days = sorted(_days(page), key=lambda d: d[0])
    if not days or not years:
        return None
    year, year_line, year_words = max(years, key=lambda y: y[0])
    reason = f"年份据第{year_line}行“{year_words}”"
    day, line, words = days[-1]
    new_year = [d for d in days if d[0][0] <= 2 and not re.match(r"\d{4}", d[2])]
    late = [(y, at, w) for y, at, w in years if y == year and _month_of(w) > day[0]]
    if new_year and day[0] >= 11 and words.startswith(str(year)):
        # Only a day of last year is written with its year; the days after it have none.
        (day, line, words), year = new_year[-1], year + 1
        reason = f"年份据第{year_line}行“{year_words}”：文中写明年份的是上一年，故为次年"
    elif late:
        year, reason = year + 1, f"年份据第{late[0][1]}行“{late[0][2]}”：它已是过去，故为次年"
    try:
        date = datetime.date(year, *day)
    except ValueError:
        return None
    return Dated(f"{date.isoformat()}~", f"文中最晚的日期：第{line}行“{words}”；{reason}")


def _days(page: PageDraft) -> Iterator[tuple[tuple[int, int], int, str]]:
    for i, cued in enumerate(page.cued):
        for found in _DAY.finditer(cued.text):
            if (
                not _is_ahead(cued.text, found.start(), found.end())
                and 1 <= int(found["month"]) <= 12
                and 1 <= int(found["day"]) <= 31
            ):
                yield (int(found["month"]), int(found["day"])), page.lines[i].number, found[0]


def _years(page: PageDraft) -> Iterator[tuple[int, int, str]]:
    for i, cued in enumerate(page.cued):
        for found in _YEAR.finditer(cued.text):
            if not _is_ahead(cued.text, found.start(), found.end()):
                yield int(found["year"]), page.lines[i].number, found[0]


def _is_ahead(text: str, start: int, end: int) -> bool:
    """The words around say that the day is still to come."""
    return bool(
        _AHEAD.search(text[max(0, start - 3) : start]) or re.match(r"(?:前|起|至|到|—|-|底前)", text[end : end + 2])
    )


def _names_a_year(page: PageDraft) -> bool:
    """Whether some year is more than that of a beginning; those say only before when the page did not appear."""
    found = ((cued.text, year) for cued in page.cued for year in _YEAR.finditer(cued.text))
    return any(not _is_beginning(text, year) for text, year in found)


def _is_beginning(text: str, found: re.Match[str]) -> bool:
    """The words around say that something began in that year; of the page's own year they say nothing."""
    return bool(_BEGAN.search(text[max(0, found.start() - 4) : found.start()]) or _SINCE.match(text, found.end()))


def _month_of(words: str) -> int:
    """The month by which what the words name is over; 0 where they name none."""
    if quarter := re.search(r"([三四34])季度$", words):
        return _ENDS[quarter[1]]
    month = re.search(r"年(?:度)?(\d{1,2})月", words)
    return int(month[1]) if month else 7 if words.endswith("下半年") else 12 if words.endswith("年底") else 0


def _number(text: str) -> int:
    """2022, 二〇二二, 十一, 廿五, 一百一十二."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    if not re.search("[十百]", text):
        return int("".join(str(_DIGITS.get(c, c)) for c in text))
    hundreds, _, rest = text.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    value = 100 * _DIGITS[hundreds] if hundreds else 0
    return value + (10 * _DIGITS.get(tens[-1:], 1) if ten else 0) + _DIGITS.get(ones[-1:], 0)
