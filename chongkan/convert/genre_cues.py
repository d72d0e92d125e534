"""What an article shows of its genre: names of cues, each weighed in genres.txt."""

import re
from collections import Counter
from collections.abc import Iterator

from chongkan.convert.draft import Draft, PageDraft
from chongkan.convert.jumps import continued_from
from chongkan.folding import fold
from chongkan.surnames import is_name

_Patterns = tuple[tuple[str, re.Pattern[str]], ...]


def _patterns(**named: str) -> _Patterns:
    return tuple((name, re.compile(pattern)) for name, pattern in named.items())


_COLUMNS = _patterns(
    notice="便民|供求|公告|寻亲|寻友|鹊桥|行情|天气|服务台|信息台|启事|公示|公开|光荣榜",
    brief="[简短快微]讯|微新闻|短新闻|一句话|短波|简明|速[览递读]|来电|播报|简报|传真|动态|数字|书讯|点滴|集锦",
    story="小说|故事|手记|随笔|札记|往事|日记|闲话|散文(?!诗)|记忆|文苑|作文|连载|钩沉|小札",
    opinion="评论|评$|评弹|社论|今日谈|漫话|杂谈|论坛|之言|言论|观点|大家谈|之见|茶话|我见|论语|观潮|快语|[论说谈]$|时论|絮语",
    letter="来信|来函|投书|信箱|读者之声|交流站|悄悄话|知心|编读|有话",
    asking="问答|你问我答|专家|在线|课堂|律师|支招|门诊|答疑|咨询|顾问",
    verse="诗|词苑|民谣|童谣",
    picture="图|(?<!身)影|镜头|照片|视觉|画廊|拍客|街拍|抓拍|快门|取景框",
    report="记者|行动|走基层|现场|观察|追踪|一线|纪事|人物|好人|风采|面对面|访谈|对话|讲述|身影|夜线|新传",
)
_TITLES = _patterns(
    notice="启事|公告|通告|声明|通知|公示|名单|广告|征[稿文友婚集]|约稿|招[聘标领]|拍卖|讣|更正|致歉启|预告|光荣榜|任免|告示|须知"
    "|提示$|到货|报名$|寻[人物]|寻目击|鹊桥|停[电水气供]|封路|赛程|展演|看板|价格|供求|悬赏|出租|求购|节目单|时间表|安排表|[决约]定$|开奖|表彰|标准",
    weather="天气|气象",
    brief="[简短快微]讯|微新闻|一句话|短波|简明|速[览递读]|来电|播报|简报|回音|动态|数字|书讯|点滴|集锦|赛果|成绩$|声音|传真|积分榜|要闻|60秒",
    letter=r"一封信|公开信|致\S{1,12}的信|表扬信|感谢信|致歉信|^(?:谢谢|感谢)|^请(?!战)|能不能|能否|可否",
    urging="^(?:别|莫|不妨|警惕|少些|多些|岂|何妨|让|要|当)|不[能是]|别让|莫让|[也更]要|更要|才是|岂能|何必|[先还]要|应当|该",
    serial=r"[(][一二三四五六七八九十\d]{1,4}[)]$|连载",
    asks=r"[?]|怎么|如何|为何|为什么|[吗呢]$|几[个天成]",
    drawn="^《[^》]+》$",
    verse="[首章][)]?$|[歌谣]$|七绝|七律|诗",
    spoken="“",
    portrait="的(?:一[天年夜生]|日子|背影|人生|守望)|身影|背影|“\\S{2,5}”$|[追札]?记$",
    figures=r"\d",
)
_SIGNS = _patterns(
    reporter="记者|采写|特派员",
    correspondent="通讯员",
    reports="报[道导]",
    commentator="评论员|编辑部评",
    mixed=r"文\s*[/、并.·:]|图\s*[/:]|撰文|采写",
    told="口述|讲述|整理|摘编",
    guest="作者(?:系|为|单位|是)|解答人|嘉宾|顾问|教授|医师|律师|法官",
    school=r"班\b|年级|小学|中学|指导(?:教师|老师)",
    body="公司|委员会|办公室|编辑部|法院|理事会|管理局|政府|监察室|中心",
    compiled="数据|来源|制表|采集",
    unfinished="未完|待续",
)
_TEXTS = _patterns(
    calls="电话|联系人|报名|投稿|特此|敬请|敬告|请[^。,]{2,14}(?:前往|登录|拨打|联系|做好|注意)|应聘|有意者|咨询",
    void="作废|遗失",
    first_person="我(?!市|区|县|省|国|校|院|局|镇|乡|州|军|队|们市|们区|会)",
    reporter="记者",
    recipe="原料|做法|用法",
    speech="“[^”]{6,}[,。!?]”",
    heard="获悉|通报|公布|发布|宣布",
    argues="不是[^。]{2,24}而是|才能|应该|应当|与其|归根到底|说到底|关键在|不能只|恰恰|不妨|何尝|其实|可见",
    recalls="那年|那时|小时候|父亲|母亲|外婆|奶奶|爷爷|祖父|祖母|故乡|记得|年少",
    begs="希望|建议|能否|能不能|恳请|盼|谢谢|感谢",
)
_MANNERS = _patterns(
    official="会议|强调|指出|部署|出台|印发|召开|启动|调研|要求|推进|落实",
    said="据介绍|据了解|据悉|表示|介绍说|介绍",
    case="报警|派出所|民警|法院|判决|判处|被告|涉嫌",
    plan="将于|将在|即日起|起至|开放|免费|预计|今起|明起",
    shows="只见|眼泪|笑着|笑呵呵|乐呵呵|说着|轻轻|一边|一声|走进|抬头|点点头|摆摆手|手里|脸上",
    life=r"岁的|今年\d+岁|年前|那年|一辈子|从前|多年|年轻时|老伴|儿子|女儿|徒弟|师傅",
)
_DOES = re.compile(r"[\u4e00-\u9fff]{2,3}(?=说|把|的|在|又|也|就|从|和|是|告诉|笑)")  # who is told of
_OF_WHOM = re.compile(r"(?:对话|专访|访|走近|探访|记|追记)[\u3400-\u9fff《“]{3,}")
_SCENE = re.compile("清晨|凌晨|早上|早晨|天刚|天还|夜里|深夜|傍晚|午后|[“‘]|走进|推开|一大早|站在")
_TIMELY = re.compile(r"昨[日天晚]|今[日天晨]|\d日|近日|日前|本周|上周|即日起|连日来")
_HOUSE = re.compile(r"[(\[【〔]?\s*(?:本报|新华社|据|中新社|\S{2,4}讯)")
_SOURCE = re.compile(r"^\S{0,6}讯\s*[(][^)]*[)]")
_SIZES = ((60, "tiny"), (110, "short"), (170, "brief"), (240, "small"), (400, "middle"), (800, "long"))
_LINES = ("dateline", "salute", "sign_date", "end_dateline", "issuer", "datum")
_NAMES = frozenset(("names", "spaced", "names_paren", "tiny"))


