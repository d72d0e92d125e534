"""The machine's doubts, for the editor: readings with a small margin, heads whose order could be another."""

from chongkan.convert.article import Finished
from chongkan.convert.draft import Draft, PageDraft
from chongkan.convert.joins import join_lines
from chongkan.model import Doubt

DOUBTFUL = 1.5  # below this margin about half of all readings are wrong
_NAMES = {
    "head": "标题",
    "head+": "标题",
    "deck": "副题",
    "byline": "署名",
    "sign": "文末署名",
    "para": "另起一段",
    "cont": "接上一段",
    "sub": "小标题",
    "note": "编者按",
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
}
_KINDS = {"cont": "join", "resume": "join", "caption+": "join", "label": "label", "head": "border", "photo": "border"}


def doubts_of(draft: Draft, finished: Finished, page: PageDraft) -> tuple[Doubt, ...]:
    """One entry for each doubtful line of the article, in the order of the page."""
    doubts: list[Doubt] = []
    if finished.heads.doubtful:
        first = draft.heads[0]
        doubts.append(
            Doubt(page.lines[first].number, "head-order", _start(page, first), "引题、主题、副题的次序由机器推定")
        )
    lines = draft.lines + ([draft.column_line] if draft.column_line is not None else [])
    for i in sorted(set(lines)):
        reading = page.readings[i]
        if reading.margin < DOUBTFUL and reading.runner_up:
            hint = f"读作{_NAMES[reading.label]}，也可能是{_NAMES[reading.runner_up]}"
            kind = _KINDS.get(reading.label) or _KINDS.get(reading.runner_up) or "role"
            doubts.append(Doubt(page.lines[i].number, kind, _start(page, i), hint))
    return tuple(sorted(doubts, key=lambda d: d.line))


def _start(page: PageDraft, i: int) -> str:
    text = join_lines([page.lines[i].text])
    return text if len(text) <= 20 else text[:19] + "…"
