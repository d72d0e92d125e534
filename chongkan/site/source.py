"""An issue's seed -> what its source page shows: every line with the place where it went, and the receipt."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from chongkan.decoding import decode_seed
from chongkan.model import Article, Edition, Issue, Placement, Seed, Story
from chongkan.origins import Share, Source, SourceLine
from chongkan.site import urls
from chongkan.site.anchors import block_texts
from chongkan.site.tracing import Places, find_places, origin_of
from chongkan.texts import letters

STATES = ("whole", "missing", "changed", "withheld")
KINDS = ("article", "caption", "label", "furniture", "unplaced")
_KINDS = {"caption": "caption", "credit": "caption", "standing_head": "label", "unplaced": "unplaced"}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")  # HTML has no place for them


def with_source(edition: Edition, issue: Issue) -> Edition:
    """Return the edition with its source, and its stories with the lines they came from; without a seed, as it is."""
    if issue.seed is None:
        return edition
    texts = _texts(issue.seed)
    articles = {article.number: article for article in issue.articles}
    stories: list[Story] = []
    places: Places = {}
    found: Places
    for story in edition.stories:
        article = articles[story.number]
        blocks = block_texts(story.body)
        rows = [row for row in issue.seed.lines if row.article == story.number]
        found = find_places(article, blocks, rows, texts) if texts else {row.line: None for row in rows}
        places |= found
        stories.append(replace(story, origin=origin_of(article, len(blocks), found, texts)))
    return replace(edition, stories=tuple(stories), source=_source(edition, issue, issue.seed, texts, places))


def seed_file(edition: Edition) -> dict[str, bytes]:
    """{published file: bytes} of the seed, for those who want it as it came; empty where it is not to be had."""
    data = edition.source.data if edition.source else None
    return {} if data is None else {urls.file_of(urls.seed_of(edition)): data}


def _texts(seed: Seed) -> dict[int, str]:
    """The seed's lines that are not blank, by their numbers; none where it is not to be had."""
    try:
        text = decode_seed(seed.data or b"", seed.encoding)
    except LookupError:  # no ledger that the converter wrote
        return {}
    return {number: line for number, line in enumerate(text.split("\n"), 1) if line.strip()}


def _source(edition: Edition, issue: Issue, seed: Seed, texts: Mapping[int, str], places: Places) -> Source:
    shown = {story.number: story for story in edition.stories}
    placed = {row.line: row for row in seed.lines}
    rows = [placed.get(n) or Placement(n, None, "unplaced", None, 0.0) for n in sorted(texts.keys() | placed.keys())]
    withheld = any(row.article not in (None, *shown) for row in rows)
    state = "changed" if seed.changed else "missing" if not texts else "withheld" if withheld else "whole"
    doubtful = {doubt.line for story in shown for doubt in _article(issue, story).review}
    return Source(
        name=seed.name,
        encoding=seed.encoding,
        sha256=seed.sha256,
        state=state,
        lines=tuple(_line(row, edition, texts, places, shown, row.line in doubtful) for row in rows),
        shares=_shares(rows, texts) if texts else (),
        doubts=sum(len(_article(issue, story).review) for story in shown),
        evidence=issue.date_evidence,
        data=seed.data if state == "whole" else None,
    )


def _article(issue: Issue, number: str) -> Article:
    return next(article for article in issue.articles if article.number == number)


def _line(
    row: Placement,
    edition: Edition,
    texts: Mapping[int, str],
    places: Places,
    shown: Mapping[str, Story],
    doubtful: bool,
) -> SourceLine:
    text = texts.get(row.line)
    story = shown.get(row.article or "")
    place = places.get(row.line)
    if row.role == "standing_head" and text and (headed := _headed(text, row.line, edition.stories)):
        story, place = headed, "column"
    public = row.article is None or story is not None
    return SourceLine(
        line=row.line,
        text=_CONTROLS.sub("\ufffd", text) if text and public else None,
        role=row.role,
        number=story.number if story else None,
        place=place,
        doubtful=doubtful,
        script=story.script if story else edition.script,
    )


def _headed(text: str, line: int, stories: Iterable[Story]) -> Story | None:
    """The story that a standing head stands over: the next one after it that has it, else any that has it."""
    said = letters(text)
    fitting = [story for story in stories if story.column and letters(story.column) == said]
    return min(
        fitting, key=lambda story: (bool(story.origin and story.origin.first < line), story.number), default=None
    )


def _shares(rows: Iterable[Placement], texts: Mapping[int, str]) -> tuple[Share, ...]:
    """How much of the text each kind of line has; the thousandths add up to a thousand."""
    lines: Counter[str] = Counter()
    characters: Counter[str] = Counter()
    for row in rows:
        kind = _KINDS.get(row.role) or ("article" if row.article else "furniture")
        lines[kind] += 1
        characters[kind] += len("".join(texts.get(row.line, "").split()))
    total = characters.total() or 1
    exact = {kind: 1000 * characters[kind] / total for kind in lines}
    parts = {kind: int(share) for kind, share in exact.items()}
    for kind in sorted(exact, key=lambda kind: parts[kind] - exact[kind])[: 1000 - sum(parts.values())]:
        parts[kind] += 1
    return tuple(Share(kind, lines[kind], characters[kind], parts[kind]) for kind in KINDS if kind in lines)
