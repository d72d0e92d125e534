"""Suspected misprints, for the editor. They are found and marked, never mended: a newspaper is a record."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from chongkan.convert.cues.lexicon import any_of, words
from chongkan.surnames import COMPOUND, SINGLE

_HAN = r"[\u3400-\u9fff]"
# A word of two to four characters printed twice. Passed over are what Chinese doubles on purpose: verbs for a light
# tone (商量商量), sounds (咕嘟咕嘟), 着 and 了 (说着说着), counting (一个一个), calls (“别动别动”).
_DOUBLED = re.compile(rf"({_HAN}{{2,4}})\1")
_LIGHT = frozenset(words("doubled_on_purpose"))
_SOUNDS = frozenset("咕嘟嘀嗒滴答叮咚哗啦噼啪轰隆咔嚓咯吱呼噜咣当吱呀沙哈呵嘻嘿呜嗡突咚砰啪喵汪哞咩叽喳唧")
_LOOSE_END = frozenset("着了过的地得")
_CLAUSE_TWICE = re.compile(rf"({_HAN}{{5,14}})[，。；]{_HAN}{{0,4}}\1")
# Characters that recognition and typing mix up, where only one of them makes sense.
_MIXED_UP = re.compile(
    r"(?:目前|现|早|均|都|业)(己)|(己)(?:完成|完工|经|生效|达|被|成为|建成|全部|累计)|(巿)|(按装)|(竟赛)|(竞然)|(巳经)|(末来)|(士地)"
    r"|(人选)(?:作品|者将|名单将)"
)
_FUNCTION = re.compile(r"的的|是是|在在|和和|与与|及及|为为|被被|从从|把把|该该|此此|于于|以以|并并|而而")
_AROUND = re.compile(rf"({_HAN}{{2}})(?!\1)({_HAN}{{2}})\1")
_VERBS = frozenset(words("administering"))
_LATIN = re.compile(rf"(?<={_HAN})\s?([a-z]{{2,12}})\s?(?={_HAN})")
_UNITS = frozenset("km kg cm mm ml kw kwh vs pm am app ok wifi email http https www com".split())  # noqa: SIM905 (a list of words)
_PAIRS = (("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ("《", "》"), ("（", "）"), ("【", "】"))
_NAME = re.compile(rf"(?=((?:{'|'.join(COMPOUND)}|[{SINGLE}]){_HAN}{{2}}))")


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What may be wrong: its kind, the words, why. `at` is the offset in the text that was read."""

    kind: str
    at: int
    text: str
    hint: str


def suspicions(text: str, role: str, goes_on: bool = False) -> list[Suspicion]:
    """What looks wrong in one block of running text, in its order.

    role: its role in the ledger. goes_on: the next block opens with a quotation mark too, so that a quotation that
    this one opens may run on (each paragraph of a long quotation opens it anew, only the last closes it).
    """
    found = [*_latin(text), *_unbalanced(text, goes_on), *_mixed_up(text)]
    if role != "verse":
        found += _doubled(text)
    if role == "caption":
        causes = re.finditer(r"(?:^|。)(因为)", text)
        found += [Suspicion("misprint", m.start(1), "因为", "图片说明里的“因为”，疑为“图为”") for m in causes]
    return sorted(found, key=lambda s: s.at)


def is_unfinished(text: str) -> bool:
    """A paragraph that stops in the middle of a sentence."""
    return re.search(r"[\u3400-\u9fff，、]$", text) is not None


def two_spellings(text: str) -> list[Suspicion]:
    """Names of three characters of which the article has another order too (侯华俊, 侯俊华)."""
    seen: dict[tuple[str, frozenset[str]], str] = {}
    found = []
    for match in _NAME.finditer(text):
        name = match[1]
        first = seen.setdefault((name[0], frozenset(name[1:])), name)
        if first != name and len(set(name)) == 3 and _is_named(text, name) and _is_named(text, first):
            found.append(Suspicion("two-spellings", match.start(), name, f"前文作“{first}”"))
    return list({s.text: s for s in found}.values())


def rare_variants(text: str) -> list[Suspicion]:
    """A term of four characters that the article writes once, and eight times or more with another second character."""
    terms = Counter(run[k : k + 4] for run in re.findall(r"[\u3400-\u9fff]+", text) for k in range(len(run) - 3))
    common = {(term[0], term[2:]): term for term, times in terms.items() if times >= 8}
    rare = [term for term, times in terms.items() if times == 1 and common.get((term[0], term[2:]), term) != term]
    return [
        Suspicion("misprint", text.find(term), term, f"他处都作“{common[term[0], term[2:]]}”")
        for term in rare
        if text.count(term[:3]) == 1 and text.count(term[1:]) == 1
    ]


def _is_named(text: str, name: str) -> bool:
    """The three characters stand where a name stands: after an office or a role, or before a verb of saying."""
    return bool(re.search(f"{any_of('before_name')}{name}|{name}{any_of('after_name')}", text))


def _doubled(text: str) -> Iterator[Suspicion]:
    said = [range(m.start(), m.end()) for m in re.finditer(r"[“「‘『][^”」’』]{0,12}[”」’』]", text)]
    for m in _DOUBLED.finditer(text):
        if not _is_natural(m[1]) and not any(m.start() in quotation for quotation in said):
            yield Suspicion("misprint", m.start(), m[0], f"“{m[1]}”重复")
    for m in _FUNCTION.finditer(text):
        if not (m.start() > 1 and text[m.start() - 1] == text[m.start() - 2]):  # 实实在在
            yield Suspicion("misprint", m.start(), m[0], f"“{m[0][0]}”重复")
    for m in _AROUND.finditer(text):
        if m[1] in _VERBS and m[2] in _VERBS:
            yield Suspicion("misprint", m.start(), m[0], f"“{m[1]}”前后重复")
    for m in _CLAUSE_TWICE.finditer(text):
        yield Suspicion("misprint", m.start(), m[0], f"“{m[1]}”重复")


def _is_natural(word: str) -> bool:
    loose = word[-1] in _LOOSE_END or "一" in word
    return word in _LIGHT or word[0] == word[1] or loose or set(word) <= _SOUNDS


def _mixed_up(text: str) -> Iterator[Suspicion]:
    for m in _MIXED_UP.finditer(text):
        yield Suspicion("misprint", m.start(), m[0], f"“{next(g for g in m.groups() if g)}”疑为形近字")


def _latin(text: str) -> Iterator[Suspicion]:
    for m in _LATIN.finditer(text):
        if m[1] not in _UNITS:
            yield Suspicion("misprint", m.start(1), m[1], "中文里夹着英文词")


def _unbalanced(text: str, goes_on: bool) -> Iterator[Suspicion]:
    """A mark without its partner."""
    for left, right in _PAIRS:
        opened = text.count(left) - text.count(right)
        if opened == 0 or (goes_on and left in "“「" and opened > 0):
            continue
        at = text.rfind(left) if opened > 0 else text.find(right)
        lacks = f"缺“{right}”" if opened > 0 else f"缺“{left}”"
        yield Suspicion("quote", at, text[max(0, at - 6) : at + 8], f"引号、括号不成对：{lacks}")
