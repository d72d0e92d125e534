"""Names that are set with spaces inside: 申　大　昕, 李　大可, 公孙　昕."""

import re

from chongkan.folding import fold
from chongkan.surnames import COMPOUND, is_name

_HAN = r"[\u3400-\u9fff]"
_AFTER_SLASH = r"(?!(?<=[/／])[文图摄圖攝](?:\s|$))"  # 申昕/文 李 可: 文 is what one did, and no part of a name
_LONE = re.compile(rf"(?<![^\s(（:：/／、]){_AFTER_SLASH}{_HAN}(?:\s+{_HAN})+(?![^\s)）、/／])")
_TWO_PARTS = re.compile(rf"(?<![^\s(（:：/／、])({_HAN}{{1,2}})\s+({_HAN}{{1,2}})(?=[文图摄圖攝]?(?:[\s)）、]|$))")
_WORK = re.compile("[文图摄译绘著编作画撰]|摄影|报道|报导|记者|整理|口述|采写|撰文|供稿|图文|文图|作者|编译|漫画")


def closed(text: str) -> str:
    """The text without the spaces inside names; 申 昕 李 可 are two people, and 文 申昕 is what one of them did."""
    return _TWO_PARTS.sub(_joined, _LONE.sub(lambda found: _closed_run(found[0]), text))


def _joined(found: re.Match[str]) -> str:
    surname, given = fold(found[1]), fold(found[2])
    known = surname in COMPOUND if len(surname) == 2 else len(given) == 2 and is_name(surname + given)
    return found[0] if not known or any(map(_WORK.fullmatch, (surname, given))) else found[1] + found[2]


def _closed_run(run: str) -> str:
    """Characters one by one: three are one name, others go by twos; a wider space parts names."""
    tokens = re.findall(rf"({_HAN})(\s*)", run)
    least = min(len(space) for _, space in tokens[:-1])
    words = [""]
    for k, (character, space) in enumerate(tokens):
        words[-1] += character
        if k + 1 < len(tokens) and len(space) > least:
            words.append("")
    worked = len(words[-1]) in (3, 4) and _WORK.fullmatch(fold(words[-1][-1])) and not _is_pair(words[-1])
    work = words[-1][-1] if worked else ""
    words[-1] = words[-1].removesuffix(work)
    return " ".join([*map(_parted, words), *filter(None, [work])])


def _is_pair(characters: str) -> bool:
    """申 昕 李 文: two names of two characters, though the last is a word for work too."""
    halves = (fold(characters[:2]), fold(characters[2:]))
    return len(characters) == 4 and characters[-1] == "文" and all(map(is_name, halves))


def _parted(characters: str) -> str:
    if len(characters) == 2 or (len(characters) == 3 and is_name(fold(characters))):
        return characters
    if _is_pair(characters):
        return f"{characters[:2]} {characters[2:]}"
    if len(characters) == 5:
        cut = 2 if is_name(fold(characters[2:])) else 3
        return f"{characters[:cut]} {characters[cut:]}"
    return " ".join(characters)
