"""Plain text in whatever encoding it came: UTF-8, UTF-16, GB18030 (GBK, GB2312), Big5-HKSCS."""

import codecs
import re

from chongkan.decoding import decode_seed

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
# The commonest characters of Chinese prose in both scripts, with its punctuation: right text is full of them.
_COMMON = frozenset(
    "的一是了在不有人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "这進這為個國時來們對會發動過說產種後學經與從並開關於將區記者報訊社區市县县村镇街道日月，。、：；“”《》（）！？,.0123456789"
)
_WRONG = re.compile("[\ufffd\ue000-\uf8ff\u3100-\u312f\u0080-\u024f\u0400-\u04ff]")

_CONTROLS = re.compile("[\x01-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS, _SHARE = 100, 0.05  # a text may hold some that an extraction left there
_OTHER_FILES = (  # how files begin that people call .txt and that hold no plain text
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "Word (.docx) / ZIP"),
    (b"\xd0\xcf\x11\xe0", "Word (.doc)"),
    (b"{\\rtf", "RTF"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG", "PNG"),
)


def other_kind(data: bytes, text: str) -> str | None:
    """What a file is that is no text at all, though it was read as `text`; None where it may be one."""
    named = (kind for head, kind in _OTHER_FILES if data.startswith(head))
    controls = len(_CONTROLS.findall(text))
    is_binary = controls > max(_MOST_CONTROLS, _SHARE * len(text))
    return next(named, "binary data" if is_binary else None)


def read_text(data: bytes) -> tuple[str, str]:
    """The text of `data` and the name of its encoding, line ends as \\n, without byte order mark and NUL.

    Damaged bytes become U+FFFD, so that the rest can be read; the caller reports them with their lines.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return decode_seed(data, encoding), encoding
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _best(data)
    # UTF-16 without a byte order mark can be valid UTF-8, but then every other byte of its ASCII is NUL.
    return _best(data) if text.count("\0") > len(text) / 100 else (decode_seed(data, "utf-8"), "utf-8")


def _best(data: bytes) -> tuple[str, str]:
    """The reading that looks most like Chinese. The first 64 kB decide; ties go to the earlier candidate."""
    sample = data[:65536]
    names = [n for n in _CANDIDATES if not n.startswith("utf-16") or len(data) % 2 == 0]
    best = max(names, key=lambda n: (_likeness(sample.decode(n, "replace")), -names.index(n)))
    return decode_seed(data, best), best


def _likeness(text: str) -> float:
    """Share of common characters, less three times the share of those that wrong readings bring."""
    good = sum(character in _COMMON for character in text)
    return (good - 3 * len(_WRONG.findall(text))) / max(1, len(text))
