"""Who signs an article: the people of lines that are known to sign it, of datelines and of credits.

bylines.py tells whether any line is a byline, and so has to be strict; here the parse has said so already. What stands
beside a name is taken off: where somebody lives or works, what somebody is, the day, a greeting.
"""

import re
from dataclasses import replace

from chongkan.convert.byline_forms import usual
from chongkan.convert.bylines import DRAWN, read_byline, read_dateline, read_end
from chongkan.convert.draft import Block, Draft, PageDraft
from chongkan.folding import fold
from chongkan.model import Author
from chongkan.surnames import is_name

_HAN = r"[\u3400-\u9fff]"
_NUMERAL = "[〇零○一二三四五六七八九十廿]"
_DAY = (
    rf"(?:(?:\d{{4}}|{_NUMERAL}{{4}})年)?(?:(?:\d{{1,2}}|{_NUMERAL}{{1,3}})月|正月|腊月)"
    rf"(?:\d{{1,2}}|初?{_NUMERAL}{{1,3}})日?[夜晚晨]?"
)
_WORKS = r"记者|通讯员|评论员|编辑|实习生|撰稿|撰文|采写|整理|口述|报[道导]|[文图摄译绘著编作画]"
_BEFORE = re.compile(
    r"[\s□■◎●◆○◇▲△☆★⊙·—\-]+|(?:攻略|数据|来源|审核|资料)[:/]?\S*\s+(?=\S)|采访/(?=\S*记者)|攻略(?=整理)|作者[:/]\s*(?=\S)"
    rf"|[(\[【](?!{_WORKS})[\u3400-\u9fff\s]{{1,9}}[)\]】]\s*(?=\S)"  # [智利]申昕, （版画） 申昕
    r"|\S+(?:提供|供稿|供图)\s+(?=\S)"
)
_AFTER = re.compile(
    rf"[\s,]*(?:{_DAY}(?:于\S+|\S{{0,8}}[电讯])?|,?写于\S+|发自\S+|\d{{1,3}}岁(?:\s+\S+)?|值班|参与采写|协助采访)$"
    r"|(?<=摄)于\S+$|(?<=[摄图])\s*\([^()]*\)$|\s+(?:审核|数据|来源)[:/]\S+$|(?<=\S\S)根据\S+(?=整理$)|\s+[撰]$|\s*解答$"
    rf"|(?<=[^级年])\((?![^()]*(?:记者|通讯员|整理|摄))[^()]{{1,20}}\)$|\({_HAN}{{1,8}}报[道导]\)$|[:：]$|\s+指导(?:教师|老师)\S*(?:\s+\S+)?$"
    rf"|等[一二三四五六七八九十\d]+[名位]?\S{{0,6}}$|(?<=\S\S)\s+{_HAN}{{2,4}}(?:、{_HAN}{{2,4}})+报[道导]$"
)
_BESIDE = (  # 撰文 申昕 摄影 李可; 记者申昕、县局通讯员李可
    (re.compile(r"(撰文|采写|摄影|攝影|图片|文字)\s+(?=\S)"), r"\1/"),
    (re.compile(rf"[、，,]\s*{_HAN}{{2,10}}(?=通讯员|通訊員)"), " "),
)
_TOLD = re.compile(rf"(?<!\S)({_HAN}{{2,3}}?)(?:口述|整理)")
_NOBODY = frozenset(("编者", "编辑", "编辑部", "泣告", "敬上", "敬启", "谨启", "您的", "你的", "此致", "话题缘起"))
_GREETING = re.compile(r"(?<=..)\s*[敬谨拜]?[上启]$")  # 陈婉贞 敬上
_TAKEN_FROM = re.compile(rf"(?:摘自|选自|原载)({_HAN}{{2,4}})《|(?:摘自|选自|原载)《[^》]+》,({_HAN}{{2,4}})著")
_PRESENTED = re.compile(
    r"(?:本期|本版|本栏)?(?:(?:解答|答[复覆])(?:人|专家|律师|药师|医师|医生)?|供稿|答|问|作者)[:/]\s*(.+)$"
)
_SPEAKS = re.compile(r"(?:本期|本版|受访|特邀|特约)(?:专家|嘉宾|医生|律师|顾问)\s*[:/]")  # who is asked, not who writes
_ANSWERED_BY = re.compile(r"(?:本栏|本期)?由(.+?)\s*(?:解答|答复)$")
_INTERVIEWED_BY = re.compile(rf"采访[:/]\s*({_HAN}\s?{_HAN}{{1,2}}|{_HAN}\s+{_HAN})$")
_TOLD_OF = re.compile(rf"({_HAN}\s*{_HAN}\s*{_HAN}?)\s*(?:[,/(]|作者)\s*(\D[^,/()]+)")  # 申昕, 旧山坡
_OF_AUTHOR = re.compile(r"^作者(?:系|现?为|是)\s*")
_CALLING = re.compile(r"(?:律师|牧师|医师|医生|大夫|教授|主任|院长|校长)$")
_UNNAMED = re.compile(r"[一两](?:名|位|个)\S{2,14}$")  # 一位晚归的读者
_BODY = re.compile(r"(?:局|站|所|队|公司|室|处|科|部|院|校|会|社|店|厂|委|庭|中心|全体\S*|编辑部?|编者|班组?)$")
_OF_WHOM = re.compile(r"^(?:您|你)的|^(?:读者|家长|网友|市民|居民|街坊)(?=..)")
_PARTED = re.compile(rf"[/:、,]|(?<!\S)(?:{_WORKS})(?!\S)")
_ASKS = re.compile(r"\s*(?:\S{0,8}问|Q)\s*[:：](?!“)")  # 老师问：“…” is a tale
_RUNS_ON = re.compile(r"\s*(?:本[报刊])?记者(?!\s)")  # 记者计时：… under a byline goes on telling
_SENTENCE = re.compile(r"[。!?…”」.]\s*[(【][^()【】]+[)】]\s*$")  # a bracket after it signs, others tell who won
_IN_PLAIN = ("subhead", "editor_note", "verse", "paragraph")  # what a line that is a byline was taken for
_TELLS_WHO = re.compile(r"记者|通讯员|^[(（]?(?:解答|答[复覆])(?:人|专家|律师|药师|医师|医生)?[:/]")
_LONGEST = 40  # characters of such a line
_TAKEN_BY = re.compile(r"\s[图摄]影?[:/]\s*(\S{2,4})$")
_CREDITED = re.compile(r"\([^()]*\)$|记者|通讯员|整理|摄$")  # 区长 申昕 signs what an office made known
_DRAWN = re.compile(rf"{'|'.join(DRAWN)}|[作绘画刻]$|行书|楷书|草书|隶书|水墨|素描")
_BY_HAND = re.compile(r"\s*[绘画作畫繪]$|^(?:漫画|漫畫)[\s:：/／]*")
_DECORATES = re.compile("插图|题图|题字|刊头")
_PICTURES = re.compile(r"\s*[图圖]?\s*(?:[①-⑳、]|[图圖][一二三四五六])+")
_NAMING = ("byline", "byline_paren", "names", "names_paren", "spaced", "tiny", "bracketed", "inline_label")
_BY_AUTHORS = ("essay", "comment", "poem", "letter")
_SIGNED = 2 / 3  # of the items of a list; where fewer have a name each, none speaks for the whole


