"""Names that a conversion by words gets wrong (记者于海 -> 記者於海), kept right in a text that becomes Traditional.

Where a name is known (bylines, mentions) it is kept through the whole article; where it is not, a surname is kept by
what stands beside it: 记者X, X某, X主任, X摄, X庄. Only characters that would go wrong are kept, the rest of a name is
left to the converter.
"""

import re
from functools import cache, lru_cache

from chongkan.variants.shields import shield

# The surname as Simplified text writes it, and as a Traditional paper prints the surname.
SURNAMES = {
    "于": "于", "余": "余", "范": "范", "岳": "岳", "游": "游", "涂": "涂", "郁": "郁", "占": "占",
    "后": "后", "沈": "沈", "种": "种", "朴": "朴", "干": "干", "谷": "谷", "曲": "曲", "丑": "丑",
    "折": "折", "征": "征", "云": "雲", "钟": "鍾", "叶": "葉", "万": "萬", "党": "党", "卜": "卜",
    "舍": "舍", "仇": "仇", "松": "松", "姜": "姜", "冲": "沖", "系": "系", "向": "向", "布": "布",
    "苏": "蘇", "秋": "秋", "升": "升",
}  # fmt: skip
# Characters of given names that phrases get wrong: 王占元 is no 佔, 刘岳峰 no 嶽.
_GIVEN = {
    "占": "占", "岳": "岳", "郁": "郁", "余": "余", "游": "游", "谷": "谷", "松": "松", "于": "于", "后": "后",
    "范": "范", "丑": "丑", "曲": "曲", "朴": "朴", "征": "征", "升": "升", "云": "雲", "杰": "傑", "志": "志",
    "向": "向", "秋": "秋", "里": "里", "姜": "姜", "千": "千", "才": "才", "凌": "凌", "岩": "岩", "峰": "峰",
    "舍": "舍", "采": "采", "仆": "仆", "卜": "卜", "沈": "沈", "种": "种", "钟": "鍾", "叶": "葉", "宋": "宋",
}  # fmt: skip
_HAN = r"[\u4e00-\u9fff]"

_TITLES = (
    "记者|通讯员|特派员|实习生|评论员|责编|编辑|作者|主编|撰文|摄影|校对|村民|居民|市民|农民|渔民|书记|主任|局长|区长|县长|市长|镇长|乡长|院长|校长|所长"
    "|站长|队长|会长|厂长|社长|经理|总裁|教授|讲师|教师|老师|医生|护士|律师|民警|警官|法官|检察官|代表|委员|主席|司令|导演|演员|作家|诗人|画家|教练|队员"
    "|选手|司机|会计|技师|工程师|店主|业主|户主|老板|科学家|运动员|球员|主帅|省长|部长|处长|科长|村长|组长|班长|馆长|台长|院士|作曲|作词|学生|同学|被告人|被告|原告|嫌疑人|老人|大户|网格员|志愿者|工人|战士|烈士|英雄|劳模|专家|院士|博士|先生|女士|老|小|叫|名叫|姓|/|／"
)
_BEFORE = tuple(_TITLES.split("|"))
_AFTER = (
    "某|主任|书记|局长|区长|县长|市长|镇长|院长|校长|所长|站长|队长|会长|厂长|经理|教授|老师|医生|律师|警官|法官|先生|女士|小姐|太太|师傅|大爷|大妈|大叔"
    "|大婶|大姐|大哥|大娘|奶奶|爷爷|阿姨|叔叔|伯伯|同志|同学|教练|总|氏|家人|老汉|老太|老板"
)
_WORD_BEFORE = {
    "于": "由关对至处位等属基鉴善敢便利终勇急富限归在适勤忙乐出业表生源发载登收见毁死葬来用立建成设始定高低大小多少判",
    "余": "其剩业残富多零空课饭农盈有结节之茶约近这十百千万亿\\d",
    "范": "模师规示典防就风垂",
    "游": "旅导春漫畅出郊巡遨浮上中下周",
    "涂": "糊",
    "郁": "忧抑浓馥葱沉",
    "占": "侵霸抢强独",
    "种": "各这那一多每某几两二三四五六七八九十品物人播栽耕育良",
    "朴": "质淳简俭古纯素",
    "谷": "山河峡稻五低布进",
    "曲": "歌戏乐弯元作编",
    "折": "打曲周挫转骨",
    "钟": "分点时闹秒",
    "叶": "树茶落红绿枝",
    "党": "入全我建",
    "舍": "宿校房农猪取",
    "松": "轻放青黑马红",
    "岳": "五山",
    "卜": "萝占",
}
# What a word that begins with such a character goes on with: 记者于近日, 居民种植, 村民游玩.
_WORD_AFTER = {
    "于": r"[近昨今日当本上下前后会此去年月凌傍清早中晚事案是一二三四五六七八九十这该其我他民国同现已不\d]"
    r"|某[日年月天时地处种省市县村校报公大]"
    r"|北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南"
    r"|陕西|甘肃|青海|台湾|广西|西藏|宁夏|新疆|香港|澳门|南京|杭州|武汉|成都|西安|深圳|广州|洋山",
    "余": r"[额款量下数热波震党生粮]|名|人|年|元|里|岁|家|户|万",
    "范": r"[围例本畴]",
    "游": r"[玩览泳客行园憩船戏击牧说历乐街弋动走离]",
    "涂": r"[料改抹写鸦色层脂]",
    "郁": r"[闷结积葱]",
    "占": r"[有用据领地道比全总了到]",
    "沈": r"阳",
    "种": r"[植地田子类了下上好粮菜花树出过养着种]",
    "朴": r"[素实质]",
    "谷": r"[物子雨底粒仓类]",
    "曲": r"[线折艺调目]",
    "折": r"[扣叠合返断腾算磨射]",
    "钟": r"[头点表声楼爱情]",
    "叶": r"[子片面绿]",
    "党": r"[员委组支建风章校史内课性纪政的员]",
    "舍": r"[不弃得己生去]",
    "松": r"[树柏懈动手开软了口散绑]",
    "丑": r"[陋恶闻化态角]",
}
_PLACE_AFTER = (
    "(?=(?:家|庄|集|店|营|屯|寨|楼|湾|堡|桥|沟|洼|岗|坡|塘|各庄)(?:村|镇|乡|街|社区|小区|路|子|乡|站|堡|屯)?)"
)


