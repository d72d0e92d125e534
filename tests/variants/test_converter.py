"""Many texts at once, into the other script, words and lengths kept."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chongkan.config import PROJECT, load_config
from chongkan.problems import ProblemError
from chongkan.variants import rows
from chongkan.variants.converter import convert_texts, key_of, keys_for
from chongkan.variants.names import shield_names
from chongkan.variants.overrides import load_overrides, parse_overrides

OVERRIDES, _ = load_overrides(PROJECT / "vocabulary" / "conversion.tsv")


def hant(text: str) -> str:
    """Into Traditional, with the project's overrides."""
    return convert_texts([text], "zh-Hant", OVERRIDES)[text]


def hans(text: str) -> str:
    """Into Simplified."""
    return convert_texts([text], "zh-Hans", OVERRIDES)[text]


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("全方位考察干部", "全方位考察幹部"),
        ("在范庄村", "在范莊村"),
        ("并发放印有", "並發放印有"),
        ("近700人参加", "近700人參加"),
        ("建立台账", "建立臺帳"),
        ("老旧社区的项目", "老舊社區的項目"),
    ],
)
def test_the_seeds_hard_places_are_right_and_words_stay(simplified: str, traditional: str) -> None:
    """社区 stays 社區: a word of a document is a fact."""
    assert hant(simplified) == traditional


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [("“甲‘乙“丙”乙’甲”", "「甲『乙「丙」乙』甲」"), ("创建任务。”8月", "創建任務。」8月"), ("don’t", "don’t")],
)
def test_quotation_marks_follow_the_script(simplified: str, traditional: str) -> None:
    """One for one, also where a page forgot the other one; an apostrophe is none."""
    assert hant(simplified) == traditional


def test_traditional_text_becomes_simplified() -> None:
    """By the regional configuration, with its quotation marks."""
    assert hans("【本報訊】記者於海：「臺灣的『里長』」") == "【本报讯】记者于海：“台湾的‘里长’”"


@pytest.mark.parametrize(
    ("printed", "simplified"),
    [("衞生署說：樓下裏長", "卫生署说：楼下里长"), ("她拄著拐杖，在裡面說", "她拄着拐杖，在里面说"), ("著名", "著名")],
)
def test_pages_of_hong_kong_and_of_taiwan_become_the_same_simplified(printed: str, simplified: str) -> None:
    """One row reads both."""
    assert hans(printed) == simplified


@given(st.lists(st.text(st.sampled_from("干部后里发头\n\x1e\x00“a") | st.characters(codec="utf-8")), max_size=5))
def test_a_batch_is_the_same_as_each_text_alone(texts: list[str]) -> None:
    """Whatever the texts hold, the separator and NUL too; each result is as long as its text."""
    batch = convert_texts(texts, "zh-Hant", {})
    assert batch == {text: convert_texts([text], "zh-Hant", {})[text] for text in texts}
    assert all(len(text) == len(said) for text, said in batch.items())


def test_more_texts_than_a_batch_holds() -> None:
    """Each finds its own result."""
    texts = [f"第{n}个干部" for n in range(200)]
    assert convert_texts(texts, "zh-Hant", {}) == {text: text.replace("个干", "個幹") for text in texts}


@pytest.mark.parametrize(
    ("name", "right"),
    [("于海", "于海"), ("范伟", "范偉"), ("余华", "余華"), ("钟楚红", "鍾楚紅"), ("叶圣陶", "葉聖陶")],
)
def test_a_known_name_keeps_its_surname(name: str, right: str) -> None:
    """OpenCC reads 记者于海 as a preposition and a sea."""
    assert hant(shield_names(f"记者{name}说，关于{name}", (name,))) == f"記者{right}說，關於{right}"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("范庄", "no tab"),
        ("范\t范", "fewer than two"),
        ("范庄\t范莊村", "not of the same length"),
        ("考察干部\t考察幹部", "given twice"),
    ],
)
def test_an_override_that_cannot_work_is_told_with_its_line(line: str, fault: str) -> None:
    """And left out; the other lines hold."""
    entries, problems = parse_overrides(
        ["# note", "", "考察干部\t考察干部\tas it stands", line], "vocabulary/conversion.tsv"
    )
    assert entries == {"考察干部": "考察干部"}
    assert [(p.path, p.line, fault in p.what) for p in problems] == [("vocabulary/conversion.tsv", 4, True)]


def test_overrides_that_are_no_utf8_are_told_and_a_byte_order_mark_is_none(tmp_path: Path) -> None:
    """As spreadsheets save them."""
    path = tmp_path / "vocabulary/conversion.tsv"
    path.parent.mkdir()
    path.write_bytes("# 说明\n考察干部\t考察幹部\n".encode("gbk"))
    assert [(p.path, p.line) for p in load_overrides(path)[1]] == [("vocabulary/conversion.tsv", 1)]
    path.write_bytes("考察干部\t考察幹部\n".encode("utf-8-sig"))
    assert load_overrides(path) == ({"考察干部": "考察幹部"}, [])


def test_the_projects_own_overrides_can_all_be_used() -> None:
    """Every line of vocabulary/conversion.tsv."""
    entries, problems = load_overrides(PROJECT / "vocabulary" / "conversion.tsv")
    assert len(entries) > 50
    assert problems == []


def test_a_converter_that_does_not_convert_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence is tried before anything else is."""
    broken = rows.Variant("zh-Broken", "zh-Hant", "t2s", ("记者", "記者"), {})
    monkeypatch.setitem(rows.VARIANTS, "zh-Broken", broken)
    with pytest.raises(ProblemError, match="Install opencc"):
        convert_texts(["记者"], "zh-Broken", {})


@pytest.mark.parametrize(
    ("script", "variants", "made"),
    [
        ("zh-Hans", ("zh-Hant", "zh-Hant-HK"), ["zh-Hant", "zh-Hant-HK"]),
        ("zh-Hant", ("zh-Hans",), ["zh-Hans"]),
        ("zh-Hans", (), []),
        ("zh-Hans", ("en",), []),
    ],
)
def test_a_site_has_converters_into_its_other_scripts(script: str, variants: tuple[str, ...], made: list[str]) -> None:
    """By the editor's entries; what is no script is told elsewhere."""
    config = replace(load_config(PROJECT), script=script, variants=variants, corner_quotes=False, common_tai=True)
    right = [key_of(variant, {"北关": "北闗"}, rows.Style(corner_quotes=False, common_tai=True)) for variant in made]
    assert keys_for(config, {"北关": "北闗"}) == right
