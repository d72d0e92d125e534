"""Which line of a headline block is the kicker, the headline, the deck.

The rule of the trade: a 通讯 carries its deck after a dash; in a 消息 the line that states the fact (who, where, how
much) is the headline, and a line of the same length above it that states none is the kicker. Type size is lost, so a
pair without a dash is decided by points and marked for the editor where the points are close.
"""

import re
from dataclasses import dataclass, replace

from chongkan.convert.bylines import DRAWN, read_byline
from chongkan.convert.cues.lexicon import UNIT_OF_ARMY, any_of
from chongkan.convert.draft import Draft, PageDraft
from chongkan.folding import fold
from chongkan.surnames import is_name

_MARKED = re.compile(
    r"\s*[—\-(《]"
)  # how a deck is set off; one that only its place makes a deck is weighed with its headline
_DASH = re.compile(r"\s*—")
_VAGUE = re.compile(
    r"记者|市民|网友|专家|今后|年底前|惠及|涉及|其中|最高|同比|预计|有望|将于|明起|今起|至今|共有|累计|覆盖|老人又能|当天|全程|全长|总投资|总面积|首批"
)
_VERBLESS_END = re.compile(
    r"(?:的|之|与|和|及|量|率|期间|以来|生产|工作|项目|工程|活动|经济|发展|建设|会议|大会|服务)$"
)
_PREDICATE_START = re.compile(
    r"^(?:突破|达到?|超过?|增长|下降|上线|开通|启动|开幕|举行|召开|成立|落成|竣工|通车|亮相|揭晓|获|夺|居|列|将|已|再|创|迎|破|升|降|签约|启用|发布|出炉|收到|迎来|用上|喝上|住上|有了|实现|完成|推出|建成|投用|摘得|入选|走进|送到|亮出|跑出|奏响|吹响|唱响|[一二三四五六七八九十百千万两\d]+[天年个万亿项])"
)
_SPEECH = re.compile(r"(?:强调|指出|要求|提出|时)$")
_ATTENDED = re.compile(r"(?:主持|出席|参加|讲话|致辞|陪同|应答)(?:$|[\s并])")
_OF_WHOM = re.compile(
    r"(?:对话|专访|访|走近|探访|记|追记|读|评)[\u3400-\u9fff《“]{3,}"
)  # 访劳模X, 记X县…: a deck, dash or not
_TOLD_HOW = re.compile(
    r"(?:见闻|回眸|专访|侧记|跟踪|追踪|纪实|答疑|探访|纪事|扫描|一瞥|观察|[转办]\S?记)$"
)  # the last word of a deck
_OCCASION = re.compile(
    r"(?:召开|举行|收兵|收官|闭幕|开幕|次日|首日|出台(?:意见|办法|规定)|第[\d一二三四五六七八九十]+[轮届]|……)$"
)
_PLACE = re.compile(
    r"[\u3400-\u9fff]{1,6}(?:省|市|区|县|镇|乡|村|街道|社区|局|委|办|公司|集团|学校|医院|我市|我区|我县|全市|全区|全县)"
)

_UNIT = re.compile(rf"(?:[\u3400-\u9fff]{{2,14}}{any_of('unit')}|{UNIT_OF_ARMY}):?")
_LEADS_ON = re.compile(r"(?:—|:)$")  # `…的极限课堂——`, `某边防团:`: what follows is the headline

_HAN = r"[\u3400-\u9fff]"
_AUTHOR = re.compile(rf"(.*\S)(?:\s*[□■]\s*|\s+)({_HAN}\s*{_HAN}|{_HAN}{{3}}|{_HAN}\s+{_HAN}\s+{_HAN})$")
_NOTICE = re.compile("公告|通告|启事|通知|声明|公示")


@dataclass(frozen=True, slots=True)
class Heads:
    """Line indices of each part; `doubtful` where another order would be nearly as good.

    lead: how many points the order is ahead of the next one, where points decide.

    author: who stands at the end of headline or deck, as printed, with the mark before the name: 秋日　　申　昕.
    """

    kicker: tuple[int, ...]
    title: tuple[int, ...]
    deck: tuple[int, ...]
    doubtful: bool = False
    author: str = ""
    lead: float | None = None


