"""Copies of an issue hold its articles whole; the data are as their published schema and description say."""

import gzip
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from chongkan.builds import build_site
from chongkan.config import PROJECT, load_config
from chongkan.content.load import load_issues
from chongkan.model import AUTHOR_ROLES, GENRES
from chongkan.site.copies.files import COPIES
from chongkan.site.in_memory import Rendered
from chongkan.site.text import lines_text
from chongkan.texts import letters, texts_of
from tests.conftest import MakeSite

ARTICLE = "---\ntitle: {title}\nsection: 要闻\n---\n\n正文。\n"
ISSUE = "---\ntitle: 北关区新闻\ndate: {date}\n---\n"


def _rows(site: Rendered) -> list[dict[str, object]]:
    return [json.loads(line) for line in gzip.decompress(site.pages["articles.jsonl.gz"]).decode().splitlines()]


@pytest.mark.parametrize("kind", ["txt", "md"])
def test_a_copy_holds_every_letter_of_its_articles(kind: str, own: Rendered) -> None:
    """Heads, body and captions, of both seeds."""
    for issue in load_issues(PROJECT / "content")[0]:
        text = letters(own.pages[f"{issue.id}/{issue.id}.{kind}"].decode())
        lost = [
            said for article in issue.articles for said in texts_of(article) if letters(said).strip("▲▼") not in text
        ]
        assert lost == []


def test_a_text_reads_as_the_page_does(site: Rendered) -> None:
    """Blocks a blank line apart, verse line by line, in the script of the print."""
    text = site.pages["2019-10-21/2019-10-21.txt"].decode()
    assert "\n\n乡愁\n\n春风又绿\n江南岸\n\n明月何时\n照我还\n\n" in text
    assert "考察干部与干部交谈，并发放了“连心卡”" in text
    assert "【本報訊】" in site.pages["2015-05-03/2015-05-03.txt"].decode()
    assert "zh-hant/2019-10-21/2019-10-21.txt" not in site.pages


def test_markdown_is_one_document(site: Rendered) -> None:
    """The page is its only first heading, articles come below it, their subheads below them."""
    text = site.pages["2019-10-21/2019-10-21.md"].decode()
    heads = [line for line in text.splitlines() if line.startswith("#")]
    assert heads[:4] == ["# 北关区新闻", "## 打出组合拳 为民保平安", "### 常规动作扎实做", "#### 关键词一：强硬件"]
    assert [head for head in heads if head.startswith("# ")] == heads[:1]
    assert 'date: "2019-10-21~"' in text.split("---")[1]


@pytest.mark.parametrize("which", ["site", "own"])
def test_json_is_as_the_published_schema_says(which: str, request: pytest.FixtureRequest) -> None:
    """Which is a schema itself, names its own address, and allows nothing that it does not name."""
    pages = request.getfixturevalue(which).pages
    schema = json.loads(pages["issue.schema.json"])
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    copies = [file for file in pages if file.endswith(".json") and file.split("/")[-1][:2] == "20"]
    assert copies
    for file in copies:
        data = json.loads(pages[file])
        assert [error.message for error in validator.iter_errors(data)] == []
        assert data["$schema"] == schema["$id"]
        assert list(validator.iter_errors({**data, "secret": 1}))


def test_the_schema_knows_every_genre_and_role() -> None:
    """As the nouns do."""
    schema = json.loads((PROJECT / "chongkan/site/copies/issue.schema.json").read_text(encoding="utf-8"))
    article = schema["properties"]["articles"]["items"]["properties"]
    assert article["genre"]["enum"] == list(GENRES)
    assert article["authors"]["items"]["properties"]["role"]["enum"] == list(AUTHOR_ROLES)


def test_the_collection_has_every_article_once_as_its_description_says(own: Rendered) -> None:
    """A line each, oldest issue first; the description tells its size, hash, and every field with its type."""
    rows = _rows(own)
    assert len(rows) == own.articles == len({row["id"] for row in rows})
    assert [row["date"] for row in rows] == sorted(row["date"] for row in rows)  # type: ignore[type-var]
    (resource,) = json.loads(own.pages["datapackage.json"])["resources"]
    data = own.pages[resource["path"]]
    assert resource["bytes"] == len(data)
    types = {"string": str, "integer": int, "array": list}
    fields = {field["name"]: types[field["type"]] for field in resource["schema"]["fields"]}
    for row in rows:
        assert list(row) == list(fields)
        assert all(value is None or isinstance(value, fields[name]) for name, value in row.items())


def test_the_issue_s_page_offers_its_copies_in_both_scripts(site: Rendered) -> None:
    """One file of a kind for both, but a book for each; the data name the books too."""
    books = ["2019-10-21/2019-10-21.epub", "zh-hant/2019-10-21/2019-10-21-zh-hant.epub"]
    for page in ("2019-10-21/index.html", "zh-hant/2019-10-21/index.html"):
        for file in [*(f"2019-10-21/2019-10-21.{kind}" for kind in COPIES), *books]:
            assert f'href="/{file}" download' in site.pages[page].decode()
            assert file in site.pages
    data = json.loads(site.pages["2019-10-21/2019-10-21.json"])
    assert [book["url"] for book in data["books"]] == [f"https://paper.example/{file}" for file in books]


def test_one_issue_more_keeps_the_bytes_of_the_others_in_the_collection(make_site: MakeSite) -> None:
    """Its part is put behind theirs; a changed template leaves the file alone, a removed issue takes its part out."""

    def collection(root: Path) -> bytes:
        build_site(load_config(root))
        return (root / "public/articles.jsonl.gz").read_bytes()

    root = make_site(
        {
            f"content/2019-01-0{n}/{name}": text
            for n in (1, 2)
            for name, text in (
                ("issue.md", ISSUE.format(date=f"2019-01-0{n}")),
                ("01.md", ARTICLE.format(title=f"第{n}")),
            )
        }
    )
    two = collection(root)
    folder = root / "content/2019-01-03"
    folder.mkdir()
    (folder / "issue.md").write_text(ISSUE.format(date="2019-01-03"), encoding="utf-8")
    (folder / "01.md").write_text(ARTICLE.format(title="第3"), encoding="utf-8")
    three = collection(root)
    assert three.startswith(two)
    assert len(gzip.decompress(three).splitlines()) == 3
    (folder / "01.md").unlink()
    (folder / "issue.md").unlink()
    folder.rmdir()
    assert collection(root) == two


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>一<br>二</p>\n<p>三 &amp; 四</p>", "一\n二\n\n三 & 四"),
        ("<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>\n<p>丙</p>", "甲\n乙\n\n丙"),
        (
            "<table><tbody><tr><td>名</td><td>数</td></tr><tr><td>粮</td><td>3</td></tr></tbody></table>",
            "名　数\n粮　3",
        ),
        ("<blockquote>\n<p><strong>编者按</strong> 话</p>\n<p>——编</p>\n</blockquote>", "编者按 话\n\n——编"),
    ],
)
def test_html_as_lines(html: str, text: str) -> None:
    """Blocks, broken lines, items, rows."""
    assert lines_text(html) == text
