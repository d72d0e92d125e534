"""Hard words and names come out right in Traditional; the second opinion finds what may not."""

from dataclasses import replace

import pytest

from chongkan.config import PROJECT
from chongkan.model import Article, Author
from chongkan.site.whole import gather_site
from chongkan.variants.converter import convert_texts
from chongkan.variants.doubts import doubtful_characters, find_rows
from chongkan.variants.names import shield_names
from chongkan.variants.overrides import load_overrides
from chongkan.variants.shields import shield, unshield
from chongkan.variants.sites import convert_site
from tests.site.papers import issues, paper_config
from tests.variants.hard import HardRow, load_forms, load_rows

OVERRIDES, PROBLEMS = load_overrides(PROJECT / "vocabulary" / "conversion.tsv")


def _hant(text: str, *names: str, variant: str = "zh-Hant") -> str:
    shielded = shield_names(text, tuple(names))
    return convert_texts([shielded], variant, OVERRIDES)[shielded]


def _wrong(name: str) -> list[HardRow]:
    return [row for row in load_rows(name) if _hant(row.simplified) not in row.traditional]


@pytest.mark.parametrize(("name", "share"), [("hard_sentences", 0.99), ("hard_names", 0.99)])
def test_hard_rows_come_out_right(name: str, share: float) -> None:
    """Of tables written from dictionaries; names are told by what stands beside them alone."""
    rows = load_rows(name)
    assert len(rows) >= 150
    assert 1 - len(_wrong(name)) / len(rows) >= share


@pytest.mark.parametrize("line", load_forms(), ids=lambda line: line[:3])
def test_a_word_has_the_form_that_it_is_written_with(line: str) -> None:
    """头发 is 髮, 发现 is 發: thousands of words by the forms of their characters, alone and in quotation marks."""
    character, form, *words = line.split()
    wrong = [word for word in words if _form(word, word.index(character)) != {form}]
    assert wrong == []


def _form(word: str, at: int) -> set[str]:
    return {_hant(word)[at], _hant(f"“{word}”")[at + 1]}


def test_the_project_s_overrides_are_right() -> None:
    """Every row can be used, and is written so that each variant puts its own form for 裏 and 麪."""
    assert PROBLEMS == []
    assert [row for row in OVERRIDES.items() if set("裡麵帳").intersection(row[1])] == []


@pytest.mark.parametrize("variant", ["zh-Hant", "zh-Hant-TW", "zh-Hant-HK"])
@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [("考察干部", "考察幹部"), ("在范庄村", "在范莊村"), ("并发放", "並發放"), ("近700人参加", "近700人參加")],
)
def test_the_seeds_wrong_positions_are_right_in_every_variant(simplified: str, traditional: str, variant: str) -> None:
    """What OpenCC alone gets wrong in the first two issues."""
    assert _hant(simplified, variant=variant) == traditional


def test_an_account_is_written_as_each_place_writes_it() -> None:
    """台账 is 臺帳 in Taiwan and 台賬 in Hong Kong."""
    assert [_hant("台账", variant=v) for v in ("zh-Hant", "zh-Hant-TW", "zh-Hant-HK")] == ["臺帳", "臺帳", "台賬"]


@pytest.mark.parametrize(
    ("text", "name", "kept"),
    [
        ("会后，于海又到村里；由于海拔高，路不好走。", "于海", "會後，于海又到村裡；由於海拔高，路不好走。"),
        ("范伟是模范，伟大。", "范伟", "范偉是模範，偉大。"),
        ("刘岳峰说，山岳高峻。", "刘岳峰", "劉岳峰說，山嶽高峻。"),
    ],
)
def test_a_known_name_is_kept_and_its_characters_elsewhere_are_not(text: str, name: str, kept: str) -> None:
    """Through the whole text."""
    assert _hant(text, name) == kept


def test_what_is_shielded_comes_back() -> None:
    """Whatever it is."""
    assert unshield(shield("于’「𠅤a")) == "于’「𠅤a"


def test_an_article_s_own_forms_win() -> None:
    """`hant:` in its front matter, for what nobody can know from Simplified."""
    article = Article("01", "王九云", "王九云看书。", section="要闻", hant={"王九云": "王九云"})
    site, _ = gather_site(paper_config(), [replace(issues()[1], articles=(article,))])
    story = convert_site(site, "zh-Hant", {}).editions[0].stories[0]
    assert (story.title, "王九云看書" in story.body) == ("王九云", True)


