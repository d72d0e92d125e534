"""What a label's name promises (图片新闻 a picture, 简讯 briefs, 来信 a letter), and what an article is."""

import re
from collections import Counter

from chongkan.convert.draft import Draft, PageDraft

# By the first pattern that fits.
_PROMISES = (
    ("picture", re.compile(r"图|影|镜头|视觉|画廊|拍客|街拍|抓拍|随手拍|快[门拍]|取景框|瞬间|照片|插画|漫画")),
    ("letter", re.compile(r"来信|来函|投书|信箱|交流站|有话")),
    ("verse", re.compile(r"诗|词苑")),
    ("brief", re.compile(r"简讯|短讯|快讯|微讯|速递|速读|速览|短波|动态|简报|传真|点滴|集锦|回音")),
    ("notice", re.compile(r"公告|启事|便民|供求|信息|公示|寻亲|光荣榜|提示")),
    ("opinion", re.compile(r"评$|评论|论坛|之言|言论|今日谈|快语|观潮|漫话|街谈|社论|争鸣|(?<!小)说$")),
)
GROUPS = frozenset(("picture", "letter", "verse", "brief", "notice"))  # promises that several articles often keep
_NOTICE = re.compile(r"启事|更正|公告|征稿|征文|征集|通知|声明|预告|通告|公示|招领|寻人|讣告|招募")
_BRIEF = 220  # characters of a brief


def promise_of(label: str) -> str:
    """What a label promises: a kind, or "nothing". `label` is folded, without space or ornament."""
    return next((kind for kind, pattern in _PROMISES if pattern.search(label)), "nothing")


def is_notice(title: str) -> bool:
    """A headline that says of itself that it is a notice."""
    return _NOTICE.search(title) is not None


def keeps(kind: str, promise: str, dated: bool, signed: bool) -> bool:
    """An article of this kind is what the label promises.

    dated: it begins with a dateline. signed: somebody signs below its text.
    """
    if promise == "letter":
        return kind == "letter" or (signed and kind in ("text", "brief") and not dated)
    if promise == "opinion":
        return kind in ("text", "brief") and not dated
    if promise == "notice":
        return kind in ("brief", "list", "text")
    return kind == promise


def commonest_kind(page: PageDraft) -> str:
    """What most articles of a page are, of kinds as frequent the one that comes first; empty where there is none."""
    counted = Counter(kind_of(article, page) for article in page.articles).most_common(1)
    return counted[0][0] if counted else ""


def kind_of(article: Draft, page: PageDraft) -> str:
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
