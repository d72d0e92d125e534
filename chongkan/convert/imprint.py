"""What the page prints of itself: paper, page number and page name, read from its folio lines."""

import re
from dataclasses import dataclass

from chongkan.convert.cues.furniture import DATE
from chongkan.convert.draft import PageDraft

_PAGE = re.compile(
    r"第?\s*([A-Z]?\d{1,3})\s*[版版頁页]|第?([一二三四五六七八九十]{1,3})\s*版|(?:^|\s)([A-Z]\d{1,2}|0\d)(?=\s|$)"
)
_NUMBER_FIRST = re.compile(r"^\s*(\d{1,2})(?=\s+[\u3400-\u9fff]|\s*$)")
_PAPER = re.compile(
    r"[\u3400-\u9fff]{2,8}(?:日报|晚报|晨报|早报|时报|都市报|商报|周报|周刊|法治报|农民报|大学报|老年报|港报|开发区报|报)(?=\s|$|[^\u3400-\u9fff])"
)
_REST = re.compile(
    rf"(?:中华|公元|西元)?{DATE.pattern}|(?:星期|周)[一二三四五六日天]|总?第?\d+期|(?:农历)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年\S*|[|/:]"
)


@dataclass(frozen=True, slots=True)
class Imprint:
    """Each None where the page does not print it. page as printed: A03, 3, 一."""

    paper: str | None = None
    page: str | None = None
    page_name: str | None = None


def read_imprint(page: PageDraft) -> Imprint:
    """Read the folio lines in order; the first that prints a thing decides it."""
    paper = number = name = None
    for i, role in sorted(page.furniture.items()):
        if role != "folio":
            continue
        folded, printed = page.cued[i].text, page.lines[i].text.strip()
        found = _PAPER.search(folded)
        paper = paper or (printed[found.start() : found.end()] if found else None)
        number = number or _page_number(folded)
        name = name or _page_name(_blank(_PAPER, folded, 1), printed)
    return Imprint(paper, number, name)


def _page_number(text: str) -> str | None:
    undated = _blank(DATE, text)
    found = _PAGE.search(undated) or _NUMBER_FIRST.match(undated)
    return next((g for g in found.groups() if g), None) if found else None


def _page_name(text: str, printed: str) -> str | None:
    """What is left of a folio line when paper, date, weekday, issue and page number are taken away, as printed."""
    for pattern in (_REST, _PAGE, _NUMBER_FIRST):
        text = _blank(pattern, text)
    words = [m for m in re.finditer(r"\S+", text) if re.fullmatch(r"[\u3400-\u9fff·“”]{2,10}", m[0])]
    return printed[words[0].start() : words[0].end()] if len(words) == 1 else None


def _blank(pattern: re.Pattern[str], text: str, count: int = 0) -> str:
    """The text with spaces where the pattern matches, so that places in it stay those of the printed line."""
    return pattern.sub(lambda found: " " * len(found[0]), text, count=count)