def genre_cues(draft: Draft, title: str, page: PageDraft) -> Iterator[str]:
    """All cue names of one article whose headline is `title`."""
    yield "always"
    yield from _placed(draft, page)
    yield from _promised(draft.column or "", title)
    yield from _built(draft, page)
    yield from _headed(draft, page)
    yield from _signed(draft, page)
    yield from _lined(draft, page)
    yield from _led(draft, page)
    yield from _told(draft, page)


def _placed(draft: Draft, page: PageDraft) -> Iterator[str]:
    """Where it stands, and what most of its page is."""
    yield f"page={page.kind}"
    if draft is page.articles[0]:
        yield "first"
    if draft is page.articles[-1]:
        yield "last"


def _named(patterns: _Patterns, text: str) -> list[str]:
    return [name for name, pattern in patterns if pattern.search(text)]


def _plain(text: str) -> str:
    return re.sub(r"\s", "", fold(text))


def _promised(column: str, title: str) -> Iterator[str]:
    """What column and headline promise."""
    column, title = _plain(column), _plain(title)
    yield from (f"column={name}" for name in _named(_COLUMNS, column) or ["other" if column else "none"])
    yield from (f"title={name}" for name in _named(_TITLES, title))
    length = len(title)
    yield "title=" + ("none" if not title else "short" if length <= 6 else "usual" if length <= 18 else "long")


