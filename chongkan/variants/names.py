"""Names that a conversion by words gets wrong (记者于海 -> 記者於海), kept right in a text that becomes Traditional.

Where a name is known (bylines, mentions) it is kept through the whole article; where it is not, a surname is kept by
what stands beside it: 记者X, X某, X主任, X摄, X庄. Only characters that would go wrong are kept, the rest of a name is
left to the converter.
"""

import re
from functools import cache, lru_cache

from chongkan.variants.name_characters import (
    AFTER_GIVEN,
    CREDITS,
    FORMS_OF_ADDRESS,
    GIVEN,
    KIN,
    NAMES_END,
    PLACES,
    RARE_SURNAMES,
    SPEECH,
    SURNAMES,
    TITLES,
    TOLD_GIVEN,
    USUAL,
    Character,
)
from chongkan.variants.shields import shield

_HAN = r"[\u3400-\u9fff]"
_LONGEST_TITLE = max(map(len, TITLES))
_LONGEST_ADDRESS = max(map(len, FORMS_OF_ADDRESS))
# What stands before a name, and hardly before a word that begins with the same character.
_LISTING = frozenset("（(、：:/／ 　\t\n□■◎●◇◆○【—")
_LEADING = _LISTING | frozenset("，。；！？“‘")
_CLAUSE_BORDERS = _LEADING | {""}
_JOINED = frozenset(f"{word}于" for word in "和与跟被把据")  # hardly a preposition's place
# What follows the surname itself: the rest of a name, and what ends it.
_SHORT = rf"{_HAN}{{1,2}}|[ 　]{_HAN}(?!{_HAN})"
_LISTED = rf"{_HAN}{{1,2}}(?![^\s、）)/／，。；（】])"
_SPEAKING = rf"{_HAN}{{1,2}}(?:{SPEECH})"
_CREDITED = rf"{_HAN}{{1,2}}\s?(?:摄|供图|文/图|/文|图/|绘|整理|[著译](?!{_HAN}))"
# 责编：谷雨欣 余波, （记者于今）: in a row of names alone, even what would be another word is one.
_IN_CREDITS = (
    rf"(?:(?:{CREDITS})[ 　：:/／]+|[（(](?:{CREDITS})|□ ?|(?<!{_HAN})(?:笔名|原名|化名))(?:{_HAN}{{2,3}}[ 　、])*$"
)
_CREDIT_BORDERS = frozenset(" 　：:/／、□者员名摄文图")  # the last ones end words of CREDITS
_ALONE = rf"(?:{_HAN}{{1,2}}|[ 　]{_HAN})(?! ?{_HAN})"
# 王强、于海涛、李娜: after a name, and before another or what ends the list.
_AFTER_NAME = rf"[{USUAL}]{_HAN}{{1,2}}、$"
_IN_SERIES = rf"{_HAN}{{1,2}}(?:[，。；）)和及与等]|$|、[{USUAL}]{_HAN}{{1,2}}[、，。；）)和及与等])"
_OFFICER = "[^人党官成动会全各议委满复裁增减超伤]员$"  # 联络员, 驾驶员; not 人员
# 古里镇, 里坞村: 里 as a place's name has it; 县里村 is in the county, 里面 is inside.
_VILLAGE = "[村镇乡](?:党|支部|支书|委|位于|[，。、；）]|[0-9０-９]+月|$)"
_INSIDE = frozenset("这那哪县市区镇乡村城山家屋街校厂园林心手夜沟田地")
_FIRST_IN_PLACE = rf"(?![面头边外屋间层三弄里]){_HAN}{{1,2}}(?:[村镇乡山]|河(?!流))"
_BOSS = "总(?=[说表告介，。、：您好和笑])"
_NAMED = "(?<!百)姓$"  # 姓范的老板; 百姓 is another word
_GIVEN_THEN_LAST = rf"{_HAN}(?:{AFTER_GIVEN})"
_OLD_GIVEN = "[元山魁奎军民国江海文武英鳌彪标祥胜喜友良林春平生龙伟强]"  # after 占: 王占元
_NO_GIVEN = frozenset(("魏征", "文征", "武斗"))  # 魏徵 and 文徵明 are printed so, 武鬥 is a word
_RARE = "干征"  # verbs, but for the surname of a few
# 党员干永红: after a title, where it ends as names do.
_RARE_NAME = rf"(?!部|警|群|事){_HAN}?[{NAMES_END}](?:{AFTER_GIVEN})"
_RARE_ADDRESSED = "某(?=[，。、；：（因被说与和在])|先生|女士"
_RISKY = re.compile(f"[里{_RARE}{''.join(SURNAMES.keys() | TOLD_GIVEN)}]")
_NEEDS_TELLING = re.compile(rf"[于游谷种](?!某){_HAN}{{2}}")  # surnames that are common, and kept by what tells them


