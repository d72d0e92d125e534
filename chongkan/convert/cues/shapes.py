"""What a line is by itself: the first row of an ordered table of shapes that fits.

A shape is a strong hint, never a decision: the grammar weighs it against what stands around the line. The table is
a priority list, so its order is part of its meaning; tests/cases/shapes.txt holds an example and a counter-example
for each row.
"""

import re
from collections.abc import Callable

from chongkan.convert.bylines import read_byline
from chongkan.convert.cues.names import is_name

HAN = r"[\u3400-\u9fff]"
_DATE = rf"(?:\d{{2,4}}|[〇零○一二三四五六七八九]{{4}}|民国\d+)\s*[年./-]\s*[\d一二三四五六七八九十]{{1,3}}\s*[月./-]\s*(?:[\d一二三四五六七八九十]{{1,3}}\s*日?)"
DATE = re.compile(_DATE)
_LUNAR = rf"(?:农历)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年\S{{0,8}}|农历\S{{2,12}}"
_WEEKDAY = r"(?:星期|周|礼拜)[一二三四五六日天]"
_FOLIO_PARTS = re.compile(
    rf"{_DATE}|{_LUNAR}|{_WEEKDAY}|第?[A-Z]?\d{{1,3}}\s*[版版面頁页]|第[一二三四五六七八九十]+版|[一二三四五六七八九十]版|总?第?\d+期|[A-Z]{{0,2}}\d{{1,2}}(?!\d)|今日\S{{0,2}}版|国内统一\S*|邮发代号\S*|CN\s?[\d-]+|[\s|·:/-]+"
)
_STAFF = (
    r"(?:本版|本期|值班|执行|责任|版面|美术|视觉|文字|图片|首席)?\s*(?:责编|编辑(?!部)|主编|编委|总编辑?|总监|美编|版式(?:设计)?|设计|校对|校检|审核|组版|排版|统筹|制图|值班主任|审读|主任|见习编辑|终审|复审|检校|图编)"
)
_OFFICE = r"(?:主办|主管|协办|联办|承办|出版|地址|社址|电话|热线|新闻热线|邮编|邮箱|电子信箱|投稿邮箱|E-?mail|网址|印刷|定价|零售价|广告|发行|投诉|刊头题字|题字|监制)"
_IMPRINT = re.compile(rf"^\s*[■●◆□]?\s*{_STAFF}\s*[:/\s]\s*\S|{_STAFF}\s*[:/\s]\s*{HAN}[^。]*{_STAFF}\s*[:/\s]|^\S{{0,12}}(?:热线|电话|地址|社址|邮箱|网址|邮编)\s*[:]?\s*[A-Za-z\d@.\-]{{5,}}\s*$")
_JUMP = re.compile(r"^[(\[【〔▶▷→]*\s*(?:紧接|上接|下转|转载|转|接)\s*(?:第)?\s*[A-Z]?\d{0,2}[一二三四五六七八九十]{0,3}\s*[版頁页叠].{0,8}[)\]】〕◀←]*$")
JUMP_END = re.compile(r"[(\[【〔]\s*(?:下转|转)\s*第?\s*([A-Z]?\d{1,2}|[一二三四五六七八九十]+)\s*[版頁页]\S{0,6}[)\]】〕]$")
_BULLET = "□■◎●◆○◇▲△▼▽★☆▪•·※◼▶*"
_DATELINE = re.compile(
    rf"^\s*[{_BULLET}\s]*(?:【?(?:本报|本刊|本台|本网)[^。,“(]{{0,14}}?(?:讯|电|消息|专电)】?(?!息)|{HAN}{{2,8}}讯\s*[(〔\[“\s]|(?:新华社|中新社|中新网|新华网|人民日报){HAN}{{0,8}}\d{{0,2}}月?\d{{0,2}}日?(?:电|讯)"
    rf"|[(〔\[【]?(?:本报|本刊|本台|特约|{HAN}{{2,4}}(?:日报|晚报|时报))?(?:全媒体|融媒体|特约|实习|见习|首席)?(?:记者|通讯员|特派员)[^。,]{{2,30}}(?:[)〕\]】/]|报道|电|昨|今|日前|近日|从|获悉|\s)\s*\S)"
)
_END_DATELINE = re.compile(r"^[(〔【](?:本报|新华社|本刊|据)[^()]{0,16}(?:讯|电|消息|报道)[)〕】]$")
_NOTE_WORDS = (
    r"编者按|编者的话|编者|编后|编后语|编余|编前|开栏的话|开栏语|开篇的话|编辑点评|编辑回复|编辑手记|编辑部回复|本报回复|回复|回音|答复|小贴士|温馨提示|人物小传|人物简介|人物名片|作者简介"
    r"|专家简介|嘉宾简介|上期提要|前情提要|上期回顾|内容提要|核心提示|核心阅读|阅读提示|提要|导语|提示|主持人的话|栏目主持"
)
_BOX_HEAD = re.compile(r"^[【\[■◆●]*(?:相关链接|新闻链接|新闻背景|背景链接|延伸阅读|知识链接|链接|名词解释|小知识|新闻延伸|相关新闻|背景|记者手记|采访手记|记者感言|案例\S{0,3}|现场\S{0,2}|声音|反响)[】\]:]*$")
_NOTE_LABEL = re.compile(rf"^[【\[(■◆●□▲〔]*\s*(?:{_NOTE_WORDS})\s*[】\])〕:]*$")
_NOTE = re.compile(rf"^[【\[(■◆●□▲〔]*\s*(?:{_NOTE_WORDS})\s*[】\])〕]*\s*[:]\s*\S|^[【\[〔](?:{_NOTE_WORDS})[】\]〕]\s*\S")
_COMMENT = re.compile(rf"^[【\[]?(?!{HAN}*(?:图片|作品))(?:{HAN}{{0,6}}(?:点评|短评|锐评|微评|感言|寄语)|评委点评)[】\]]?\s*[:]\s*\S|^[【\[]{HAN}{{0,4}}点评[】\]]")
_CAPTION_MARK = re.compile(rf"^\s*(?:[▲▼△▽◀▶↑↓←→]\s*|(?:上|下|左|右|中|左上|右上|左下|右下|大|小|题|本|主|前|后)图\s*(?:[:为]|是)|图(?:为|片为)|图\s*[①-⑳⑴-⑽\d一二三四五六][^版]{{0,2}}\s*[:为]?|图[:片]\s*[:]|[①-⑳]\s*(?:图为)|{HAN}{{0,4}}(?:资料|效果|示意|配)图)")
_CREDIT_WORDS = re.compile(r"(?:摄影?|供图|提供|制图|图|绘)[)〕】]?$|^[(（【]?(?:摄影|图|图片|摄|插图|漫画|供图|制图)\s*[/:]|^(?:刊头)?(?:插图|题图|漫画|剪纸|书法|篆刻)\s+\S|^(?:本组|以上|本版)?(?:图片|照片).{0,8}由")
_SALUTE = re.compile(rf"^(?:编辑(?:部)?(?:同志|先生|老师)?|尊敬的{HAN}{{1,16}}|敬爱的{HAN}{{1,12}}|亲爱的{HAN}{{1,16}}|各位{HAN}{{1,12}}|{HAN}{{1,8}}(?:同志|先生|女士|老师|编辑|朋友)(?:们)?)[:!]$")
_QUESTION = re.compile(rf"^(?:问|记者|主持人|Q|读者|{HAN}{{2,4}}问)\s*[:]\s*\S|^[【\[]问[】\]]")
_ANSWER = re.compile(rf"^(?:答|A)\s*[:]\s*\S|^{HAN}{{2,4}}\s*[:]\s*\S.{{30,}}|^[【\[]答[】\]]")
_NUMBERED = re.compile(r"^(?:[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)、.．](?!\d)|[(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)]|[①-⑳⑴-⒇❶-❿]|第[一二三四五六七八九十]{1,3}[条、,]|其[一二三四五六七八九十][、:])\s*\S")
_BULLETED = re.compile(rf"^(?:[{_BULLET}]|-\s|\*\s|—(?!—))\s*\S")
_BRACKETED = re.compile(rf"^(?:[【〔［\[][^】〕］\]]{{1,14}}[】〕］\]]|[{_BULLET}#]\s*{HAN}[^。,!?]{{1,9}}\s*[{_BULLET}#]?|[—\-]{{0,2}}[·•]{HAN}{{2,8}}[·•])$")
_INLINE_LABEL = re.compile(rf"^[【〔][^】〕]{{2,10}}[】〕]\s*\S")
_DASHED = re.compile(r"^\s*(?:——|—|--|-{1,2}(?=[\u3400-\u9fff]))\s*\S")
_PAREN_LINE = re.compile(r"^[(（][^()（）]{1,60}[)）]$")
_LABEL_WORDS = frozenset(
    "图片新闻 图说新闻 新闻图片 一图读懂 简讯 短讯 微讯 快讯 短波 一句话新闻 简明新闻 新闻速递 民生速递 要闻 区政要闻 时政要闻 综合新闻 来信 读者来信 读者来电 你问我答 便民公告 便民信息 公告 天气 今日天气 天气预报"
    " 追踪 追踪报道 新闻追踪 记者观察 记者手记 摄影手记 小小说 散文 散文诗 新诗 诗歌 诗词 旧体诗词 诗三首 随笔 杂文 长篇连载 连载 书评 时评 短评 微评 评论 社论 今日谈 百姓心声 曝光台 光荣榜 微新闻 人物 文化 副刊 体育".split()
)
_MOJIBAKE = re.compile(r"锟斤拷|烫烫烫|屯屯屯|Ã.Ã")
_NOISE_MARKS = re.compile(r"[■□◆◇�]{2,}|\.indd|ICC profile|^[\W_]+$|^[-=_*~·.\s\d]{3,}$")
_TERMINAL = re.compile(r"[。!?！？…；;](?:[”’」』)）》】]*)$")
_SIGN_DATE = re.compile(rf"^(?:{_DATE}|\d{{1,2}}月\d{{1,2}}日)\s*$")
_ISSUER = re.compile(rf"^{HAN}[^。,!?:]{{2,28}}(?:公司|委员会|办公室|编辑部|管理局|管理处|管理所|事务所|服务中心|中心|分局|支队|大队|局|厅|处|工会|协会|学校|医院|政府|法院|检察院|银行|委|部|读者|市民|居民|业主)$")

