"""Lines that belong together by their form: verse, tables, lists, numbered subheads, narrow columns."""

import re
from collections import Counter

from chongkan.convert.cues.lexicon import any_of
from chongkan.convert.cues.page import HEADLIKE, Page

NOTICE_TITLE = re.compile(any_of("notice") + r"(?:[(][^)]*[)])?$")
_VERSE_LIKE = HEADLIKE - {"short_ask", "inline_label", "numbered_head", "bulleted", "bracketed"} | {
    "verse",
    "short_end",
    "dashed",
}
_NOT_KEYED = frozenset(("question", "answer", "note", "comment", "imprint", "caption_mark"))
_LEAD = re.compile(r"^([^\s:,。“”()]{2,9})(?:\s+|:)[^\s:]{2}.{6,}[。!?;]$")
_FRAMES = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("count", r"[一二三四五六七八九十]是\S"),
        ("weekday", r"(?:周|星期)[一二三四五六日天](?:\s|:|上午|下午)"),
        ("hour", r"\d{1,2}:\d\d\s*(?:[—~至-]|\s)"),
        ("day", r"\d{1,2}月\d{1,2}日(?:起|\s|\d|[—~至-])"),
        ("deal", r"[【\[]?(?:供应|求购|转让|求租|出租|出售|招聘|求职|供|求|转|租|售|聘)[】\]\s:]\s*\S"),
        (
            "person",
            r"[\u3400-\u9fff]{1,3}(?:先生|女士|小姐|大爷|大妈|师傅|同学)(?:[(][^()]*[)])?(?:来电|问|说|反映)?:",
        ),
        ("rumour", r"(?:传言|流言|谣言|误区|真相|辟谣|正解|事实)[一二三四五六七八九十\d]*\s*:"),
        ("remark", r"[“「].{6,50}[”」]\s*(?:——|—|--)"),
    )
)
_NUMBERED = re.compile(r"^([(（\u3400-\u9fff]{0,5}?)[一二三四五六七八九十\d]{1,2}([、:.)\s])")
_LABELLED = re.compile(r"^([\u3400-\u9fff]{1,4}):[^:。]{2,24}$")

_NAMING = frozenset(["byline", "byline_paren", "names_paren", "signature", "names"])


class Runs:
    """For each line of a page: the length of its run of verse, or whether it stands in such a group.

    verse: verse-like lines, usual gaps allowed. tight: the same without any gap. tables: cells of a table that became
    lines. siblings: subheads of one pattern. lists: `name: …` lines. leads: sentences each after a word of its own.
    frames: lines that begin in one manner. turns: a few characters and a sentence, by turns. rows: lines of fields.
    sayings: quotations, each over who said it. wrapped: goes on a narrow column's line. signs: people, each with where
    he belongs. counted: lines that count on from each other. between: names below a text and above a headline. style:
    which of the two names sign here.
    """

    def __init__(self, page: Page) -> None:
        like = _verse_like(page)
        self.verse = run_lengths(like, page.gaps, max(1, page.usual))
        self.tight = run_lengths(like, page.gaps, 0) if page.usual else [0] * len(page)
        self.tables = _tables(page)
        self.siblings = _siblings(page)
        self.lists = _lists(page)
        self.rows = _rows(page)
        self.leads = _leads(page)
        self.frames = _frames(page)
        self.turns = _turns(page)
        self.sayings = _sayings(page)
        self.signs = _signs(page)
        self.counted = _counted(page)
        self.style = _signing_style(page)
        self.between = [bool(self.style) and _is_between(page, i) for i in range(len(page))]
        self.wrapped = [_is_wrapped(page, i) for i in range(len(page))]


def are_phrases(text: str) -> bool:
    """`明德 格物 笃行 致远`: three phrases or more of one length, as mottoes and slogans are made."""
    parts = text.split()
    return len(parts) >= 3 and len({len(part) for part in parts}) == 1 and 2 <= len(parts[0]) <= 7


def run_lengths(like: list[bool], gaps: list[int], widest: int) -> list[int]:
    """For each line the length of the run of such lines around it with no gap wider than `widest`; else 0."""
    lengths, i = [0] * len(like), 0
    while i < len(like):
        j = i
        while j < len(like) and like[j] and (j == i or gaps[j] <= widest):
            j += 1
        lengths[i : max(j, i + 1)] = [j - i] * max(1, j - i)
        i = max(j, i + 1)
    return lengths


