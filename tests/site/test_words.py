"""The words of the frame are written by hand, for every script, and nowhere else."""

import re
import tomllib
from pathlib import Path

import pytest

from chongkan.config import PROJECT
from chongkan.model import AUTHOR_ROLES, LINE_ROLES, TERM_KINDS
from chongkan.problems import ProblemError
from chongkan.scripts import SIMPLIFIED_ONLY
from chongkan.site.copies.files import COPIES
from chongkan.site.linked_data import CORRECTIONS
from chongkan.site.source import KINDS, STATES
from chongkan.site.words import fields_of, load_words
from chongkan.variants.rows import VARIANTS

TEMPLATES = sorted(path for path in (PROJECT / "theme" / "templates").rglob("*") if path.is_file())
TABLE = PROJECT / "theme" / "words.toml"
HAN = re.compile(r"[\u3400-\u9fff]")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_holds_bare_han_text(path: Path) -> None:
    """It would be the same on both sides."""
    assert HAN.findall(path.read_text(encoding="utf-8")) == []


def test_every_word_is_used_and_every_used_word_is_there() -> None:
    """So a word is neither forgotten nor left over."""
    code = "".join(path.read_text(encoding="utf-8") for path in [*TEMPLATES, PROJECT / "chongkan/site/filters.py"])
    said = set(re.findall(r'"([a-z_]+)" \| t\b', code)) | set(re.findall(r'_word\(context, "(\w+)"', code))
    there = set(tomllib.loads(TABLE.read_text(encoding="utf-8")))
    said |= {f"script_{variant}" for variant in VARIANTS} | {*TERM_KINDS, *AUTHOR_ROLES}  # said by a name's kind
    said |= {*(f"role_{role}" for role in LINE_ROLES), *(f"kind_{kind}" for kind in KINDS)}
    said |= {f"copy_{kind}" for kind in COPIES} | set(CORRECTIONS.values())
    said |= {f"source_{state}" for state in STATES if state != "whole"}
    assert said == there


@pytest.mark.parametrize("name", sorted(tomllib.loads(TABLE.read_text(encoding="utf-8"))))
def test_a_word_has_the_same_fields_in_every_script(name: str) -> None:
    """And the Traditional one no Simplified character."""
    row = tomllib.loads(TABLE.read_text(encoding="utf-8"))[name]
    assert fields_of(row["zh-Hans"]) == fields_of(row["zh-Hant"])
    assert name == "script_zh-Hans" or not SIMPLIFIED_ONLY & set(row["zh-Hant"])


def test_a_regional_script_uses_the_word_of_its_script(tmp_path: Path) -> None:
    """zh-Hant-TW falls back to zh-Hant."""
    table = tmp_path / "words.toml"
    table.write_text('home = { zh-Hans = "首页", zh-Hant = "首頁" }\n', encoding="utf-8")
    assert load_words(table, ["zh-Hant-TW"]).say("zh-Hant-TW", "home") == "首頁"


def test_a_word_that_lacks_a_script_is_refused_by_name(tmp_path: Path) -> None:
    """Before a single page is rendered."""
    table = tmp_path / "words.toml"
    table.write_text('home = { zh-Hans = "首页" }\n', encoding="utf-8")
    with pytest.raises(ProblemError, match=r"words\.toml:1: .*“home” has no text for zh-Hant"):
        load_words(table, ["zh-Hans", "zh-Hant"])
