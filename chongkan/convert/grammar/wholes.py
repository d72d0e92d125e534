"""What an article shows as a whole: what no state of the parse can remember.

Each sign has a name that wholes.txt weighs and a number, mostly how often it shows.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from math import log

from chongkan.convert.cues.context import Cued
from chongkan.convert.cues.kinship import Kinship
from chongkan.convert.grammar.rivals import Place
from chongkan.convert.grammar.states import FURNITURE

Member = tuple[int, Place]
Article = tuple[Member, ...]
Signs = dict[str, float]

_HEADS = frozenset(("head", "head+", "deck"))
_TEXT = frozenset(("para", "cont", "resume", "return", "jumped", "item", "verse", "listed", "comment"))
_TORN_ON = frozenset(("cont", "resume"))
_KEPT = frozenset(("para", "cont", "resume", "return", "caption"))  # lines that may well be another article's
_SIZES, _COUNTS = (1, 40, 80, 160, 320, 640, 1280), (1, 2, 3, 5, 9)
_KINSHIP, _KINSHIP_OF_HEADS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.42), (0.1, 0.15, 0.2, 0.3, 0.45, 0.7)
_LEADS_ON = re.compile(
    r"[他她它该这此其而但]|同时|此外|另外|随后|目前|因此|于是|为此|最后|如今|对此|据(?:介绍|悉|了解)|不仅|除了|不过|“"
)
_STARTS = re.compile(r"本报讯|近日|日前|昨[日天]|今年|\d{1,2}月\d{1,2}日|连日来|记者")


class Parts:
    """The lines of one article by what they are, and what speaks for their being one article."""

    def __init__(self, article: Article, lines: Sequence[Cued], kinship: Kinship) -> None:
        self.cued, self.kinship = lines, kinship
        self.kind = article[0][1].label
        self.lines = [i for i, _ in article]
        self.labels = {i: place.label for i, place in article}
        self.heads, self.text = self._of(_HEADS), self._of(_TEXT)
        self.subs, self.signs, self.bylines = self._of(("sub",)), self._of(("sign",)), self._of(("byline", "author"))
        self.size = self._size(self.text)

    def all_signs(self) -> Iterator[str]:
        """The names of all signs, each as often as it shows."""
        yield from self._measures()
        yield from self._kinships()
        yield from self._sections()
        yield from self._people()
        yield from self._edges()

    def form(self) -> str:
        """The order of its parts: `head>byline>text`."""
        forms = (
            "text" if label in ("para", "return") or label in _TORN_ON else label for label in self.labels.values()
        )
        named = ["head" if form == "head+" else form for form in forms]
        return ">".join([name for k, name in enumerate(named) if k == 0 or named[k - 1] != name][:4])

    def _of(self, labels: Iterable[str]) -> list[int]:
        wanted = frozenset(labels)
        return [i for i in self.lines if self.labels[i] in wanted]

    def _size(self, lines: Iterable[int]) -> int:
        return sum(self.cued[i].size for i in lines)

    def _measures(self) -> Iterator[str]:
        kind = self.kind if self.kind in ("head", "photo") else "other"
        yield f"size={kind}:{_step(self.size, _SIZES)}"
        yield f"paras={_step(sum(self.labels[i] not in _TORN_ON for i in self.text), _COUNTS)}"
        yield f"subs={min(len(self.subs), 3)}"

    def _kinships(self) -> Iterator[str]:
        """How much of what its headlines name its text names too."""
        if not self.heads or self.kind != "head":
            return
        if not self.text:
            yield "head_kin=none"
            return
        main = max(self.heads, key=lambda i: self.cued[i].size)
        near = [i for i in self.text if self.cued[i].size >= 20][:2]
        yield f"head_kin={_step(self.kinship.kin(main, near), _KINSHIP_OF_HEADS)}"
        yield f"head_kin_all={_step(self.kinship.kin(main, self.text), _KINSHIP_OF_HEADS)}"
        for head in self.heads:
            if head != main:
                yield f"head2_kin={_step(self.kinship.kin(head, self.text), _KINSHIP_OF_HEADS)}"

    def _sections(self) -> Iterator[str]:
        if not self.subs:
            return
        sections = [[i for i in self.text if a < i < b] for a, b in pairwise([*self.subs, len(self.cued)])]
        if self.text and self.text[0] > self.subs[0]:
            yield "sub_first"
        for sub, section in zip(self.subs, sections, strict=True):
            yield from self._section(sub, section)
        sizes = [size for section in sections if (size := self._size(section))]
        if len(sizes) > 1:
            yield f"sections={_step(max(sizes) / min(sizes), (2, 4, 8))}"

    def _section(self, sub: int, section: list[int]) -> Iterator[str]:
        if not section:
            yield "sub_empty"
            return
        if self._size(section) < 60:
            yield "sub_short"
        yield f"sub_kin={_step(self.kinship.kin(sub, section), _KINSHIP_OF_HEADS)}"
        inside = {*section, sub}
        rest = [i for i in self.lines if i not in inside]
        if kin := [self.kinship.kin(i, rest) for i in section if self.cued[i].size >= 40]:
            yield f"section_kin={_step(max(kin), _KINSHIP)}"
        first = self.cued[section[0]]
        if first.shape == "dateline" or _STARTS.match(first.text):
            yield "sub_starts"
        if _LEADS_ON.match(first.text):
            yield "sub_leads_on"

    def _people(self) -> Iterator[str]:
        yield f"bylines={min(len(self.bylines), 2)}"
        yield f"signs={min(len(self.signs), 2)}"
        if self.bylines and self.signs:
            yield "byline_and_sign"
        yield from ("sign_inside" for i in self.signs if self.text and i < self.text[-1])
        yield from ("signed_inside" for i in self.text[:-1] if "signed" in self.cued[i].cues)
        named = self.bylines or self.signs or any("signed" in self.cued[i].cues for i in self.text)
        dated = self.text and self.cued[self.text[0]].shape == "dateline"
        if self.kind == "head" and not named and not dated:
            yield f"anonymous={_step(self.size, (80, 200, 500))}"

    def _edges(self) -> Iterator[str]:
        """How it ends, and where it is torn or set apart within."""
        if not self.text:
            yield "no_text"
        else:
            last = self.cued[self.text[-1]]
            yield f"text_end={last.end}"
            if last.size < 20:
                yield "text_end_short"
        steps = list(pairwise(self.lines))
        yield from ["hole"] * min(sum(b - a > 1 for a, b in steps), 3)
        gap, inner = self.cued[self.lines[0]].gap, [self.cued[b].gap for a, b in steps if b - a == 1]
        yield f"gap={min(gap, 3)}"
        if inner:
            yield f"inner_gap={min(max(inner), 3)}"
            if max(inner) > gap and self.lines[0] > 0:
                yield "inner_gap_wider"


class Wholes:
    """The articles of one reading of a page, and how their signs would change by another one of some lines."""

    def __init__(self, lines: Sequence[Cued], kinship: Kinship, places: Sequence[Place]) -> None:
        self.lines, self.kinship, self.places = lines, kinship, places
        self.parts: dict[Article, tuple[Parts, Counter[str]]] = {}
        self.articles: dict[int, Article] = {}
        for i, place in enumerate(places):
            if place.label not in FURNITURE:
                self.articles[place.head] = (*self.articles.get(place.head, ()), (i, place))
        self.heads = sorted(self.articles)
        self.forms = Counter(self._parts(a)[0].form() for a in self.articles.values())
        self.signing = Counter(_signing(self._parts(a)[0]) for a in self.articles.values())
        gaps = sorted(lines[head].gap for head in self.heads if self.articles[head][0][1].label == "head")
        self.usual = gaps[len(gaps) // 2] if gaps else 0

    def change(self, first: int, places: Sequence[Place]) -> Signs:
        """How the signs change where lines `first` on are read as `places` say."""
        was = self.places[first : first + len(places)]
        touched = {place.head for place in (*was, *places) if place.label not in FURNITURE}
        before = {head: self.articles[head] for head in touched if head in self.articles}
        after = self._read_anew(before, first, places)
        signs: Counter[str] = Counter()
        for article in after.values():
            signs.update(self._signs(article))
        for article in before.values():
            signs.subtract(self._signs(article))
        signs.update(self._line_signs(first, places, after))
        signs.subtract(self._line_signs(first, was, before))
        signs.update(self._border_signs(before, after, after))
        signs.subtract(self._border_signs(before, after, before))
        numbers: Signs = {sign: number for sign, number in signs.items() if number}
        numbers["regular"] = self._regularity(before, after, self.forms, Parts.form)
        numbers["signed_alike"] = self._regularity(before, after, self.signing, _signing)
        numbers["lines"] = len(places)
        return numbers

    def _read_anew(self, before: dict[int, Article], first: int, places: Sequence[Place]) -> dict[int, Article]:
        last = first + len(places)
        members: dict[int, list[Member]] = {
            head: [member for member in article if not first <= member[0] < last] for head, article in before.items()
        }
        for i, place in enumerate(places, first):
            if place.label not in FURNITURE:
                members.setdefault(place.head, []).append((i, place))
        return {head: tuple(sorted(article)) for head, article in members.items() if article}

    def _parts(self, article: Article) -> tuple[Parts, Counter[str]]:
        if article not in self.parts:
            parts = Parts(article, self.lines, self.kinship)
            self.parts[article] = (parts, Counter(parts.all_signs()))
        return self.parts[article]

    def _signs(self, article: Article) -> "Counter[str]":
        parts, own = self._parts(article)
        gap = self.lines[parts.lines[0]].gap
        if parts.kind == "head" and gap != self.usual:
            return own + Counter(["head_closer" if gap < self.usual else "head_wider"])
        return own

    def _line_signs(self, first: int, places: Sequence[Place], articles: dict[int, Article]) -> Iterator[str]:
        for i, place in enumerate(places, first):
            if place.label in FURNITURE:
                yield f"furniture={place.label}"
            elif place.label in ("resume", "return"):
                since = place.goes_on if place.goes_on >= 0 else place.head
                yield f"{place.label}_over={min(self._begun(since, i, articles), 3)}"
            if place.label in _KEPT and self.lines[i].size >= 20:
                rest = [k for k, _ in articles[place.head] if k != i]
                form = "caption" if place.label == "caption" else "text"
                yield f"{form}_kin={_step(self.kinship.kin(i, rest), _KINSHIP)}"
            if place.label in _TORN_ON and place.goes_on >= 0:
                yield f"{place.label}_far={_step(i - place.goes_on, (2, 3, 5, 9))}"

    def _begun(self, since: int, here: int, articles: dict[int, Article]) -> int:
        """How many articles begin after line `since`, up to line `here`."""
        known = self.heads[bisect_right(self.heads, since) : bisect_right(self.heads, here)]
        return len({*known, *(head for head in articles if since < head <= here)})

    def _border_signs(
        self, before: dict[int, Article], after: dict[int, Article], now: dict[int, Article]
    ) -> Iterator[str]:
        """What shows between each article that another reading touches and its neighbours, before or after it."""
        touched = [*before, *after]
        if not touched:
            return
        low, high = bisect_right(self.heads, min(touched) - 1), bisect_right(self.heads, max(touched))
        near = self.heads[max(0, low - 1) : high + 1]
        heads = sorted({*(head for head in near if head not in before), *now})
        for one, other in pairwise(heads):
            if one in now or other in now or one in before or other in before:
                yield from self._border(now.get(one) or self.articles[one], now.get(other) or self.articles[other])

    def _border(self, article: Article, following: Article) -> Iterator[str]:
        one, other = self._parts(article)[0], self._parts(following)[0]
        if one.form() == other.form():
            yield "form_again"
        kind = other.kind if other.kind in ("head", "photo") else "other"
        if above := [i for i in one.text if i < other.lines[0]]:
            yield f"border_end={self.lines[above[-1]].end}:{kind}"
        if text := [i for i in other.text if self.lines[i].size >= 40]:
            yield f"border_kin={_step(self.kinship.kin(text[0], one.lines), _KINSHIP)}"
        if other.kind == "photo":
            yield f"photo_kin={_step(self.kinship.kin(other.lines[0], one.lines), _KINSHIP)}"
        if other.kind == "head":
            yield f"border_head_kin={_step(self.kinship.kin(other.lines[0], one.lines), _KINSHIP_OF_HEADS)}"

    def _regularity(
        self, before: dict[int, Article], after: dict[int, Article], of: "Counter[str]", name: Callable[[Parts], str]
    ) -> float:
        """How much more alike the page's articles are, in bits of what tells them apart."""
        changed = of.copy()
        changed.subtract(name(self._parts(article)[0]) for article in before.values())
        changed.update(name(self._parts(article)[0]) for article in after.values())
        return _alike(changed) - _alike(of)


def _signing(parts: Parts) -> str:
    if parts.kind != "head":
        return "none"
    return "byline" if parts.bylines else "sign" if parts.signs else "nobody"


def _alike(counts: "Counter[str]") -> float:
    total = sum(counts.values())
    return sum(count * log(count / total) for count in counts.values() if count > 0)


def _step(number: float, steps: Sequence[float]) -> int:
    return bisect_right(steps, number)