Test = Callable[[str, str], bool]


def _matches(pattern: re.Pattern[str]) -> Test:
    return lambda text, squeezed: bool(pattern.search(text))


def shape_of(text: str) -> str:
    """The shape of a folded line (see cues/folding.py), white space at its ends dropped: a name of SHAPES."""
    text = text.strip()
    squeezed = re.sub(r"\s", "", text)
    return next(name for name, test in SHAPES if test(text, squeezed))


def ends_open(text: str) -> str:
    """How a line of prose ends: stop, paren, quote, colon, semi or open (in the middle of a sentence)."""
    text = text.rstrip()
    if re.search(r"[;；]$", text):
        return "semi"
    if _TERMINAL.search(text) or re.search(r"[\u3400-\u9fff\d”)]\.”?$", text):
        return "stop"
    if re.search(r"[:：]$", text):
        return "colon"
    if re.search(r"[)）】]$", text):
        return "paren"
    return "quote" if re.search(r"[”’」』]$", text) else "open"


def _is_noise(text: str, squeezed: str) -> bool:
    if _MOJIBAKE.search(text):
        return True
    han = len(re.findall(HAN, squeezed))
    if _NOISE_MARKS.search(text) and han <= 6 and not re.fullmatch(r"[A-Z]?\d{1,2}", squeezed):
        return True
    return han == 0 and not re.search(r"\d", squeezed) and len(squeezed) < 4


