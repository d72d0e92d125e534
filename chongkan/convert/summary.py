"""The sentence that tells what an article reports, for lists and descriptions; taken from the text, never written."""

import re
from collections.abc import Collection, Iterable, Iterator

from chongkan.folding import fold

LONGEST = 90
_BEGINNING = 3000  # characters that are looked at
_MOST = 40  # sentences that are looked at
_SHORTEST_CLAUSE = 8  # characters; 4月23日 by itself tells nothing
# Matched on folded text: half-width marks, Simplified characters.
_DATELINE = re.compile(
    r"\s*[□■◎●◆▲▼△▽◀▶↑↓]?\s*"
    r"(?:据?(?:新华社|中新社|中新网|央视)[^。,(“]{0,16}(?:电|报道|消息)|【?(?:本报|本刊)[^。,(“]{0,14}?(?:讯(?!员)|电|消息)】?"
    r"|[\u3400-\u9fff]{2,6}?(?<!通)讯(?!员)(?=[\s(])|新华社[^(]{0,14}电)?\s*"
    r"(?:[(〔【][^)〕】]{2,60}[)〕】])?\s*(?:(?:本报)?(?:记者|通讯员)[^。,]{2,20}?报[道导]\s*:?\s*)?"
    r"(?:(?:(?:本报)?(?:见习|实习|特约)?(?:记者|通讯员|实习生)\s*(?:[\u3400-\u9fff]{2,3}[、\s]+){1,3})+)?"
)
_ITEM = re.compile(r"\s*(?:[▪★☆●■◆•·○◎□◇▲▼△]\s*|[(（]?\d{1,2}[)）.．、](?!\d)\s*|[一二三四五六七八九十]{1,2}、)")
_SALUTATION = re.compile(
    r"^(?:尊敬的|亲爱的|敬爱的)?[^，。：:“”]{0,8}(?:编辑|朋友|同志|先生|女士|记者|市民|家长|读者)[^，。：:“”]{0,4}[：:]\s*"
)
_OPENS, _CLOSES = "“「『‘（(《", "”」』’）)》"
_ENDS = "。！？!?…"
# 他身后是…, 十分钟后，…: says nothing without the sentence before it
_DANGLES = re.compile(
    r"[他她它其此这那](?!年|几|位|项|座|条)|[上下]塔|第[一二三四五六七八九十\d]+[晚天次]|[一二三四五六七八九十两几\d]+(?:分钟|小时|天|个月)后"
    r"|随后|当时|后来|于是|而|但|可是|不过|同时|此外|另外|据介绍|如|例如|比如|其中|之后|最后|原来|问:|答:|@|凡|公示期"
)
_SIGNATURE = re.compile(r"[（(【][^（()）】]*[）)】]")  # （记者 于海）
_NUMBER = re.compile(r"\d[\d.]+")
_BULLETS = "▪★☆●■◆•·○◎◇"


def summarise(headline: str, paragraphs: list[str], private: Collection[str] = ()) -> str | None:
    """The sentence that shares most with the headlines (one a line), at most 90 characters, cut at a clause.

    Early sentences are preferred, and whole ones that stand by themselves; quotations colour a story and seldom tell
    it. A list of short items is told by the beginnings of its items. A sentence with a name in `private` is never
    taken. None where there is nothing to take.
    """
    paragraphs = [paragraph for paragraph in paragraphs if paragraph.strip()]
    if digest := _digest(paragraphs, private):
        return digest
    sentences = list(_sentences(paragraphs))
    headline = fold(headline)
    heads = [_pairs(line) for line in headline.split("\n")]
    numbers = set(_NUMBER.findall(headline))
    folded = fold("\n".join(sentences)).split("\n")
    points = {
        k: _points(folded[k], k, heads, numbers)
        for k, sentence in enumerate(sentences)
        if not any(name in sentence for name in private)
    }
    return _cut(sentences[max(points, key=lambda k: points[k])]) if points else None


