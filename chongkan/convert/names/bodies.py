"""Tagged words -> the places and organisations that a text names."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain

import rjieba

from chongkan.convert.names.lists import any_of, words_of
from chongkan.convert.names.words import Passage, Word
from chongkan.folding import fold

PLACE, ORGANISATION = "place", "organisation"

_PLACE_END = re.compile(any_of("place_end") + "$")
_EITHER_END = re.compile(any_of("either_end") + "$")
_ORGANISATION_END = re.compile(any_of("organisation_end") + "$")
_MERGES = re.compile(any_of("merges") + "$")
_GENERIC = frozenset((*words_of("generic_place"), *words_of("generic_organisation")))
_DESCRIPTION = re.compile(any_of("generic_head") + any_of("described"))
_LAND = frozenset(words_of("land"))
_LANDS = re.compile(any_of("land"))
_BETWEEN = frozenset(("n", "nz", "vn", "an", "a", "nt", "m"))
_ORGAN = re.compile(
    rf"(?:{any_of('organ')}(?:和{any_of('organ')})?{any_of('organ_end')}(?:[\u3400-\u9fff]{{2,3}}分局)?|{any_of('bare_organ')})"
)
_RANK = "省市区县州旗"
OFFICE = re.compile(
    rf"(?<![辖社园小校郊城片])[{_RANK}]{_ORGAN.pattern}|(?:[乡镇]|街道|社区){any_of('town_organ')}|{any_of('ministry')}"
)
_MERGES_ALONE = re.compile(any_of("merges_alone"))
_COUNTED = re.compile(
    r"[一二三四五六七八九十百几两首多\d]+[座所家个条里头处]|[跨架]|联合|[接结]合处|交界处|连接处|所在|开新局|新格局|简办"
    r"|[一二三四五六七八九十两几数多各][省市区县镇乡村岛街]$"
)
_NUMBERED_SCHOOL = re.compile(
    r"(?<![第一二三四五六七八九十\d])[一二三四五六七八九十]{1,2}中(?![的有间心年国央期等外午东西南北])"
)
_LEADS_IN = re.compile(r"(?:.*在|[向从对和与及由到因凡]|首届)(?=.{3})|原(?=.{4})")
_HOUSE = re.compile(
    r"(?<=[路街巷道里弄])[\d一二三四五六七八九十百]+(?:[—\-~至、]\d+)?号(?:楼|\d+室)?$|(?<=.{3})\d+号?[楼栋幢]$|(?<=[镇乡村])[东西南北]$"
)
# 平顶山市|新华区|湛北路街道|文园社区: the units of a chain, each at least two characters long
_UNIT = re.compile(
    r"[\u3400-\u9fff]{1,7}?(?:特别行政区|自治[区州县]|街道|社区|开发区|高新区|示范区|新区|地区|[省市区县镇乡村])"
)


@dataclass(frozen=True, slots=True)
class _Span:
    """A name where it stands in its text."""

    start: int
    end: int
    kind: str


def find_bodies(passages: Sequence[Passage], people: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return (places, organisations) that the texts of one article name, each in the order of its first mention.

    Taken is what the tagger calls one, with the words after it that make one name with it, and every office of a
    province, city, county or district. A chain of places gives each of them; so do the places at the head of a body's
    name. Kept is what ends like one, is mentioned twice, or is known.
    """
    found: list[tuple[str, str]] = []
    for passage in passages:
        taken = [m.span() for name in people for m in re.finditer(re.escape(name), passage.text)]
        for span in _spans(passage):
            if any(start <= span.start and span.end <= end for start, end in taken):
                continue  # 怀远 in 成怀远
            found += _parts(passage.text[span.start : span.end], span.kind)
    counted = Counter(name for name, _ in found)
    kinds = dict(reversed(found)) if found else {}
    kept = [name for name in counted if name not in people and _is_name(name, kinds[name], counted[name])]
    kept = _without_longer(kept, counted)
    places = tuple(name for name in kept if kinds[name] == PLACE)
    return places, tuple(name for name in kept if kinds[name] == ORGANISATION)


def _spans(passage: Passage) -> list[_Span]:
    """The names of one text, none inside another."""
    spans: list[_Span] = []
    for words in passage.clauses:
        spans += _tagged(words)
        spans += _offices(passage.text, words)
    return _joined(sorted(spans, key=lambda span: (span.start, -span.end)), passage.text)


def _tagged(words: Sequence[Word]) -> Iterator[_Span]:
    for at, word in enumerate(words):
        last = _last_of_name(words, at)
        if "联合" in word.text[1:-2] and word.tag in ("LOC", "ORG"):
            middle = word.start + word.text.index("联合", 1)
            yield from (_Span(word.start, middle, ORGANISATION), _Span(middle + 2, word.end, ORGANISATION))
        elif word.tag in ("LOC", "ORG") or (word.tag == "nt" and last > at):
            start = word.start + (m.end() if (m := _LEADS_IN.match(fold(word.text))) else 0)
            yield _Span(start, words[last].end, PLACE if word.tag == "LOC" else ORGANISATION)
        elif word.tag == "PER" and last > at:
            yield _Span(word.start, words[at + 1].end, PLACE)
        elif (word.tag == "nz" or len(word.text) == 1) and (end := _untagged(words, at)):
            yield _Span(word.start, words[end].end, PLACE)


def _untagged(words: Sequence[Word], at: int) -> int:
    """The last word of a school's or house's name that the tagger took for other words (新|鹰|小学), or 0."""
    for last in range(at + 1, min(at + 4, len(words))):
        if _MERGES_ALONE.fullmatch(_text(words, last)):
            return last if words[at].tag == "nz" or last - at > 1 else 0
        if len(words[last].text) > 1 or words[last].tag not in _BETWEEN:
            return 0
    return 0


