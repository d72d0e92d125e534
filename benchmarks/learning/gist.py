"""How rare characters are and what topics they belong to, learned from the articles of the gold pages.

Latent semantic analysis by a randomised projection (Halko, Martinsson, Tropp, SIAM Review 2011).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from math import log

import numpy as np

from chongkan.convert.cues.gist import DIMENSIONS, REACH, Gist, pack
from chongkan.folding import fold
from tests.goldpages import load_page, sealed_names

LEAST_ARTICLES = 4  # a character of fewer says nothing
MORE = 10  # dimensions of the projection beyond those that are kept
ROUNDS, GROUPS = 3, 4


def learn_gist(names: Sequence[str]) -> Gist:
    """What the articles of these open pages teach; the same for the same pages."""
    articles = [article for name in names for article in _articles_of(name)]
    often = Counter(character for article in articles for character in article)
    characters = sorted(character for character, times in often.items() if times >= LEAST_ARTICLES)
    rarity = [round(log(len(articles) / often[character]), 2) for character in characters]
    figures = _figures(_topics(articles, characters, np.array(rarity)))
    places = map(pack, figures.tolist())
    return Gist(dict(zip(characters, rarity, strict=True)), dict(zip(characters, places, strict=True)))


def gists_for(names: Sequence[str]) -> dict[str, Gist]:
    """For each page what others teach, by groups of pages."""
    gists: dict[str, Gist] = {}
    for group in range(GROUPS):
        others = learn_gist([name for k, name in enumerate(names) if k % GROUPS != group])
        gists |= dict.fromkeys(names[group::GROUPS], others)
    return gists


@cache
def _articles_of(name: str) -> Sequence[Mapping[str, int]]:
    """The Han characters of each article of one page, and how often it has them."""
    if name in sealed_names():
        raise ValueError(f"{name} is sealed (tests/pages/sealed.txt): nothing may be learned from it")
    page = load_page(name)
    articles: dict[int, Counter[str]] = {}
    for number, place in page.places.items():
        if place.article is not None:
            text = fold(page.text[number])
            articles.setdefault(place.article, Counter()).update(c for c in text if "\u3400" <= c <= "\u9fff")
    return list(articles.values())


def _topics(articles: Sequence[Mapping[str, int]], characters: Sequence[str], rarity: "np.ndarray") -> "np.ndarray":
    """One row a character: the right singular vectors of the weighed articles, the rarer a character the longer."""
    column = {character: k for k, character in enumerate(characters)}
    seen = np.zeros((len(articles), len(characters)))
    for row, article in zip(seen, articles, strict=True):
        for character, times in article.items():
            if (k := column.get(character)) is not None:
                row[k] = (1.0 + log(times)) * rarity[k]
    seen /= np.linalg.norm(seen, axis=1, keepdims=True) + 1e-9
    drawn = np.random.default_rng(1).standard_normal((len(characters), DIMENSIONS + MORE))
    for _ in range(ROUNDS):
        drawn = np.linalg.qr(seen.T @ (seen @ drawn))[0]
    topics: np.ndarray = drawn @ np.linalg.svd(seen @ drawn, full_matrices=False)[2][:DIMENSIONS].T
    sides = np.sign(topics[np.abs(topics).argmax(axis=0), range(DIMENSIONS)])  # either side would do; one is kept
    placed: np.ndarray = topics * sides * rarity[:, None]
    return placed


def _figures(places: "np.ndarray") -> "np.ndarray":
    """Coordinates as whole numbers from 0 to twice REACH."""
    size = np.abs(places)
    steps = np.round(places / (size.mean(axis=0) + size.std(axis=0)) * REACH / 2)
    figures: np.ndarray = np.clip(steps, -REACH, REACH).astype(int) + REACH
    return figures
