"""Lines that name people or bodies: bylines, credits, signatures, attributions, issuers, dates of notices."""

import re

from chongkan.convert.bylines import DRAWN, read_byline
from chongkan.convert.cues.furniture import DATE
from chongkan.convert.cues.lexicon import UNIT_OF_ARMY, any_of, words
from chongkan.surnames import is_name, is_pen_name

_CREDIT = re.compile(
    r"^摄影\s+\S|(?:摄影?|供图|提供|制图|图|绘)[)〕】]?$"
    r"|^[(【]?(?:摄影|图|图片|摄|插图|题图|配图|漫画|书法|剪纸|篆刻|供图|制图)\s*[/:]"
    r"|^(?:刊头)?(?:插图|题图|漫画|剪纸|书法|篆刻)\s+\S|\s(?:漫画|剪纸|书法|篆刻|国画|油画|版画|水彩画?|水粉画?|速写)$|^(?:国画|油画|版画|水彩画?|水粉画?|速写|木刻)\s+\S.*作?$|^(?:本组|以上|本版)?(?:图片|照片).{0,8}由"
)
_AGENCY_CREDIT = re.compile(r"^(?:新华社|中新社|本报|视觉中国)发?\s*[(][^()。,]{2,14}(?:摄|供图)[)]$")
_SOURCE_CREDIT = re.compile(
    r"[(【]?(?:(?:本报|历史)?(?:资料|档案)(?:图片?|照片?|片)|(?:新华社|中新社|视觉中国)(?:发|供图|图片)|网络(?:图片|截图))[)】]?"
)
_PUBLISHER = re.compile(r"(?<=摄)\s*[(][\u3400-\u9fff]{2,8}[)]$")  # 郭映雪摄（人民视觉）
_SOME_BY = re.compile(r"[(][①-⑳、\s]+由?[^()]{2,20}(?:提供|摄)[)]$")  # 丁一鸣 摄(①由县融媒体中心提供)
_TAKEN_AT = re.compile(r"(?<=\s)摄于[\u3400-\u9fff\d]{2,14}$")  # 柳青 摄于城南站
_PHOTO_REPORT = re.compile(r"(?:摄影|图片|图文)报道[)]?$")
_WRITTEN = re.compile(
    r"记\s?者|通讯员|评论员|撰稿|文\s*[:/并、]|整理\s*[/:]|口述\s*[/:]|图\s*[:/]|特约|作者|编译|实习生|指导(?:教师|老师)"
)
_MADE_BY = re.compile(r"((?:[\u3400-\u9fff]\s?){2,4})\s(?:(作|绘|画)|编?著|译)$")
_WORK = re.compile(
    r"报\s?[道导]$|/[\u3400-\u9fff]{2,4}专访$|^(?:摄影|图文)?报[道导]\s*[/:]|采写|撰文|主笔|执笔|口述|讲述|整理|^译\s*[/:]|/\s*[文译]$"
)
_MARK = re.compile(r"[\s/:()□■◎●◆]")
_DATE = re.compile(
    rf"^(?:(?:写|作)于)?(?:{DATE.pattern}|\d{{1,2}}月\d{{1,2}}日)\s*(?:[于写作]{{1,2}}[\u3400-\u9fff]{{2,8}})?$"
)
_PLACE_NAME = re.compile(r"[\u3400-\u9fff](?:省|市|区|县|镇|乡|村|街道|社区)$")
_OFFICER = re.compile(rf"^{DATE.pattern}\s+[\u3400-\u9fff]{{0,8}}(?:长|主任|主席|经理)\s+[\u3400-\u9fff]{{2,4}}$")
_TITLE_OF_NOTICE = re.compile(r"(?:公告|通告|公示|通知|启事|声明)$")  # 淡溪区公所 公告
_LABEL_END = re.compile(any_of("label_end") + "$")
_TITLE_AFTER = re.compile(r"(?<=[\u3400-\u9fff]{2})(?:律师|医生|医师|教授|老师|同学)$")
_PRESENTED = re.compile(
    r"^(?:本期|本版|受访|特邀|特约|主持|主讲|指导|支持|讲述|口述|点评)?(?:专家|嘉宾|医生|医师|药师|律师|法律顾问|顾问|主讲|主讲人|点评人|讲述人|受访者|主持人)\s*[:/]\s*(\S.{1,30})$"
)
_PRESENTED_BY = re.compile(  # 一群街坊上, 一名乘客 敬上
    r"^[\u3400-\u9fff]{0,10}(?:街坊|读者|乘客|市民|居民|村民|业主|用户|家长|学生|老师|职工|会员)们?\s*[敬谨拜]?上$"
)
_BELONGS = re.compile(rf"{any_of('belongs')}$")
_ISSUER = re.compile(rf"^[《\u3400-\u9fff][^。,!?:]{{2,28}}{any_of('issuer')}$")
_ATTRIBUTION = re.compile(
    rf"^(?:——|—|--)\s*([\u3400-\u9fff]{{2,20}}?{any_of('office_holder')})\s*([\u3400-\u9fff]{{2,4}})$"
)


def is_credit(text: str, squeezed: str) -> bool:
    """`焦雅娟 摄`, `本组图片由… 摄`, `申 昕 作`: nothing but who took or drew the picture."""
    if (made := _made_by(text)) and made[2]:
        return True
    if _AGENCY_CREDIT.match(text) or _SOURCE_CREDIT.fullmatch(text):
        return True
    if _PHOTO_REPORT.search(text) and len(squeezed) <= 30 and not re.search(r"[。,!?:]", text):
        return bool(read_byline(text))
    text = _TAKEN_AT.sub("摄", _PUBLISHER.sub("", _SOME_BY.sub("", text)))
    if len(squeezed) > 40 or re.search(r"[。,!?]", text) or not _CREDIT.search(text):
        return False
    people = read_byline(text)
    drawn = re.search("|".join(DRAWN), text) is not None
    return people is not None and all(p.role == "photographer" or drawn for p in people)