def _verse_like(page: Page) -> list[bool]:
    """Which lines read as verse; between two of them a line with a mark inside, `看,秋天来了`, does too."""
    like = [_is_verse_like(page, i) for i in range(len(page))]
    between = [False, *(before and after for before, after in zip(like, like[2:], strict=False)), False]
    return [here or (within and size <= 18) for here, within, size in zip(like, between, page.sizes, strict=False)]


def _is_verse_like(page: Page, i: int) -> bool:
    """Short, at most one mark, and that at its end; the poet's name under the title is no verse."""
    if page.shapes[i] in ("names", "spaced", "signature") and i > 0 and (i == 1 or page.gaps[i - 1] > 0):
        return False
    if page.shapes[i] == "couplet":
        return True
    short = page.sizes[i] <= 17 and page.shapes[i] in _VERSE_LIKE
    return short and not re.search(r"[,。;!?:“”].", page.squeezed[i])


def _tables(page: Page) -> list[bool]:
    """A tight run of short lines, many with figures, few with an end mark; its heading is none of it."""
    lengths = run_lengths([size <= 17 for size in page.sizes], page.gaps, 0)
    tables, i = [False] * len(page), 0
    while i < len(page):
        size = max(1, lengths[i])
        figures = sum(bool(re.search(r"\d", cell)) for cell in page.texts[i : i + size])
        ended = page.ends[i : i + size].count("stop")
        if size >= 6 and figures >= size / 4 and ended <= size / 6:
            tables[i : i + size] = [not NOTICE_TITLE.search(page.squeezed[k]) for k in range(i, i + size)]
        i += size
    return tables


def _siblings(page: Page) -> list[bool]:
    """Short lines of one pattern that comes again on the page (关键词一: … 关键词二: …; 问题: … 破题: …)."""
    patterns = [_pattern(page, i) for i in range(len(page))]
    often = Counter(p for p in patterns if p)
    return [bool(p) and often[p] >= 2 for p in patterns]


def _pattern(page: Page, i: int) -> str:
    """The form of a numbered or labelled subhead: what stands before the number, or how long the label is."""
    if page.sizes[i] > 36 or page.ends[i] == "stop" or page.shapes[i] == "byline":
        return ""
    if numbered := _NUMBERED.match(page.texts[i]):
        return f"{numbered[1]}#{numbered[2]}"
    labelled = _LABELLED.match(page.texts[i])
    return f"{len(labelled[1])}:" if labelled else ""


def _lists(page: Page) -> list[bool]:
    """Three or more lines in a row of the form `name: …`, or the like every other line (an answer between)."""
    keyed = [
        bool(re.match(r"[^:,。“”?!]{2,24}:\S", text)) and shape not in _NOT_KEYED
        for text, shape in zip(page.texts, page.shapes, strict=True)
    ]
    near = [any(keyed[max(0, i - 2) : i] + keyed[i + 1 : i + 3]) for i in range(len(page))]
    return [here and near[i] and sum(keyed[max(0, i - 4) : i + 5]) >= 3 for i, here in enumerate(keyed)]


def _leads(page: Page) -> list[bool]:
    """Three or more sentences in a row, each after a short word of its own that tells them apart: places, figures."""
    found = [_LEAD.match(text) if size > 12 else None for text, size in zip(page.texts, page.sizes, strict=True)]
    like = [m is not None and shape not in _NOT_KEYED for m, shape in zip(found, page.shapes, strict=True)]
    lengths = run_lengths(like, page.gaps, max(1, page.usual))
    words = [m[1] if m else "" for m in found]
    alone = [words[max(0, i - 3) : i + 4].count(word) == 1 for i, word in enumerate(words)]
    return [length >= 3 and here for length, here in zip(lengths, alone, strict=True)]


def _signs(page: Page) -> list[bool]:
    """Three or more lines in a row that each name somebody and where he belongs: who is honoured, not who writes."""
    like = [shape in ("signature", "names", "name_row", "names_paren") for shape in page.shapes]
    lengths = run_lengths(like, page.gaps, max(1, page.usual))
    return [length >= 3 for length in lengths]


