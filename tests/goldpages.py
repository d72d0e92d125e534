"""The gold pages of tests/pages/: raw pages whose every line an editor has put in its place by hand."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "pages"
SEEDS = ("000_0c6cb34aab6abec4", "001_900ee8e02053f2e2")
_ONE_ROLE = {"lead": "paragraph", "subtitle": "deck"}  # the converter does not tell a lead from a paragraph
_HEAD_ROLES = {"kicker_lines": "kicker", "title_lines": "title", "subtitle_lines": "deck", "byline_lines": "byline"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where the editor puts a line: index of its article (None for the page's furniture), and its role."""

    article: int | None
    role: str


@dataclass(frozen=True, slots=True)
class GoldPage:
    """One page and its gold. text, places: by 1-based line number. articles: the editor's fields, as in the file."""

    name: str
    source: Path
    text: Mapping[int, str]
    places: Mapping[int, Place]
    blocks: tuple[frozenset[int], ...]
    articles: tuple[Mapping[str, Any], ...]

    def lines_of(self, article: int) -> frozenset[int]:
        """The numbers of all lines of one article."""
        return frozenset(number for number, place in self.places.items() if place.article == article)


@cache
def sealed_names() -> tuple[str, ...]:
    """Names of the pages that are scored but never looked at (see pages/sealed.txt)."""
    rows = (FOLDER / "sealed.txt").read_text(encoding="utf-8").splitlines()
    return tuple(row.strip() for row in rows if row.strip() and not row.startswith("#"))


def page_names() -> tuple[str, ...]:
    """Names of all pages, in order."""
    return tuple(sorted(path.name.removesuffix(".gold.json") for path in FOLDER.glob("*.gold.json")))


def open_names() -> tuple[str, ...]:
    """Names of the pages that whoever works on the converter may read."""
    return tuple(name for name in page_names() if name not in sealed_names())


def own_names() -> tuple[str, ...]:
    """Names of the open pages that the project wrote for itself, to learn from: those that begin with a letter."""
    return tuple(name for name in open_names() if name[0].isalpha())


def shared_names() -> tuple[str, ...]:
    """Names of the other open pages: those that the converter's figures have been told for since it began."""
    return tuple(name for name in open_names() if not name[0].isalpha())


def load_page(name: str) -> GoldPage:
    """Read one page and its gold. Raises FileNotFoundError for a name that is none."""
    gold = json.loads((FOLDER / f"{name}.gold.json").read_text(encoding="utf-8"))
    source = FOLDER / f"{name}.txt"
    text = dict(enumerate(source.read_text(encoding="utf-8").splitlines(), 1))
    places, blocks = _places(gold)
    return GoldPage(name, source, text, places, blocks, tuple(gold["articles"]))


def _places(gold: Mapping[str, Any]) -> tuple[dict[int, Place], tuple[frozenset[int], ...]]:
    places: dict[int, Place] = {}
    blocks: list[frozenset[int]] = []
    for index, article in enumerate(gold["articles"]):
        for block in article["blocks"]:
            role = _ONE_ROLE.get(block["role"], block["role"])
            blocks.append(frozenset(block["line_numbers"]))
            places.update(dict.fromkeys(block["line_numbers"], Place(index, role)))
        for key, role in _HEAD_ROLES.items():
            for number in article.get(key, ()):
                places.setdefault(number, Place(index, role))
    for item in gold["furniture"]:
        places.update(dict.fromkeys(item["line_numbers"], Place(None, item["role"])))
    return places, tuple(blocks)
