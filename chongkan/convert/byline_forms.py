"""The forms that papers give their bylines -> the one that bylines.py reads.

Each row of _FORMS is one habit: what it finds (in folded text) and how that is set instead. Names stay as printed.
"""

import re

from chongkan.convert.spaced import closed
from chongkan.folding import fold

_HAN = r"[\u3400-\u9fff]"
_NAME = rf"({_HAN}{{2,4}})"
_STAFF = rf"(?={_HAN}*(?:记者|通讯员))"
_KIND = r"(?:特\s*[写稿]|专\s*[访稿]|侧\s*记)"
_LIVES = r"\S{2,12}(?:教师|老师|学生|读者|市民|村民|居民|网友|职工|干部|会员|爱好者)"
_HOUSE = r"\S{3,12}[楼号院区村镇乡县市巷路街站厂校学队部室局组社]"

_FORMS = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (rf"^(报[道导])\s*[◎●○□■]\s*(?={_HAN})", r"\1:"),  # 报道◎申昕
        (r"^(?:(?:报[道导]|采访)\s*[/、]\s*摄影|摄影\s*[/、]\s*(?:报[道导]|采访))\s*[:/]\s*", "图文/记者 "),
        (rf"^(?:采访|主持人?)\s*[:/]\s*{_STAFF}", ""),  # 主持：本报记者 申昕
        (rf"^采访\s*[:/]\s*(?={_HAN})", "记者 "),
        (rf"^{_KIND}\s+{_STAFF}", ""),  # 特稿　记者申昕
        (rf"^(.*记者.*?)[\s/]+{_KIND}$", r"\1"),  # 记者申昕／专访
        (rf"^(.*记者.*?)\s+{_HAN}{{2,8}}电$", r"\1"),  # 记者申昕 哥本哈根电
        (r"^(.*(?:记者|通讯员).*\S)\s+(?:采集|编发|梳理|汇总)$", r"\1"),
        (rf"^\S{{2,8}}(?:供稿|提供|供图)\s+{_STAFF}", ""),
        (rf"^(?!\S*[学校园班级]\s){_NAME}\s+\S*(?:[小中]学|学校|年级|[)\d一二三四五六七八九十]班)\S*$", r"\1"),
        (rf"(?<={_HAN}{_HAN})(?:\s*寄自\S+|等)$", ""),
        (rf"^{_NAME}自拍$", r"\1 摄"),
        (r"^组图由", "本组图片由"),
        (r"^(本组图片由特约摄影)\s+", r"\1师 "),
        (rf"^(?:{_LIVES}\s*|{_HOUSE}\s+){_NAME}\s*摄$", r"\1 摄"),  # 某某中学教师申昕摄, 六号楼 申昕 摄
        (r"\s*(?:搜集|收集|采录)(?=整理$)", " "),
        (rf"^(?:.*\s)?{_NAME}\s+口述\s+\S+\s+记录$", r"\1 口述"),
    )
)


def usual(text: str) -> str:
    """A byline as bylines.py reads it: names without spaces inside, and each habit of _FORMS set in its usual wording.

    What is no such byline is returned without spaces inside names, and else as it was.
    """
    printed = before = closed(text)
    for pattern, instead in _FORMS:
        printed = _set(printed, pattern, instead)
    return printed if printed == before else closed(printed)


def _set(printed: str, pattern: re.Pattern[str], instead: str) -> str:
    """Sets `instead` for what the pattern finds in the folded text; \\1 is the group as printed."""
    found = pattern.search(fold(printed))
    if not found:
        return printed
    group = printed[found.start(1) : found.end(1)] if pattern.groups and found[1] else ""
    return printed[: found.start()] + instead.replace(r"\1", group) + printed[found.end() :]