def _built(draft: Draft, page: PageDraft) -> Iterator[str]:
    """The parts of which it is made."""
    roles = [block.role for block in draft.blocks]
    paragraphs, items = roles.count("paragraph"), roles.count("list_item")
    text, verse = draft.block_lines("paragraph", "list_item"), draft.block_lines("verse")
    size = sum(page.cued[i].size for i in text)
    yield "size=" + (next((name for most, name in _SIZES if size <= most), "feature") if size else "none")
    yield f"paragraphs={min(paragraphs, 3)}" if paragraphs < 5 else "paragraphs=many"
    if items:
        yield "items=most" if items > paragraphs else "items=some"
    if verse:
        yield "verse=most" if sum(page.cued[i].size for i in verse) > size else "verse=some"
    else:
        yield "verse=none"
    if roles.count("caption") >= 3:
        yield "captions=many"
    if draft.block_lines("caption", "credit"):
        yield "pictured" if text or verse else "pictures_only"
    yield from (f"has={role}" for role in ("subhead", "editor_note", "comment") if role in roles)


def _headed(draft: Draft, page: PageDraft) -> Iterator[str]:
    """Its deck: a dash is the manner of features, as is one that says of whom (访…, 走近…); 读《…》 that of reviews."""
    if len(draft.heads) - len(draft.decks) >= 2:
        yield "heads=two"
    if len(draft.heads) >= 3:
        yield "heads=three"
    decks = [page.cued[i] for i in draft.decks]
    of_whom = any(_OF_WHOM.match(page.cued[i].text) for i in draft.heads[1:])
    if decks or of_whom:
        yield "deck=dashed" if of_whom or any(deck.shape == "dashed" for deck in decks) else "deck=plain"
    if any(re.search(r"—\s*(?:读|评|观|看|写在)", deck.text) for deck in decks):
        yield "deck=review"
    if any(re.search(r"连载|[(][一二三四五六七八九十\d]{1,4}[)]$", deck.text) for deck in decks):
        yield "title=serial"


def _signed(draft: Draft, page: PageDraft) -> Iterator[str]:
    """Who signs it, and where."""
    signs = " ".join(page.cued[i].text for i in [*draft.bylines, *draft.signs])
    yield from (f"sign={name}" for name in _named(_SIGNS, signs))
    for place, lines in (("before", draft.bylines), ("after", draft.signs)):
        shapes = {page.cued[i].shape for i in lines}
        if lines:
            yield f"{place}=" + ("place" if "signature" in shapes else "name" if shapes & _NAMES else "other")
    if not signs:
        yield "unsigned"


def _lined(draft: Draft, page: PageDraft) -> Iterator[str]:
    """Lines of a telling form that stand in it."""
    shapes = [page.cued[i].shape for i in draft.lines]
    said = {*shapes, *(cue for i in draft.lines for cue in page.cued[i].cues if cue == "datum")}
    yield from (f"line={name}" for name in _LINES if name in said)
    asked = shapes.count("question")
    if asked:
        yield "questions" if asked > 1 else "question"
    if page.readings[draft.start].label == "jumped" or continued_from(draft, page) is not None:
        yield "jumped"


def _led(draft: Draft, page: PageDraft) -> Iterator[str]:
    """How its text begins and ends."""
    lines = draft.block_lines("paragraph", "list_item")
    if not lines:
        return
    lead, end = page.cued[lines[0]].text, page.cued[lines[-1]].text
    tests = {
        "lead=house": _HOUSE.match(lead),
        "lead=reporter": re.search("记者", lead[:30]),
        "lead=correspondent": re.search("通讯员", lead[:40]),
        "lead=timely": _TIMELY.search(lead[:40]),
        "lead=scene": _SCENE.search(_SOURCE.sub("", lead)[:16]),
        "end=name": re.search(r"[(][\u3400-\u9fff\s、]{2,12}[)]$", end),
    }
    yield from (name for name, found in tests.items() if found)


def _told(draft: Draft, page: PageDraft) -> Iterator[str]:
    """How its text speaks: words of one manner, and whether they come often."""
    text = "".join(page.cued[i].text for i in draft.block_lines("paragraph", "list_item"))
    if not text:
        return
    hundreds = max(1.0, len(text) / 100)
    for name, pattern in _TEXTS:
        often = len(pattern.findall(text))
        if often:
            yield f"text={name}"
        if often / hundreds >= 1.5:
            yield f"much={name}"
    for name, pattern in _MANNERS:
        often = len(pattern.findall(text))
        if often:
            yield f"tells={name}"
        if often >= hundreds:
            yield f"full={name}"
    heroes = Counter(name for name in _DOES.findall(text) if is_name(name))
    most = max(heroes.values(), default=0)
    yield "hero=" + ("none" if not most else "once" if most < 2 else "some" if most < 4 else "often")
    figures = len(re.findall(r"\d+", text)) / hundreds
    yield "digits=" + ("many" if figures > 4 else "some" if figures else "none")
