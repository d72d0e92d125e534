"""Hard-wrapped text -> whole paragraphs: lines that only the width of a column broke apart become one."""

import re
from collections import Counter

from chongkan.convert.readers.lines import Line

_ENDED = re.compile(r"[。！？!?；;：:）)”.]$")
NARROWEST, WIDEST = 15, 45  # characters in a line of a newspaper column
_CLAUSED = re.compile(r"[，。；：？！,;?!]")
# How the items of lists begin, and questions with their answers: each begins a line of its own.
_ITEM = re.compile(
    r"\s*(?:[▲●■◆◇★☆·•※◎①-⑳]|[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)、.．](?!\d)|第[一二三四五六七八九十]+[条步、]|[一二三四五六七八九]是\S"
    r"|\d{1,2}[:：]\d\d\s*(?:[—~～至-]|\s)|\d{1,2}月\d{1,2}日\s*\d{1,2}[:：]|(?:周|星期)[一二三四五六日天]\s"
    r"|[【\[]?(?:供应|求购|转让|求租|出租|出售|招聘|求职)[】\]：:\s]|[问答][：:]|【[^】]{1,8}】|\d{1,3}\s*$)"
)
_SLACK = 2  # a mark may not begin a line, so lines of one column differ by so much
_ENOUGH = 3  # so many full lines make a column


def unwrap(lines: list[Line]) -> list[Line]:
    """Join the lines of each hard-wrapped run; all others stay as they are.

    In a run of lines without blank lines between, a line goes on while the one before it fills the column and it is
    not indented itself.
    """
    result: list[Line] = []
    first = 0
    while first < len(lines):
        last = first + 1
        while last < len(lines) and lines[last].gap == 0 and _size(lines[last]) <= WIDEST:
            last += 1
        result += _joined(lines[first:last])
        first = last
    return result


def _joined(run: list[Line]) -> list[Line]:
    width = _width(run)
    if width is None:
        return run
    groups: list[list[Line]] = []
    for line in run:
        goes_on = bool(groups) and _size(groups[-1][-1]) >= width - _SLACK and not _indented(line)
        goes_on = goes_on and not _ITEM.match(line.text)
        goes_on = goes_on and not any(_is_fields(part.text) for part in (groups[-1][-1], line))
        if goes_on and not _over(groups[-1][-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_one(group) for group in groups]


def _is_fields(text: str) -> bool:
    """Columns of a table, a roll of names, a headline and its page: no prose, so nothing that a column broke."""
    fields = [field for field in text.split() if re.search(r"[\u3400-\u9fff]", field)]
    return (len(fields) >= 3 and not re.search(r"[，。（(、]", text)) or re.search(
        r"\S\s{3,}\S", text.strip()
    ) is not None


def _over(before: Line, line: Line, width: int) -> bool:
    """The paragraph ended on a full line, and a headline follows: short, without an end mark."""
    ended = re.search(r"[。！？!?.]”?$", before.text.rstrip()) is not None
    return ended and _size(line) < width - _SLACK and not _ENDED.search(line.text.rstrip())


def _width(run: list[Line]) -> int | None:
    """The column's width in characters, or None where the run is not hard-wrapped."""
    sizes = Counter(_size(line) for line in run if _size(line) >= NARROWEST)
    if not sizes:
        return None
    width = max(sizes, key=lambda w: (sum(sizes[k] for k in range(w - 1, w + 2)), w))
    full = [line for line in run if _size(line) >= width - _SLACK]
    torn = [line for line in full if not _ENDED.search(line.text.rstrip())]
    claused = [line for line in full if _CLAUSED.search(line.text)]  # headlines and names have no clauses
    wrapped = len(full) >= _ENOUGH and len(torn) * 2 >= len(full) and len(claused) * 2 >= len(full)
    return width if wrapped else None


def _one(group: list[Line]) -> Line:
    if len(group) == 1:
        return group[0]
    text = group[0].text.rstrip()
    for line in group[1:]:
        latin = re.search(r"[A-Za-z]$", text) and re.match(r"[A-Za-z]", line.text.strip())
        text += (" " if latin and _new_word(text, line.text.strip()) else "") + line.text.strip()
    return Line(group[0].number, text, group[0].gap, tuple(group))


def _new_word(before: str, after: str) -> bool:
    """Whether Latin at a line's end is a whole word: not where an address is broken (…bb-sea.e|xample.com)."""
    return not re.search(r"[./@_-][A-Za-z]*$", before) and not re.match(r"[A-Za-z]*[./@_]", after)


def _indented(line: Line) -> bool:
    return re.match(r"[\u3000\s]{2,}|\t|\u3000", line.text) is not None


def _size(line: Line) -> int:
    """Width in characters, indent included: half-width ones count half, as they are set."""
    text = line.text.rstrip()
    return round(sum(0.5 if c.isascii() else 1.0 for c in text))
