"""Editions and terms converted without the rest of the site."""

import pickle
from dataclasses import replace

import pytest

from chongkan.config import PROJECT, load_config
from chongkan.content.load import load_issues
from chongkan.model import Article, Issue, Mentions, Person, Site, Term
from chongkan.site.whole import gather_site
from chongkan.variants.blocks import Blocks
from chongkan.variants.overrides import load_overrides
from chongkan.variants.rows import VARIANTS, Style
from chongkan.variants.sites import convert_frame, convert_site
from chongkan.variants.stories import convert_editions
from chongkan.variants.target import Target, told_forms
from chongkan.variants.terms import convert_terms
from tests.site.papers import issues, paper_config

OVERRIDES, _ = load_overrides(PROJECT / "vocabulary" / "conversion.tsv")
STYLE = Style(common_tai=True)


def _site(*more: Issue) -> Site:
    """The project's own pages and those of the tests."""
    papers = [replace(issue, id=f"paper-{issue.id}") for issue in issues()]
    return gather_site(paper_config(), [*load_issues(load_config(PROJECT).content)[0], *papers, *more])[0]


@pytest.mark.parametrize("variant", VARIANTS)
def test_an_edition_alone_becomes_what_it_becomes_with_all_others(variant: str) -> None:
    """So a worker that has one edition, and a target that came through a pipe, makes the same."""
    site = _site(replace(issues()[1], id="2021-01-01", articles=(Article("01", "于海", hant={"于海": "於海"}),)))
    told = told_forms(story.hant for edition in site.editions for story in edition.stories)
    target = pickle.loads(pickle.dumps(Target(variant, site.script, OVERRIDES, STYLE, told)))
    alone = [convert_editions([pickle.loads(pickle.dumps(edition))], target)[0] for edition in reversed(site.editions)]
    whole = convert_site(site, variant, OVERRIDES, STYLE)
    assert whole.editions == tuple(reversed(alone))
    assert whole == replace(convert_frame(site, target), editions=whole.editions)


def test_a_term_alone_becomes_what_it_becomes_in_its_article() -> None:
    """Lists and pages of terms are made from terms only."""
    site = _site()
    target = Target("zh-Hant", site.script, OVERRIDES)
    before = [tag for edition in site.editions for story in edition.stories for tag in story.tags]
    after = [tag for e in convert_editions(site.editions, target) for story in e.stories for tag in story.tags]
    assert list(convert_terms(before, target)) == after


def test_the_earlier_article_s_form_of_a_name_counts() -> None:
    """Whatever order the names of one article have."""
    told = told_forms([[("云里", "雲里"), ("于海", "于海")], [("于海", "於海")]])
    assert told == {"云里": "雲里", "于海": "于海"}


def test_a_name_that_was_told_is_so_spelt_and_what_else_the_term_says_is_converted() -> None:
    """Its place and its office stay no Simplified."""
    term = Term("person", "安阳县/谷里钟", "谷里钟", scope="安阳县", about="区委书记", aliases=("谷书记",))
    (said,) = convert_terms([term], Target("zh-Hant", told={"谷里钟": "谷里鐘"}))
    assert (said.label, said.scope, said.about) == ("谷里鐘", "安陽縣", "區委書記")
    assert (said.key, said.aliases) == (term.key, ("谷書記",))


@pytest.mark.parametrize(("variant", "label"), [("zh-Hant", "李勝男"), ("zh-Hans", "李胜男")])
@pytest.mark.parametrize("order", [1, -1])
def test_a_name_printed_in_both_scripts_has_one_label_a_script(variant: str, label: str, order: int) -> None:
    """Whichever page came first: on a page of one script nobody reads the other."""
    articles = {"zh-Hans": "区委书记李胜男说了话。", "zh-Hant": "區委書記李勝男說了話。"}
    pages = [
        replace(issues()[1], id=script, script=script, articles=(_naming(text, script),))
        for script, text in articles.items()
    ]
    site = convert_site(gather_site(paper_config(), pages[::order])[0], variant, {})
    people = [tag for e in site.editions for story in e.stories for tag in story.tags if tag.kind == "person"]
    assert {tag.label for tag in people} == {label}
    assert len({tag.about for tag in people}) == 1


def _naming(text: str, script: str) -> Article:
    name, role = ("李胜男", "区委书记") if script == "zh-Hans" else ("李勝男", "區委書記")
    return Article("01", text[:4], text, section="要闻", mentions=Mentions(people=(Person(name, role),)))


@pytest.mark.parametrize("variant", VARIANTS)
def test_first_words_in_a_list_read_as_they_do_in_the_article(variant: str) -> None:
    """Character for character."""
    before = _site()
    after = convert_site(before, variant, OVERRIDES)
    pairs = [
        (story, said)
        for edition, converted in zip(before.editions, after.editions, strict=True)
        for story, said in zip(edition.stories, converted.stories, strict=True)
        if story.opening and story.opening in _text(story.body)
    ]
    assert len(pairs) > 10
    assert [said.opening for _, said in pairs if said.opening not in _text(said.body)] == []


def _text(html: str) -> str:
    return "".join(Blocks(html).texts)
