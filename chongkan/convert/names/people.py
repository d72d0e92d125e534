"""Tagged words -> the people whom a text names, and as what."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import rjieba

from chongkan.convert.names.lists import any_of, words_of
from chongkan.convert.names.words import Passage, Word
from chongkan.folding import fold
from chongkan.model import Person
from chongkan.surnames import is_name

_SPEAKS = frozenset(words_of("speaks"))
_CALLED = re.compile(any_of("calls") + "$")
_NO_NAME = re.compile(
    r"[左右前后中][一二三四五六七八九]$|.[河江湖山村庄镇乡县市区]$|..[河江湖村镇乡县市区]$"
)  # 左三, 王庄, 岑水河
_ADDRESSED = re.compile(r".*(?:先生|女士|同志|老师|师傅)$")
_UNIT = "[省市县区镇乡村州旗河江]"
_NAMED_AFTER = re.compile(any_of("place_end", "either_end", "organisation_end") + "$")
_TITLE = re.compile(any_of("title") + "$")
_TITLE_AFTER = re.compile(any_of("title_after"))
_IN_A_TITLE = frozenset(("n", "nz", "vn", "an", "ORG", "LOC", "nt", "nw", "f", "s", "PER"))
_IN_A_NAME = frozenset(("n", "nz", "nr", "a", "ad", "an", "m", "nw", "ORG", "LOC", "PER", "v"))
_FOLLOWS_A_NAME = frozenset(("v", "p", "d", "vd"))
_LONGEST_TITLE = 30
_DOUBTFUL = frozenset(words_of("doubtful_surname"))


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A name where it stands: the words before and after it in its clause, what the text says of the person."""

    name: str
    before: Sequence[Word]
    after: Sequence[Word]
    role: str | None


def find_people(passages: Sequence[Passage], known: frozenset[str] = frozenset()) -> tuple[Person, ...]:
    """Return the people whom the texts of one article name, in the order of their first mention.

    known: names that need no further evidence (the bylines'). What the tagger calls a person is taken if it is built
    like a name and something speaks for it: a title before it, a person's verb or title behind it, or a surname that
    is no common word; so is an untagged name between a title and a verb.
    """
    sightings: dict[str, list[_Sighting]] = {}
    for passage in passages:
        for number, words in enumerate(passage.clauses):
            for first, last in [*_candidates(words), *_after_a_gap(passage, number)]:
                name = re.sub(r"\s", "", passage.text[words[first].start : words[last].end])
                role = _role(passage, number, first) or _title_behind(passage, number, last)
                seen = _Sighting(name, words[:first], words[last + 1 :], role)
                sightings.setdefault(name, []).append(seen)
    places = {name for name in sightings if any(re.search(name + _UNIT, passage.text) for passage in passages)}
    return tuple(
        Person(name, _best_role(seen) or _role_elsewhere(name, passages))
        for name, seen in sightings.items()
        if name in known or (name not in places and _is_person(name, seen))
    )