def _is_folio(text: str, squeezed: str) -> bool:
    if len(squeezed) > 48 or re.search(r"[。,!?“(:]", text):
        return False
    rest = re.sub(r"\s", "", _FOLIO_PARTS.sub("", text))
    if len(rest) == len(squeezed):
        return False
    marks = bool(re.search(rf"{_WEEKDAY}|\d\s*版|[一二三四五六七八九十]版|第\d+期|^\s*[A-Z]?0?\d{{1,2}}(?:\s|$)", text)) or bool(DATE.search(text))
    return marks and len(rest) <= 14 and not re.match(r"\d+[、.]", text) and not _SIGN_DATE.match(text)


def _is_imprint(text: str, squeezed: str) -> bool:
    if _SALUTE.match(text) or _NOTE.match(text) or len(squeezed) > 80 or re.search(r"[。!?]", text):
        return False
    staff = len(re.findall(_STAFF, text)) + len(re.findall(_OFFICE, text))
    return bool(_IMPRINT.search(text)) or staff >= 2 and len(squeezed) <= 60 or bool(re.search(r"(?:主办|联办|协办|承办)$", squeezed)) or bool(re.search(r"第\d+期", squeezed)) and staff >= 1


def _is_credit(text: str, squeezed: str) -> bool:
    if len(squeezed) > 40 or re.search(r"[。,!?]", text) or not _CREDIT_WORDS.search(text) or "文/图" in squeezed or squeezed.startswith("文"):
        return False
    people = read_byline(text)
    return people is not None and all(p.role == "photographer" for p in people) and not re.search(r"文\s*[/、]?\s*[图摄]", text)


