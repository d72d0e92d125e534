"""Marks beside Han become full-width, spaces inside Chinese go; nothing else of the text changes.

The rule: `,` `:` `;` `?` `!` `(` `)` are widened where Chinese stands around them, never between figures or Latin
letters (4.72, 9:30, URLs). GB/T 15834 sets the full-width forms for running Chinese.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right

_WIDE = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}
_HAN = r"\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CHINESE = rf"[{_HAN}\u3000-\u303f\uff00-\uffef“”‘’…—·]"
_ADDRESS = r"(?:[\x21-\x7e]*[A-Za-z0-9/=&#%_~+-])?"  # a mark at its end belongs to the sentence
_WORD = r"[A-Za-z0-9_+-]{1,64}"
_PROTECTED = re.compile(
    rf"(?:https?://|www\.){_ADDRESS}"
    rf"|(?<![A-Za-z0-9_+-])(?:{_WORD}\.){{0,8}}(?:{_WORD}@{_WORD}(?:\.{_WORD})+|{_WORD}\.{_WORD}(?:/{_ADDRESS})?)"
)
_MARKS = re.compile(r"[,:;?!()]+")
_NARROW = {ord(wide): narrow for narrow, wide in _WIDE.items()}
_IS_CHINESE = re.compile(_CHINESE)
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
    """`text` with full-width marks beside Han. Same number of characters; widening again changes nothing."""
    folded = text.translate(_NARROW)  # so that what is decided does not depend on what is wide already
    kept = {k for found in _PROTECTED.finditer(text) for k in range(*found.span())}
    brackets = _Brackets(folded)
    wide = list(text)
    for run in _MARKS.finditer(folded):
        chinese = _run_is_chinese(folded, run.start(), run.end())
        for i in range(run.start(), run.end()):
            if i not in kept and (brackets.are_chinese(i) if folded[i] in "()" else chinese):
                wide[i] = _WIDE[folded[i]]
    return "".join(wide)


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


def _run_is_chinese(text: str, start: int, end: int) -> bool:
    """What stands around a run of marks is Chinese: directly, or near it and no Latin word or figure follows."""
    before, after = text[max(0, start - 1) : start].strip(), text[end : end + 1].strip()
    if before.isascii() and after.isascii() and before.isalnum() and after.isalnum():
        return False
    if _IS_CHINESE.match(before) or _IS_CHINESE.match(after):
        return True
    return _near(text, start, end) and not (before.isascii() and after.isascii() and after.isalnum())


def _near(text: str, start: int, end: int) -> bool:
    return bool(_IS_CHINESE.search(text[max(0, start - 6) : end + 6]))


class _Brackets:
    """Both brackets of a pair are widened where Chinese stands inside, or directly before or after the pair."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.opening = [m.start() for m in re.finditer(r"\(", text)]
        self.closing = [m.start() for m in re.finditer(r"\)", text)] if self.opening else []
        self.han = [m.start() for m in _IS_CHINESE.finditer(text)] if self.closing else []

    def are_chinese(self, i: int) -> bool:
        """Whether the bracket at i is one of Chinese text."""
        before, after = bisect_right(self.opening, i) - 1, bisect_left(self.closing, i)
        if before < 0 or after == len(self.closing):
            return _near(self.text, i, i + 1)
        opening, closing = self.opening[before], self.closing[after]
        inside = bisect_left(self.han, closing) > bisect_left(self.han, opening)
        around = self.text[max(0, opening - 1) : opening] + self.text[closing + 1 : closing + 2]
        return inside or _IS_CHINESE.search(around) is not None
