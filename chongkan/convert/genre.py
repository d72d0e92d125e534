"""What kind of piece an article is: news feature photo essay poem notice brief comment letter."""

import re

from chongkan.convert.draft import Draft, PageDraft

_NOTICE = re.compile(
    r"(?:启事|公告|通告|声明|通知|公示|名单|广告|征稿|征文|约稿|招聘|招标|拍卖|讣告|更正|致歉|预告|今日天气|天气预报|天气|光荣榜|任免|缴费标准|征集|告示|须知)"
)
_BRIEF = re.compile(r"简讯|短讯|快讯|微讯|微新闻|一句话|短波|简明|速览|来电|提醒|播报")
_COMMENT = re.compile(
    r"评论|时评|短评|微评|锐评|社论|今日谈|漫话|杂谈|闲话|论坛|一家之言|观点|快评|视点|大家谈|有话|之见|街谈|茶话|我见|论语"
)
_SHORT = 230


def genre_of(draft: Draft, title: str, page: PageDraft) -> str:
    """The genre, by the strongest sign that the article shows."""
    title = re.sub(r"\s", "", title)
    shapes = [page.cued[i].shape for i in draft.lines]
    text = draft.block_lines("paragraph", "list_item")
    if not text and not draft.block_lines("verse"):
        return "notice" if _NOTICE.search(title) and not draft.block_lines("caption", "credit") else "photo"
    if "salute" in shapes:
        return "letter"
    if (
        draft.block_lines("verse")
        or "散文诗" in (draft.column or "")
        or ("诗" in (draft.column or "") and len(text) < 8)
    ):
        return "poem"
    if len(draft.block_lines("caption")) >= 3 and "dateline" not in shapes:
        return "photo"
    return _prose(draft, title, shapes, text, page)


def _prose(draft: Draft, title: str, shapes: list[str], text: list[int], page: PageDraft) -> str:
    reported = "dateline" in shapes
    if _NOTICE.search(title) and not reported:
        return "notice"
    if _COMMENT.search(draft.column or "") or any("评论员" in page.cued[i].text for i in draft.bylines):
        return "comment"
    if _is_brief(draft, title, text, page):
        return "brief"
    staff = any(re.search("记者|通讯员", page.cued[i].text) for i in draft.bylines + draft.signs)
    asked = shapes.count("question") >= 2
    if reported and not asked and not draft.bylines:
        return "news"
    if asked or (draft.bylines and (staff or _mixed_byline(draft, page))):
        return "news" if reported and not asked else "feature"
    if staff and (draft.decks or draft.block_lines("subhead")):
        return "feature"
    if draft.bylines and not staff:
        return "essay"
    return _unsigned(draft, reported, staff, page)


def _unsigned(draft: Draft, reported: bool, staff: bool, page: PageDraft) -> str:
    signed = any(page.cued[i].shape in ("names_paren", "signature", "names") for i in draft.signs)
    facts = sum(bool(re.search(r"\d", page.cued[i].text)) for i in draft.block_lines("paragraph"))
    jumped = page.readings[draft.start].label == "jumped"
    if reported or staff or jumped or (facts >= 1 and not signed):
        return (
            "feature"
            if draft.decks and any(page.cued[i].shape == "dashed" for i in draft.decks) and not reported
            else "news"
        )
    return "essay"


def _mixed_byline(draft: Draft, page: PageDraft) -> bool:
    return any(re.search(r"文\s*[/、并]|图\s*/", page.cued[i].text) for i in draft.bylines)


def _is_brief(draft: Draft, title: str, text: list[int], page: PageDraft) -> bool:
    size = sum(page.cued[i].size for i in text)
    items, paragraphs = len(draft.block_lines("list_item")), len([b for b in draft.blocks if b.role == "paragraph"])
    if _BRIEF.search(draft.column or "") or _BRIEF.search(title):
        return True
    if items >= 3 and paragraphs <= 1:
        return True
    return paragraphs == 1 and not items and size <= _SHORT and not draft.bylines