def _is_byline(text: str, squeezed: str) -> bool:
    if len(squeezed) > 44 or re.search(r"[。!?;“]", text):
        return False
    marked = re.search(r"记\s?者|通讯员|评论员|撰稿|文\s*[/并、]|整理\s*[/:]|口述\s*[/:]|图\s*/|特约|作者|编译|实习生", text)
    return bool(marked) and bool(read_byline(text))


def _is_signature(text: str, squeezed: str) -> bool:
    """`长亭街道 卜兆年`, `化学学院　蒲蓝`: where from, a space, a name."""
    parts = text.split()
    if len(parts) < 2 or len(squeezed) > 24 or re.search(r"[。,!?:;“”\d]", text):
        return False
    tail = parts[-1] if len(parts[-1]) > 1 else "".join(parts[-2:])
    from_where = re.search(r"(?:院|校|学|公司|街道|社区|团|中心|会|队|系|局|委|部|办|处|站|厂|矿|村|镇|县|市|区|组|班|教师|工人|医生|学生|职工|居民|读者|司机|干部|军人|记者|员)$", parts[0])
    return bool(from_where) and is_name(tail) and len(parts) <= 4


def _is_names(text: str, squeezed: str) -> bool:
    parts = [p for p in re.split(r"[\s、]+", re.sub(rf"^[{_BULLET}(（\s]+|[)）\s]+$", "", text)) if p]
    if sum(map(len, parts)) <= 3 and len(parts) <= 3:
        return is_name("".join(parts))
    return len(squeezed) <= 16 and all(is_name(p) and len(p) >= 2 for p in parts)


def _is_label(text: str, squeezed: str) -> bool:
    return re.sub(r"[\[\]【】◆■●:]", "", squeezed) in _LABEL_WORDS


def _is_parallel(text: str, squeezed: str) -> bool:
    halves = re.split(r"[\s,]+", text.strip())
    return len(halves) in (2, 3) and 3 <= len(halves[0]) <= 10 and len({len(h) for h in halves}) == 1 and ends_open(text) in ("open", "quote")


def _is_attribution(text: str, squeezed: str) -> bool:
    """`——新华区委书记安保亮`: a dash, an office, a name; a deck has more to say."""
    found = re.match(rf"^(?:——|—|--)\s*({HAN}{{2,20}}?(?:书记|长|主任|主席|教授|主编|委员|代表|理事|会长|经理|校长|院长|专家|教师|研究员|记者|评委|工程师|总监))\s*({HAN}{{2,4}})$", text)
    return bool(found) and is_name(found[2])