def order_heads(draft: Draft, page: PageDraft) -> Heads:
    """Decide the parts of one article's headline block; an article without head lines gets empty parts."""
    heads = _parts(draft, page)
    if draft.bylines or any(read_byline(page.lines[i].text) for i in draft.signs):
        return heads
    return replace(heads, author=author_at_end([page.lines[i].text for i in (*heads.title, *heads.deck)]))


def author_at_end(texts: list[str]) -> str:
    """The name at the end of the first of these head lines that has one, as printed; empty where none has."""
    for text in map(str.strip, texts):
        found = _AUTHOR.match(text)
        title, name = (found[1], re.sub(r"\s", "", fold(found[2]))) if found else ("", "")
        if is_name(name) and name not in DRAWN and len(re.sub(r"\s", "", title)) > 2 and not _NOTICE.match(name):
            return text[found.end(1) :].strip() if found else ""
    return ""


def without_author(text: str, heads: Heads) -> str:
    """A head line without the name that stands at its end."""
    return text.rstrip().removesuffix(heads.author) if heads.author else text


def _parts(draft: Draft, page: PageDraft) -> Heads:
    decks = tuple(i for i in draft.heads[1:] if _is_deck(i, draft, page))
    plain = [i for i in draft.heads if i not in decks]
    if len(plain) < 2:
        return Heads((), tuple(plain), decks)
    if len(plain) > 2:
        return _three(plain, decks, page)
    first, second = plain
    if is_unit(_text(first, page)) or _SPEECH.search(_text(first, page)) or _LEADS_ON.search(_text(first, page)):
        return Heads((first,), (second,), decks)
    points = {
        "kicker": _kicker_points(first, second, draft, page),
        "two_lines": _two_line_points(first, second, page),
        "deck": -2.0 if decks else _deck_points(first, second, draft, page),
    }
    ranked = sorted(points, key=lambda name: -points[name])
    lead = points[ranked[0]] - points[ranked[1]]
    doubtful = lead < 1.0
    if ranked[0] == "kicker":
        return Heads((first,), (second,), decks, doubtful, lead=lead)
    if ranked[0] == "deck":
        return Heads((), (first,), (second,), doubtful, lead=lead)
    return Heads((), (first, second), decks, doubtful, lead=lead)


def _is_deck(i: int, draft: Draft, page: PageDraft) -> bool:
    """A dash makes a deck of any line but the first; other marks do where the parse says so too."""
    text = _text(i, page)
    return _DASH.match(text) is not None or (i in draft.decks and _MARKED.match(text) is not None)


def _three(plain: list[int], decks: tuple[int, ...], page: PageDraft) -> Heads:
    """Kicker, headline, deck; or a headline of two lines with one of them, whichever pair reads on."""
    first, second, third = plain[:3]
    rest = tuple(plain[3:])
    if _ATTENDED.search(_text(third, page)):
        return Heads((first,), (second,), (third, *rest, *decks), True)
    short = page.cued[second].size <= 13 and page.cued[third].size <= 12 and not _VAGUE.search(_text(third, page))
    if _two_line_points(first, second, page) > 2.5:
        return Heads((), (first, second), (third, *rest, *decks), True)
    if short or _two_line_points(second, third, page) > 1.5:
        return Heads((first,), (second, third), (*rest, *decks), True)
    return Heads((first,), (second,), (third, *rest, *decks), True)


