"""Which articles a standing head (栏目) speaks for: the one before it, those after it, or a group that it stands in.

Finding a label is easy, its reach is not: papers set it before, after, between and inside its articles. What
decides is the space around it, what its name promises (图片新闻 a picture, 简讯 briefs, 来信 a letter), whether the
text above names the series, and the habit of the page, as its plain cases show it.
"""

import re

from chongkan.convert.draft import Draft, PageDraft
from chongkan.folding import fold

_ORNAMENT = r"【】〔〕［］\[\]《》〈〉◆◇●○■□★☆▲△▼▽◎※#*·•—\-|丨▌▍☎✉☏✎☞❤"
# What a label's name promises of its articles, by the first pattern that fits.
_PROMISES = (
    ("picture", re.compile(r"图|影|镜头|视觉|画廊")),
    ("letter", re.compile(r"来信|来函|投书|信箱|交流站|有话")),
    ("verse", re.compile(r"诗|词苑")),
    ("brief", re.compile(r"简讯|短讯|快讯|微讯|速递|速读|速览|短波|动态|简报|传真|点滴|集锦|回音")),
    ("notice", re.compile(r"公告|启事|便民|供求|信息|公示|寻亲|光荣榜|提示")),
    ("opinion", re.compile(r"评$|评论|论坛|之言|言论|今日谈|快语|观潮|漫话|街谈|说$")),
)
_GROUPS = frozenset(("picture", "letter", "verse", "brief", "notice"))
_BRIEF = 220  # characters of a brief


def attach_columns(page: PageDraft) -> None:
    """Set `column` and `column_line` of every article that a standing head of the page speaks for."""
    labels = [i for i, role in sorted(page.furniture.items()) if role == "standing_head"]
    habit = _habit(labels, page)
    for label in labels:
        for article in _reach(label, habit, page):
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


def _habit(labels: list[int], page: PageDraft) -> float:
    """Above 0 where the labels of the page tend to stand before their articles, below 0 where they stand after."""
    votes = 0.0
    for label in labels:
        before, after = _beside(label, page)
        if before is None or after is None:
            votes += 1.0 if before is None else -1.0
        else:
            above, below = page.lines[label].gap, page.lines[after.start].gap
            votes += (above > below) - (above < below)
    return max(-1.0, min(1.0, votes / 2))


def _beside(label: int, page: PageDraft) -> tuple[Draft | None, Draft | None]:
    """The article that ends last before the label, and the one that starts first after it."""
    before = max((a for a in page.articles if a.lines[-1] < label), key=lambda a: a.lines[-1], default=None)
    after = min((a for a in page.articles if a.start > label), key=lambda a: a.start, default=None)
    return before, after


def _reach(label: int, habit: float, page: PageDraft) -> list[Draft]:
    before, after = _beside(label, page)
    promise = _promise(page.cued[label].text)
    inside = [a for a in page.articles if a.start < label < a.lines[-1]]
    if inside and not (promise in _GROUPS and any(_kind(a, page) == promise for a in (before, after) if a)):
        return [max(inside, key=lambda a: a.start)]
    if before is None and after is None:
        return []
    points_before = -9.0 if before is None else _points(label, before, promise, page) - habit
    points_after = -9.0 if after is None else _points(label, after, promise, page) + habit + 0.5
    nearest = before if points_before > points_after else after
    return _group(label, nearest, promise, page) if nearest else []


def _points(label: int, article: Draft, promise: str | None, page: PageDraft) -> float:
    """What speaks for a label belonging to the article next to it."""
    above, below = page.lines[label].gap, _gap_below(label, page)
    is_before = article.lines[-1] < label
    points = 2.5 if (above < below if is_before else below < above) else 0.0
    points += 3.0 if is_before and _names(article, page.cued[label].text, page) else 0.0
    points -= 2.0 if article.column is not None else 0.0
    points += 0.7 if not is_before and re.match(r"[【〔\[]", page.cued[label].text) else 0.0
    between = range(label + 1, article.start) if not is_before else range(article.lines[-1] + 1, label)
    points -= 3.0 if any(page.furniture.get(i) == "standing_head" for i in between) else 0.0
    if promise is not None:
        points += 2.0 if _keeps(article, promise, page) else -1.5
    return points


def _gap_below(label: int, page: PageDraft) -> int:
    return page.lines[label + 1].gap if label + 1 < len(page.lines) else 9


def _names(article: Draft, label: str, page: PageDraft) -> bool:
    """The article quotes the label's name: 推出“树典型 晒成效”系列专题报道."""
    key = re.sub(r"\s", "", label_text(label))
    quoted = re.compile(f"[“《【‘]{re.escape(key)}[”》】’]")
    return any(quoted.search(re.sub(r"\s", "", page.cued[i].text)) for i in article.lines)


def _group(label: int, nearest: Draft, promise: str | None, page: PageDraft) -> list[Draft]:
    """The article next to the label, and its neighbours while they belong to it too."""
    order = sorted(page.articles, key=lambda a: a.start)
    k = order.index(nearest)
    group = [nearest]
    for following in order[k + 1 :]:
        if not _goes_on(label, group[-1], following, promise, page):
            break
        group.append(following)
    if promise in _GROUPS:
        for earlier in reversed(order[:k]):
            if not _goes_on(label, earlier, group[0], promise, page) or not _keeps(earlier, promise, page):
                break
            group.insert(0, earlier)
    return group


def _goes_on(label: int, article: Draft, following: Draft, promise: str | None, page: PageDraft) -> bool:
    """The label that speaks for `article` speaks for the following one too, or the other way round."""
    between = range(article.lines[-1] + 1, following.start)
    if any(page.furniture.get(i) == "standing_head" and i != label for i in between):
        return False
    wider = page.lines[following.start].gap > page.lines[article.start].gap
    if wider and label < article.start and promise not in ("picture", "letter", "verse", "brief"):
        return False
    if promise in _GROUPS:
        return _keeps(following, promise, page) and _keeps(article, promise, page)
    closer = page.lines[following.start].gap < page.lines[label].gap
    return closer and label < article.start and page.lines[following.start].gap <= page.lines[label + 1].gap


def _promise(label: str) -> str | None:
    text = re.sub(r"\s", "", fold(label_text(label)))
    return next((kind for kind, pattern in _PROMISES if pattern.search(text)), None)


def _keeps(article: Draft, promise: str, page: PageDraft) -> bool:
    """The article is what the label's name promises."""
    kind = _kind(article, page)
    if promise == "opinion":
        return kind in ("text", "brief") and not any(page.cued[i].shape == "dateline" for i in article.lines)
    if promise == "notice":
        return kind in ("brief", "list", "text")
    return kind == promise


def _kind(article: Draft, page: PageDraft) -> str:
    """picture letter verse list brief report text: what an article is, before its genre is decided."""
    paragraphs, items = article.block_lines("paragraph"), article.block_lines("list_item")
    if article.block_lines("verse"):
        return "verse"
    if not paragraphs and not items:
        return "picture"
    shapes = {page.cued[i].shape for i in article.lines}
    if "salute" in shapes or (article.signs and any(page.cued[i].shape == "signature" for i in article.signs)):
        return "letter"
    if len(items) > len(paragraphs):
        return "list"
    size = sum(page.cued[i].size for i in [*paragraphs, *items])
    if size <= _BRIEF and not article.bylines:
        return "brief"
    return "report" if "dateline" in shapes else "text"