def _candidates(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """First and last word of what may be a name: one that is tagged as one, else what stands after a title."""
    for at, word in enumerate(words):
        if word.tag in ("PER", "nr"):
            if len(word.text) == 2 and [w.text for w in words[at + 1 :]] == ["和"]:
                yield at, at + 1  # 费春|和 ends a clause: 和 joins nothing there
            elif not _names_something(words[at + 1 :]):
                yield at, at
        elif (
            at
            and _ADDRESSED.sub("", fold(words[at - 1].text))
            and _TITLE.search(fold(words[at - 1].text))
            and (last := _untagged(words, at)) is not None
        ):
            yield at, last


def _after_a_gap(passage: Passage, number: int) -> Iterator[tuple[int, int]]:
    """区委书记　全守中: a clause that is nothing but a name, white space after a title."""
    words = passage.clauses[number]
    if not number or any(word.tag in ("PER", "nr") for word in words):
        return
    before = passage.clauses[number - 1][-1]
    text = passage.text[words[0].start : words[-1].end]
    titled = not passage.text[before.end : words[0].start].strip() and _TITLE.search(fold(before.text))
    if titled and 2 <= len(text) <= 3 and is_name(fold(text)) and not _is_word(fold(text)):
        yield 0, len(words) - 1


def _names_something(after: Sequence[Word]) -> bool:
    """谷文昌|纪念馆 names a place, not a person who is there."""
    return bool(after) and after[0].tag in ("n", "ORG", "LOC", "nt") and bool(_NAMED_AFTER.match(after[0].text))


def _untagged(words: Sequence[Word], at: int) -> int | None:
    """The last word of a name that the tagger took for other words: 站长|宦建业|带着, 商户|钱|满仓|说."""
    text = ""
    for last in range(at, min(at + 3, len(words) - 1)):
        if words[last].tag not in _IN_A_NAME:
            return None
        text += fold(words[last].text)
        if not 2 <= len(text) <= 3 or not is_name(text):
            continue
        follows = words[last + 1]
        verbless = not any(word.tag == "v" for word in words[at : last + 1])
        whole = len(text) == 3 and verbless and not _is_word(text) and follows.tag in _FOLLOWS_A_NAME
        if whole or fold(follows.text) in _SPEAKS:
            return last
    return None


def _is_person(name: str, seen: Sequence[_Sighting]) -> bool:
    folded = fold(name)
    if not re.fullmatch(r"[\u3400-\u9fff]{2,4}", folded) or _CALLED.search(folded[1:]) or _TITLE.fullmatch(folded):
        return False
    titled = any(s.role for s in seen)
    if not is_name(folded):
        return titled and len(folded) == 3
    if titled or any(_acts(s) for s in seen):
        return True
    if _NO_NAME.match(folded):
        return False
    if len(folded) == 2 or folded[0] in _DOUBTFUL:
        common = _is_word(folded) or (len(folded) > 2 and _is_word(folded[1:]))
        repeated = len(seen) > 1 or any(_listed(s) for s in seen)
        return not common and repeated and any(_stands_apart(s) for s in seen)
    return not _is_word(folded) or rjieba.tag(folded, False)[0][1].startswith("nr")  # 金龟子 is no 金


def _listed(seen: _Sighting) -> bool:
    """Whether the name is a clause by itself, as in a list of people."""
    return not seen.before and not seen.after


def _acts(seen: _Sighting) -> bool:
    return bool(seen.after) and fold(seen.after[0].text) in _SPEAKS


def _stands_apart(seen: _Sighting) -> bool:
    """Whether a second segmenter does not read a longer word over the name's ends (慰问金|后)."""
    before, after = (fold("".join(w.text for w in words)) for words in (seen.before, seen.after))
    name = fold(seen.name)
    ends, at = {0}, 0
    for word in rjieba.cut(before + name + after, True):
        at += len(word)
        ends.add(at)
    return len(before) in ends and len(before) + len(name) in ends


@cache
def _is_word(text: str) -> bool:
    return bool(rjieba.has_word(text)) and len(rjieba.cut(text, False)) == 1


def _best_role(seen: Sequence[_Sighting]) -> str | None:
    """The role said most often, and of those the longest."""
    roles = Counter(s.role for s in seen if s.role)
    return max(roles, key=lambda role: (roles[role], len(role))) if roles else None


def _role(passage: Passage, number: int, first: int) -> str | None:
    """What stands directly before the name, also over 、 where a title ends before it: 党委副书记、主席团主席辛振豪."""
    words = passage.clauses[number]
    start = first
    while start and words[start - 1].tag in _IN_A_TITLE:
        start -= 1
    if start and start < first and words[start - 1].text in ("老", "副", "原"):
        start -= 1
    if (
        start == first == 0
        and number
        and not passage.text[passage.clauses[number - 1][-1].end : words[0].start].strip()
    ):
        return _role(passage, number - 1, len(passage.clauses[number - 1]))  # 区委书记　全守中
    if start == first or not _TITLE.search(fold(words[first - 1].text)):
        return None
    begins, ends = words[start].start, words[first - 1].end
    if start == 0 and number and passage.text[passage.clauses[number - 1][-1].end : begins] == "、":
        further = _role(passage, number - 1, len(passage.clauses[number - 1]))
        if further and ends - begins + len(further) < _LONGEST_TITLE:
            return further + "、" + passage.text[begins:ends]
    title = passage.text[begins:ends]
    return title if len(title) <= _LONGEST_TITLE else words[first - 1].text


def _role_elsewhere(name: str, passages: Sequence[Passage]) -> str | None:
    """The role said where the tagger did not see the name: 局长|解|宝山, which 解宝山|说 tells later."""
    for passage in passages:
        at = passage.text.find(name)
        for number, words in enumerate(passage.clauses):
            for first, word in enumerate(words):
                if word.start == at and word.tag not in ("PER", "nr") and (role := _role(passage, number, first)):
                    return role
    return None


def _title_behind(passage: Passage, number: int, last: int) -> str | None:
    """习近平|总书记, 栾清平（青棠街道党工委书记）."""
    after = passage.clauses[number][last + 1 :]
    if after and after[0].text in ("为", "任", "担任") and _TITLE.search(fold(after[-1].text)):
        return passage.text[after[1].start : after[-1].end] if len(after) > 1 else None
    if after:
        return after[0].text if after[0].tag in ("n", "nz") and _TITLE_AFTER.fullmatch(fold(after[0].text)) else None
    end = passage.clauses[number][last].end
    bracket = re.match(r"\(([^()]{2,30})\)", fold(passage.text[end : end + _LONGEST_TITLE + 2]))
    return passage.text[end + 1 : end + 1 + len(bracket[1])] if bracket and _TITLE.search(bracket[1]) else None