def shield_names(text: str, names: tuple[str, ...] = ()) -> str:
    """Keep the characters of each known name, and of names told by what stands beside them, from the converter."""
    for name in names:
        if name in text:
            text = re.sub(re.escape(name), _known, text)
    return _RISKY.sub(_told, text)


def told_names(text: str) -> tuple[str, ...]:
    """The names of three characters that what stands beside them tells somewhere (记者于海涛), to be known elsewhere.

    Not of two: 于海 may stand in other words (于海边). Not of surnames that are kept anywhere (范), nor of rare ones.
    """
    found = (m for m in _NEEDS_TELLING.finditer(text) if _is_surname(SURNAMES[m[0][0]], text, m.start()))
    return tuple(dict.fromkeys(match[0] for match in found))


def is_at_risk(name: str) -> bool:
    """Whether a name holds characters that the converter may get wrong."""
    return _right(name) != name


@lru_cache(maxsize=4096)
def _right(name: str) -> str:
    """The name with the characters shielded that go wrong: the surname's, and those of given names."""
    if len(name) < 2:
        return name
    return _surname(name[0]) + "".join(shield(GIVEN[c]) if c in GIVEN else c for c in name[1:])


def _surname(character: str) -> str:
    if character in SURNAMES:
        return shield(SURNAMES[character].name)
    return shield(RARE_SURNAMES[character]) if character in RARE_SURNAMES else character


def _known(match: re.Match[str]) -> str:
    """A known name as it is kept; not where its surname ends a word: 由于海拔高 is not about 于海."""
    name, text, at = match[0], match.string, match.start()
    before = SURNAMES[name[0]].before if name[0] in SURNAMES else ""
    return name if _ends(before, text, at) and not _has_title(text, at) else _right(name)


def _told(match: re.Match[str]) -> str:
    """The character, kept where what stands beside it tells that it is a name's."""
    character, text, at = match[0], match.string, match.start()
    if character in SURNAMES and _is_surname(SURNAMES[character], text, at):
        return shield(SURNAMES[character].name)
    if character == "里":
        return shield(character) if _is_in_place(text, at) else character
    if character in _RARE and _is_rare_surname(text, at):
        return shield(character)
    return shield(GIVEN[character]) if character in TOLD_GIVEN and _is_given(character, text, at) else character


def _is_surname(character: Character, text: str, at: int) -> bool:
    rest = at + 1
    if _pattern(_NAMED).search(text, max(0, at - 2), at) or _is_in_credits(text, at):
        return True
    if _pattern(character.after).match(text, rest):
        return _pattern(KIN).match(text, rest) is not None and _has_title(text, at)
    if _pattern(_SHORT).match(text, rest) and (text[at - 1 : rest] in _JOINED or _has_title(text, at)):
        return True
    if _is_in_series(text, at) or (text[at - 1 : rest] == "老于" and _pattern(AFTER_GIVEN).match(text, rest)):
        return True
    if _ends(character.before, text, at) or _ends(character.unless_known, text, at):
        return False
    in_place = _pattern(PLACES).match(text, rest) is not None
    return character.alone or in_place or _is_addressed(text, rest) or _is_listed(text, at)