def signers_of(draft: Draft, genre: str, title: str, page: PageDraft) -> tuple[Author, ...]:
    """Everyone whom bylines, datelines and credits name, each name and role once, in the order of the page."""
    people: list[Author] = []
    for i in [*draft.bylines, *draft.signs]:
        people += _line(i, genre, i in draft.bylines, page)
    reported = any(p.role == "reporter" for p in people)
    first = next((block for block in draft.blocks if block.role == "paragraph"), None)
    signed = _items_signed(draft, page)
    for block in draft.blocks:
        if block.role != "list_item" or signed:
            made = _block(block, title, page, leads=block is first)
            people += [] if reported and _RUNS_ON.match(fold(_text(block, page))) else made
    return tuple(dict.fromkeys(people))


def signed_alone(draft: Draft, genre: str, page: PageDraft) -> frozenset[str]:
    """Names alone in brackets, on their line or at a paragraph's end; in an essay or the like, alone on any line."""
    texts = [page.lines[i].text.strip() for i in [*draft.bylines, *draft.signs]]
    marks = "□■◎●◆" if genre in _BY_AUTHORS else ""
    alone = [text for text in texts if text[:1] in "（(" or (marks and text[:1] not in marks)]
    alone = [text for text in alone if not re.search(_WORKS, fold(text))]
    ends = [_text(block, page) for block in draft.blocks if block.role == "paragraph"]
    people = [p for text in alone for p in read_signature(text)] + [p for text in ends for p in read_end(text)[1]]
    return frozenset(p.name for p in people if p.role == "author")