def _text(words: Sequence[Word], at: int) -> str:
    return fold(words[at].text) if at < len(words) else ""


def _last_of_name(words: Sequence[Word], at: int) -> int:
    """The last word of the name that begins here: 天河|庄园, 新华区委|第一|巡察|组, 前林都村|党支部."""
    text = ""
    for last in range(at + 1, min(at + (2 if words[at].tag == "PER" else 5), len(words))):
        if words[last].tag not in _BETWEEN and words[last].tag not in ("ORG", "nt"):
            break
        text += fold(words[last].text)
        if _MERGES.fullmatch(text) or (len(text) > 1 and _MERGES.search(text) and words[last].tag != "ORG"):
            return last
    return at


def _offices(text: str, words: Sequence[Word]) -> Iterator[_Span]:
    """市|生态环境|局, 区|委: whatever the tagger saw there."""
    if words:
        start = words[0].start
        clause = fold(text[start : words[-1].end])
        for match in chain(OFFICE.finditer(clause), _NUMBERED_SCHOOL.finditer(clause)):
            yield _Span(start + match.start(), start + match.end(), ORGANISATION)


def _joined(spans: list[_Span], text: str) -> list[_Span]:
    """Overlapping spans as one; what an office is an office of is part of its name, and so are 平顶山|展览馆."""
    joined: list[_Span] = []
    for span in spans:
        before = joined[-1] if joined else None
        if before and (span.start < before.end or (span.start == before.end and _belongs(before, span, text))):
            longer = span if span.end > before.end else before
            joined[-1] = _Span(before.start, longer.end, longer.kind)
        else:
            joined.append(span)
    return joined


def _belongs(before: _Span, span: _Span, text: str) -> bool:
    head, name = fold(text[before.start : before.end]), fold(text[span.start : span.end])
    return name not in _LAND and ((head in _LAND and not _units(name)) or name.startswith("中心"))


def _parts(name: str, kind: str) -> list[tuple[str, str]]:
    """A name, typed by its end, and the places at its head; a chain of places is only its places."""
    name = re.sub(r"\s", "", name)
    name = (
        name[: len(name) - len(match[0])] if (match := _HOUSE.search(fold(name))) else name
    )  # a street, no one's door
    folded = fold(name)
    units = _units(folded)
    heads = [(name[a:b], PLACE) for a, b in units]
    if (land := _LANDS.match(folded)) and 2 <= land.end() < len(folded) and not units and land[0] != "中国":
        heads = [(name[: land.end()], PLACE)]
    rest = units[-1][1] if units else 0
    if rest == len(folded):
        return heads
    kind = _kind(folded, ORGANISATION if rest and _EITHER_END.search(folded) else kind)
    own = kind == PLACE and folded[rest:] not in _GENERIC and not _ORGAN.match(folded, rest)
    return [*heads, (name[rest:] if own else name, kind)]


def _units(folded: str) -> list[tuple[int, int]]:
    """The administrative units with which a name begins; 城市 in 新华区城市管理局 is none."""
    units, at = [], 0
    borders = _borders(folded)
    while (match := _UNIT.match(folded, at)) and not _is_generic(match[0]) and match[0][0] not in _RANK:
        end = match.end()
        if folded[end:] in tuple("省市区县镇乡村"):  # 新市|镇 is one
            end = len(folded)
        if end not in borders:  # 水产市|场, 学院市|政
            break
        units.append((at, end))
        at = end
        if _ORGAN.match(folded, end):
            break
    return units


def _is_generic(folded: str) -> bool:
    return folded in _GENERIC or bool(_DESCRIPTION.fullmatch(folded))


@cache
def _borders(text: str) -> frozenset[int]:
    """Where words end."""
    return frozenset(accumulate(map(len, rjieba.cut(text, True))))


def _kind(folded: str, tagged: str) -> str:
    if folded[0] in _RANK and _ORGAN.match(folded, 1):
        return ORGANISATION
    place, body = _PLACE_END.search(folded), _ORGANISATION_END.search(folded)
    if place and body:
        return PLACE if len(place[0]) >= len(body[0]) else ORGANISATION
    return PLACE if place else ORGANISATION if body else tagged


def _is_name(name: str, kind: str, count: int) -> bool:
    folded = fold(name)
    if _is_generic(folded) or len(folded) < 2 or _COUNTED.search(folded):
        return False
    if folded in _LAND or count > 1 or _NUMBERED_SCHOOL.fullmatch(folded):
        return True
    ends = (_PLACE_END, _EITHER_END) if kind == PLACE else (_ORGANISATION_END, _EITHER_END)
    known = any((match := end.search(folded)) and len(match[0]) < len(folded) for end in ends)
    if kind == PLACE and not known:
        return len(folded) < 5 and not _is_word(folded)  # 澜港, 灣汀: a town without its 市
    return known and (len(folded) > 2 or folded[1] in "省市区县镇乡村委江湖岭湾岛州")


@cache
def _is_word(text: str) -> bool:
    return bool(rjieba.has_word(text))


def _without_longer(names: list[str], counted: Counter[str]) -> list[str]:
    """Of two names of one body (新华区|西高皇街道综治中心) the one that is said more; 湖津 beside 湖津市 not at all."""
    dropped = {name for name in names if any(name + unit in names for unit in "省市区县镇乡村")}
    for long in names:
        for short in names:
            head = long.removesuffix(short)
            if (
                head
                and head != long
                and _units(fold(head))
                and _units(fold(head))[-1][1] == len(head)
                and len(short) > 3
            ):
                dropped.add(short if counted[long] >= counted[short] else long)
    return [name for name in names if name not in dropped]
