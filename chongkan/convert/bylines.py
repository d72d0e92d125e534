"""Bylines and credits -> people with their roles, exactly as printed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from chongkan.convert.byline_forms import usual
from chongkan.folding import fold
from chongkan.model import Author
from chongkan.surnames import COMPOUND, SINGLE, is_name

_HAN = r"[\u3400-\u9fff]"
_BULLET = r"[□■◎●◆○◇▲△☆★▪◼▌·\s]*"
_PAPER = (
    r"(?:本报|本刊|本台|本网|本社|新华社|中新社"
    r"|[\u3400-\u9fff]{0,4}(?:日报|晚报|早报|晨报|周报|时报|商报|快报|都市报|讯))?"
)
_RANK = r"(?:全媒体|融媒体|融媒|特约|特派|实习|见习|首席|高级|学生|校园|小|文字|摄影|驻[\u3400-\u9fff]{1,4}?)*"
_POST = (
    r"(?:记\s?者|通\s?讯\s?员|评论员|撰稿人|撰稿|特派员|实习生|作\s?者(?!系|为|是|单位)|责\s?编|编\s?辑|编译"
    r"|主笔|口述人|讲述人|整理人|主持人|摄影师|摄影家)"
)
_HOUSE = re.compile(rf"[\u3400-\u9fff·]{{2,10}}?(?={_RANK}(?:记\s?者|特派员|评论员))")  # 新京报|记者, 南都|记者
_ROLE = re.compile(rf"{_PAPER}\s*(?P<rank>{_RANK})\s*(?P<post>{_POST})\s*(?:[:/]|[:]?\s*)")
_GUEST = re.compile(r"本刊特约\s*|本报特约\s*|特约\s*")
_BOTH = re.compile(
    r"/?\s*(?:图\s*[/、]\s*文|文\s*[/、.·并及]?\s*(?:图|摄影|摄)|图文|文图|(?:摄影|图文|图片)报道|(?:采写|撰文)\s*[/、并]\s*摄影)"
)
_BOTH_FIRST = re.compile(rf"(?:{_BOTH.pattern})(?:\s*[/:]\s*|\s+)(?=[\u3400-\u9fff])")
_FROM_PLACE = re.compile(r"(/?)\s*([\u3400-\u9fff]{2,4}?)(?<!摄影)(?<!图文)(?<!图片)(?:报导|报道|专访|专电)")
_PLAIN = re.compile(r"文并供图|供图并文|调查|(?:联合|综合|现场|专题)?(?:报道|报导|采写|整理报道|采访整理|采访)")
_BEFORE = re.compile(
    r"(文\s*[.·、]\s*(?:图|摄影?)|文字|采写|执笔|指导教师|指导老师|文|图片|图|摄影|摄|整理|口述|撰文|供图|制图|制表|供稿|统计|辑录|漫画|插图|绘图|翻译|译|报道|报导|题图|配图|书法|剪纸|篆刻)\s*[/:]\s*|(口述|整理|摄影|指导教师|指导老师|辅导教师|国画|油画|版画|水彩画?|水粉画?|木刻)\s+(?=[\u3400-\u9fff])|(?:刊头)?(?:插图|题字|题图|漫画|制图|书法|剪纸|篆刻)\s+"
)
_AFTER = re.compile(
    r"/?\s*(翻摄|摄影|摄|漫画|剪纸|书法|篆刻|国画|油画|版画|水彩画?|水粉画?|木刻|作"
    r"|供图|供稿|提供|拍摄|制图|绘|图|文|整理|口述|讲述|译|编|著)(?![\u3400-\u9fff])"
)
_LEAD_IN = re.compile(
    r"(?:图[一二三四五六][、\s]*)+|图?(?:[①-⑳][、\s]*图?)+(?:均?[为由]|[:：])?|(?:本组|本版|以上|均|除署名外)*(?:图片|照片|摄影作品)?(?:均|除署名外)?由\s*|(?:本组|本版)(?:图片|照片|摄影)\s*[:/]?\s*|图片\s*[:/]\s*"
)
_NO_NAME = (
    "来到|获悉|了解|据|见图|见上|见下|连载|待续|未完|调查|文并供图|报道|报导|综合|插图|"
    "摄影|供图|提供|图片|讲述|资料|档案|网络|新华社|中新社|新闻|记者|通讯员|编辑|责编|整理|敬上|谨上|敬启|漫画|题字|刊头|作者|本报|本刊|本版|本栏|撰文|攻略|打一|读者|网友|市民|拍客|家属|家人|主持人|供稿|拍摄"
)
# 本报讯, 新华社北京3月5日电: neither the 讯 of 通讯员 nor the 电 of 电力公司 ends where a report comes from
_SOURCE = re.compile(
    rf"\s*{_BULLET}【?(?:[^。()（）“”记者]|“[^。“”]{{1,8}}”){{0,24}}?(?:讯(?!员)|电|消息)】?(?:\s+|(?=[(\[【〔]|{_RANK}{_POST}))"
)
_SEPARATOR = re.compile(r"[\s、,，;；]+")
_AFFILIATION = re.compile(
    r"(?:作者(?:系|为|单位|是)?[:：]?\s*)?[\u3400-\u9fff（）()“”\d]{0,20}?"
    r"(?:学院|大学|中学|小学|学校|公司|街道|社区|集团|中心|研究院|研究所|协会|支队|大队|摄影社|文学社|医院|法院|检察院|系|局|委|部|办|处|站|厂|矿|村|镇|县|市|区|组|班|科|室|车间|工区|车队|工会|项目部|旅|团|营|连|段|馆|园|场|巷|街|弄|城[东南西北]|读者|网友|市民|拍客|家属|村民|居民)"
    r"\s*(?:\d{4}级)?(?:[\u3400-\u9fff]{1,6}班)?\s+"
)
_ENDS = (
    rf"(?=$|[\s、,，;；/)）]|{_PAPER}{_RANK}{_POST}|拍?摄|翻摄"
    r"|文[/图]|文\s[^记通]{0,12}[图摄]|图$|[作著]$|供图|提供|整理|报道|报导|绘|译)"
)
_NAME = re.compile(
    rf"(?!{_NO_NAME})(?:(?:{'|'.join(COMPOUND)})(?!摄)[\u3400-\u9fff]{{1,2}}?|[\u3400-\u9fff]{{2,4}}?|[\u3400-\u9fff]\s+[^\W\d_文图摄]"
    rf"|[\u3400-\u9fff]{{1,6}}(?:·[\u3400-\u9fff]{{1,6}})+){_ENDS}"
)
_NAME_BEFORE_PLACE = re.compile(r"[\u3400-\u9fff]{2,3}(?=[\u3400-\u9fff]{2}(?:报道|报导))")  # 林云|台北报导
DRAWN = ("漫画", "剪纸", "书法", "篆刻", "国画", "油画", "版画", "水彩画", "水粉画", "水彩", "水粉", "木刻")
_NO_PEN_NAME = re.compile(r"(?:[科室班县区市镇乡村组部队午男女岁元天年月日号首略上中下左右]|[单双]休|以上|以下)$")
# 信访室, 校学生会: a body signs, nobody; 镇长, 农艺师: what the one beside it is
_NO_PERSON = re.compile(
    r"[室办厅局组栏]$|..{2,}[会院处科委部社站台队]$|^[市区县镇乡村局厂校站院所]长$|^(?:(?:高级)?..)?(?:医|农艺|园艺|药|兽医|工程)师$"
)
_NUMERAL = re.compile("[一二三四五六七八九十百零]+")
_ADDRESSED = re.compile(
    r"(?:先生|女士|小姐|太太|大[爷妈嫂]|师傅|同学|老师|警官|阿姨)$"
)  # who asks or calls, not who writes
_OF_AUTHOR = re.compile(r"作者\s*:?\s*([\u3400-\u9fff·]{2,4}?)[,\s]*(?:系|现?为|是|现任)[\u3400-\u9fff]{3,}$")
_TOLD_OF = re.compile(r"([\u3400-\u9fff\s]{2,5})[（(]([^（）()]{2,16})[）)]$")  # 申昕（78岁，退休教师）
_TELLS = re.compile(
    rf"(?:(?!\S*(?:记者|通讯员)){_HAN}{{4,14}}\s+)?((?![本记通]){_HAN}{{2,3}})报[道导](?=[\s:]|$)"
)  # 申昕报道：…
_WRITES = re.compile(rf"({_HAN}{{2,3}})/文\s")  # 申昕/文　《洲上十年》是…
_ALONE = rf"(?<=[。!?”」])\s+({_HAN}(?:\s?{_HAN}){{1,2}})$"
_UNMARKED = r"(?<=[。!?”」])\s*((?:本[报刊])?[^。!?“”\s]{0,4}(?:记者|通讯员)\s?[^。!?“”]{2,30})$"  # …跟进。记者 申昕
_NOT_GIVEN = set("昨今日从在前近报获了来走到对为就于是发采独专据说表向通")
_TURN = re.compile(r"\s*(?:本[报刊])?记者\s*:")  # who asks in an interview, and no name
_WORK = {
    "文字": "author",
    "采写": "author",
    "执笔": "author",
    "文": "author",
    "整理": "author",
    "口述": "author",
    "讲述": "author",
    "撰文": "author",
    "报道": "reporter",
    "报导": "reporter",
    "翻译": "author",
    "译": "author",
    "编": "author",
    "著": "author",
    **dict.fromkeys(DRAWN, "author"),
    "作": "author",
    "图片": "photographer",
    "图": "photographer",
    "摄影": "photographer",
    "摄": "photographer",
    "翻摄": "photographer",
    "拍摄": "photographer",
    "供稿": "author",
}


@dataclass(frozen=True, slots=True)
class _Named:
    """A name in the line being read: where it stands, and in which role (None: credited as nobody)."""

    name: str
    role: str | None
    photographs: bool = False


def read_byline(text: str) -> tuple[Author, ...] | None:
    """The people of a line that is nothing but a byline or credit, in order; None where it is something else.

    `本报记者 X 文/图` gives X twice (reporter, photographer); `X 摄` a photographer; a bare name an author;
    供图 and 提供 credit nobody, so the result may be ().
    """
    stripped, folded = _outer(text)
    if (told := _OF_AUTHOR.match(folded)) and is_name(told[1]):
        return (Author(stripped[told.start(1) : told.end(1)], "author"),)
    named = _Scanner(folded, stripped).whole()
    return None if named is None else tuple(_people(named))


def read_dateline(text: str) -> tuple[Author, ...]:
    """The people named where a report begins: `本报讯(记者X 通讯员Y)`, `本报记者X昨日…`, `记者X报道`, `■本报记者 X`."""
    folded = fold(text)
    if _TURN.match(folded):
        return ()
    head = _SOURCE.match(folded)
    start = head.end() if head else len(folded) - len(folded.lstrip())
    bracket = re.match(r"[(\[【〔]([^()【】〔〕]{2,60})[)\]】〕]", folded[start:])
    if bracket:
        inner = text[start + 1 : start + bracket.end() - 1]
        if re.search(r"[讯电]$", bracket[1]):  # 〔记者林云台北讯〕; 【专讯】 names nobody
            inner = f"{inner[:-1]}报道" if _ROLE.match(bracket[1]) else ""
        people = read_byline(usual(inner))
        if people is None:
            return _leading(usual(inner))
        return people if head or any(p.role != "author" for p in people) else ()  # 【原料】鲜山药…
    if (told := _WRITES.match(folded[start:])) and is_name(told[1]):
        return (Author(text[start + told.start(1) : start + told.end(1)], "author"),)
    if (told := _TELLS.match(folded[start:])) and is_name(told[1]):
        return (Author(text[start + told.start(1) : start + told.end(1)], "correspondent"),)
    return _leading(text[start:])


def _leading(text: str) -> tuple[Author, ...]:
    return tuple(_people(_Scanner(fold(text), text).leading()))


def read_end(text: str) -> tuple[str, tuple[Author, ...]]:
    """The credit at the end of a paragraph or caption, as printed, and its people; ("", ()) where there is none.

    Recognised are a last bracket, `…(宋可摄)` or `…(关小鹏)`, and, after a sentence's end, `… 本报记者 X 摄`.
    """
    folded = fold(text).rstrip()
    for pattern in (
        r"[(]([^()]{2,40})[)]$",
        r"(?<=[。!?.”」])\s*【([^【】]{2,40})】$",
        r"(?<=[。!?.”])\s*([^。!?“”]{2,40}(?:摄影报道|摄影?|图))$",
        r"\s([^。!?,“”]{2,30}\s*(?:摄影?|图))$",
        _UNMARKED,
        _ALONE,
    ):
        found = re.search(pattern, folded)
        if not found:
            continue
        printed = text[found.start(1) : found.end(1)]
        people = _signers(usual(printed))
        if pattern in (_UNMARKED, _ALONE) and not all(is_name(fold(p.name)) for p in people or ()):
            continue
        if people is not None and (people or "图" in printed or "摄" in fold(printed)):
            return text[found.start() : len(folded)].strip(), people
    return "", ()


def _signers(printed: str) -> tuple[Author, ...] | None:
    """The people of a credit; `（关小鹏，旧山坡）` says where its writer lives, `（遇雨顺延）` is no name at all."""
    people = read_byline(printed)
    if people is None or any(p.role != "author" for p in people):
        return people
    longest = 0 if re.search(r"[,，]", printed) else 3  # a pen name may be any word, but stands alone
    return tuple(p for p in people if _may_sign(p.name, longest))


def _may_sign(name: str, longest: int) -> bool:
    if _ADDRESSED.search(name):
        return False
    return (
        is_name(name)
        or "·" in name
        or (len(name) <= longest and not _NUMERAL.fullmatch(name) and not _NO_PEN_NAME.search(name))
    )


def _outer(text: str) -> tuple[str, str]:
    """The text without bullets, outer brackets and white space; and the same folded."""
    stripped = text.strip()
    stripped = re.sub(rf"^{_BULLET}|[（(]\d{{1,3}}岁[）)]|等[一二三四五六七八九十\d]+人$", "", stripped)
    stripped = re.sub(r"[\s　]+\d{1,3}岁(?=$|[\s　）)])", "", stripped)
    stripped = re.sub(r"^(?:新华社|中新社|本报|视觉中国)发\s*(?=[（(])", "", stripped)
    if (told := _TOLD_OF.match(stripped)) and is_name(fold(told[1])) and not is_name(fold(told[2])):
        stripped = told[1]
    while len(stripped) > 2 and stripped[0] in "(（【〔[" and stripped[-1] in ")）】〕]":
        stripped = stripped[1:-1].strip()
    return stripped, fold(stripped)


def _people(named: list[_Named]) -> Iterator[Author]:
    seen = set()
    for item in named:
        if item.role == "author" and _NO_PERSON.search(fold(item.name)):
            continue
        roles = [item.role] if item.role else []
        roles += ["photographer"] if item.photographs and item.role != "photographer" else []
        for role in roles:
            author = Author(re.sub(r"\s", "", item.name), role)
            if author not in seen:
                seen.add(author)
                yield author


class _Scanner:
    """Reads a byline from left to right; `folded` is matched, names are taken from `text`."""

    def __init__(self, folded: str, text: str) -> None:
        self.folded, self.text, self.at = folded, text, 0
        self.named: list[_Named] = []
        self.role: str | None = "author"
        self.group = 0  # the first name that a following 摄 or 文 speaks of
        self.photographs = False  # 文/图 stood before the names

    def whole(self) -> list[_Named] | None:
        """The names, where every character is understood and at least one mark says that this is a byline."""
        if not self.folded or len(self.folded) > 60:
            return None
        self._accept(_LEAD_IN)
        self.photographs = self._accept(_BOTH_FIRST) is not None
        while self.at < len(self.folded):
            if not (self._house() or self._mark() or self._name_and_place() or self._name(_NAME)):
                return None
        return self.named

    def leading(self) -> list[_Named]:
        """The names after the role words with which the text begins; [] where it begins otherwise."""
        self._accept(re.compile(_BULLET))
        while self._role():
            while self._free_name() or self._name(_NAME):
                if not self._accept(re.compile(rf"\s*、\s*|\s+(?=[{SINGLE}][\u3400-\u9fff]{{1,2}}\s)")):
                    break
            self._accept(_SEPARATOR)
            self._both()
            self._plain()
            self._accept(_SEPARATOR)
        return self.named

    def _mark(self) -> bool:
        return bool(
            self._accept(_SEPARATOR)
            or self._both()
            or self._work()
            or self._role()
            or self._plain()
            or self._after()
            or self._affiliation()
        )

    def _accept(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self.folded, self.at)
        if found and found.end() > self.at:
            self.at = found.end()
            return found
        return None

    def _house(self) -> bool:
        """Another paper's name before 记者; in the middle of a line 张力见习记者 has a person there."""
        found = _HOUSE.match(self.folded, self.at)
        starts = self.at == 0 or self.folded[self.at - 1] in " 、,;/:"
        fits = found is not None and starts and (self.at == 0 or not is_name(found[0]))
        return fits and self._accept(_HOUSE) is not None

    def _affiliation(self) -> bool:
        return not self.named and self._accept(_AFFILIATION) is not None

    def _role(self) -> bool:
        if guest := self._accept(_GUEST):
            follows = _ROLE.match(self.folded, self.at)
            if not follows:
                self.role = "correspondent"
                return bool(guest)
        pictures = self.role == "photographer" and self.group == len(self.named)  # 图/本报记者
        found = self._accept(_ROLE)
        if found:
            post = re.sub(r"\s", "", found["post"])
            self.role = {
                "记者": "reporter",
                "通讯员": "correspondent",
                "特派员": "reporter",
                "实习生": "reporter",
                "编辑": "editor",
                "责编": "editor",
            }.get(post, "author")
            if guest and post == "通讯员":
                self.role = "correspondent"
            if pictures:
                self.role = "photographer"
        return found is not None

    def _both(self) -> bool:
        if not self.named or not self._accept(_BOTH):
            return False
        self.named = [replace(n, photographs=True) for n in self.named]
        self.group = len(self.named)
        return True

    def _work(self) -> bool:
        found = self._accept(_BEFORE)
        if found:
            self.role, self.group = _WORK.get(found[1] or found[2] or ""), len(self.named)
        return found is not None

    def _after(self) -> bool:
        """`X 摄` turns the names before it into photographers, `X 文` keeps a reporter a reporter."""
        if self.group == len(self.named) or not (found := self._accept(_AFTER)):
            return False
        role = _WORK.get(found[1])
        for i in range(self.group, len(self.named)):
            keeps = role == "author" and self.named[i].role in ("reporter", "correspondent")
            self.named[i] = self.named[i] if keeps else replace(self.named[i], role=role)
        self.group, self.role = len(self.named), "author"
        return True

    def _plain(self) -> bool:
        """`报道`, `综合报道`, `台北报道`; but `王明报道` names somebody."""
        place = _FROM_PLACE.match(self.folded, self.at)
        if place and _ROLE.match(self.folded, self.at):  # 通讯员林云 记者申昕报道
            return False
        if place and (place[1] or not is_name(place[2])) and not self._name_before_place():
            return self._accept(_FROM_PLACE) is not None
        return self._accept(_PLAIN) is not None

    def _name_before_place(self) -> bool:
        found = _NAME_BEFORE_PLACE.match(self.folded, self.at)
        return found is not None and is_name(found[0]) and (self.role != "author" or bool(self.named))

    def _name(self, pattern: re.Pattern[str]) -> bool:
        start = self.at
        found = self._accept(pattern)
        if found:
            self.named.append(_Named(self.text[start : self.at], self.role, self.photographs))
        return found is not None

    def _name_and_place(self) -> bool:
        """`林雲台北報導`, with nothing between the name and the place it reports from."""
        return self._name_before_place() and self._name(_NAME_BEFORE_PLACE)

    def _free_name(self) -> bool:
        """A name that runs into the sentence: 毕一鸣|昨日从…; three characters unless the third begins a word."""
        if not self.named and self.role == "author":
            return False
        if "·" in self.folded[self.at : self.at + 7]:
            return False
        for size in (4, 3, 2):
            candidate = self.folded[self.at : self.at + size]
            fits = is_name(candidate) and len(candidate) == size and (size < 4 or candidate[:2] in COMPOUND)
            fits = fits and re.match(_NO_NAME, candidate) is None
            runs_on = candidate[-1:] == "报" and self.folded[self.at + size : self.at + size + 1] in ("道", "导")
            if fits and not runs_on and not (size == 3 and candidate[2] in _NOT_GIVEN):
                self.named.append(_Named(self.text[self.at : self.at + size], self.role))
                self.at += size
                return True
        return False
