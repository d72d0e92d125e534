"""People without an office are read about in articles and nowhere else."""

import gzip
import io
import re
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from chongkan.config import PROJECT, load_config
from chongkan.content.load import load_issues
from chongkan.model import Article, Mentions, Person
from chongkan.site.in_memory import render_site
from chongkan.site.text import discreet, opening_text
from chongkan.site.whole import gather_site
from tests.site.papers import feature, paper_config
from tests.site.test_gather import issue_of

PRIVATE = ("张恒彪", "梓诚", "王九云", "杨青春", "徐付伟", "姚冬超", "李胜男")


@pytest.fixture(scope="module")
def published() -> dict[str, str]:
    """Every file of the project's own site that holds text, but for the keys of search, by which any text is found,
    and for copies that are nothing but texts."""
    config = load_config(PROJECT)
    pages = render_site(config, load_issues(config.content)[0]).pages
    others = re.compile(r"assets/|favicon|search/.*/\d+\.txt$|.*/[\d-]+\.(txt|md)$")
    return {file: _unpacked(file, data).decode() for file, data in pages.items() if not others.match(file)}


def _unpacked(file: str, data: bytes) -> bytes:
    if file.endswith(".epub"):
        with ZipFile(io.BytesIO(data)) as book:
            return b"".join(map(book.read, book.namelist()))
    return gzip.decompress(data) if file.endswith(".gz") else data


@pytest.mark.parametrize("name", PRIVATE)
def test_a_private_person_is_only_in_the_text_of_articles(name: str, published: dict[str, str]) -> None:
    """In no address, tag, list, summary, description or data: take the article's body away, and nobody is left."""
    holders = {file: text for file, text in published.items() if name in file or name in _without_body(text)}
    assert holders == {}
    assert any(name in text for text in published.values())


def _without_body(text: str) -> str:
    page = r'<div class="body"[^>]*>.*?\n</div>'
    return re.sub(rf'{page}|<content .*?</content>|"(?:content_html|text)": ".*?(?<!\\)"', "", text, flags=re.DOTALL)


def test_a_summary_that_came_to_name_somebody_private_is_cut_there() -> None:
    """Also later: a row with `page: no` takes a name out of every list."""
    summary = "全村种上了茶。谷文昌来到村里，带头种树。"
    site, _ = gather_site(paper_config(), [issue_of(_naming("谷文昌", summary))])
    assert site.editions[0].stories[0].summary == "全村种上了茶。"


def _naming(name: str, summary: str) -> Article:
    return feature(summary=summary, mentions=Mentions(people=(Person(name, "书记"),)))


@pytest.mark.parametrize(
    ("text", "names", "kept"),
    [
        ("开会了。王九云来了。", ("王九云",), "开会了。"),
        ("王九云来了。开会了。", ("王九云",), ""),
        ("开会了。", ("王九云",), "开会了。"),
        ("开会了，“好！”王九云说。", ("王九云",), "开会了，“好！”"),
        ("开会了。", (), "开会了。"),
    ],
)
def test_text_for_lists_ends_before_the_sentence_that_names(text: str, names: tuple[str, ...], kept: str) -> None:
    """Whole sentences, or nothing."""
    assert discreet(text, names) == kept


def test_the_first_words_for_lists_end_before_a_quotation() -> None:
    """A child is named there by the given name alone, which nothing recognises."""
    assert opening_text("<p>秋天来了。</p><p>“梓诚很喜欢。”</p>", 220) == "秋天来了。"


def test_first_words_and_summaries_name_nobody_whom_the_model_missed() -> None:
    """A name that `mentions` lacks is cut from lists too; one of an author or an office-holder stays."""
    body = "昨天傍晚下了雨。马晓东走失三天了。"
    site, _ = gather_site(
        paper_config(), [issue_of(feature(body=body, summary="马晓东走失三天了。", mentions=Mentions()))]
    )
    story = site.editions[0].stories[0]
    assert (story.opening, story.summary) == ("昨天傍晚下了雨。", None)


def test_nothing_is_named_after_somebody_who_was_taken_out(tmp_path: Path) -> None:
    """With `page: no` for a person, an organisation or topic that bears the name is no tag either."""
    (tmp_path / "vocabulary").mkdir()
    for table in (PROJECT / "vocabulary").glob("*.tsv"):
        (tmp_path / "vocabulary" / table.name).write_bytes(table.read_bytes())
    with (tmp_path / "vocabulary" / "entities.tsv").open("a", encoding="utf-8") as rows:
        rows.write("*\t张三丰\tperson\t\t\tno\n")
    config = replace(paper_config(), vocabulary=tmp_path / "vocabulary")
    article = feature(topics=("张三丰基金", "扶贫"), mentions=Mentions(organisations=("张三丰工作室", "柏庄医院")))
    tags = gather_site(config, [issue_of(article)])[0].editions[0].stories[0].tags
    assert [tag.label for tag in tags] == ["扶贫", "柏庄医院"]
