"""What the text of a line says by itself, besides its shape: each pattern that it shows is a cue."""

import re
from collections.abc import Iterator

from chongkan.convert.cues.furniture import JUMP_END
from chongkan.convert.cues.lexicon import UNIT, any_of
from chongkan.convert.cues.runs import NOTICE_TITLE
from chongkan.surnames import is_name

# Name, longest line for which it counts, pattern (searched in the folded text).
_PATTERNS = tuple(
    (name, longest, re.compile(pattern))
    for name, longest, pattern in (
        ("face", 89, r"[(](?:[左右中前后]|[左右]?[一二三四五六]|后排|前排|中间)[^()]{0,4}[)]"),
        ("doing", 44, r"^[^。,:\s]{2,24}(?:正在|在)[^。,:\s]{3,30}[。.]?$"),
        ("giving", 40, r"^[^。,:“”\s]{2,24}(?:为|给|向|与|参观|观看|体验|展示|查看)[^。,:\s]{2,30}[。.]?$"),
        ("bound_start", 9999, r"^[才就也还又而并便却仍更且或及与和了着过的得地们后内中里]"),
        ("void", 89, r"(?:声明|特此)作废|作废[。]?$"),
        ("square", 40, r"^【[^】]+】$"),
        ("weather", 60, r"(?:今天|今日|明天|明日|后天|今夜|白天|夜间|周[一二三四五六日]).*(?:晴|阴|多云|雨|雪|℃|°C)"),
        ("tuwei", 9999, r"图为"),
        ("digits", 40, r"\d"),
        ("commas", 9999, r",.*,"),
        ("sentences", 9999, r"[。!?].*[。!?]"),
        ("midstop", 9999, r"[。!?][^”’)]"),
        ("quoted_start", 9999, r"^“"),
        ("colon", 9999, r"^.{0,9}:"),
        ("starts_open", 9999, r"^[,。、;:!?”’)》】%]"),
        ("about", 30, r"^关于"),
        ("picture_end", 24, rf"{any_of('picture_end')}[。]?$"),
        ("dash_end", 40, r"(?:——|—)$"),
        ("poem_title", 24, r"[(](?:外)?[一二三四五六七八九十两\d]{1,2}首[)]$|外[一二三四]首[)]?$|组诗[)]?$"),
        ("photo_byline", 40, r"摄影报道|文[/、并]?[图摄]|图[/、]?文|供图并文"),
        ("unit_colon", 34, rf"^[\u3400-\u9fff]{{1,10}}{any_of('unit')}\s*[:|]\s*\S"),
        ("label_start", 10, "^" + any_of("label_start")),
        ("this_page", 44, r"^[(]?本版\S|^(?:本报|本刊|投稿|爆料)\S{0,6}(?:邮箱|有奖|热线|信箱|须知)"),
        ("person_row", 9999, r"^[\u3400-\u9fff·]{2,6},(?:男|女),"),
        ("asked_answered", 9999, r"^(?:问|Q)[^:。]{0,12}:.{4,}\s答[^:。]{0,8}:"),
        (
            "book_fact",
            60,
            r"^《[^》]+》.{0,3}[\u3400-\u9fff·\s]{2,7}(?:著|编著?|主编|译)$|出版社.{0,4}\d{4}年|定价:?\s?\d",
        ),
        ("promo", 70, any_of("promo")),
        ("halves", 30, r"^\S{3,12}\s+\S{3,12}(?:\s+\S{3,12})?$"),
    )
)
# The same, searched in the text without white space.
_SQUEEZED = tuple(
    (name, longest, re.compile(pattern))
    for name, longest, pattern in (
        ("notice_title", 30, NOTICE_TITLE.pattern),
        ("speech", 34, r"(?:强调|指出|要求|提出|时|表示|会上|透露)$"),
        ("unit", 14, f"^{UNIT}$"),
        ("unit_leads", 14, f"^{UNIT}:$"),
        ("office_sign", 16, r"(?:编辑部|编辑室|编委会|记者站|报社|》社)$"),
        ("figure", 7, r"^[\d.:,%~-]{1,6}[\u3400-\u9fff%℃]{0,3}$"),
        ("slogan_words", 30, any_of("slogan")),
        ("series_words", 16, any_of("series")),
    )
)
_DATED = re.compile(r"^[▲▼●△▽\s]*(?:\d{1,2}月\d{1,2}日|近日|日前|连日来|昨日|昨天|近期|\d{1,2}日)")


def said(text: str, squeezed: str) -> Iterator[str]:
    """The names of all that a folded line shows. squeezed: the line without white space."""
    size = len(squeezed)
    yield from (name for name, longest, pattern in _PATTERNS if size <= longest and pattern.search(text))
    yield from (name for name, longest, pattern in _SQUEEZED if size <= longest and pattern.search(squeezed))
    if size > 14 and _DATED.match(text):
        yield "dated"
    if JUMP_END.search(text):
        yield "jump_end"
    if not re.search(r"[\u3400-\u9fff]", text):
        yield "no_han"
    if _has_names_after_colon(text):
        yield "names_after_colon"


def _has_names_after_colon(text: str) -> bool:
    names = re.split(r"[\s、]+", text.partition(":")[2].strip())
    return len(text) < 80 and len(names) >= 2 and all(is_name(name) for name in names)
