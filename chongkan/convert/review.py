"""The machine's doubts, for the editor: lines likely read wrong, heads whose order could be another, misprints."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from chongkan.convert.article import Finished
from chongkan.convert.draft import Draft, PageDraft
from chongkan.convert.grammar.states import FURNITURE
from chongkan.convert.heads import is_unit
from chongkan.convert.joins import join_lines
from chongkan.convert.misprints import Suspicion, is_unfinished, rare_variants, suspicions, two_spellings
from chongkan.model import Doubt

OF_READING = frozenset(("role", "join", "label", "border"))  # the kinds of doubts that are about how a line is read
_TOLD = 0.02  # a smaller share of the readings is not worth telling of
_OTHER_ORDER = "引题、主题、副题也可能是另一种分法"
_NAMES = {
    "head": "标题",
    "head+": "标题的又一行",
    "deck": "副题",
    "byline": "署名",
    "sign": "文末署名",
    "para": "另起一段",
    "cont": "接上一段",
    "sub": "小标题",
    "note": "编者按",
    "foreword": "题前的编者按",
    "author": "题前的署名",
    "comment": "点评",
    "caption": "图片说明",
    "caption+": "图片说明的下半句",
    "photo": "另一篇图片新闻",
    "jumped": "另一篇无题文章",
    "credit": "摄影署名",
    "verse": "诗行",
    "item": "条目",
    "label": "栏目名",
    "slogan": "口号",
    "folio": "版头",
    "imprint": "版权行",
    "noise": "无关文字",
    "resume": "接被打断的段落",
    "return": "回到被打断的文章",
    "listed": "另一篇无题条目",
}
_KINDS = {"cont": "join", "resume": "join", "caption+": "join", "label": "label", "head": "border", "photo": "border"}


def doubts_of(draft: Draft, finished: Finished, page: PageDraft) -> tuple[Doubt, ...]:
    """Doubtful readings, heads that could be parted otherwise, suspected misprints; in the order of the page."""
    doubts = [*_readings(draft, finished, page), *_heads(draft, finished, page), *_misprints(draft, page)]
    return tuple(sorted(doubts, key=lambda d: d.line))


def _readings(draft: Draft, finished: Finished, page: PageDraft) -> Iterator[Doubt]:
    labels = [draft.column_line] if draft.column_line is not None else []
    for i in sorted({*draft.lines, *labels, *_loose(draft, page)}):
        if page.doubts[i] > 0:
            kind, hint = _reading(draft, i, page)
            if hint != _OTHER_ORDER or not finished.heads.doubtful:  # then _heads tells of them all
                yield Doubt(page.lines[i].number, kind, _start(page, i), hint)


def _loose(draft: Draft, page: PageDraft) -> Iterator[int]:
    """The page's doubted furniture that is no article's column; the article above it tells of it, or the first."""
    starts = [other.start for other in page.articles]
    claimed = {other.column_line for other in page.articles}
    for i in page.furniture:
        above = max(0, bisect_right(starts, i) - 1)
        if page.doubts[i] > 0 and i not in claimed and page.articles[above] is draft:
            yield i


def _reading(draft: Draft, i: int, page: PageDraft) -> tuple[str, str]:
    """Kind and hint of a doubtful reading: what else the line could be, else what beside it is in doubt."""
    reading, shares = page.readings[i], page.shares[i]
    name, other = _NAMES[reading.label], shares.other if shares.role > _TOLD else ""
    if other and 2 * shares.role >= shares.article:  # what would be furniture is counted in both
        return _kind(reading.label, other), f"读作{name}，也可能是{_NAMES[other]}"
    if max(shares.article, shares.join) > _TOLD:
        return _kind(reading.label, reading.label), f"读作{name}，也可能接在别处，或属另一篇"
    if i in draft.heads and len(draft.heads) > 1:
        return "role", _OTHER_ORDER
    if reading.label not in FURNITURE and page.doubts[draft.start] > 0 and i != draft.start:
        return "border", f"读作{name}；这一篇从哪一行起拿不准，也可能属另一篇"
    if reading.runner_up and reading.runner_up != reading.label:
        return _kind(reading.label, reading.runner_up), f"读作{name}，也可能是{_NAMES[reading.runner_up]}"
    return _kind(reading.label, reading.label), f"读作{name}；它前后几行拿不准，请一并看看"


def _kind(label: str, other: str) -> str:
    return _KINDS.get(label) or _KINDS.get(other) or "role"


def _heads(draft: Draft, finished: Finished, page: PageDraft) -> Iterator[Doubt]:
    if finished.heads.doubtful:
        for i in draft.heads:
            yield Doubt(page.lines[i].number, "head-order", _start(page, i), "引题、主题、副题的次序由机器推定")
    parts = page.cued[finished.heads.title[0]].text.split() if finished.heads.title else []
    if len(parts) >= 3 and is_unit(parts[0]):
        hint = f"“{parts[0]}”可能是引题，与主题并成了一行"
        yield Doubt(page.lines[finished.heads.title[0]].number, "head-order", parts[0], hint)


def _misprints(draft: Draft, page: PageDraft) -> Iterator[Doubt]:
    texts = [join_lines([page.lines[i].text for i in block.lines]) for block in draft.blocks]
    for k, (block, text) in enumerate(zip(draft.blocks, texts, strict=True)):
        goes_on = k + 1 < len(texts) and texts[k + 1][:1] in ("“", "「")
        for suspicion in suspicions(text, block.role, goes_on):
            yield _doubt(suspicion, block.lines, page)
        if block.role == "paragraph" and is_unfinished(text) and not _is_continued(block.lines[-1], page):
            hint = "这一段没有结束，疑有缺漏，或断在别处"
            yield Doubt(page.lines[block.lines[-1]].number, "unfinished", text[-12:], hint)
    whole = "\n".join(texts)
    for suspicion in [*two_spellings(whole), *rare_variants(whole)]:
        yield _doubt(suspicion, draft.lines, page)


def _doubt(suspicion: Suspicion, indices: list[int], page: PageDraft) -> Doubt:
    """At the first line that holds the words; a seam may part them, then at the first line of all."""
    words = re.sub(r"\s", "", suspicion.text)
    holds = (i for i in indices if words in _joined(page.lines[i].text))
    return Doubt(page.lines[next(holds, indices[0])].number, suspicion.kind, suspicion.text, suspicion.hint)


@lru_cache(maxsize=256)  # a line may hold many of them
def _joined(line: str) -> str:
    return join_lines([line])


def _is_continued(i: int, page: PageDraft) -> bool:
    """The next line of the page says that the text goes on elsewhere (下转第四版)."""
    return i + 1 < len(page.cued) and page.cued[i + 1].shape == "jump"


def _start(page: PageDraft, i: int) -> str:
    text = join_lines([page.lines[i].text])
    return text if len(text) <= 20 else text[:19] + "…"
