"""The sentence that tells what an article reports, for lists and descriptions; taken from the text, never written."""

import re
from collections.abc import Collection

from chongkan.folding import fold

LONGEST = 90
_BEGINNING = 2000  # characters that are looked at: what an article reports stands at its beginning
# Matched on folded text: half-width marks, Simplified characters.
_DATELINE = re.compile(
    r"\s*[□■◎●◆▲▼△▽◀▶↑↓]?\s*(?:【?(?:本报|本刊)[^。,(“]{0,14}?(?:讯|电|消息)】?|[\u3400-\u9fff]{2,8}讯|新华社[^(]{0,14}电)?\s*"
    r"(?:[(〔【][^)〕】]{2,60}[)〕】])?\s*(?:(?:本报)?(?:记者|通讯员)[^。,]{2,20}?报[道导]\s*:?\s*)?"
)
_SENTENCE = re.compile(r"[^。！？!?]*[。！？!?]+[”’」』）]*")


def summarise(headline: str, paragraphs: list[str], private: Collection[str] = ()) -> str | None:
    """The one of the first sentences that shares most with the headline, at most 90 characters, cut at a clause.

    An opening quotation is passed over where it can be: it colours a story and seldom tells it. A sentence with a name
    in `private` is never taken.
    """
    text = "".join(paragraphs[:3])[: 2 * _BEGINNING]
    dateline = _DATELINE.match(fold(text))
    text = text[dateline.end() :] if dateline else text
    text = text[:_BEGINNING]
    sentences = _SENTENCE.findall(text)[:7] or ([text] if text else [])
    pairs = _pairs(headline)
    points = {k: _points(s, k, pairs) for k, s in enumerate(sentences) if not any(name in s for name in private)}
    return _cut(sentences[max(points, key=lambda k: points[k])].strip()) if points else None


def _points(sentence: str, position: int, pairs: set[str]) -> float:
    shared = len(pairs & _pairs(sentence)) / max(1, len(pairs))
    quoted = 0.8 if sentence.lstrip()[:1] in "“「‘" else 0.0
    dated = 0.3 if re.search(r"\d月|\d日|近日|日前|昨日|今日", sentence) else 0.0
    return shared + dated - quoted - 0.12 * position


def _pairs(text: str) -> set[str]:
    han = re.sub(r"[^\u3400-\u9fffA-Za-z\d]", "", fold(text))
    return {han[i : i + 2] for i in range(len(han) - 1)}


def _cut(sentence: str) -> str:
    if len(sentence) <= LONGEST:
        return sentence
    ends = [m.end() for m in re.finditer(r"[，；：、]", sentence[: LONGEST - 1])]
    clauses = [e for e in ends if sentence[e - 1] in "，；" and e > LONGEST / 2] or ends
    at = clauses[-1] if clauses else LONGEST - 1
    return sentence[:at].rstrip("，；：、") + "……"