def shield_names(text: str, names: tuple[str, ...] = ()) -> str:
    """Keep the characters of each known name, and of names told by what stands beside them, from the converter."""
    for name in names:
        if name in text and (kept := _right(name)) != name:
            text = re.sub(_not_in_word(name[0]) + re.escape(name), kept, text)
    return _RISKY.sub(lambda match: _kept_or_not(text, match), text)


def is_at_risk(name: str) -> bool:
    """Whether a name holds characters that the converter may get wrong."""
    return _right(name) != name


@lru_cache(maxsize=4096)
def _right(name: str) -> str:
    """The name with the characters shielded that go wrong: the surname's, and those of given names."""
    if len(name) < 2:
        return name
    first = shield(SURNAMES[name[0]]) if name[0] in SURNAMES else name[0]
    return first + "".join(shield(_GIVEN[c]) if c in _GIVEN else c for c in name[1:])


def _kept_or_not(text: str, match: re.Match[str]) -> str:
    character, at = match[0], match.start()
    if character in _SURNAMES_TOLD and _is_surname(text, at, character):
        return shield(SURNAMES[character])
    if character in _GIVEN_TOLD and _given_there(character).match(text, at):
        return shield(_GIVEN[character])
    return character


def _is_surname(text: str, at: int, surname: str) -> bool:
    """A character is a surname though nobody said whose: after a title, before one, before 摄, in X庄, alone."""
    if _is_titled(text, at) and _goes_on_as_name(surname).match(text, at):
        return True
    return _surname_there(surname).match(text, at) is not None


def _is_titled(text: str, at: int) -> bool:
    """A title, a role or a colon stands before, with or without a space."""
    end = at - 1 if text[at - 1 : at] in (" ", "　") else at
    return text.endswith(_BEFORE, 0, end) or text.endswith((":", "："), 0, at)


def _not_in_word(surname: str) -> str:
    return f"(?<![{_WORD_BEFORE[surname]}])" if surname in _WORD_BEFORE else ""


@cache
def _goes_on_as_name(surname: str) -> re.Pattern[str]:
    after = f"(?!{_WORD_AFTER[surname]})" if surname in _WORD_AFTER else ""
    return re.compile(f"{surname}{after}{_HAN}")


@cache
def _surname_there(surname: str) -> re.Pattern[str]:
    after = f"(?!{_WORD_AFTER[surname]})" if surname in _WORD_AFTER else ""
    free = _not_in_word(surname)
    alone = rf"(?<![^（(\s、：:/])(?={surname}{after}{_HAN}{{1,2}}(?![^\s、）)/，。；]))"
    named = rf"{free}(?={surname}(?:{_AFTER}))"
    taken = rf"(?<!{_HAN})(?={surname}{_HAN}{{1,2}}\s?(?:摄|供图|文/图|/文|图/))"
    place = rf"{free}(?={surname}{_PLACE_AFTER})"
    return re.compile(rf"(?:{alone}|{named}|{taken}|{place}){surname}")


@cache
def _given_there(given: str) -> re.Pattern[str]:
    """省长陈郁, 刘占山: the last of a name after a title and a usual surname, or in the manner of old given names."""
    titled = rf"(?<=[长记任员者授家师][{_USUAL}]){given}(?={_HAN}?[，。、；）)\s任说在与和到])"
    old = rf"|(?<=[{_USUAL}])占(?=[元山魁奎军民国江海文武英鳌彪标祥])" if given == "占" else ""
    return re.compile(titled + old)


_USUAL = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜方石姚谭"
    "邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文"
)
_SURNAMES_TOLD = frozenset("于余范岳游涂郁占沈种朴谷曲丑折钟叶党卜舍仇松姜")
_GIVEN_TOLD = frozenset("占郁岳征朴谷松游余于后范")
_RISKY = re.compile(f"[{''.join(sorted(_SURNAMES_TOLD | _GIVEN_TOLD))}]")
