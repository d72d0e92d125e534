"""What kind of piece an article is: news feature photo essay poem notice brief comment letter."""

import re

from chongkan.convert.draft import Draft, PageDraft
from chongkan.convert.jumps import continued_from
from chongkan.folding import fold

_NOTICE = re.compile(
    r"(?:启事|公告|通告|声明|通知|公示|名单|广告|征稿|征文|约稿|招聘|招标|拍卖|讣告|更正|致歉|预告|天气|光荣榜|任免|标准|征集|告示|须知"
    r"|不准|讣|征友|提示$|到货|领回|报名$|寻目击|招领|寻人|寻物|征婚|鹊桥|停电|停水|停气|停供|封路|赛程|展演|看板|行情|价格|供求|悬赏|出租|求购|节目单|时间表|安排表)"
)
_NOTICE_COLUMN = re.compile(r"便民|供求|公告|寻亲|寻友|鹊桥|行情|天气|服务台|信息台|启事")
_BRIEF = re.compile(
    r"简讯|短讯|快讯|微讯|微新闻|一句话|短波|简明|速览|速递|来电|播报|简报|回音|动态|数字新闻|书讯|点滴|集锦"
)
_COMMENT = re.compile(
    r"评论|评$|评弹|社论|今日谈|漫话|杂谈|论坛|一家之言|观点|视点|大家谈|有话|之见|茶话|我见|论语|观潮|快语|街坊说|法眼|论$|说$|谈$|时论|絮语"
)
_STORY = re.compile("小说|故事")
_ESSAY_COLUMN = re.compile("手记|随笔|札记|往事|日记|闲话|小说|散文|记忆")
_LETTER_COLUMN = re.compile(r"来信|来函|投书|信箱|读者之声|热线问答|专家热线|读者来论")
_ASKING_COLUMN = re.compile(r"问答|你问我答|交流站|有话直说|悄悄话|知心|编读")
_LETTER_TITLE = re.compile(r"一封信|公开信|致\S{1,12}的信")
_SHORT = 230


def genre_of(draft: Draft, title: str, page: PageDraft) -> str:
    """The genre, by the strongest sign that the article shows."""
    title, column = _plain(title), _plain(draft.column or "")
    shapes = [page.cued[i].shape for i in draft.lines]
    text = draft.block_lines("paragraph", "list_item")
    verse = draft.block_lines("verse")
    if not text and not verse:
        return "notice" if _NOTICE.search(title) and not draft.block_lines("caption", "credit") else "photo"
    staffed = any(re.search("记者", page.cued[i].text) for i in draft.bylines)
    asked = _ASKING_COLUMN.search(column) and "dateline" not in shapes and not staffed
    if "salute" in shapes or asked or _LETTER_TITLE.search(title) or _LETTER_COLUMN.search(column):
        return "letter"
    if (len(verse) >= 4 and len(verse) > len(text)) or "散文诗" in column or ("诗" in column and len(text) < 8):
        return "poem"
    if len(draft.block_lines("caption")) >= 3 and "dateline" not in shapes:
        return "photo"
    return _prose(draft, title, column, shapes, text, page)


def _plain(text: str) -> str:
    return re.sub(r"\s", "", fold(text))


def _prose(draft: Draft, title: str, column: str, shapes: list[str], text: list[int], page: PageDraft) -> str:
    signs = "".join(page.cued[i].text for i in [*draft.bylines, *draft.signs])
    staff = bool(re.search("记者|通讯员", signs))
    reported = "dateline" in shapes or bool(re.search("报[道导]", signs))
    if _BRIEF.search(column) and _is_short(draft, text, page):
        return "brief"
    if not reported and not draft.bylines and (_NOTICE.search(title) or _NOTICE_COLUMN.search(column)):
        return "notice"
    if (_COMMENT.search(column) and not _STORY.search(column)) or "评论员" in signs:
        return "comment"
    if _is_brief(draft, title, text, page):
        return "brief"
    asked = shapes.count("question") >= 2
    if reported and not asked:
        return "news"
    return _bylined(draft, column, staff, asked, page) or _unsigned(draft, staff, page)


def _bylined(draft: Draft, column: str, staff: bool, asked: bool, page: PageDraft) -> str | None:
    """The genre of an article without a dateline, as far as its byline and column tell it."""
    if _ESSAY_COLUMN.search(column):
        return "essay"
    if draft.bylines and staff and not asked and _tells_the_day(draft, page):
        return "news"
    if asked or (draft.bylines and (staff or _mixed_byline(draft, page))):
        return "feature"
    if _mixed_byline(draft, page) or (staff and (draft.decks or draft.block_lines("subhead"))):
        return "feature"
    if draft.bylines and not staff:
        advises = len(draft.block_lines("list_item")) >= 3 and page.cued[draft.bylines[0]].shape == "signature"
        return "feature" if advises else "essay"
    return None


def _unsigned(draft: Draft, staff: bool, page: PageDraft) -> str:
    signed = any(page.cued[i].shape in ("names_paren", "signature", "names") for i in draft.signs)
    facts = any(re.search(r"\d", page.cued[i].text) for i in draft.block_lines("paragraph"))
    jumped = page.readings[draft.start].label == "jumped" or continued_from(draft, page) is not None
    if staff or jumped or (facts and not signed):
        return "feature" if any(page.cued[i].shape == "dashed" for i in draft.decks) else "news"
    return "essay"


def _tells_the_day(draft: Draft, page: PageDraft) -> bool:
    """The lead says when it happened, and nothing else (a dash before the deck, 文/图) marks a feature."""
    lead = draft.block_lines("paragraph")[:1]
    dashed = any(page.cued[i].shape == "dashed" for i in draft.decks)
    timely = any(re.search(r"昨[日天晚]|今[日天晨]|\d日|近日|日前|本周", page.cued[i].text[:40]) for i in lead)
    return timely and not dashed and not _mixed_byline(draft, page)


def _mixed_byline(draft: Draft, page: PageDraft) -> bool:
    """`文/图`, `文/X 图/Y`, `文：X`: whoever wrote it was sent to see."""
    return any(re.search(r"文\s*[/、并:]|图\s*[/:]", page.cued[i].text) for i in [*draft.bylines, *draft.signs])


def _is_short(draft: Draft, text: list[int], page: PageDraft) -> bool:
    size = sum(page.cued[i].size for i in text)
    paragraphs = sum(b.role == "paragraph" for b in draft.blocks)
    return bool(draft.block_lines("list_item")) or paragraphs <= 1 or size <= _SHORT / 2


def _is_brief(draft: Draft, title: str, text: list[int], page: PageDraft) -> bool:
    """Its headline says so, or it is a list of short items, or one short paragraph without a byline."""
    if _BRIEF.search(title):
        return True
    items, paragraphs = len(draft.block_lines("list_item")), sum(b.role == "paragraph" for b in draft.blocks)
    if items >= 3 and paragraphs <= 1 and not draft.bylines:
        return True
    return paragraphs == 1 and not items and sum(page.cued[i].size for i in text) <= _SHORT and not draft.bylines