def _digest(paragraphs: list[str], private: Collection[str]) -> str | None:
    """轻轨2号线提速；市图书馆延长开放: the beginnings of the items, where all paragraphs are items with bullets."""
    items = [p for p in paragraphs if p.lstrip()[0] in _BULLETS]
    if len(items) < 3 or len(items) < 0.7 * len(paragraphs):
        return None
    told = ""
    for item in items:
        clauses = [clause.strip() for clause in re.split(r"[，。；！？,;]", _bare(item)) if clause.strip()]
        first = next((clause for clause in clauses if len(clause) >= _SHORTEST_CLAUSE), "")
        if not first or any(name in first for name in private):
            continue
        if len(told) + len(first) + 1 > LONGEST:
            return told + "……" if told else None
        told += ("；" if told else "") + first
    return told + "。" if told else None


def _sentences(paragraphs: Iterable[str]) -> Iterator[str]:
    """The sentences of the beginning, without datelines, bylines, numbers of items, salutations."""
    read = count = 0
    for number, paragraph in enumerate(paragraphs):
        text = paragraph[: _BEGINNING - read]
        read += len(text)
        if number == 0 or re.match(r"\s*[本据【新]", text):
            dateline = _DATELINE.match(fold(text))
            text = text[dateline.end() :] if dateline else text
        for sentence in _split(_bare(text)):
            if (sentence := " ".join(sentence.split())) and not _SIGNATURE.fullmatch(sentence):
                yield sentence
                count += 1
        if read >= _BEGINNING or count >= _MOST:
            return


def _bare(text: str) -> str:
    item = _ITEM.match(text)
    return _SALUTATION.sub("", text[item.end() :] if item else text)


def _split(text: str) -> Iterator[str]:
    """Cut after an end mark that stands in no quotation or bracket."""
    start = depth = 0
    for at, mark in enumerate(text):
        depth = max(0, depth + (mark in _OPENS) - (mark in _CLOSES))
        ends = mark in _ENDS or (mark in _CLOSES and at and text[at - 1] in _ENDS)
        if ends and depth == 0 and text[at + 1 : at + 2] not in tuple(_ENDS + _CLOSES):
            yield text[start : at + 1]
            start = at + 1
    yield text[start:]


def _points(sentence: str, position: int, heads: list[set[str]], numbers: set[str]) -> float:
    """How well a folded sentence tells what the heads' pairs of characters and numbers say."""
    own = _pairs(sentence)
    shared = max((len(pairs & own) / max(4, len(pairs)) for pairs in heads), default=0.0)
    told = 2 * shared + 0.5 * len(set().union(*heads) & own) / max(8, len(set().union(*heads)))
    told += 0.25 * min(2, len(numbers & set(_NUMBER.findall(sentence))))
    told += 0.3 if position < 3 and re.search(r"\d月|\d日|近日|日前|昨日|今日|昨天|今天|近期|连日来", sentence) else 0.0
    quoted = sum(map(len, re.findall(r"“[^”]*”", sentence))) / len(sentence)
    told -= 0.8 if sentence[0] in "“「‘" else 0.5 * quoted
    told -= 0.5 if sentence.count("“") != sentence.count("”") else 0.0
    told -= 0.7 if _DANGLES.match(sentence) else 0.0
    told -= 0.4 if sentence[-1] in "？?" else 0.0
    told -= 1.0 if re.search(r"(?:说|说道|介绍|表示|称)[。：:]?$", sentence) else 0.0  # what was said stands elsewhere
    told -= 0.4 if len(own) < 8 else 0.0
    told -= 0.2 if len(sentence) > LONGEST else 0.0
    return told - 0.06 * min(position, 12)


def _pairs(folded: str) -> set[str]:
    han = re.sub(r"[^\u3400-\u9fffA-Za-z\d]", "", folded)
    return {han[i : i + 2] for i in range(len(han) - 1)}


def _cut(sentence: str) -> str:
    if len(sentence) <= LONGEST:
        return sentence
    ends = [m.end() for m in re.finditer(r"[，；：、]", sentence[: LONGEST - 1])]
    clauses = [e for e in ends if sentence[e - 1] in "，；" and e > LONGEST / 2] or ends
    at = clauses[-1] if clauses else LONGEST - 1
    return sentence[:at].rstrip("，；：、") + "……"
