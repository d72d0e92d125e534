"""Topics and sections by the editor's tables, and words for new rows."""

from dataclasses import replace

import pytest

from chongkan.config import PROJECT, load_config
from chongkan.model import Article, Person, Photo
from chongkan.vocabulary.candidates import suggest_topics
from chongkan.vocabulary.standing import holds_office
from chongkan.vocabulary.subjects import subject_of
from tests.textcases import Case, params

CONFIG = load_config(PROJECT)
SECTIONS = [section.key for section in CONFIG.sections]


@pytest.mark.parametrize("case", params("topics"))
def test_topics_and_section_follow_the_table(case: Case) -> None:
    """Words count on word borders only."""
    title, _, body = case.input.partition("\n")
    subject = subject_of(Article("01", title, body), SECTIONS, CONFIG.vocabulary)
    assert f"{subject.section}\n{' '.join(subject.topics)}".strip() == case.expected


def test_a_column_that_stands_for_a_section_decides_it() -> None:
    """区政要闻 is 要闻, whatever its briefs are about."""
    article = Article("01", "脱贫攻坚推进会召开", "脱贫攻坚推进会召开。", column="区政要闻")
    assert subject_of(article, SECTIONS, CONFIG.vocabulary).section == "要闻"
    assert subject_of(replace(article, column=None), SECTIONS, CONFIG.vocabulary).section == "三农"


def test_a_caption_is_text_too() -> None:
    """A lone picture has no other."""
    article = Article("01", "图片新闻", photos=(Photo("志愿者在社区清扫垃圾"),), genre="photo")
    assert "志愿服务" in subject_of(article, SECTIONS, CONFIG.vocabulary).topics


@pytest.mark.parametrize(
    ("role", "holds"),
    [
        ("区委副书记、区长", True),
        ("焦店镇党委副书记、人大主席团主席", True),
        ("中国移动平顶山分公司总经理", True),
        ("區委書記", True),
        ("学生家长", False),
        ("少先队大队长", False),
        ("班主任", False),
        ("业委会主任", False),
        ("退休书记", False),
        ("柳营小学校长", True),
        ("网格员", False),
        ("社区居民", False),
        ("派出所民警", False),
        ("青年骨干教师", False),
        ("街道技防监控室工作人员", False),
        ("33岁的", False),
        (None, False),
    ],
)
def test_only_a_public_office_makes_a_person_public(role: str | None, holds: bool) -> None:
    """An unknown title is none."""
    assert holds_office(role, CONFIG.vocabulary) is holds


def test_words_for_a_new_row_are_the_article_s_own_nouns() -> None:
    """Not names, not what every article says."""
    about = Article("01", "皮影戏进校园", "皮影戏老艺人李大山带着皮影走进课堂。皮影戏演了三场，孩子们学皮影。")
    about = replace(about, mentions=replace(about.mentions, people=(Person("李大山"),)))
    others = [Article(f"{n:02}", "会议召开", "孩子们参加会议。") for n in range(2, 9)]
    (words,) = suggest_topics([about, *others], [about]).values()
    assert words[0] in ("皮影戏", "皮影")
    assert "李大山" not in words
    assert "孩子" not in words