def read_signature(text: str, genre: str = "news", above: bool = True) -> tuple[Author, ...]:
    """Whom a line names of which is known that it signs a piece; `above`: it stands before the text.

    A bare word may be a pen name above, or below where it looks like a person's name. In letters everybody may sign.
    """
    if genre == "notice" and not above and not _CREDITED.search(fold(text).strip()):
        return ()
    if _SPEAKS.match(fold(text).strip()):
        return ()
    printed = _bare(text)
    if genre == "letter":
        printed = printed[: len(_GREETING.sub("", fold(printed)))]
    printed = usual(printed)
    for pattern, instead in _BESIDE:
        printed = pattern.sub(instead, printed)
    folded = fold(printed)
    for pattern in (_TAKEN_FROM, _INTERVIEWED_BY):
        if found := pattern.search(folded):
            group = 1 if found[1] else 2
            return (Author(_name(printed, found, group), "reporter" if pattern is _INTERVIEWED_BY else "author"),)
    people = _named(printed, folded)
    if not people and genre == "letter":
        people = _reader(printed)
    return tuple(replace(p, name=_uncalled(p.name)) for p in people if fold(p.name) not in _NOBODY)


def _named(printed: str, folded: str) -> tuple[Author, ...]:
    for pattern in (_PRESENTED, _ANSWERED_BY):
        if (found := pattern.match(folded)) and (told := _last_name(printed[found.start(1) : found.end(1)])):
            return told
    told_of = _TOLD_OF.match(folded)
    if told_of and is_name(told_of[1]) and not is_name(told_of[2]) and not re.search(rf"(?:{_WORKS})$", told_of[2]):
        return (Author(_name(printed, told_of, 1), "author"),)
    tellers = [found for found in _TOLD.finditer(folded) if is_name(found[1])]
    if len(tellers) > 1:
        return tuple(Author(_name(printed, found, 1), "author") for found in tellers)
    people = read_byline(printed)
    if people is None:
        return _last_name(printed)
    if people and re.search("报[道导]$", folded) and "摄影报" not in folded:
        return tuple(replace(p, role="reporter") if p.role == "author" else p for p in people)
    if len(people) > 1 and all(p.role == "author" for p in people) and not _PARTED.search(folded):
        return tuple(p for p in people if is_name(fold(p.name))) or people[-1:]
    return people


def _name(printed: str, found: re.Match[str], group: int) -> str:
    return re.sub(r"\s", "", printed[found.start(group) : found.end(group)])


def _last_name(printed: str) -> tuple[Author, ...]:
    """`清河市作家协会　申昕`: a description, a space, a name."""
    parts = _OF_AUTHOR.sub("", printed).split()
    if parts and is_name(fold(_uncalled(parts[-1]))):
        return (Author(_uncalled(parts[-1]), "author"),)
    if len(parts) == 2 and 2 <= len(parts[1]) <= 4 and len(parts[0]) > 3 and not _BODY.search(fold(parts[1])):
        return (Author(parts[1], "author"),)
    return ()


def _uncalled(name: str) -> str:
    """申昕律师 -> 申昕; but what is no name without its last word is one with it."""
    bare = name[: len(_CALLING.sub("", fold(name)))]
    return bare if is_name(fold(bare)) else name


def _reader(printed: str) -> tuple[Author, ...]:
    """Who signs a letter: a name, or what a reader calls himself; no office."""
    text = "" if re.match("作者|指导(?:教师|老师)", fold(printed)) else re.sub("[答復复]+$", "", printed)
    unnamed = _UNNAMED.search(fold(text))
    who = text[unnamed.start() :] if unnamed else text.split()[-1] if text.split() else ""
    lead = _OF_WHOM.match(fold(who))
    who = who[lead.end() :] if lead else who
    return (Author(who, "author"),) if 2 <= len(who) <= 16 and not _BODY.search(fold(who)) else ()


def _bare(text: str) -> str:
    """The text without bullets, brackets around it, and what says when, where or of what kind."""
    printed = text.strip()
    while True:
        folded, before = fold(printed), printed
        if _is_bracketed(folded):
            printed = printed[1:-1].strip()
        elif found := _BEFORE.match(folded):
            printed = printed[found.end() :]
        elif found := _AFTER.search(folded):
            printed = (printed[: found.start()] + printed[found.end() :]).rstrip()
        if printed == before or not printed:
            return printed