def _frames(page: Page) -> list[bool]:
    """Three lines or more that begin in one manner: `一是 二是`, `8:00—12:00`, `供应 求购`, `王先生: 李女士:`."""
    found = [_frame(text) for text in page.texts]
    return [bool(frame) and found[max(0, i - 4) : i + 5].count(frame) >= 3 for i, frame in enumerate(found)]


def _frame(text: str) -> str:
    return next((name for name, pattern in _FRAMES if pattern.match(text)), "")


def _turns(page: Page) -> list[bool]:
    """A few characters and a sentence, by turns, three times or more: figures of the week, people and what they did."""
    kinds = "".join(
        "f" if size <= 9 and end not in ("stop", "colon") else "t" if size > 12 and end != "open" else "-"
        for size, end in zip(page.sizes, page.ends, strict=True)
    )
    turns = [False] * len(kinds)
    for found in re.finditer(r"(?:ft){3,}", kinds):
        if max(page.gaps[found.start() + 1 : found.end()]) <= page.usual:
            turns[found.start() : found.end()] = [True] * len(found[0])
    return turns


def _sayings(page: Page) -> list[bool]:
    """`“…”` and `——环卫工人 佴长福`, by turns, twice or more: what people said this week."""
    kinds = "".join("q" if text.startswith("“") else "w" if re.match("—|--", text) else "-" for text in page.texts)
    sayings = [False] * len(kinds)
    for found in re.finditer(r"(?:qw){2,}", kinds):
        sayings[found.start() : found.end()] = [True] * len(found[0])
    return sayings


def _rows(page: Page) -> list[bool]:
    """Three or more lines in a row that are fields with spaces between and no end mark: a table, a forecast."""
    like = [
        sum(len(part) > 1 for part in text.split()) >= 2
        and size <= 60
        and end != "stop"
        and not re.search("记者|通讯员", text)
        for text, size, end in zip(page.texts, page.sizes, page.ends, strict=True)
    ]
    lengths = run_lengths(like, page.gaps, max(1, page.usual))
    return [here and length >= 3 for here, length in zip(like, lengths, strict=True)]


def _is_wrapped(page: Page, i: int) -> bool:
    """The line goes on a hard-wrapped one: no gap, no indent, and the lines before it are as wide as a column."""
    if i == 0 or page.gaps[i] > 0 or page.indented[i]:
        return False
    first = last = i
    while first > 0 and page.gaps[first] == 0 and i - first < 6:
        first -= 1
    while last + 1 < len(page) and page.gaps[last + 1] == 0 and last - i < 6:
        last += 1
    sizes = page.sizes[first : last + 1]
    full = sum(size >= max(sizes) - 2 for size in sizes)
    return 12 <= max(sizes) <= 60 and full >= 3 and page.sizes[i - 1] >= max(sizes) - 2


def _counted(page: Page) -> list[bool]:
    """`一看。看他是否清醒…`, `二问。…`: lines that count on from each other, one beside the other."""
    numbers = [_counter(text) for text in page.texts]
    before, after = [0, *numbers], [*numbers[1:], 0]
    return [n > 0 and (0 < before[i] == n - 1 or after[i] == n + 1) for i, n in enumerate(numbers)]


def _counter(text: str) -> int:
    """The number that a line like `二问。…` or `三固定:…` begins with, 0 for any other."""
    match = re.match(r"([一二三四五六七八九十])(?:[\u3400-\u9fff]{1,4}[。:,]|[\u3400-\u9fff]{2,12}$)", text)
    return "一二三四五六七八九十".index(match[1]) + 1 if match else 0


def _is_between(page: Page, i: int) -> bool:
    """Somebody's name below a text and above a headline: it may belong to either."""
    return page.shapes[i] in _NAMING and page.kind(i - 1) in ("body", "short_end") and page.kind(i + 1) == "head"


def _signing_style(page: Page) -> str:
    """Where lines of names stand on this page that has but one side: `over` headlines, `below` texts, or empty."""
    named = [i for i in range(len(page)) if page.shapes[i] in _NAMING]
    texts = ("body", "short_end", "dateline")
    over = sum(page.kind(i + 1) == "head" and page.kind(i - 1) in ("none", "label", "folio", "imprint") for i in named)
    below = sum(page.kind(i - 1) in texts and page.kind(i + 1) in ("none", "label", "folio", "imprint") for i in named)
    return "over" if over > below else "below" if below > over else ""
