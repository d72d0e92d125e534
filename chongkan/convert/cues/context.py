"""Every line of a page with all its cues: its own form, the space around it, its neighbours, echoes of other lines.

A cue is a name; what it weighs stands in grammar/weights.txt, and a test keeps the two in step.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from chongkan.convert.cues.chains import chains_of
from chongkan.convert.cues.kinship import kinship_of
from chongkan.convert.cues.language import Language, load_language
from chongkan.convert.cues.lexicon import any_of
from chongkan.convert.cues.page import BODY, HEADLIKE, Page
from chongkan.convert.cues.patterns import said
from chongkan.convert.cues.runs import NOTICE_TITLE, Runs, are_phrases
from chongkan.convert.cues.wording import wording_cues
from chongkan.convert.readers.lines import Line

_BULLETS = "【[〔●★•·▪◆■○◇▲△▼※□◎"
_ANNOUNCING = frozenset(["dateline", "byline", "dashed", "note_label", "salute", "byline_paren", "jump"])
_SIGNS = frozenset(["byline", "byline_paren", "names_paren", "signature", "end_dateline", "sign_date", "dateline"])
_DATUM = re.compile(rf"{any_of('datum')}\s*:\s*\S")
_NAMES_IN_BRACKETS = r"(?:[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]\s[\u3400-\u9fff]|(?:本报)?(?:记者|通讯员)[^()]{2,20}"
_SIGNED = re.compile(
    rf"[。!?”.]\s*[(]{_NAMES_IN_BRACKETS}|[\u3400-\u9fff]{{2,3}}[\s、][\u3400-\u9fff]{{2,3}})[)]$"
    r"|[(]本报[^()]{0,12}(?:讯|电)[)]$"
)
_SLOGAN = re.compile(any_of("slogan"))
_LABEL_END = re.compile(any_of("label_end") + "$")
_MARKED_FORM = re.compile(r"[^H]|H[^H,。]")  # what begins as any prose does is no sign
_SHORT = 40  # characters of a line that its neighbours say more of than it does itself
_DONE_TO = re.compile(r"[进到把被让][\u3400-\u9fff]{2,3}$")  # 模拟法庭进校园 says what is done: no name of a column
_ECHOES = (-0.25, -0.1, -0.03, 0.03, 0.1, 0.25)  # how much more akin a line is to the text below than to that above
_SIZES = ((4, "tiny"), (9, "short"), (22, "head"), (40, "line"))
_ORNAMENTS = re.compile(r"[【】〔〕\[\]◆●■★#)]")


@dataclass(frozen=True, slots=True)
class Cued:
    """A line as the grammar sees it.

    text: the line folded for matching (see folding.py), white space at its ends dropped. shape, end: its own form.
    size: its length without white space. gap: blank lines before it. cues: names that the table of weights knows.
    """

    number: int
    text: str
    shape: str
    end: str
    size: int
    gap: int
    cues: tuple[str, ...]


def cue_lines(lines: list[Line], language: Language | None = None) -> list[Cued]:
    """The cues of every line of a page. language: if not the one that was learned."""
    page = Page(lines)
    context = _Context(page, language or load_language())
    return [
        Cued(line.number, page.texts[i], page.shapes[i], page.ends[i], page.sizes[i], line.gap, tuple(context.cues(i)))
        for i, line in enumerate(lines)
    ]


class _Context:
    """Shows the cues of each line of one page."""

    def __init__(self, page: Page, language: Language) -> None:
        self.page, self.runs, self.wording = page, Runs(page), language.wording
        self.kinship = kinship_of(tuple(page.texts), language.gist)
        self.chains = chains_of(page, self.runs.wrapped)
        self.quoted = _quotations(page)
        self.signed = [size > 30 and bool(_SIGNED.search(t)) for size, t in zip(page.sizes, page.texts, strict=True)]
        self.inline = page.shapes.count("inline_label")
        self.parted = _is_parted(page)
        self.repeated = _repeats_heads(page)
        self.below = _widest_below_heads(page)
        self.varied = sum(gap != page.usual for gap in page.gaps[1:]) > len(page) / 25

    def cues(self, i: int) -> Iterator[str]:
        """All cue names of line i."""
        yield "always"
        yield f"sh={self.page.shapes[i]}"
        yield f"end={self.page.ends[i]}"
        yield "len=" + next((name for size, name in _SIZES if self.page.sizes[i] <= size), "long")
        yield from self._own(i)
        yield from self._grouped(i)
        yield from self._space(i)
        yield from self._neighbours(i)
        yield from self._ahead(i)
        yield from self._section(i)
        yield from self.chains[i]
        yield from self._echoes(i)

    def _own(self, i: int) -> Iterator[str]:
        text, squeezed, size = self.page.texts[i], self.page.squeezed[i], self.page.sizes[i]
        yield from said(text, squeezed)
        if size <= 8 and _LABEL_END.search(_ORNAMENTS.sub("", squeezed)) and not _DONE_TO.search(squeezed):
            yield "label_end"
        yield from wording_cues(text, self.wording)
        if size < 30 and self.page.ends[i] == "open" and not self.runs.wrapped[i]:
            yield "short_torn"
        if self.page.indents and size > 4:
            yield "indent" if self.page.indented[i] else "no_indent"

    def _grouped(self, i: int) -> Iterator[str]:
        """What the line is part of, or stands over."""
        page, runs, following = self.page, self.runs, i + 1 < len(self.page)
        tests = {
            "verse_tight": runs.tight[i] >= 3,
            "verse_loose": runs.verse[i] >= 4,
            "wrapped": runs.wrapped[i],
            "wraps_on": following and runs.wrapped[i + 1],
            "sibling": runs.siblings[i],
            "over_sibling": following and self._is_over_sibling(i),
            "sign_run": runs.signs[i],
            "phrase_over_head": self._is_over_announced(i),
            "bare_box": self._is_bare_box(i),
            "phrases": are_phrases(self.page.texts[i]),
            "after_wider": self._is_set_wider(i),
            "list_run": runs.lists[i],
            "lead_run": runs.leads[i],
            "row_run": runs.rows[i],
            "table_run": runs.tables[i],
            "before_table": following and runs.tables[i + 1] and not runs.tables[i],
            "stanza_title": self._is_stanza_title(i),
            "inline_series": self.page.shapes[i] == "inline_label" and self.inline > 1,
            "circled": self._is_circled(i),
            "datum": self._is_datum(i),
            "over_byline": self._is_over_byline(i),
            "before_notice": self._is_before_notice(i),
            "label_below": self._is_label_below(i),
            "counted": runs.counted[i],
            "over_list": following and not self._is_listed(i) and self._is_listed(i + 1),
            "over_alike": self._is_over_alike(i),
            "over_questions": following and page.shapes[i] in HEADLIKE and page.shapes[i + 1] == "question",
            "frame_run": runs.frames[i],
            "saying": runs.sayings[i],
            "by_turns": runs.turns[i],
            "verse_alone": self.page.sizes[i] <= 18 and runs.verse[i] == 1,
            "tiny_over_head": self.page.sizes[i] <= 5 and self.page.kind(i + 1) == "head" and self.page.size(i + 1) > 6,
            "lonely": self.page.sizes[i] <= 30
            and self.page.ends[i] == "stop"
            and self.page.size(i - 1) > 60
            and self.page.size(i + 1) > 60,
            "signed": self.signed[i],
            "after_signed": i > 0 and self.signed[i - 1],
        }
        yield from (name for name, holds in tests.items() if holds)

    def _space(self, i: int) -> Iterator[str]:
        page, last = self.page, len(self.page) - 1
        yield f"gap={page.space(i)}" if self.varied or page.space(i) != "usual" else "gap=always"
        if page.shapes[i] in HEADLIKE:
            yield f"head_gaps={page.space(i)}>{page.space(i + 1)}"
        yield f"after={page.space(i + 1)}"
        if self.parted and i > 0 and page.gaps[i] <= page.usual:
            yield "parted_close"
        if i > 1 and page.space(i) in ("more", "much") and page.gaps[i] <= page.gaps[i - 1]:
            yield "gap_as_before"
        if i <= 2 or i >= last - 1:
            yield "edge"
        if i == 0:
            yield "first"
        if i == last:
            yield "last"

    def _neighbours(self, i: int) -> Iterator[str]:
        page = self.page
        yield from (f"n1={page.kind(i + 1)}", f"p1={page.kind(i - 1)}", f"n2={page.kind(i + 2)}")
        if page.sizes[i] <= _SHORT:
            yield f"in={page.kind(i - 1)}<{page.kind(i)}>{page.kind(i + 1)}"
        if i > 0 and page.shapes[i] == page.shapes[i - 1]:
            yield "like_before"
        if i + 1 < len(page) and page.shapes[i] == page.shapes[i + 1]:
            yield "like_after"
        if _MARKED_FORM.match(page.forms[i]):
            yield from (
                f"form_{name}" for name, k in (("before", i - 1), ("after", i + 1)) if page.form(k) == page.forms[i]
            )
        near = [page.texts[k][:1] for k in (i - 1, i + 1) if 0 <= k < len(page)]
        mark = page.texts[i][:1]
        if page.shapes[i] in ("bulleted", "caption_mark", "tagged") and mark in _BULLETS and mark in near:
            yield "same_bullet"

    def _ahead(self, i: int) -> Iterator[str]:
        """What announces an article within the next four lines of a head: a dateline, a byline, a dash."""
        for k in range(i + 1, min(i + 5, len(self.page))):
            shape = self.page.shapes[k]
            if shape in _ANNOUNCING:
                yield f"ahead={shape}"
                return
            if shape not in HEADLIKE or self.page.sizes[k] > 34:
                yield "ahead=text" if shape in BODY else "ahead=other"
                return

    def _is_over_announced(self, i: int) -> bool:
        """Two phrases close above an announced headline: its kicker, though it sounds like a slogan."""
        page = self.page
        if i == 0 or len(page.texts[i].split()) != 2 or page.kind(i + 1) != "head":
            return False
        near = page.gaps[i] - page.gaps[i + 1] >= bool(_SLOGAN.search(page.squeezed[i]))
        return near and page.kind(i + 2) in ("dateline", "byline", "names", "dashed", "signature")

    def _is_over_sibling(self, i: int) -> bool:
        """A short line right over a numbered one of several: `建强组织` over `做法一:…`, a subhead of two levels."""
        page, siblings = self.page, self.runs.siblings
        return siblings[i + 1] and not siblings[i] and page.shapes[i] in HEADLIKE and page.shapes[i + 1] in HEADLIKE

    def _is_bare_box(self, i: int) -> bool:
        """The heading of a box with no text below it, `警方提示` over the next headline: a column's name."""
        named = self.page.shapes[i] in ("aside_head", "box_head", "note_label")
        return named and self.page.kind(i + 1) in ("head", "label", "none", "byline", "folio", "imprint")

    def _is_label_below(self, i: int) -> bool:
        """A column's name between a headline and its text, where a byline might stand."""
        page = self.page
        named = page.shapes[i] == "label_word" or _LABEL_END.search(page.squeezed[i]) is not None
        return named and page.sizes[i] <= 8 and page.kind(i - 1) == "head" and page.kind(i + 1) in ("body", "dateline")

    def _is_set_wider(self, i: int) -> bool:
        """A short line with more space below it than any sure headline of the page has."""
        page = self.page
        return page.shapes[i] in HEADLIKE and i + 1 < len(page) and 0 <= self.below < page.gaps[i + 1]

    def _is_before_notice(self, i: int) -> bool:
        """The first of two lines of which the second ends like the headline of a notice: 关于…2018年度 / …名单公示."""
        page = self.page
        near = i + 1 < len(page) and page.gaps[i + 1] <= page.gaps[i]
        return near and NOTICE_TITLE.search(page.squeezed[i + 1]) is not None

    def _is_over_alike(self, i: int) -> bool:
        """A short line over two that begin with the same marks: `声音` over `“…`, `书讯` over `《…`."""
        page = self.page
        first, second = page.form(i + 1), page.form(i + 2)
        return page.shapes[i] in HEADLIKE and first == second and _MARKED_FORM.match(first) is not None

    def _is_listed(self, i: int) -> bool:
        of = self.runs
        return any(run[i] for run in (of.lists, of.frames, of.rows, of.leads, of.tables, of.turns, of.sayings))

    def _section(self, i: int) -> Iterator[str]:
        """What the text below a head, down to the next head, shows: an article is signed, a part of one is not."""
        page = self.page
        if page.shapes[i] not in HEADLIKE or page.sizes[i] > 34:
            return
        k = i + 1
        while k < len(page) and page.shapes[k] in HEADLIKE and page.sizes[k] <= 34 and k < i + 4:
            k += 1
        first, size, spaced = k, 0, page.space(i)
        while k < len(page) and k < first + 30 and not (page.shapes[k] in HEADLIKE and page.sizes[k] <= 34):
            if page.shapes[k] in _SIGNS or self.signed[k]:
                yield from ("section=signed", f"section=signed|gap={spaced}")
                return
            size += page.sizes[k]
            k += 1
        kind = "none" if not size else "brief" if size <= 160 else "plain"
        yield from (f"section={kind}", f"section={kind}|gap={spaced}")

    def _is_over_byline(self, i: int) -> bool:
        """A few characters over an author's line that stands over its headline: the column of that author."""
        page = self.page
        if page.sizes[i] > 6 or page.kind(i + 1) not in ("names", "signature", "byline"):
            return False
        return page.kind(i + 2) == "head" and page.kind(i + 3) in ("body", "short_end", "dateline", "head")

    def _echoes(self, i: int) -> Iterator[str]:
        if self.kinship.pairs[i]:
            ahead, behind = (self.kinship.kin(i, self._long_lines(i, step)) for step in (1, -1))
            name = "echo" if self.page.sizes[i] <= _SHORT else "drift"
            yield f"{name}={bisect_right(_ECHOES, ahead - behind)}"
        if 4 <= self.page.sizes[i] <= 14 and _ORNAMENTS.sub("", self.page.squeezed[i]) in self.quoted:
            yield "quoted"
        if self.repeated[i]:
            yield "repeats_head"
        if self.runs.between[i]:
            yield f"signs={self.runs.style}"

    def _long_lines(self, i: int, step: int) -> list[int]:
        """The next three long lines in one direction."""
        near = range(i + step, i + 7 * step, step)
        return [k for k in near if 0 <= k < len(self.page) and self.page.sizes[k] > 40][:3]

    def _is_circled(self, i: int) -> bool:
        """①…, ②… over the credit of a group of pictures, or over its title: captions; else a list."""
        texts, shapes = self.page.texts, self.page.shapes
        end = i
        while end < len(texts) and re.match(r"图?[①-⑳]", texts[end]):
            end += 1
        named = end > i and end + 1 < len(texts) and shapes[end] in HEADLIKE and self.page.sizes[end] <= 20
        return end > i and "credit" in shapes[end : end + 1 + named]

    def _is_datum(self, i: int) -> bool:
        """A line of facts about a book, a film, an event: two of them, or one beside another such line."""
        texts = self.page.texts
        if self.page.sizes[i] > 120 or not _DATUM.match(texts[i]):
            return False
        beside = any(_DATUM.match(texts[k]) for k in (i - 1, i + 1) if 0 <= k < len(texts))
        return beside or len(_DATUM.findall(texts[i])) >= 2

    def _is_stanza_title(self, i: int) -> bool:
        """A few characters alone, gap above and below, with close-set verse following."""
        gaps = self.page.gaps
        if not 0 < i < len(self.page) - 2 or self.page.sizes[i] > 6:
            return False
        return gaps[i] > 0 and gaps[i + 1] > 0 and self.runs.tight[i + 1] >= 2