def _is_bracketed(folded: str) -> bool:
    """Nothing of the text stands outside its first bracket."""
    if len(folded) < 3 or folded[0] not in "([【〔":
        return False
    depth = 0
    for k, mark in enumerate(folded):
        depth += (mark in "([【〔") - (mark in ")]】〕")
        if depth == 0:
            return k == len(folded) - 1
    return False


def _line(i: int, genre: str, above: bool, page: PageDraft) -> tuple[Author, ...]:
    shape, text = page.cued[i].shape, page.lines[i].text
    if shape in ("unfinished", "end_dateline", "sign_date", "salute"):
        return ()
    if shape == "issuer" and not (genre == "letter" and _UNNAMED.match(fold(text.strip()))):
        return ()
    people = read_signature(_opened(i, text, page), genre, above)
    if above or shape in _NAMING or genre in _BY_AUTHORS or len(people) != 1 or people[0].role != "author":
        return people
    return people if is_name(fold(people[0].name)) else ()


def _items_signed(draft: Draft, page: PageDraft) -> bool:
    items = [_text(block, page) for block in draft.blocks if block.role == "list_item"]
    ended = [text for text in items if _SENTENCE.search(fold(text))]
    return bool(items) and sum(bool(read_end(text)[1]) for text in ended) >= _SIGNED * len(items)


def _opened(i: int, text: str, page: PageDraft) -> str:
    """The line, with what its bracket holds of the line above where it was opened there: （通讯员 / 申昕）."""
    above = page.lines[i - 1].text.rstrip() if i else ""
    start = max(above.rfind("（"), above.rfind("("))
    opens = fold(text).rstrip().endswith(")") and "(" not in fold(text)
    if not opens or start < 0 or len(above) - start > _LONGEST or ")" in fold(above[start:]):
        return text
    return f"{above[start:]} {text.strip()}"


def _in_plain(text: str) -> list[Author]:
    """Whom a line names that is a byline with a role in it, though it was taken for text or a subhead."""
    if len(text) > _LONGEST or not _TELLS_WHO.search(fold(text)) or re.search("[。!?]", fold(text)):
        return []
    people = read_signature(text)
    named = people and all(is_name(fold(p.name)) for p in people)
    answers = _PRESENTED.match(fold(_bare(text)))
    return list(people) if named and (answers or any(p.role != "author" for p in people)) else []


def _block(block: Block, title: str, page: PageDraft, leads: bool) -> list[Author]:
    text = _text(block, page)
    if block.role == "credit":
        return _credited(text, title)
    if block.role == "caption":
        return _of_caption(text)
    if len(block.lines) == 1 and block.role in _IN_PLAIN and (people := _in_plain(text)):
        return people
    if block.role not in ("paragraph", "list_item"):
        return []
    reports = leads or page.cued[block.lines[0]].shape == "dateline"
    leading = list(read_dateline(text)) if reports else []
    return leading if _ASKS.match(fold(text)) else leading + list(read_end(text)[1])


def _credited(text: str, title: str) -> list[Author]:
    """The photographers of a credit; who drew the picture is its author; a reporter who tells of it is both."""
    pieces = _PICTURES.split(_bare(text))
    people = list(dict.fromkeys(p for piece in pieces for p in read_signature(piece)))
    folded = fold(text).strip()
    if _DRAWN.search(folded) or _DRAWN.search(fold(title)):
        drawn = [p for p in people if p.role in ("author", "photographer")]
        return drawn or list(() if _DECORATES.match(folded) else _last_name(usual(_BY_HAND.sub("", _bare(text)))))
    if re.search("供图[并、]文", folded):
        return people
    if all(p.role == "author" for p in people):
        return [Author(p.name, "photographer") for p in people if is_name(fold(p.name))]
    told = ("reporter", "photographer") if re.search("摄影报[道导]|图文|图[/:]", folded) else ("photographer",)
    return [p for p in people if p.role in told]


def _of_caption(text: str) -> list[Author]:
    if found := _TAKEN_BY.search(fold(text)):
        return [Author(text[found.start(1) : found.end(1)], "photographer")]
    credit, people = read_end(text)
    told = ("reporter", "photographer") if "摄影报" in fold(credit) else ("photographer",)
    return [p for p in people if p.role in told]


def _text(block: Block, page: PageDraft) -> str:
    """The lines of a block in one; a bracket that goes on in the next line keeps its names apart."""
    text = ""
    for i in block.lines:
        text += " " * (text.count("（") > text.count("）")) + page.lines[i].text.strip()
    return text
