"""Marks beside Han become full-width, spaces inside Chinese go; nothing else of the text changes.

The rule: `,` `:` `;` `?` `!` `(` `)` are widened where Chinese stands around them, never between figures or Latin
letters (4.72, 9:30, URLs). GB/T 15834 sets the full-width forms for running Chinese.
"""

import re
import unicodedata

_WIDE = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}
_HAN = r"\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CHINESE = rf"[{_HAN}\u3000-\u303f\uff00-\uffef“”‘’…—·]"
_PROTECTED = re.compile(
    r"(?:https?://|www\.)[\x21-\x7e]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:/[\x21-\x7e]*)?"
)
_MARK = re.compile(r"[,:;?!()]")
_RADICAL = re.compile(r"[\u2e80-\u2fd5]")
_BESIDE_MARK = re.compile(r"(?<=[，。、：；？！（《【“]) | (?=[，。、：；？！）》】”])")
_AROUND_ONE = re.compile(rf"(?<=(?<![{_HAN}])[{_HAN}]) (?=[{_HAN}])|(?<=[{_HAN}]) (?=[{_HAN}](?![{_HAN}]))")
_SPACE = re.compile(r"[^\S\n]+")
# The radicals that stand for whole characters (Unicode's EquivalentUnifiedIdeograph); NFKC leaves these as they are.
_RADICALS = dict(
    zip(
        "⺁⺎⺒⺓⺙⺝⺟⺠⺮⺶⻁⻄⻅⻆⻉⻊⻋⻌⻐⻑⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "厂兀巳幺攵月母民竹羊虎西见角贝足车辶钅長长门阝雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)


def widen(text: str) -> str:
    """`text` with full-width marks beside Han. Same number of characters."""
    kept = [False] * len(text)
    for found in _PROTECTED.finditer(text):
        kept[found.start() : found.end()] = [True] * (found.end() - found.start())
    return _MARK.sub(lambda m: m[0] if kept[m.start()] else _widened(text, m.start()), text)


def unify_radicals(text: str) -> str:
    """Kangxi and CJK radicals, which some PDF readers give, as the characters they stand for (⼈ 人, ⻓ 长)."""
    return _RADICAL.sub(lambda m: _RADICALS.get(m[0]) or unicodedata.normalize("NFKC", m[0]), text)


def tidy_spaces(text: str) -> str:
    """Spaces that set a word of Chinese apart (柏 林, 通 知) or stand beside a full-width mark go; others become one.

    A space between longer runs of Han says something: (记者田秀忠 通讯员李颖), “树典型 晒成效”. It stays.
    """
    text = _SPACE.sub(" ", text.strip())
    text = _BESIDE_MARK.sub("", text)
    return _AROUND_ONE.sub("", text)


def _widened(text: str, i: int) -> str:
    before, after = text[i - 1 : i].strip(), text[i + 1 : i + 2].strip()
    mark = text[i]
    if mark in "()":
        return _WIDE[mark] if _bracket_is_chinese(text, i) else mark
    if before.isascii() and after.isascii() and before.isalnum() and after.isalnum():
        return mark
    chinese = re.match(_CHINESE, before) or re.match(_CHINESE, after)
    return (
        _WIDE[mark]
        if chinese or (_near(text, i) and not (before.isascii() and after.isascii() and after.isalnum()))
        else mark
    )


def _near(text: str, i: int) -> bool:
    return bool(re.search(_CHINESE, text[max(0, i - 6) : i + 7]))


def _bracket_is_chinese(text: str, i: int) -> bool:
    """Both brackets of a pair are widened where Han stands inside, or directly before or after the pair."""
    opening = text.rfind("(", 0, i + 1) if text[i] == ")" else i
    closing = text.find(")", i)
    if opening < 0 or closing < 0:
        return _near(text, i)
    around = text[max(0, opening - 1) : opening].strip() + text[closing + 1 : closing + 2].strip()
    return bool(re.search(_CHINESE, text[opening:closing] + around))
