"""A page measured once: what the cues of each line need to know of all lines."""

import re
from collections import Counter

from chongkan.convert.cues.endings import ends_open
from chongkan.convert.cues.shapes import shape_of
from chongkan.convert.readers.lines import Line
from chongkan.folding import fold

HEADLIKE = frozenset(
    [
        "parallel",
        "short",
        "short_ask",
        "tiny",
        "names",
        "issuer",
        "label_word",
        "inline_label",
        "numbered_head",
        "signature",
        "bulleted",
        "spaced",
        "bracketed",
    ]
)
BODY = frozenset(["dateline", "prose", "torn", "question", "answer"])
_KINDS = (
    dict.fromkeys(HEADLIKE - {"bulleted", "bracketed", "label_word", "names", "signature"}, "head")
    | dict.fromkeys(BODY - {"dateline"}, "body")
    | {"bracketed": "label", "label_word": "label", "verse": "short_end", "couplet": "short_end"}
    | dict.fromkeys(("tagged", "numbered", "bulleted"), "list")
)
_HAN, _NUMBER = re.compile(r"[\u3400-\u9fff]+"), re.compile(r"[\d一二三四五六七八九十]+")
_START = 5  # marks and runs that make the form of a line's beginning


class Page:
    """Lists over the lines of a page, each in the page's order.

    texts: folded, stripped. squeezed: without white space. sizes: their lengths. shapes, ends, forms: their own.
    gaps: blank lines before. usual: the commonest gap. indented, indents: leading space, and whether the page uses it.
    """

    def __init__(self, lines: list[Line]) -> None:
        folded = fold("\n".join(line.text for line in lines)).split("\n") if lines else []
        self.texts = [text.strip() for text in folded]
        self.squeezed = [re.sub(r"\s", "", text) for text in folded]
        self.sizes = [len(text) for text in self.squeezed]
        self.shapes = [shape_of(text) for text in self.texts]
        self.ends = [ends_open(text) for text in self.texts]
        self.forms = [form_of(text) for text in self.texts]
        self.gaps = [line.gap for line in lines]
        self.usual = Counter(self.gaps[1:]).most_common(1)[0][0] if len(lines) > 1 else 0
        self.indented = [bool(re.match(r"\s{2,}|\t", text)) for text in folded]
        long = [i for i, size in enumerate(self.sizes) if size > 40]
        self.indents = bool(long) and sum(self.indented[i] for i in long) > len(long) / 3

    def __len__(self) -> int:
        return len(self.texts)

    def kind(self, i: int) -> str:
        """The shape of a line as its neighbours see it, alike shapes as one; `none` beyond the page."""
        return _KINDS.get(self.shapes[i], self.shapes[i]) if 0 <= i < len(self) else "none"

    def form(self, i: int) -> str:
        """The form of a line's beginning, empty beyond the page."""
        return self.forms[i] if 0 <= i < len(self) else ""

    def size(self, i: int) -> int:
        """The length of a line, 0 beyond the page."""
        return self.sizes[i] if 0 <= i < len(self) else 0

    def space(self, i: int) -> str:
        """The gap before line i against the usual one: less, usual, more (by one), much; `edge` at the page's ends."""
        if not 0 < i < len(self):
            return "edge"
        extra = self.gaps[i] - self.usual
        return "less" if extra < 0 else "usual" if extra == 0 else "more" if extra == 1 else "much"


def form_of(text: str) -> str:
    """The form of a line's beginning, `一是扫码找。` -> `#H。`: numbers and runs of Han a sign each, marks kept."""
    return re.sub(r"\s+", " ", _HAN.sub("H", _NUMBER.sub("#", text[:24])))[:_START]
