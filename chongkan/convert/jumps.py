"""Where an article comes from another page, and on which it goes on: 上接第一版, 下转第四版."""

import re
from collections.abc import Iterable

from chongkan.convert.draft import Draft, PageDraft

_PAGE = r"第?\s*([A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*[版頁页]"
_FROM = re.compile(rf"(?:紧接|上接)\s*({_PAGE})")
_ON = re.compile(rf"(?:下转|转)\s*({_PAGE})")


def continued_from(draft: Draft, page: PageDraft) -> str | None:
    """The page as printed (第一版), from a jump line within the article or directly above it; else None."""
    before = [draft.start - 1, *range(draft.start, draft.lines[-1])]
    return _first(_FROM, (i for i in before if page.furniture.get(i) == "noise"), page)


def continues_on(draft: Draft, page: PageDraft) -> str | None:
    """The page as printed, from a jump line directly below the article or at the end of its text; else None."""
    last = draft.lines[-1]
    below = _first(_ON, (i for i in (last + 1,) if page.furniture.get(i) == "noise"), page)
    return below or _first(re.compile(rf"[(\[【]\s*{_ON.pattern}\S{{0,6}}$"), (last,), page)


def _first(pattern: re.Pattern[str], indices: Iterable[int], page: PageDraft) -> str | None:
    for i in indices:
        if 0 <= i < len(page.cued) and (found := pattern.search(page.cued[i].text)):
            return found[1].replace(" ", "")
    return None
