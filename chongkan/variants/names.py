"""Surnames that a conversion by words gets wrong (记者于海 -> 記者於海), kept right where a name is known.

The surname is changed into a private-use character before the conversion and into its right form after it; one
character for one, so that lengths stay. Given names are left to the converter.
"""

from collections.abc import Iterable

# The surname as Simplified text writes it, and as a Traditional paper prints the surname.
SURNAMES = {
    "于": "于", "余": "余", "范": "范", "岳": "岳", "游": "游", "涂": "涂", "郁": "郁", "占": "占",
    "后": "后", "沈": "沈", "种": "种", "朴": "朴", "干": "干", "谷": "谷", "曲": "曲", "丑": "丑",
    "折": "折", "征": "征", "云": "雲", "钟": "鍾", "叶": "葉", "万": "萬", "党": "党", "卜": "卜",
    "舍": "舍", "仇": "仇", "松": "松", "姜": "姜",
}  # fmt: skip
# Plane 15: bad extractions do leave private-use characters of the first plane in a text.
_PLACEHOLDERS = {surname: chr(0xF0000 + i) for i, surname in enumerate(SURNAMES)}
RESTORE = {ord(_PLACEHOLDERS[s]): right for s, right in SURNAMES.items()}


def shield_names(text: str, names: Iterable[str]) -> str:
    """Replace the surname of each known name in the text by its placeholder; convert_texts puts it back right."""
    for name in names:
        if name[0] in _PLACEHOLDERS and len(name) > 1:
            text = text.replace(name, _PLACEHOLDERS[name[0]] + name[1:])
    return text
