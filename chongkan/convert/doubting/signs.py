"""What a line shows of being read wrong: each sign has a name that doubts.txt weighs, and a number."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import exp, log

from chongkan.convert.article import roles_of
from chongkan.convert.doubting.risks import Risk
from chongkan.convert.doubting.shares import Shares
from chongkan.convert.draft import PageDraft
from chongkan.convert.grammar.states import FURNITURE, seen_as
from chongkan.convert.heads import order_heads

Signs = dict[str, float]

_SIZES, _COUNTS = (1, 40, 80, 160, 320, 640, 1280), (2, 3, 4, 6, 10, 16)
_SEEN = 0.03  # a smaller share names no other role
_LEAST = 2e-3  # shares and their opposites below it are all alike


class Sheet:
    """A page with what other readings of its lines weigh, as `signs_of` asks for it."""

    def __init__(self, page: PageDraft, shares: Sequence[Shares], risks: Sequence[Risk]) -> None:
        self.page, self.shares, self.risks = page, shares, risks
        self.either = [_log_odds(share.either) for share in shares]
        self.roles: dict[int, str] = dict(page.furniture)
        self.heads: dict[int, tuple[str, float]] = {}
        self.members: dict[int, list[int]] = defaultdict(list)
        for draft in page.articles:
            heads = order_heads(draft, page)
            self.roles.update((i, role) for i, (role, _) in roles_of(draft, heads).items())
            form = f"{len(draft.heads)}" if heads.lead is None else "weighed"
            self.heads.update((i, (form, heads.lead or 0.0)) for i in draft.heads)
        for i, reading in enumerate(page.readings):
            if reading.label not in FURNITURE and reading.head >= 0:
                self.members[reading.head].append(i)
        self.firsts = sorted(self.members)
        self.sizes = {head: sum(page.cued[i].size for i in lines) for head, lines in self.members.items()}
        self.articles = {head: dict(self._article(head)) for head in self.firsts}

    def signs(self, i: int) -> Signs:
        """What line i shows."""
        reading = self.page.readings[i]
        signs = {"always": 1.0, f"shape={self.page.cued[i].shape}": 1.0}
        signs.update(self._line(i))
        signs.update(self._rivals(i))
        if i in self.heads:
            form, lead = self.heads[i]
            signs[f"heads={form}:{self.roles[i]}"] = 1.0
            if form == "weighed":
                signs |= {"heads_near": exp(-lead), f"heads_near:{self.roles[i]}": exp(-lead / 3)}
        if reading.label not in FURNITURE and reading.head >= 0:
            signs |= self.articles[reading.head]
        return signs

    def _line(self, i: int) -> Iterator[tuple[str, float]]:
        share, label, role = self.shares[i], self.page.readings[i].label, self.roles.get(i, "unplaced")
        yield f"role={role}", 1.0
        yield f"read={label}:{role}", 1.0
        yield f"other={seen_as(label)}>{seen_as(share.other) if share.role > _SEEN else ''}", 1.0
        parts = {"role": share.role, "article": share.article, "join": share.join, "opening": share.opening}
        for name, part in parts.items():
            yield f"share_{name}", part
            yield f"odds_{name}", _log_odds(part)
        for name, behind in zip(("role", "article", "join"), share.near, strict=True):
            yield f"near_{name}", exp(-behind)
            yield f"nearish_{name}", exp(-behind / 3)
        yield "margin", exp(-self.page.readings[i].margin)
        yield "marginish", exp(-self.page.readings[i].margin / 3)

    def _rivals(self, i: int) -> Iterator[tuple[str, float]]:
        risk = self.risks[i]
        yield "rivals", log(1 + risk.rivals)
        yield "rivals_odds", log(risk.odds + 1e-2)
        yield "rivals_best", max(risk.best, -6.0)
        yield "rivals_near", log(risk.near + 1e-2)

    def _article(self, head: int) -> Iterator[tuple[str, float]]:
        """What all lines of an article show: how sure it is itself, and how sure the border to the next one."""
        lines, place = self.members[head], bisect_left(self.firsts, head)
        yield "article_worst", max(self.either[i] for i in lines)
        yield "article_mean", log(sum(self.shares[i].article for i in lines) / len(lines) + 1e-3)
        yield "first", self.either[head]
        yield "first_opening", _log_odds(self.shares[head].opening)
        yield f"size={bisect_right(_SIZES, self.sizes[head])}", 1.0
        yield f"lines={bisect_right(_COUNTS, len(lines))}", 1.0
        yield f"opened={self.page.readings[head].label}", 1.0
        if place > 0:
            yield from self._beside(head, self.firsts[place - 1], head, "before")
        if place + 1 < len(self.firsts):
            yield from self._beside(head, self.firsts[place + 1], self.firsts[place + 1], "after")

    def _beside(self, head: int, other: int, border: int, side: str) -> Iterator[tuple[str, float]]:
        """Were there no border, the lines of the smaller article would be the wrong ones."""
        opening = _log_odds(self.shares[border].opening)
        yield f"border_{side}", opening
        if self.sizes[head] < self.sizes[other]:
            yield f"smaller_{side}", 1.0
            yield f"smaller_border_{side}", opening


def _log_odds(share: float) -> float:
    share = min(max(share, _LEAST), 1.0 - _LEAST)
    return log(share / (1.0 - share))
