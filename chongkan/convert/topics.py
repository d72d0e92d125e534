"""Topics and section of an article, from the editor's vocabulary."""

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from chongkan.vocabulary import Topic, load_columns, load_topics

DEFAULT_SECTION = "要闻"
_MOST = 4


@dataclass(frozen=True, slots=True)
class Subject:
    """What an article is about: its section's key and at most four topic labels, the strongest first."""

    section: str
    topics: tuple[str, ...]


def subject_of(heads: str, body: str, column: str | None, sections: tuple[str, ...], vocabulary: Path) -> Subject:
    """The section by the column's row in columns.tsv, else by the topics' points, else 要闻 (or the first section).

    heads: kicker, headline and deck; body: running text and captions. Points: facts of the words' place and number,
    headline before lead before body.
    """
    points = {t: _points(t, heads, body) for t in load_topics(vocabulary)}
    best = max(points.values(), default=0.0)
    kept = sorted((t for t in points if points[t] and points[t] >= 0.35 * best), key=lambda t: -points[t])[:_MOST]
    by_section: dict[str, float] = defaultdict(float)
    for topic, value in points.items():
        by_section[topic.section] += value
    row = load_columns(vocabulary).get(column or "")
    fallback = DEFAULT_SECTION if DEFAULT_SECTION in sections else sections[0]
    if row and row.treatment == "section" and row.value in sections:
        section = row.value
    else:
        known = {s: v for s, v in by_section.items() if s in sections and v > 0}
        section = max(known, key=lambda s: known[s]) if known else fallback
    return Subject(section, tuple(t.label for t in kept))


def _points(topic: Topic, heads: str, body: str) -> float:
    in_head, _ = _hits(topic, heads)
    in_lead, _ = _hits(topic, body[:150])
    in_body, distinct = _hits(topic, body)
    if not in_head and in_body < 2 and len(body) >= 170:
        return 0.0
    scaled = min(in_body, 8) * min(1.0, 600 / max(len(body), 1)) if len(body) > 600 else min(in_body, 8)
    return 4 * min(in_head, 2) + 1.5 * min(in_lead, 2) + scaled + 0.5 * distinct


def _hits(topic: Topic, text: str) -> tuple[int, int]:
    """How often the topic's words stand in the text, and how many different ones; longest first, exceptions out."""
    words = sorted([*topic.aliases, *topic.exceptions], key=len, reverse=True)
    found = [m[0] for m in re.finditer("|".join(map(re.escape, words)), text) if m[0] not in topic.exceptions]
    return len(found), len(set(found))
