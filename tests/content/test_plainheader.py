"""The short way to read a header says what YAML says, or nothing."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chongkan.content.documents import article_to_text
from chongkan.content.frontmatter import FENCE
from chongkan.content.plainheader import read_plain_header
from chongkan.content.yamlheader import read_header
from chongkan.model import Article
from chongkan.problems import ProblemError
from tests.content.strategies import TRAPS, articles

PROJECT = Path(__file__).resolve().parent.parent.parent
WRITTEN = sorted((PROJECT / "content").rglob("*.md"))

texts = st.sampled_from((*TRAPS, "北关区", "[]", "'关注: 一'", "''", "a, b", "2019-10-21")) | st.text(max_size=6)
keys = st.sampled_from(
    ("title: ", "people:", "name: ", "李富生: ", "- ", "- name: ", "- - ", "", "null: ", "a:b", "a: ")
)
lines = st.builds("{}{}{}".format, st.sampled_from(("", "  ", "    ", "      ", " ", "\t")), keys, texts)
headers = st.lists(lines.filter(lambda line: "\n" not in line and line.rstrip() != FENCE), max_size=7)


def _agrees(header: list[str]) -> None:
    plain = read_plain_header(header, 2)
    if plain is None:
        return
    try:
        by_yaml = read_header(header, 2, "01.md")
    except ProblemError as error:
        raise AssertionError(f"{plain} is read where YAML tells of a mistake") from error
    assert plain == by_yaml


@given(headers)
@example(["a: 一", "  - 二"])
@example(["a:", "  - b:", "      - c:", "          d: 一"])
@example(["a:", "- 一"])
@example(["a:", "  - 一", "    二"])
@example(["a:", "  - b: 一", "  c: 二"])
@example(["a:", "  - b: 一", "    c:", "      - 二", "  - 三", "d: ''"])
@example(["a: 一", "a: 二"])
def test_whatever_is_read_the_short_way_is_what_yaml_reads(header: list[str]) -> None:
    """Lines of any sort give the same values, or are left to YAML."""
    _agrees(header)


@given(articles)
def test_a_written_header_is_what_yaml_reads(article: Article) -> None:
    """Headers of wild articles, as they are written, give the same values, or are left to YAML."""
    _agrees(_header_of(article_to_text(article)))


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_projects_own_headers_are_read_the_short_way(path: Path) -> None:
    """What the converter writes needs no YAML."""
    header = _header_of(path.read_text(encoding="utf-8"))
    assert read_plain_header(header, 2) == read_header(header, 2, path.name)


def _header_of(text: str) -> list[str]:
    found = text.split("\n")
    return found[1 : found.index(FENCE, 1)]
