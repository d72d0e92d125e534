"""Every line of a page with all its cues: its shape, its neighbours' shapes, gaps, runs, echoes of the text around.

A cue is a name; what it weighs stands in grammar/weights.txt, and a test keeps the two in step.
"""

import re
from collections import Counter
from dataclasses import dataclass

from chongkan.convert.cues.endings import ends_open
from chongkan.convert.cues.folding import fold
from chongkan.convert.cues.furniture import JUMP_END
from chongkan.convert.cues.lexicon import any_of
from chongkan.convert.cues.names import is_name
from chongkan.convert.cues.shapes import shape_of
from chongkan.convert.readers.lines import Line

HEADLIKE = frozenset(
    [
        "parallel",
        "short",
        "tiny",
        "names",
        "issuer",
        "label_word",
        "inline_label",
        "numbered_head",
        "signature",
        "bulleted",
        "spaced",
        "short_ask",
        "label_word",
        "bracketed",
    ]
)
BODY = frozenset(["dateline", "prose", "torn", "question", "answer"])
_GROUPS = (
    dict.fromkeys(HEADLIKE - {"bulleted", "bracketed", "label_word", "names", "signature"}, "head")
    | {"bracketed": "label", "label_word": "label"}
    | dict.fromkeys(BODY, "body")
    | {"tagged": "list", "short_ask": "head", "verse": "short_end", "numbered": "list", "bulleted": "list"}
)
_VERSE_LIKE = frozenset(
    [
        "short",
        "tiny",
        "verse",
        "names",
        "short_end",
        "parallel",
        "issuer",
        "signature",
        "spaced",
        "short_ask",
        "label_word",
        "dashed",
    ]
)
_BULLETS = "【[〔●★•·▪◆■○◇▲△▼※□◎"
_DATUM = re.compile(rf"{any_of('datum')}\s*:\s*\S")
_SENTENCE = re.compile(r"[。!?]")
_FACE = re.compile(r"[(](?:[左右中前后]|[左右]?[一二三四五六]|后排|前排|中间)[^()]{0,4}[)]")
_DOING = re.compile(r"^[^。,:“”\s]{2,24}(?:正在|在)[^。,:\s]{3,30}[。.]?$")
_GIVING = re.compile(r"^[^。,:“”\s]{2,24}(?:为|给|向|与|参观|观看|体验|展示|查看)[^。,:\s]{2,30}[。.]?$")
_NOTICE = re.compile(any_of("notice") + r"(?:[(][^)]*[)])?$")
_SIGNED = re.compile(
    r"[。!?”.]\s*[(](?:[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]\s[\u3400-\u9fff]|(?:本报)?(?:记者|通讯员)[^()]{2,20}|[\u3400-\u9fff]{2,3}[\s、][\u3400-\u9fff]{2,3})[)]$|[(]本报[^()]{0,12}(?:讯|电)[)]$"
)
_SLOGAN = re.compile(any_of("slogan"))
_LABEL_END = re.compile(any_of("label_end") + "$")
_DATED = re.compile(r"^[▲▼●△▽\s]*(?:\d{1,2}月\d{1,2}日|近日|日前|连日来|昨日|昨天|近期|\d{1,2}日)")


@dataclass(frozen=True, slots=True)
class Cued:
    """A line as the grammar sees it.

    text: the line folded for matching (see folding.py), same length as the seed's. shape, end: its own form.
    cues: names that stand in the table of weights. gap: blank lines before it.
    """

    number: int
    text: str
    shape: str
    end: str
    size: int
    gap: int
    cues: tuple[str, ...]


def cue_lines(lines: list[Line]) -> list[Cued]:
    """The cues of every line of a page."""
    page = _Page(lines)
    return [
        Cued(line.number, page.texts[i], page.shapes[i], page.ends[i], page.sizes[i], line.gap, tuple(page.cues(i)))
        for i, line in enumerate(lines)
    ]


