"""The editor's tables: what they say, and what is told of a wrong row."""

from pathlib import Path

import pytest

from chongkan.config import PROJECT
from chongkan.vocabulary.tables import check_vocabulary, load_entities, load_topics, vocabulary_digest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vocabulary of its own: what was read is kept by folder."""
    return tmp_path / "vocabulary"


def _write(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_the_project_s_own_tables_are_right() -> None:
    """Nothing is told of them, and every section they name is one of the site's."""
    assert check_vocabulary(PROJECT / "vocabulary") == []


def test_missing_tables_are_empty_ones(folder: Path) -> None:
    """An editor needs none of them."""
    assert (load_topics(folder), load_entities(folder), check_vocabulary(folder)) == ((), (), [])


def test_an_entity_s_row_is_read_cell_by_cell(folder: Path) -> None:
    """Cells at the end may be left out."""
    _write(
        folder,
        "entities.tsv",
        "# x\n安阳市北关区\t北关区委\torganisation\t区委|中共北关区委\n*\t习近平\tperson\t\t\tno\n",
    )
    first, second = load_entities(folder)
    assert (first.scope, first.aliases, first.about, first.page) == (
        "安阳市北关区",
        ("区委", "中共北关区委"),
        None,
        "auto",
    )
    assert (second.scope, second.page) == ("*", "no")


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("topics.tsv", "扶贫"),
        ("columns.tsv", "图说新闻\tx\t图片"),
        ("entities.tsv", "\t北关区委\torganisation"),
        ("entities.tsv", "*\t北关区委\tbody"),
        ("entities.tsv", "*\t北关区委\torganisation\t\t\tmaybe"),
        ("offices.tsv", "书记\tgreat"),
    ],
)
def test_a_wrong_row_is_told_with_its_line(name: str, row: str, folder: Path) -> None:
    """And the other tables are used."""
    _write(folder, name, f"# heading\n{row}\n")
    assert [(problem.path, problem.line) for problem in check_vocabulary(folder)] == [(f"vocabulary/{name}", 2)]


def test_a_wrong_row_leaves_the_others_in_use(folder: Path) -> None:
    """One mistake never stops the rest."""
    _write(folder, "topics.tsv", "扶贫\t三农\n坏\n党建\t党建\n又坏\n")
    assert [topic.label for topic in load_topics(folder)] == ["扶贫", "党建"]
    assert [problem.line for problem in check_vocabulary(folder)] == [2, 4]


def test_a_table_that_is_not_utf_8_is_told(folder: Path) -> None:
    """Spreadsheets like to save otherwise."""
    _write(folder, "topics.tsv", "")
    (folder / "topics.tsv").write_bytes("扶贫\t三农".encode("gb18030"))
    assert load_topics(folder) == ()
    assert [problem.path for problem in check_vocabulary(folder)] == ["vocabulary/topics.tsv"]


def test_the_digest_follows_the_tables_that_decide_topics(folder: Path) -> None:
    """entities.tsv is resolved at every build and needs no digest."""
    empty = vocabulary_digest(folder)
    _write(folder, "entities.tsv", "*\t北关区委\torganisation\n")
    assert vocabulary_digest(folder) == empty
    _write(folder, "topics.tsv", "扶贫\t三农\n")
    assert vocabulary_digest(folder) != empty