def is_byline(text: str, squeezed: str) -> bool:
    """A role word and names, and nothing that the byline's reader does not understand."""
    if len(squeezed) > 44 or re.search(r"[。!?;“]", text):
        return False
    if re.fullmatch(r"[□■◎●◆○◇▲\s]*(?:本报|本刊)?(?:特约)?(?:评论员|记者|通讯员)|[\w.-]+@[\w.-]+", text):
        return True
    if re.match(r"指导(?:教师|老师)\s*[:/]", text):
        return read_byline(text) is not None
    if presented := _PRESENTED.match(text):
        last = presented[1].split()[-1]
        return is_name(last) or is_name(presented[1])
    if _made_by(text):
        return True
    if _WRITTEN.search(text):
        people = read_byline(text) or ()
        # 记者在基层 names a column: without a mark or a space, what follows the role has to be a name.
        return bool(people) and (any(is_name(p.name) for p in people) or bool(_MARK.search(text)))
    return _WORK.search(text) is not None and _is_work_of_somebody(text)


def _made_by(text: str) -> re.Match[str] | None:
    """`申 昕 作`, `公孙 昕 著`; the second group tells whether it is a picture."""
    made = _MADE_BY.match(text)
    return made if made and is_name(re.sub(r"\s", "", made[1])) else None


def _is_work_of_somebody(text: str) -> bool:
    """`王云飞报道`, `口述/申昕 整理/李可`; but 连续报道, which a family name begins as well, is a column."""
    people = read_byline(text) or ()
    marked = _MARK.search(text) is not None
    return bool(people) and all(is_name(p.name) and (marked or len(p.name) > 2) for p in people)


def has_people(text: str) -> bool:
    """The whole text reads as names."""
    return bool(read_byline(text))


def is_signature(text: str, squeezed: str) -> bool:
    """`长亭街道 卜兆年`, `化学学院　蒲蓝`: where from or what, a space, a name."""
    if _PRESENTED_BY.match(text):
        return True
    parts = re.sub(r"等[一二三四五六七八九十\d]+[名位]?\S{0,6}$", "", text).split()
    if _TITLE_OF_NOTICE.search(squeezed):
        return False
    if not 2 <= len(parts) <= 4 or len(squeezed) > 24 or re.search(r"[。,!?:;“”]|\d+[年月日]", text):
        return False
    name = _TITLE_AFTER.sub("", parts[-1]) if len(parts[-1]) > 1 else "".join(parts[-2:])
    if re.match(UNIT_OF_ARMY + "$", re.sub(r"^[■□●◎◆]", "", parts[0])) and is_name(name):
        return True
    if _BELONGS.search(parts[0]) and is_name(name):
        return True
    if len(parts) == 2 and len(parts[0]) >= 4 and len(name) in (2, 3) and is_name(name):
        return len(parts[0]) != len(name) + 1
    return bool(re.search(r"(?:班|学院|大学|中学|小学|级)$", parts[0])) and is_pen_name(name)


def is_name_row(text: str, _squeezed: str) -> bool:
    """`石门镇 孔令全 詹水生 程冬莲`: three names or more in a row, the place they come from before them perhaps."""
    parts = [p for p in re.split(r"[\s、]+", re.sub(r"[(][^()]{1,12}[)]", " ", text)) if p]
    names = [p for p in parts if is_name(p)]
    return len(names) >= 3 and len(names) >= len(parts) - 1 and not re.search(r"[。,!?记者摄]", text)


def is_names(text: str, squeezed: str) -> bool:
    """One or more names, and nothing else."""
    parts = [p for p in re.split(r"[\s、]+", re.sub(r"^[□■◎●◆○(\s]+|[)\s]+$", "", text)) if p]
    if _TITLE_OF_NOTICE.search(squeezed) and len(squeezed) > 3:
        return False
    if len(squeezed) >= 4 and len(parts) == 1 and _LABEL_END.search(squeezed):
        return False
    if len(parts) == 1 and (_PLACE_NAME.search(parts[0]) or parts[0] in words("label")):
        return False
    if sum(map(len, parts)) <= 3 and len(parts) <= 3:
        return is_name("".join(parts))
    return len(squeezed) <= 16 and all(is_name(p) and len(p) >= 2 for p in parts)


def is_attribution(text: str, _squeezed: str) -> bool:
    """`——新华区委书记安保亮`: a dash, an office, a name; a deck has more to say."""
    found = _ATTRIBUTION.match(text)
    return found is not None and is_name(found[2])


def is_issuer(_text: str, squeezed: str) -> bool:
    """The name of a body, alone: it may sign a notice."""
    long_enough = len(squeezed) >= 7 or not re.search(r"[处部委]$", squeezed)
    return len(squeezed) <= 24 and long_enough and len(_text.split()) <= 2 and _ISSUER.match(squeezed) is not None


def is_signed_date(text: str, _squeezed: str) -> bool:
    """`平塘县自来水公司 2023年9月4日`, `二〇一八年六月十二日 局长 区仲谦`: a date beside who signs, body or officer."""
    issuer, _, date = text.rpartition(" ")
    body = re.sub(r"\s", "", issuer)
    signed = len(body) >= 5 and is_issuer(issuer, body) and _DATE.match(date) is not None
    return signed or _OFFICER.match(text) is not None


def is_date(text: str, _squeezed: str) -> bool:
    """A date alone on the line, as under a notice."""
    return _DATE.match(text) is not None