def _sure_heads(page: Page) -> list[int]:
    """Short lines that a dateline, a byline or a dash announces as headlines."""
    return [
        i
        for i in range(1, len(page) - 1)
        if page.shapes[i] in HEADLIKE
        and page.shapes[i + 1] in ("dateline", "byline", "dashed")
        and page.shapes[i - 1] not in HEADLIKE
    ]


def _widest_below_heads(page: Page) -> int:
    """The widest gap under a sure headline of the page, -1 where it has fewer than two."""
    firsts = _sure_heads(page)
    return max(page.gaps[i + 1] for i in firsts) if len(firsts) >= 2 else -1


def _is_parted(page: Page) -> bool:
    """Articles on this page are set off by wider gaps than paragraphs: most sure headlines show one."""
    firsts = _sure_heads(page)
    return len(firsts) >= 3 and sum(page.gaps[i] > page.usual for i in firsts) >= 0.75 * len(firsts)


def _quotations(page: Page) -> set[str]:
    """What the running text of the page sets between quotation marks: titles of series among them."""
    long = (text for text, size in zip(page.squeezed, page.sizes, strict=True) if size > 40)
    return {found for text in long for found in re.findall(r"[“《【‘]([^”》】’]{4,14})[”》】’]", text)}


def _repeats_heads(page: Page) -> list[bool]:
    """Lines that say again one half of a longer headline above them, as the subheads of a two-part headline do."""
    halves: set[str] = set()
    repeats = []
    for text, squeezed, size in zip(page.texts, page.squeezed, page.sizes, strict=True):
        repeats.append(4 <= size <= 14 and squeezed in halves)
        if size <= 36:
            halves.update(part for part in re.split(r"[\s,、]+", text) if part != squeezed)
    return repeats