def test_a_name_that_one_paragraph_tells_is_known_in_the_others() -> None:
    """记者于海涛, and in the next paragraph 于海涛 alone; where the surname ends a word it is none."""
    body = "记者于海涛到村里采访。\n\n次日于海涛走访农户，位于海涛河边的村子很静。"
    article = Article("01", "春天", body, section="要闻")
    site, _ = gather_site(paper_config(), [replace(issues()[1], articles=(article,))])
    said = convert_site(site, "zh-Hant", {}).editions[0].stories[0].body
    assert ("次日于海濤走訪" in said, "位於海濤河邊" in said) == (True, True)


def test_a_name_that_an_editor_fixed_is_that_name_as_a_term_too() -> None:
    """The author's page is called as the article calls him; its key stays."""
    article = Article("01", "春天", "看书。", authors=(Author("谷里钟", "author"),), hant={"谷里钟": "谷里鐘"})
    site, _ = gather_site(paper_config(), [replace(issues()[1], articles=(article,))])
    author = convert_site(site, "zh-Hant", {}).editions[0].stories[0].authors[0].term
    assert (author.label, author.key) == ("谷里鐘", site.editions[0].stories[0].authors[0].term.key)


def test_an_article_of_another_script_than_its_page_stays_as_it_came() -> None:
    """And is converted on the other side."""
    article = Article("01", "會議", "會議開始了，里長來了。", section="要闻", script="zh-Hant")
    site, _ = gather_site(paper_config(), [replace(issues()[1], articles=(article,))])
    assert convert_site(site, "zh-Hant", {}).editions[0].stories[0].title == "會議"
    assert convert_site(site, "zh-Hans", {}).editions[0].stories[0].title == "会议"


def test_two_segmentations_that_disagree_are_told() -> None:
    """With both characters and what stands around; where they agree nothing is said."""
    (doubt,) = doubtful_characters("他的头发现在全白了", (), "zh-Hant", {})
    assert (doubt.character, {doubt.chosen, doubt.other}) == ("发", {"發", "髮"})
    assert list(doubtful_characters("会议开始了", (), "zh-Hant", {})) == []


def test_the_row_that_is_offered_gives_the_other_form() -> None:
    """The word, or as much around it as that takes; tried before it is offered."""
    text = "他的头发现在全白了"
    doubts = list(doubtful_characters(text, (), "zh-Hant", {}))
    (row,) = find_rows(doubts, "zh-Hant", {})
    assert row == ("头发", "頭髮")
    assert convert_texts([text], "zh-Hant", dict([row]))[text][2:4] == "頭髮"
    assert list(doubtful_characters(text, (), "zh-Hant", dict([row]))) == []


def test_no_row_is_offered_that_would_not_do() -> None:
    """A word whose row does not reach far enough is widened by its neighbours; where none helps nothing is offered."""
    (doubt,) = doubtful_characters("他的头发现在全白了", (), "zh-Hant", {})
    short = replace(doubt, rows=(("现在", "現在"), ("头发", "頭髮")))
    assert find_rows([short, replace(doubt, rows=())], "zh-Hant", {}) == [("头发", "頭髮"), None]


@pytest.mark.parametrize("form", ["頭發現", "頭髮現"])
def test_one_row_settles_a_doubt(form: str) -> None:
    """With either form, also where a word might begin within it."""
    text, row = "他的头发现在全白了", {"头发现": form}
    assert list(doubtful_characters(text, (), "zh-Hant", row)) == []
    assert convert_texts([text], "zh-Hant", row)[text][2:5] == form


@pytest.mark.parametrize("odd", ["\U000f0041", "\U000fd800", "\U000f000a", "\U000ffffd", "\U00100000"])
def test_a_private_character_of_the_text_itself_stays(odd: str) -> None:
    """Bad extractions have them; nothing of the text is changed, and nothing breaks."""
    article = Article("01", "会议", f"会议{odd}开始了。", section="要闻")
    site, _ = gather_site(paper_config(), [replace(issues()[1], articles=(article,))])
    assert f"會議{odd}開始了" in convert_site(site, "zh-Hant", {}).editions[0].stories[0].body
