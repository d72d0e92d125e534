"""Words that could become a row of topics.tsv: suggestions for the editor, never published."""

from collections import Counter
from collections.abc import Iterable, Sequence

import rjieba

from chongkan.model import Article
from chongkan.texts import texts_of

_MOST = 6
_NOUNS = ("n", "vn", "nz", "an")
_IN_HEADLINE = 3  # how often a word of the headline counts
_COMMON = 0.3  # share of all articles from which on a word says nothing of one
_SAYS_NOTHING = frozenset(
    (
        "工作",
        "活动",
        "情况",
        "问题",
        "时间",
        "地方",
        "记者",
        "通讯员",
        "本报",
        "昨日",
        "人员",
        "方面",
        "部门",
        "单位",
        "群众",
    )
)


def suggest_topics(articles: Sequence[Article], wanted: Iterable[Article]) -> dict[int, tuple[str, ...]]:
    """For each wanted article {id(article): nouns it repeats or has in its headline}, the likeliest first.

    Left out are names that the article mentions, and what many of all articles say.
    """
    spread = Counter(word for article in articles for word in set(_nouns(texts_of(article))))
    most = max(2, _COMMON * len(articles))
    return {id(article): _candidates(article, spread, most) for article in wanted}


def _candidates(article: Article, spread: Counter[str], most: float) -> tuple[str, ...]:
    names = "\n".join([*(p.name for p in article.mentions.people), *article.mentions.places])
    count = Counter(_nouns(texts_of(article)))
    for word in _nouns([article.title]):
        count[word] += _IN_HEADLINE - 1
    telling = [word for word in count if spread[word] <= most and word not in names and count[word] > 1]
    return tuple(sorted(telling, key=lambda word: (-count[word] * len(word), word))[:_MOST])


def _nouns(texts: Iterable[str]) -> list[str]:
    return [
        word
        for text in texts
        for word, tag in rjieba.tag(text, False)
        if tag in _NOUNS and len(word) > 1 and word not in _SAYS_NOTHING
    ]