class _Page:
    """What the cues of a line need to know of the page as a whole."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        folded = fold("\n".join(line.text for line in lines)).split("\n")
        self.raw = folded
        self.texts = [t.strip() for t in folded]
        self.squeezed = [re.sub(r"\s", "", t) for t in folded]
        self.sizes = [len(t) for t in self.squeezed]
        self.shapes = [shape_of(t) for t in self.texts]
        self.ends = [ends_open(t) for t in self.texts]
        self.usual = Counter(line.gap for line in lines[1:]).most_common(1)[0][0] if len(lines) > 1 else 0
        self.indented = [bool(re.match(r"(?:\s{2,}|\t)", t)) for t in folded]
        long = [i for i, s in enumerate(self.sizes) if s > 40]
        self.indents = bool(long) and sum(self.indented[i] for i in long) > len(long) / 3
        self.words = [_pairs(t) for t in self.squeezed]
        like = [self._like_verse(i) for i in range(len(lines))]
        self.verse = self._runs(like, max(1, self.usual))
        self.tight = self._runs(like, 0) if self.usual else [0] * len(lines)
        self.tables = self._tables()
        self.siblings = self._siblings()
        self.lists = self._lists()
        self.rows = self._rows()
        self.signed = [size > 30 and bool(_SIGNED.search(t)) for size, t in zip(self.sizes, self.texts, strict=True)]
        self.parted = self._is_parted()
        self.wrapped = [self._is_wrapped(i) for i in range(len(lines))]

    def cues(self, i: int) -> list[str]:
        """All cue names of line i."""
        return [
            "always",
            f"sh={self.shapes[i]}",
            *self._own(i),
            *self._space(i),
            *self._neighbours(i),
            *self._ahead(i),
            *self._echoes(i),
        ]

    def _own(self, i: int) -> list[str]:
        text, size = self.texts[i], self.sizes[i]
        cues = [
            f"end={self.ends[i]}",
            "len="
            + (
                "tiny"
                if size <= 4
                else "short"
                if size <= 9
                else "head"
                if size <= 22
                else "line"
                if size <= 40
                else "long"
            ),
        ]
        tests = {
            "dated": _DATED.match(text) and size > 14,
            "face": _FACE.search(text) and size < 90,
            "doing": _DOING.match(text) and size <= 44,
            "giving": _GIVING.match(text) and size <= 40,
            "notice_title": size <= 30 and _NOTICE.search(self.squeezed[i]),
            "wraps_on": i + 1 < len(self.lines) and self.wrapped[i + 1],
            "row_run": self.rows[i],
            "stanza_title": self._is_stanza_title(i),
            "before_table": i + 1 < len(self.lines) and self.tables[i + 1] and not self.tables[i],
            "parted_close": self.parted and i > 0 and self.lines[i].gap <= self.usual,
            "after_signed": i > 0 and self.signed[i - 1],
            "speech": size <= 34 and re.search(r"(?:强调|指出|要求|提出|时|表示|会上|透露)$", self.squeezed[i]),
            "bound_start": re.match(r"[才就也还又而并便却仍更且或及与和了着过的得地们后内中里]", text),
            "names_after_colon": self._names_after_colon(i),
            "unit": re.fullmatch(r"[\u3400-\u9fff]{1,6}(?:省|市|区|县|镇|乡|村|街道|社区)", self.squeezed[i]),
            "void": size < 90 and re.search(r"(?:声明|特此)作废|作废[。]?$", text),
            "tiny_over_head": size <= 5
            and self._shape(i + 1) == "head"
            and self.sizes[min(i + 1, len(self.sizes) - 1)] > 6,
            "datum": self._is_datum(i),
            "square": re.fullmatch(r"【[^】]+】", text),
            "figure": size <= 7 and re.match(r"[\d.:,%~-]{1,6}[\u3400-\u9fff%℃]{0,3}$", self.squeezed[i]),
            "tuwei": "图为" in text,
            "digits": re.search(r"\d", text) and size <= 40,
            "commas": text.count(",") >= 2,
            "sentences": len(_SENTENCE.findall(text)) >= 2,
            "midstop": re.search(r"[。!?][^”’)]", text),
            "quoted_start": re.match(r"[“]", text),
            "colon": ":" in text[:10],
            "starts_open": re.match(r"[,。、;:!?”’)》】%]", text),
            "verse_tight": self.tight[i] >= 3,
            "verse_loose": self.verse[i] >= 5,
            "wrapped": self.wrapped[i],
            "jump_end": JUMP_END.search(text),
            "slogan_words": size <= 30 and _SLOGAN.search(self.squeezed[i]),
            "label_end": size <= 8 and _LABEL_END.search(re.sub(r"[】\])#◆]", "", self.squeezed[i])),
            "halves": size <= 30 and re.fullmatch(r"\S{3,12}\s+\S{3,12}(?:\s+\S{3,12})?", text),
            "sibling": self.siblings[i],
            "list_run": self.lists[i],
            "table_run": self.tables[i],
            "short_torn": size < 30 and self.ends[i] == "open" and not self.wrapped[i],
            "lonely": size <= 30 and self.ends[i] == "stop" and self._size(i - 1) > 60 and self._size(i + 1) > 60,
            "no_han": not re.search(r"[\u3400-\u9fff]", text),
        }
        if self.indents and size > 4:
            cues.append("indent" if self.indented[i] else "no_indent")
        return cues + [name for name, holds in tests.items() if holds]

    def _space(self, i: int) -> list[str]:
        cues = [f"gap={self._gap(i)}", f"after={self._gap(i + 1)}"]
        if i > 1 and self._gap(i) in ("more", "much") and self.lines[i].gap <= self.lines[i - 1].gap:
            cues.append("gap_as_before")
        last = len(self.lines) - 1
        if i <= 2 or i >= last - 1:
            cues.append("edge")
        if i == 0:
            cues.append("first")
        if i == last:
            cues.append("last")
        return cues

    def _gap(self, i: int) -> str:
        if not 0 < i < len(self.lines):
            return "edge"
        extra = self.lines[i].gap - self.usual
        return "less" if extra < 0 else "usual" if extra == 0 else "more" if extra == 1 else "much"

    def _shape(self, i: int) -> str:
        return _GROUPS.get(self.shapes[i], self.shapes[i]) if 0 <= i < len(self.shapes) else "none"

    def _neighbours(self, i: int) -> list[str]:
        cues = [f"n1={self._shape(i + 1)}", f"p1={self._shape(i - 1)}", f"n2={self._shape(i + 2)}"]
        if i > 0 and self.shapes[i] == self.shapes[i - 1]:
            cues.append("like_before")
        if i + 1 < len(self.shapes) and self.shapes[i] == self.shapes[i + 1]:
            cues.append("like_after")
        if i > 0 and self.texts[i][:1] == self.texts[i - 1][:1] and self.shapes[i] == "bulleted":
            cues.append("same_bullet")
        return cues

    def _same_bullet(self, i: int) -> bool:
        near = [k for k in (i - 1, i + 1) if 0 <= k < len(self.texts)]
        return self.texts[i][:1] in _BULLETS and any(self.texts[k][:1] == self.texts[i][:1] for k in near)

    def _ahead(self, i: int) -> list[str]:
        """What announces an article within the next three lines of a head: a dateline, a byline, a dash."""
        cues = []
        for k in range(i + 1, min(i + 5, len(self.shapes))):
            shape = self.shapes[k]
            if shape in ("dateline", "byline", "dashed", "note_label", "salute", "byline_paren", "jump"):
                cues.append(f"ahead={shape}")
                break
            if shape not in HEADLIKE or self.sizes[k] > 34:
                cues.append("ahead=text" if shape in BODY else "ahead=other")
                break
        return cues

    def _echoes(self, i: int) -> list[str]:
        cues = []
        if self.sizes[i] <= 40 and self.words[i]:
            ahead, behind = self._overlap(i, i + 1, 1), self._overlap(i, i - 1, -1)
            if ahead - behind > 0.12:
                cues.append("echo=ahead")
            elif behind - ahead > 0.12:
                cues.append("echo=behind")
        squeezed = self.squeezed[i]
        if 4 <= len(squeezed) <= 14:
            key = re.sub(r"[【】〔〕◆●■★#]", "", squeezed)
            if any(
                re.search(f"[“《【‘]{re.escape(key)}[”》】’]", t)
                for k, t in enumerate(self.squeezed)
                if k != i and self.sizes[k] > 40
            ):
                cues.append("quoted")
            if any(key in t for k, t in enumerate(self.squeezed[:i]) if len(key) < self.sizes[k] <= 36):
                cues.append("repeats_head")
        return cues

    def _overlap(self, i: int, start: int, step: int) -> float:
        """Share of the line's character pairs that the next three long lines in that direction hold."""
        found: set[str] = set()
        k, seen = start, 0
        while 0 <= k < len(self.lines) and seen < 3 and abs(k - i) < 7:
            if self.sizes[k] > 40:
                found |= self.words[i] & self.words[k]
                seen += 1
            k += step
        return len(found) / len(self.words[i])

    def _size(self, i: int) -> int:
        return self.sizes[i] if 0 <= i < len(self.sizes) else 0

    def _like_verse(self, i: int) -> bool:
        """Short, at most one mark, and that at its end; the poet's name under the title is no verse."""
        signs = self.shapes[i] in ("names", "spaced", "signature") and i > 0 and (i == 1 or self.lines[i - 1].gap > 0)
        return (
            not signs
            and self.sizes[i] <= 17
            and self.shapes[i] in _VERSE_LIKE
            and not re.search(r"[,。;!?:“”].", self.squeezed[i])
        )

    def _runs(self, like: list[bool], widest: int) -> list[int]:
        """For each line the length of the run of such lines around it with no gap wider than `widest`."""
        runs, i = [0] * len(like), 0
        while i < len(like):
            j = i
            while j < len(like) and like[j] and (j == i or self.lines[j].gap <= widest):
                j += 1
            runs[i : max(j, i + 1)] = [j - i] * max(1, j - i)
            i = max(j, i + 1)
        return runs

    def _tables(self) -> list[bool]:
        """Lines of a table whose cells became lines: a tight run of short lines, many with figures."""
        runs = self._runs([size <= 17 for size in self.sizes], 0)
        tables, i = [False] * len(runs), 0
        while i < len(runs):
            size = max(1, runs[i])
            cells = self.texts[i : i + size]
            figures = sum(bool(re.search(r"\d", cell)) for cell in cells)
            ended = sum(end == "stop" for end in self.ends[i : i + size])
            if size >= 6 and figures >= size / 4 and ended <= size / 6:
                tables[i : i + size] = [not _NOTICE.search(self.squeezed[k]) for k in range(i, i + size)]
            i += size
        return tables

    def _siblings(self) -> list[bool]:
        """Short lines of one pattern that come again further down (关键词一: … 关键词二: …; 问题: … 破题: …)."""
        patterns = [
            _pattern(t) if s <= 36 and e != "stop" else ""
            for t, s, e in zip(self.texts, self.sizes, self.ends, strict=True)
        ]
        often = Counter(p for p in patterns if p)
        return [bool(p) and often[p] >= 2 for p in patterns]

    def _lists(self) -> list[bool]:
        """Three or more lines in a row of the form `name: …`, or the like every other line (an answer between)."""
        keyed = [
            bool(re.match(r"[^:,。“”?!]{2,24}:\S", t))
            and shape not in ("question", "answer", "note", "comment", "imprint")
            for t, shape in zip(self.texts, self.shapes, strict=True)
        ]
        return [
            here
            and sum(keyed[max(0, i - 4) : i + 5]) >= 3
            and (self._keyed_near(keyed, i, 1) or self._keyed_near(keyed, i, 2))
            for i, here in enumerate(keyed)
        ]

    def _rows(self) -> list[bool]:
        """Three or more lines in a row that are fields with spaces between and no end mark: a table, a forecast."""
        like = [
            sum(len(part) > 1 for part in t.split()) >= 2
            and s <= 60
            and e != "stop"
            and not re.search("记者|通讯员", t)
            for t, s, e in zip(self.texts, self.sizes, self.ends, strict=True)
        ]
        return [here and n >= 3 for here, n in zip(like, self._runs(like, max(1, self.usual)), strict=True)]

    def _is_datum(self, i: int) -> bool:
        """A line of facts about a book, a film, an event: two of them, or one beside another such line."""
        here = len(_DATUM.findall(self.texts[i]))
        near = any(_DATUM.match(self.texts[k]) for k in (i - 1, i + 1) if 0 <= k < len(self.texts))
        return self.sizes[i] <= 60 and bool(_DATUM.match(self.texts[i])) and (here >= 2 or near)

    def _names_after_colon(self, i: int) -> bool:
        parts = re.split(r"[\s、]+", self.texts[i].partition(":")[2].strip())
        return len(self.texts[i]) < 80 and len(parts) >= 2 and all(is_name(p) for p in parts)

    def _is_stanza_title(self, i: int) -> bool:
        """A few characters alone, gap above and below, with close-set verse following."""
        after = range(i + 1, min(i + 3, len(self.lines)))
        return (
            i > 0
            and self.sizes[i] <= 6
            and self.lines[i].gap > 0
            and len(after) == 2
            and self.lines[i + 1].gap > 0
            and self.tight[i + 1] >= 2
        )

    def _is_parted(self) -> bool:
        """Articles on this page are set off by wider gaps than paragraphs: most sure headlines show one."""
        sure = [
            i
            for i in range(1, len(self.lines) - 1)
            if self.shapes[i] in HEADLIKE and self.shapes[i + 1] in ("dateline", "byline", "dashed")
        ]
        firsts = [i for i in sure if self.shapes[i - 1] not in HEADLIKE]
        return len(firsts) >= 3 and sum(self.lines[i].gap > self.usual for i in firsts) >= 0.75 * len(firsts)

    @staticmethod
    def _keyed_near(keyed: list[bool], i: int, step: int) -> bool:
        return any(0 <= i + k < len(keyed) and keyed[i + k] for k in (step, -step))

    def _is_wrapped(self, i: int) -> bool:
        """The line goes on a hard-wrapped one: no gap, no indent, and the lines before it are as wide as a column."""
        if i == 0 or self.lines[i].gap > 0 or self.indented[i]:
            return False
        first = i
        while first > 0 and self.lines[first].gap == 0 and i - first < 6:
            first -= 1
        last = i
        while last + 1 < len(self.lines) and self.lines[last + 1].gap == 0 and last - i < 6:
            last += 1
        width = max(self.sizes[first : last + 1])
        full = sum(size >= width - 2 for size in self.sizes[first : last + 1])
        return 12 <= width <= 60 and full >= 3 and self.sizes[i - 1] >= width - 2


def _pairs(text: str) -> frozenset[str]:
    han = re.findall(r"[\u3400-\u9fff\dA-Za-z]+", text)
    return frozenset(run[k : k + 2] for run in han for k in range(len(run) - 1))


def _pattern(text: str) -> str:
    """The form of a numbered or labelled subhead: what stands before the number, or how long the label is."""
    if numbered := re.match(r"^([(（\u3400-\u9fff]{0,5}?)[一二三四五六七八九十\d]{1,2}([、:.)\s])", text):
        return f"{numbered[1]}#{numbered[2]}"
    if labelled := re.match(r"^([\u3400-\u9fff]{1,4}):[^:。]{2,24}$", text):
        return f"{len(labelled[1])}:"
    return ""
