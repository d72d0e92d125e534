"""One spelling for matching and for identity: half-width marks, Simplified characters, “” quotes. Never for output."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import opencc

_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: 0x20,
    0xA0: 0x20,
    0x2002: 0x20,
    0x2003: 0x20,
}
_MARKS = str.maketrans("「」『』﹁﹂〖〗―－﹣–", "“”‘’“”【】—---")
_FOLDED = {chr(code): chr(to) for code, to in (_MARKS | _WIDTH).items()}
_NAME = 24  # characters up to which a text may be a name, which comes again and again
_OTHERWISE = re.compile(f"([{re.escape(''.join(_FOLDED))}])")


def fold(text: str) -> str:
    """The text as cues match it; characters correspond one to one, so offsets stay those of `text`."""
    pieces = _OTHERWISE.split(text)  # every second one is such a character; str.translate takes ten times as long
    pieces[1::2] = map(_FOLDED.__getitem__, pieces[1::2])
    return simplified("".join(pieces))


def simplified(text: str) -> str:
    """Traditional characters as Simplified ones (OpenCC t2s, which keeps the length)."""
    return _simplified_name(text) if len(text) <= _NAME else _simplified(text)


def _simplified(text: str) -> str:
    return str(_converter("t2s").convert(text))


@lru_cache(1 << 14)
def _simplified_name(text: str) -> str:
    return _simplified(text)


@cache
def _converter(config: str) -> "opencc.OpenCC":
    import opencc  # its dictionaries are not needed to know that nothing changed

    return opencc.OpenCC(config)