def _is_given(character: str, text: str, at: int) -> bool:
    """省长陈郁, 队员李冲说, 王占元: in a name after a title and a usual surname, or as given names were of old."""
    if text[at - 1 : at + 1] in _NO_GIVEN:
        return False
    if at and text[at - 1] in USUAL:
        if character == "占" and _pattern(_OLD_GIVEN).match(text, at + 1):
            return True
        if (at == 1 or text[at - 2] in _LISTING) and _pattern(AFTER_GIVEN).match(text, at + 1):
            return True
        if _has_title(text, at - 1):
            return bool(_pattern(AFTER_GIVEN).match(text, at + 1) or _pattern(_GIVEN_THEN_LAST).match(text, at + 1))
    return _ends_name(text, at)


def _ends_name(text: str, at: int) -> bool:
    """The last of three characters, after a title."""
    in_name = at > 1 and text[at - 2] in USUAL and _pattern(AFTER_GIVEN).match(text, at + 1) is not None
    return in_name and _has_title(text, at - 2)


def _is_rare_surname(text: str, at: int) -> bool:
    """党员干永红, 干某; 老干红 is a wine."""
    if _pattern(_RARE_ADDRESSED).match(text, at + 1):
        return text[at - 1 : at] in _CLAUSE_BORDERS or _has_title(text, at)
    return bool(_pattern(_RARE_NAME).match(text, at + 1)) and _has_title(text, at) and text[at - 1] not in "老小"


def _is_in_place(text: str, at: int) -> bool:
    """古里镇, 里坞村, or a person's name that ends so."""
    if not at or not _is_han(text[at - 1]):
        return _pattern(_FIRST_IN_PLACE).match(text, at + 1) is not None
    if _pattern(_VILLAGE).match(text, at + 1):
        return text[at - 1] not in _INSIDE
    return text[at - 3 : at - 2] not in ("老", "小") and _ends_name(text, at)  # 小石屋里 is nobody


def _is_in_credits(text: str, at: int) -> bool:
    if text[at - 1 : at] not in _CREDIT_BORDERS or not _pattern(_ALONE).match(text, at + 1):
        return False
    return _pattern(_IN_CREDITS).search(text, max(0, at - 40), at) is not None


def _is_in_series(text: str, at: int) -> bool:
    if text[at - 1 : at] != "、" or not _pattern(_IN_SERIES).match(text, at + 1):
        return False
    return _pattern(_AFTER_NAME).search(text, max(0, at - 4), at) is not None


def _is_listed(text: str, at: int) -> bool:
    """（于涛 余娜）, 于海 摄, and 于海说 where a sentence begins."""
    before = text[at - 1] if at else " "
    if before in _LISTING and _pattern(_LISTED).match(text, at + 1):
        return True
    if not _is_han(before) and _pattern(_CREDITED).match(text, at + 1):
        return True
    return before in _LEADING and _pattern(_SPEAKING).match(text, at + 1) is not None


def _is_addressed(text: str, rest: int) -> bool:
    longest = range(1, _LONGEST_ADDRESS + 1)
    known = any(text[rest : rest + n] in FORMS_OF_ADDRESS for n in longest)
    return known or _pattern(_BOSS).match(text, rest) is not None


def _has_title(text: str, at: int) -> bool:
    end = at - 1 if text[at - 1 : at] in (" ", "\u3000", "：", ":") else at
    if any(text[max(0, end - n) : end] in TITLES for n in range(1, _LONGEST_TITLE + 1)):
        return True
    return text[end - 1 : end] == "员" and _pattern(_OFFICER).search(text, max(0, end - 2), end) is not None


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def _ends(words: str, text: str, at: int) -> bool:
    """Whether one of the words ends right before a place."""
    return bool(words) and _pattern(f"(?:{words})$").search(text, max(0, at - 3), at) is not None


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """Compiled when it is first needed: most are by few texts, and with Han ranges each takes a millisecond."""
    return re.compile(words or "(?!)")
