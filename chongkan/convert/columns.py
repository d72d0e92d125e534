"""Which articles a standing head (栏目) speaks for: the one before it, those after it, or the one it stands in."""

import re

from chongkan.convert.draft import Draft, PageDraft

_ORNAMENT = r"【】〔〕［］\[\]《》〈〉◆◇●○■□★☆▲△▼▽◎※#*·•—\-|丨▌▍"
_PICTURES = re.compile(r"图|影|镜头|视觉")
_MANY = re.compile(
    r"热线|影像|看台|便民|回音|校园|以案说法|简讯|短讯|快讯|微讯|要闻|速递|公告|来信|图片|图说|影像|诗|集锦|动态|信息"
)


def attach_columns(page: PageDraft) -> None:
    """Set `column` and `column_line` of every article that a standing head of the page speaks for."""
    labels = [i for i, role in sorted(page.furniture.items()) if role == "standing_head"]
    for label in labels:
        for article in _reach(label, page):
            if article.column is None:
                article.column, article.column_line = label_text(page.lines[label].text), label
    for article in page.articles:
        if article.column is None and article.heads:
            article.column = inline_label(page.lines[article.heads[0]].text)


def label_text(text: str) -> str:
    """A label without its brackets and ornaments."""
    return re.sub(rf"^[\s{_ORNAMENT}]+|[\s{_ORNAMENT}:：]+$", "", text)


def inline_label(text: str) -> str | None:
    """The label that stands before a headline on its own line, 【微新闻】…, or None."""
    found = re.match(r"\s*[【〔]([^】〕]{2,10})[】〕]\s*\S", text)
    return found[1] if found else None


def _reach(label: int, page: PageDraft) -> list[Draft]:
    inside = [a for a in page.articles if a.lines and a.lines[0] < label < a.lines[-1]]
    if inside:
        return [max(inside, key=lambda a: a.start)]
    before = [a for a in page.articles if a.lines[-1] < label]
    after = [a for a in page.articles if a.start > label]
    previous = max(before, key=lambda a: a.lines[-1], default=None)
    side = _side(label, previous, after, page)
    if side == "before" and previous:
        return [previous, *_pictures_after(label, previous, after, page)]
    return _forward(label, after, page)


def _side(label: int, previous: Draft | None, after: list[Draft], page: PageDraft) -> str:
    """Which way a label looks: towards the smaller gap; one whose series the text above names looks up to it."""
    if not after:
        return "before"
    if previous is None:
        return "after"
    text = label_text(page.cued[label].text)
    above, below = page.lines[label].gap, page.lines[after[0].start].gap
    if any(re.search(f"[“《【‘]{re.escape(text)}[”》】’]", page.cued[i].text) for i in previous.lines):
        return "before"
    if above != below:
        return "before" if above < below else "after"
    if _PICTURES.search(text) and _is_picture(previous) and _is_picture(after[0]):
        return "before"
    return "after"


def _pictures_after(label: int, previous: Draft, after: list[Draft], page: PageDraft) -> list[Draft]:
    text = page.cued[label].text
    both = _PICTURES.search(text) and _is_picture(previous) and after and _is_picture(after[0])
    return [after[0]] if both else []


def _forward(label: int, after: list[Draft], page: PageDraft) -> list[Draft]:
    """The first article below the label, and those that follow it without a wider gap, a new label or a new genre."""
    reached: list[Draft] = []
    for article in after:
        between = range(reached[-1].lines[-1] + 1, article.start) if reached else range(0)
        if any(page.furniture.get(i) == "standing_head" for i in between):
            break
        if reached and not _goes_on(label, reached[0], article, page):
            break
        reached.append(article)
    return reached


def _goes_on(label: int, first: Draft, article: Draft, page: PageDraft) -> bool:
    """A label reaches on while articles stand closer than it stood to what is above it, or where its name says many."""
    gap, text = page.lines[article.start].gap, page.cued[label].text
    if _PICTURES.search(text):
        return _is_picture(article)
    if gap < page.lines[label].gap:
        return True
    return (
        gap <= max(page.lines[first.start].gap, 1)
        and bool(_MANY.search(text))
        and _kind(first, page) == _kind(article, page)
    )


def _kind(article: Draft, page: PageDraft) -> str:
    if _is_picture(article):
        return "picture"
    shapes = {page.cued[i].shape for i in article.lines}
    if "salute" in shapes:
        return "letter"
    if article.block_lines("verse"):
        return "verse"
    return "report" if "dateline" in shapes else "text"


def _is_picture(article: Draft) -> bool:
    return not article.block_lines("paragraph", "verse", "list_item") and bool(article.block_lines("caption", "credit"))
