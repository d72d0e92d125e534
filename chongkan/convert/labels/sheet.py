"""A page as its labels see it: runs of articles between one label and the next."""

import re
from dataclasses import dataclass

from chongkan.convert.cues.language import load_language
from chongkan.convert.draft import Draft, PageDraft
from chongkan.convert.labels.kinds import kind_of, promise_of
from chongkan.folding import fold

ORNAMENT = r"【】〖〗〔〕［］\[\]《》〈〉◆◇●○■□★☆▲△▼▽◎※#*·•—\-|丨▌▍☎✉☏✎☞❤"
MARGIN = 9  # blank lines that the page's edge counts for
MOST = 12  # articles on one side that one label may speak for


@dataclass(frozen=True, slots=True)
class Claim:
    """What a label speaks for: `before` articles of those above it, `after` of those below, or the one around it."""

    before: int = 0
    after: int = 0
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """One label: its place among the labels, its line, its name (folded, bare), the blank lines above and below it.

    around: index of the article that goes on below it, -1 for none. bracketed: set in 【】 or []. topics: of its name.
    """

    place: int
    line: int
    name: str
    promise: str
    above: int
    below: int
    around: int
    bracketed: bool
    topics: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One article: its draft, kind, headline, size in characters, the blank lines above it; what keeps() asks of it.

    title and text are folded, without space. topics: of the whole article (gist.py).
    """

    draft: Draft
    kind: str
    title: str
    size: int
    gap: int
    dated: bool
    signed: bool
    text: str
    topics: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """articles: by first line. runs: indices of the articles above the first label, between two, below the last."""

    labels: list[Label]
    articles: list[Piece]
    runs: list[list[int]]

    def before(self, label: Label) -> list[int]:
        """The articles above a label, nearest first, as far as the label before it."""
        return self.runs[label.place][: -MOST - 1 : -1]

    def after(self, label: Label) -> list[int]:
        """The articles below a label, nearest first, as far as the next label."""
        return self.runs[label.place + 1][:MOST]

    def claimed(self, label: Label, claim: Claim) -> list[int]:
        """The articles of a claim; the one around the label comes last, others go before it."""
        return [
            *self.before(label)[: claim.before],
            *self.after(label)[: claim.after],
            *([label.around] if claim.inside else []),
        ]


def sheet_of(page: PageDraft) -> Sheet:
    """Take a page apart for its labels."""
    drafts = sorted(page.articles, key=lambda a: a.start)
    lines = [i for i, role in sorted(page.furniture.items()) if role == "standing_head"]
    runs: list[list[int]] = [[] for _ in range(len(lines) + 1)]
    for k, draft in enumerate(drafts):
        runs[sum(line < draft.start for line in lines)].append(k)
    spans = [(draft.start, draft.lines[-1]) for draft in drafts]
    labels = [_label(place, line, spans, page) for place, line in enumerate(lines)]
    return Sheet(labels, [_piece(draft, page) for draft in drafts] if labels else [], runs)


def label_text(text: str) -> str:
    """A label without its brackets and ornaments."""
    return re.sub(rf"^[\s{ORNAMENT}]+|[\s{ORNAMENT}:：]+$", "", text)


def _label(place: int, line: int, spans: list[tuple[int, int]], page: PageDraft) -> Label:
    text = page.cued[line].text
    name = re.sub(r"\s", "", fold(label_text(text)))
    above = page.lines[line].gap if line > 0 else MARGIN
    below = page.lines[line + 1].gap if line + 1 < len(page.lines) else MARGIN
    around = max((k for k, (first, last) in enumerate(spans) if first < line < last), default=-1)
    bracketed = re.match(r"[【〔\[]", text) is not None
    return Label(place, line, name, promise_of(name), above, below, around, bracketed, _topics(name))


def _piece(draft: Draft, page: PageDraft) -> Piece:
    cued = [page.cued[i] for i in draft.lines]
    text = re.sub(r"\s", "", fold("\n".join(line.text for line in cued)))
    return Piece(
        draft=draft,
        kind=kind_of(draft, page),
        title=re.sub(r"\s", "", fold("".join(page.cued[i].text for i in draft.heads))),
        size=sum(line.size for line in cued),
        gap=page.lines[draft.start].gap,
        dated=any(line.shape == "dateline" for line in cued),
        signed=bool(draft.signs),
        text=text,
        topics=_topics(text),
    )


def _topics(text: str) -> tuple[int, ...]:
    return load_language().gist.place_of(text).coordinates()