SHAPES: tuple[tuple[str, Test], ...] = (
    ("noise", _is_noise),
    ("jump", _matches(_JUMP)),
    ("folio", _is_folio),
    ("salute", _matches(_SALUTE)),
    ("box_head", _matches(_BOX_HEAD)),
    ("note_label", _matches(_NOTE_LABEL)),
    ("note", _matches(_NOTE)),
    ("imprint", _is_imprint),
    ("comment", _matches(_COMMENT)),
    ("attribution", _is_attribution),
    ("end_dateline", _matches(_END_DATELINE)),
    ("credit", _is_credit),
    ("byline_paren", lambda text, squeezed: bool(_PAREN_LINE.match(text)) and _is_byline(text, squeezed)),
    ("byline", _is_byline),
    ("unfinished", lambda text, squeezed: bool(re.fullmatch(r"[(（]?(?:未完待续|待续|完|全文完|续完)[)）]?", squeezed))),
    ("sign_date", _matches(_SIGN_DATE)),
    ("caption_mark", lambda text, squeezed: bool(_CAPTION_MARK.match(text)) and len(squeezed) >= 6),
    ("dateline", lambda text, squeezed: bool(_DATELINE.match(text)) and len(squeezed) >= 24),
    ("label_word", _is_label),
    ("signature", _is_signature),
    ("names", _is_names),
    ("names_paren", lambda text, squeezed: bool(_PAREN_LINE.match(text)) and len(squeezed) <= 16 and bool(read_byline(text)) ),
    ("dashed", lambda text, squeezed: bool(_DASHED.match(text)) and len(squeezed) <= 48 and ends_open(text) != "stop"),
    ("paren_line", _matches(_PAREN_LINE)),
    ("bracketed", _matches(_BRACKETED)),
    ("spaced", lambda text, squeezed: bool(re.fullmatch(rf"{HAN}\s+{HAN}(?:\s+{HAN})?", text))),
    ("inline_label", lambda text, squeezed: bool(_INLINE_LABEL.match(text)) and len(squeezed) <= 36 and ends_open(text) != "stop"),
    ("question", lambda text, squeezed: bool(_QUESTION.match(text)) and ends_open(text) in ("stop", "open")),
    ("answer", _matches(_ANSWER)),
    ("caption_credit", lambda text, squeezed: len(squeezed) > 12 and bool(re.search(r"(?:摄影?|供图)[)）]?$", squeezed))),
    ("numbered_head", lambda text, squeezed: bool(_NUMBERED.match(text)) and len(squeezed) <= 26 and ends_open(text) in ("open", "quote") and not re.search(r",", text)),
    ("numbered", _matches(_NUMBERED)),
    ("bulleted", _matches(_BULLETED)),
    ("parallel", _is_parallel),
    ("issuer", lambda text, squeezed: len(squeezed) <= 24 and bool(_ISSUER.match(squeezed)) and (len(squeezed) >= 7 or not re.search(r"[处部委]$", squeezed))),
    ("tiny", lambda text, squeezed: len(squeezed) <= 4 and ends_open(text) != "stop"),
    ("verse", lambda text, squeezed: len(squeezed) <= 18 and bool(re.search(r"[,。;!?]$", squeezed)) and not re.search(r"[“”:]", squeezed) and len(re.findall(r"[,。;!?]", squeezed)) == 1),
    ("short_end", lambda text, squeezed: len(squeezed) <= 26 and ends_open(text) == "stop"),
    ("short", lambda text, squeezed: len(squeezed) <= 34 and ends_open(text) in ("open", "quote", "paren") and len(re.findall(r"[,，]", text)) <= (2 if len(squeezed) <= 20 else 1) and "。" not in text),
    ("short_colon", lambda text, squeezed: len(squeezed) <= 20 and ends_open(text) == "colon"),
    ("torn", lambda text, squeezed: ends_open(text) in ("open", "semi", "quote") ),
    ("prose", lambda text, squeezed: True),
)
