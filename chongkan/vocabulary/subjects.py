"""Topics and section of an article, by topics.tsv and columns.tsv alone, so that old articles follow a new row."""

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from chongkan.folding import simplified
from chongkan.model import Article
from chongkan.texts import plain_markdown
from chongkan.vocabulary.tables import Topic, load_columns, load_topics

if TYPE_CHECKING:
    import rjieba

_LITERARY = ("essay", "poem")
_OFFICIAL = re.compile(
    r"召开|会议|党委|区委|市委|县委|省委|政府|书记|市长|区长|县长|部署|调研|国务院|常委|人大|政协|总统|总理"
)
_MOST = 4
_LEAD = 150  # characters in which a word counts more
_STREET = re.compile(
    r"[东西南北中]?[一二三四五六七八九]?(?:路(?![径线子障由况程])|街(?!道)|巷|大道|胡同|村(?![民里委干])|镇|乡|桥(?!梁)|小区|花园|广场)"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What an article is about: its section's key and at most four topic labels, the strongest first."""

    section: str
    topics: tuple[str, ...]


def subject_of(article: Article, sections: Sequence[str], vocabulary: Path) -> Subject:
    """The section by the column's row in columns.tsv, else by the topics' points, else by its genre.

    Points: facts of the words' place and number, headline before lead before body; words count on word borders only.
    """
    heads = "\n".join(head for head in (article.column, article.kicker, article.title, article.deck) if head)
    captions = [photo.caption for photo in article.photos if photo.caption]
    body = "\n".join([plain_markdown(article.body), *captions])
    in_heads, in_lead, in_body = (_hits(simplified(text), vocabulary) for text in (heads, body[:_LEAD], body))
    few = article.genre == "photo"
    points = {
        topic: value
        for topic in load_topics(vocabulary)
        if (value := _points(in_heads[topic], in_lead[topic], in_body[topic], len(body)))
    }
    floor = (0.25 if few else 0.35) * max(points.values(), default=0.0)
    kept = sorted((t for t in points if points[t] >= floor), key=lambda topic: -points[topic])[:_MOST]
    section = _section(article, points, sections, vocabulary) or _usual_section(article, heads + body[:_LEAD], sections)
    return Subject(section, tuple(topic.label for topic in kept))


def _section(article: Article, points: dict[Topic, float], sections: Sequence[str], vocabulary: Path) -> str | None:
    """By the column's row, else by the topics' points."""
    row = load_columns(vocabulary).get(article.column or "")
    if row and row.treatment == "section" and row.value in sections:
        return row.value
    by_section: dict[str, float] = defaultdict(float)
    for topic, value in points.items():
        if topic.section in sections:
            by_section[topic.section] += value
    return max(by_section, key=lambda section: by_section[section], default=None)


def _usual_section(article: Article, beginning: str, sections: Sequence[str]) -> str:
    """Where an article goes that no topic fits: literature to 文化, what authorities do to 要闻, the rest to 民生."""
    if article.genre in _LITERARY:
        wish = "文化"
    else:
        wish = "要闻" if article.genre == "comment" or _OFFICIAL.search(simplified(beginning)) else "民生"
    return next((section for section in sections if simplified(section) == wish), sections[0])


def _points(in_heads: list[str], in_lead: list[str], in_body: list[str], length: int) -> float:
    if not in_heads and len(in_body) + len(in_lead) < min(4, 1 + length / 200):
        return 0.0  # said in passing
    scaled = min(len(in_body), 8) * min(1.0, math.sqrt(600 / max(length, 1)))
    return 4 * min(len(in_heads), 2) + 1.5 * min(len(in_lead), 2) + scaled + 0.5 * len(set(in_body))


def _hits(text: str, vocabulary: Path) -> dict[Topic, list[str]]:
    """The words of each topic that stand in the text: longest first, none inside an exception or a street's name."""
    hits: dict[Topic, list[str]] = defaultdict(list)
    speaking = _speaking(vocabulary)
    if not speaking or not text:
        return hits
    borders = [0, *accumulate(map(len, _segmenter(vocabulary).cut(text, False)))]
    for match in _pattern(vocabulary).finditer(text):
        if _on_borders(match, borders) and not _STREET.match(text, match.end()):
            for topic in speaking[match[0]]:
                if not any(_covers(exception, match, text) for exception in topic.exceptions):
                    hits[topic].append(match[0])
    return hits


def _on_borders(match: re.Match[str], borders: Sequence[int]) -> bool:
    """Whether it is whole words (图书馆), or begins or ends a longer one (市图书馆); 调解 in 协调|解决 is neither."""
    start, end = match.span()
    begins, ends = _is_border(start, borders), _is_border(end, borders)
    return (begins and ends) or ((begins or ends) and bisect_right(borders, start) == bisect_left(borders, end))


def _is_border(place: int, borders: Sequence[int]) -> bool:
    at = bisect_left(borders, place)
    return at < len(borders) and borders[at] == place


def _covers(exception: str, match: re.Match[str], text: str) -> bool:
    """Whether the word stands there as part of the longer one."""
    at = exception.find(match[0])
    start = match.start() - at
    return at >= 0 and start >= 0 and text.startswith(exception, start)


@cache
def _speaking(vocabulary: Path) -> dict[str, tuple[Topic, ...]]:
    """Each word of topics.tsv, with the topics it speaks for."""
    words: dict[str, tuple[Topic, ...]] = {}
    for topic in load_topics(vocabulary):
        for alias in map(simplified, topic.aliases):
            words[alias] = (*words.get(alias, ()), topic)
    return words


@cache
def _pattern(vocabulary: Path) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_speaking(vocabulary), key=len, reverse=True))))


@cache
def _segmenter(vocabulary: Path) -> "rjieba.Jieba":
    """Jieba's dictionary with the words of the table: 调解|中心, but 协调|解决."""
    import rjieba  # its dictionary takes a tenth of a second to load

    segmenter = rjieba.Jieba()
    for word in _speaking(vocabulary):
        if len(word) > 1 and not segmenter.has_word(word):
            segmenter.add_word(word, None, None)
    return segmenter
