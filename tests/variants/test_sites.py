"""One site, in another script: labels and texts change, identity does not."""

import pytest

from chongkan.model import Site
from chongkan.site.whole import gather_site
from chongkan.variants import converter
from chongkan.variants.sites import convert_site
from tests.site.papers import issues, paper_config


def gathered() -> Site:
    """The newspaper of the tests."""
    return gather_site(paper_config(), issues())[0]


def test_every_text_is_converted_and_every_key_stays() -> None:
    """Field by field, through the article with everything."""
    site = convert_site(gathered(), "zh-Hant", {})
    edition = next(edition for edition in site.editions if edition.id == "2019-10-21")
    story = edition.stories[0]
    assert (site.variant, site.title, site.tagline) == ("zh-Hant", "試刊", "測試用的報紙")
    assert (edition.title, edition.place, edition.slogans[0][:7]) == (
        "北關區新聞",
        "河南省安陽市北關區",
        "創全國文明城市",
    )
    assert (story.title, story.kicker, story.deck) == ("打出組合拳 為民保平安", "看北關區如何提升", "平安建設掠影")
    assert (story.column, story.byline) == ("樹典型 曬成效", "□本報記者 于海 文/圖")
    assert (story.section.key, story.section.label) == ("news", "要聞")
    assert [(tag.key, tag.label) for tag in story.tags] == [
        ("扶贫", "扶貧"),
        ("志愿服务", "志願服務"),
        ("安阳市北关区/李富生", "李富生"),
        ("安阳市北关区/北关区", "北關區"),
        ("安阳市北关区/北关区委", "北關區委"),
    ]
    assert (story.tags[4].scope, story.tags[4].aliases) == ("安陽市北關區", ("區委",))
    assert story.series is not None
    assert (story.series.key, story.series.label) == ("树典型 晒成效", "樹典型 曬成效")
    assert (story.photos[0].caption, story.photos[0].credit) == ("志願者為居民熬綠豆湯。", "焦雅娟")
    assert story.source_path == "content/2019-10-21/01.md"
    assert "理<strong>髮</strong>店" in story.body


def test_names_are_kept_through_the_whole_article() -> None:
    """于海 is in the byline, so he is 于海 in the body too."""
    story = convert_site(gathered(), "zh-Hant", {}).editions[1].stories[0]
    assert "記者于海看到" in story.body
    assert [author.term.label for author in story.authors] == ["于海"]


def test_a_page_printed_in_a_script_stays_as_it_came_there() -> None:
    """And is converted on the other side."""
    site = gathered()
    printed = site.editions[-1]
    assert convert_site(site, "zh-Hant", {}).editions[-1].stories[0].body == printed.stories[0].body
    assert convert_site(site, "zh-Hans", {}).editions[-1].title == "本地新闻"


def test_a_site_that_is_in_the_script_already_starts_no_converter(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would take longer than all the rest of a small build; what comes back is what went in."""
    site = gather_site(paper_config(), issues()[:2])[0]
    monkeypatch.setattr(converter, "converter_of", None)
    assert convert_site(site, "zh-Hans", {}) == site


def test_the_sites_own_script_leaves_the_rest_alone() -> None:
    """Nothing of a Simplified page changes on the Simplified side."""
    site = gathered()
    assert convert_site(site, "zh-Hans", {}).editions[:-1] == site.editions[:-1]