def _kicker_points(first: int, second: int, draft: Draft, page: PageDraft) -> float:
    a, b = _text(first, page), _text(second, page)
    points = 1.2 + 2.5 * (_echo(second, draft, page) - _echo(first, draft, page))
    points += 0.8 if len(b) > len(a) else -0.4 if len(b) < len(a) else 0.0
    points += 0.8 * (bool(_PLACE.search(b)) - bool(_PLACE.search(a)))
    points += 0.8 if _is_parallel(a) and not _halves(b) else 0.0
    points -= 1.0 if _halves(a) and not _is_parallel(a) else 0.0
    points += 2.0 if _OF_WHOM.match(a) else 0.0
    points += 3.0 if _OCCASION.search(a) and not _OCCASION.search(b) else 0.0
    return points


def _deck_points(first: int, second: int, draft: Draft, page: PageDraft) -> float:
    a, b = _text(first, page), _text(second, page)
    points = 0.4 + 2.0 * (_echo(first, draft, page) - _echo(second, draft, page))
    points += 1.6 if _VAGUE.search(b) else 0.0
    points += 0.6 if re.search(r"\d", b) and not re.search(r"\d{2}", a) else 0.0
    points += (1.6 if len(b) > 16 else 0.8) if _halves(b) and not _halves(a) and len(b) > 12 else 0.0
    points += 1.6 if re.search(r"[,:;]", b) and len(b) >= 14 and not re.search(r"[,:;]", a) else 0.0
    points += 1.5 if b.startswith("《") else 0.0
    points += 2.0 if _OF_WHOM.match(b) else 0.0
    points += 2.0 if _TOLD_HOW.search(b) and not _TOLD_HOW.search(a) else 0.0
    points += 0.5 if len(b) >= len(a) + 4 else 0.0
    points += 0.6 if _halves(a) and not _is_parallel(a) else 0.0
    points -= 1.0 if _is_parallel(a) else 0.0
    points -= 1.2 if _PLACE.search(b) and not _PLACE.search(a) else 0.0
    points += 1.0 if second in draft.decks else 0.0
    return points


def _two_line_points(first: int, second: int, page: PageDraft) -> float:
    a, b = _text(first, page), _text(second, page)
    points = 0.6 if len(b) < len(a) else 0.0
    points += 1.6 if _VERBLESS_END.search(a) else 0.0
    points += 2.2 if _PREDICATE_START.search(b) else 0.0
    points += 3.0 if re.match(r"是因|是为|只为|只因|因为|原来|竟是|却是|不再|也能|还能|就能|要用", b) else 0.0
    points += 0.8 if len(a) + len(b) <= 16 else 0.0
    points += 0.8 if len(a) == len(b) and not _halves(a) else 0.0
    points += 3.0 if a.startswith("关于") and not re.search("的(?:公告|公示|通知|通告|决定|意见)$", a) else 0.0
    points -= 1.5 if _halves(a) or _halves(b) else 0.0
    points -= 0.8 if _PLACE.search(b) else 0.0
    return points


def is_unit(text: str) -> bool:
    """A unit's name alone above a headline names who acts: 市生态环境局北关分局 / 提高人员素质 推进执法规范."""
    return not re.search(r"个|到|[一二三四五六七八九十百千两几\d][家所座]", text) and bool(_UNIT.fullmatch(text))


def _halves(text: str) -> bool:
    return bool(re.fullmatch(r"\S{3,}\s+\S{3,}(?:\s+\S{3,})?", text.strip()))


def _is_parallel(text: str) -> bool:
    """Two phrases of one length, the manner of kickers; headlines are seldom so even."""
    halves = text.split()
    return len(halves) >= 2 and len({len(half) for half in halves}) == 1


def _text(i: int, page: PageDraft) -> str:
    return page.cued[i].text


def _echo(i: int, draft: Draft, page: PageDraft) -> float:
    """Share of the line's character pairs that the first two paragraphs of its article hold."""
    text = re.sub(r"[^\u3400-\u9fffA-Za-z\d]", "", _text(i, page))
    pairs = {text[k : k + 2] for k in range(len(text) - 1)}
    lead = "".join(
        re.sub(r"\s", "", _text(k, page)) for k in draft.block_lines("paragraph", "caption", "list_item")[:3]
    )
    return sum(p in lead for p in pairs) / len(pairs) if pairs else 0.0
