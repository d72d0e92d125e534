"""The index finds every text, and nothing else, however it is cut."""

import random
from dataclasses import replace
from functools import cache
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chongkan.config import PROJECT, load_config
from chongkan.content.load import load_issues
from chongkan.model import Article, Correction, Edition, Issue, Photo, Site
from chongkan.site.search.blocks import COUNTS
from chongkan.site.search.entries import head_of, index_issue, numbers_of, parts_of, terms_in
from chongkan.site.search.keys import CLASSES
from chongkan.site.search.making import Change, InMemory, changed_classes, index_units
from chongkan.site.search.postings import STORY, decode_postings, written
from chongkan.site.search.segments import cut_segments
from chongkan.site.search.texts import heads_of, texts_of
from chongkan.site.whole import gather_site
from chongkan.variants.overrides import load_overrides
from chongkan.variants.sites import convert_site
from tests.site.papers import feature, issues, paper_config
from tests.site.search.large import QUERIES, large_archive, number_of
from tests.site.search.reference import Index, matches, parse, search_files

Address = tuple[str, str]


def both_scripts(pages: tuple[Issue, ...]) -> tuple[Site, Site]:
    """The site of some issues, in Simplified and in Traditional."""
    config = load_config(PROJECT)
    site, _ = gather_site(config, pages)
    return site, convert_site(site, "zh-Hant", load_overrides(config.vocabulary / "conversion.tsv")[0])


def indexed(*sites: Site) -> list[tuple[str, bytes]]:
    """The issues as the index wants them, oldest first."""
    versions = zip(*(reversed(site.editions) for site in sites), strict=True)
    return [(edition.id, index_issue(edition, *others)) for edition, *others in versions]


def texts_by_address(site: Site) -> dict[Address, list[str]]:
    """What each story's page prints."""
    stories = (story for edition in site.editions for story in edition.stories)
    return {(s.issue_id, s.number): [*heads_of(s), *texts_of(s)] for s in stories if s.search}


@cache
def seeds() -> tuple[Index, dict[Address, list[str]], dict[Address, list[str]]]:
    """The index of both seeds and the newspaper of the tests, and the texts of their stories in each script."""
    pages = (*load_issues(PROJECT / "content")[0], *issues()[:1], *issues()[2:])
    hans, hant = both_scripts(tuple(replace(page, id=f"{k}") for k, page in enumerate(pages)))
    return Index(search_files(indexed(hans, hant))), texts_by_address(hans), texts_by_address(hant)


def asked(text: str) -> str:
    """As a reader types a text that is no single word."""
    return f'"{text}"' if " " in text or text.startswith("-") else text


@pytest.mark.parametrize("written", ["zh-Hans", "zh-Hant"])
@pytest.mark.parametrize("shown", ["zh-Hans", "zh-Hant"])
def test_any_piece_of_a_text_is_found_where_it_stands_and_nowhere_else(written: str, shown: str) -> None:
    """Pieces of one to eight characters, taken from the pages of one script, looked for in those of the other."""
    index, *sides = seeds()
    source, target = (sides[script == "zh-Hant"] for script in (written, shown))
    chance = random.Random(7)
    stories = sorted(source)
    for _ in range(1000):
        text = chance.choice(source[chance.choice(stories)])
        start = chance.randrange(len(text))
        query = asked(text[start : start + chance.randint(1, 8)].replace('"', "").strip())
        words = parse(query)
        right = {address for address, texts in target.items() if matches(words, texts)}
        assert set(index.find(query, target.__getitem__)) == right, query


@pytest.mark.parametrize("query", QUERIES)
def test_nothing_is_missed_in_an_archive_too_large_to_be_read(query: str) -> None:
    """What the unread keys leave open is a candidate; none is told for sure that is not right."""
    issues, texts = large_archive()
    words = parse(query)
    found = {number_of(one.address): one.sure for one in Index(search_files(issues)).candidates(words)}
    right = {number for number, text in enumerate(texts) if matches(words, text.split("\n"))}
    assert right <= found.keys()
    assert {number for number, sure in found.items() if sure} <= right


def test_of_the_oldest_issues_not_every_key_is_read_where_all_are_common() -> None:
    """Of keys that few stories have, all are. Each of these stands in a file by itself: its neighbours weigh little."""
    files, read = search_files(large_archive()[0]), {}
    for query in ("甲 乙 丙 丁", "甲乙丙丁"):
        index = Index(files)
        index.candidates(parse(query))
        read[query] = sum(name.startswith("search/256/k") for name in index.asked)
    assert read == {"甲 乙 丙 丁": 2, "甲乙丙丁": 3}
    apart = {name: data.decode().split("\n")[1:] for name, data in files.items() if name.startswith("search/256/")}
    assert all(len(keys) == 1 for name, keys in apart.items() if "/k" in name)
    assert all(len(key) < 5000 for name, keys in apart.items() if "/k" not in name for key in keys)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("创文", 3),
        ("創文", 3),
        ("网格员", 2),
        ("５Ｇ战略合作", 1),
        ("5g 战略", 1),
        ("誓師大會", 1),
        ("创文 -誓师", 2),
        ("创文 -誓师大会", 2),
        ("不存在的词", 0),
        ("，。", 0),
        ("", 0),
        ("-", 0),
    ],
)
def test_queries_are_read_as_readers_mean_them(query: str, count: int) -> None:
    """Words apart are all required, - leaves out, marks alone ask nothing."""
    index, hans, _ = seeds()
    assert len(index.find(query, hans.__getitem__)) == count


def test_quotes_keep_spaces_and_others_part() -> None:
    """A curly pair around words means the same, around one word it is part of the text."""
    pages = (replace(issues()[1], articles=(Article("01", "打出组合拳 为民保平安", "“平安”是为民保的。"),)),)
    site, _ = both_scripts(pages)
    index, texts = Index(search_files(indexed(site))), texts_by_address(site)
    right = {
        '"组合拳 为民"': 1,
        "“组合拳 为民”": 1,
        "为民 组合拳": 1,
        '"为民 组合拳"': 0,
        "“平安”": 1,
        "“为民”": 0,
        '"平安': 1,
        "-组合拳": 0,
        "-乡村": 1,
    }
    assert {query: len(index.find(query, texts.__getitem__)) for query in right} == right


def test_a_headline_stands_before_a_text_and_the_newest_first() -> None:
    """And what is said early or often before what is said in passing; within an issue the page's order stays."""
    body = "开" * 120 + "。"
    pages = tuple(
        Issue(f"202{k}-01-01", "版", "x.txt", "0" * 64, date=f"202{k}-01-01", articles=articles)
        for k, articles in enumerate(
            [
                (Article("01", "关于防汛", body), Article("02", "甲", body + "防汛。"), Article("03", "乙", "防汛。")),
                (Article("01", "丙", body + "防汛。"), Article("02", "丁", body + "防汛防汛防汛。")),
            ]
        )
    )
    site, _ = both_scripts(pages)
    index = Index(search_files(indexed(site)))
    order = [c.address for c in index.candidates(parse("防汛"))]
    first, second = "2020-01-01", "2021-01-01"
    assert order == [(first, "01"), (second, "02"), (first, "03"), (second, "01"), (first, "02")]


@pytest.mark.parametrize("query", ["李𱍐", "𱍐", "𱍐同", "𲎰志"])
def test_a_han_character_newer_than_python_is_found(query: str) -> None:
    """As browsers may know it already."""
    article = Article("01", "李𱍐同志", "王𲎰志说好。")
    site, _ = gather_site(paper_config(), (replace(issues()[1], articles=(article,)),))
    index = Index(search_files(indexed(site)))
    assert len(index.find(query, texts_by_address(site).__getitem__)) == 1


def test_what_may_have_an_unwanted_word_comes_last() -> None:
    """Mostly it has it: so the first pages that are read are hits, though a later one may be, too."""
    articles = (Article("01", "新华区防汛", ""), Article("02", "新华社说华区", ""), Article("03", "甲", "新华社说好。"))
    site, _ = gather_site(paper_config(), (replace(issues()[1], articles=articles),))
    index = Index(search_files(indexed(site)))
    order = [(c.address[1], c.sure) for c in index.candidates(parse("-新华区"))]
    assert order == [("03", True), ("01", False), ("02", False)]


def test_what_the_print_had_is_found_though_it_was_corrected() -> None:
    """So are captions, credits, columns and bylines, and names of people who have no page."""
    article = feature(
        corrections=(Correction("王家壮", "王家庄"),), photos=(Photo("▲老人吃水饺", "焦雅娟"),), body="范伟说好。"
    )
    site, _ = gather_site(paper_config(), (replace(issues()[0], articles=(article,)),))
    index, texts = Index(search_files(indexed(site))), texts_by_address(site)
    for query in ("王家壮", "水饺", "焦雅娟", "晒成效", "本报记者 于海", "范伟"):
        assert len(index.find(query, texts.__getitem__)) == 1, query


def test_an_editor_s_own_form_is_found_as_either_side_prints_it() -> None:
    """Where a Traditional page has another word than its original, both are in the index."""
    article = Article("01", "网络", "上网络课。", hant={"网络": "網路"})
    sites = both_scripts((replace(issues()[1], articles=(article,)),))
    index = Index(search_files(indexed(*sites)))
    assert [len(index.candidates(parse(query))) for query in ("网络", "網路", "网路")] == [1, 1, 1]


def test_a_text_is_never_found_over_the_border_of_a_block() -> None:
    """The end of one paragraph and the beginning of the next are no word; <br> parts, <strong> does not."""
    body = "甲乙\n\n丙丁\\\n戊己**庚**辛"
    site, _ = gather_site(paper_config(), (replace(issues()[1], articles=(Article("01", "题", body),)),))
    index = Index(search_files(indexed(site)))
    found = {query: len(index.candidates(parse(query))) for query in ("乙丙", "丁戊", "己庚", "庚辛", "丙丁")}
    assert found == {"乙丙": 0, "丁戊": 0, "己庚": 1, "庚辛": 1, "丙丁": 1}


def test_an_article_that_its_editor_excludes_is_not_in_the_index() -> None:
    """search: false."""
    pages = (replace(issues()[1], articles=(Article("01", "甲乙", ""), Article("02", "甲乙", "", search=False))),)
    site, _ = gather_site(paper_config(), pages)
    files = search_files(indexed(site))
    assert [c.address for c in Index(files).candidates(parse("甲乙"))] == [("2020-08-21", "01")]


def test_nobody_private_is_a_facet() -> None:
    """The villager is found by the text and stands in no list; the secretary may."""
    site, hant = both_scripts(issues())
    files = search_files(indexed(site, hant))
    listed = files["search/terms/0.txt"].decode()
    assert "/李富生\t李富生\t" in listed
    assert "范伟\t" not in listed
    assert "焦雅娟\t" not in listed
    assert "于海\t于海\t于海" in listed


def test_an_issue_is_indexed_by_itself() -> None:
    """What other issues hold does not change it; so it can be kept."""
    site, hant = both_scripts(issues())
    alone, _ = both_scripts(issues()[2:])
    assert dict(indexed(site))["2015-05-03"] == dict(indexed(alone))["2015-05-03"]
    known = dict(indexed(site, hant))["2019-10-21"]
    assert numbers_of(known) == ("04", "03", "02", "01")
    assert (("year", "2019", "2019", "2019"), [0, 1, 2, 3]) in list(terms_in(known))


@given(st.lists(st.dictionaries(st.integers(0, 12_000), st.integers(0, 2)), max_size=30), st.integers(1, 2_000_000))
def test_postings_are_read_as_they_were_written(issues: list[dict[int, int]], size: int) -> None:
    """Over any number of stories, also where a character would fall among the surrogates or be none any more."""
    *starts, end = accumulate((max(size, 1 + max(own, default=0)) for own in issues), initial=0)
    right = {start + story: own[story] for start, own in zip(starts, issues, strict=True) for story in sorted(own)}
    one = [0, *(STORY * (1 + story) + level for story, level in right.items())]
    for text in written([one, [0], one], end + 1)[::2]:
        text.encode()
        assert decode_postings(text) == right
        assert "\n" not in text


def _issue(k: int) -> tuple[str, bytes]:
    edition = Edition(f"i{k:05d}", "", None, None, None, None, None, (), ())
    return edition.id, index_issue(edition)


@given(st.integers(0, 9000))
def test_segments_hold_every_issue_once_for_each_class(count: int) -> None:
    """And no segment is empty or without end."""
    held = [0] * CLASSES
    for segment in cut_segments(count):
        for number in range(segment.number, CLASSES, segment.classes):
            held[number] += segment.end - segment.start
        assert 0 < segment.end - segment.start < {256: count + 1, 16: 512, 1: 32}[segment.tier]
    assert held == [count] * CLASSES


@given(st.integers(0, 9000))
def test_one_issue_more_leaves_most_of_the_index_as_it_is(count: int) -> None:
    """One oldest segment of 256 is another, sixteen middle ones, and the youngest, which are small."""
    before, after = (index_units([(f"{k}", ("01",)) for k in range(n)]).stamps for n in (count, count + 1))
    changed = [unit.split()[1] for unit, stamp in after.items() if before.get(unit) != stamp]
    assert changed.count("256") <= 1
    assert changed.count("16") <= 16
    assert changed.count("block") == 1


@pytest.mark.parametrize("count", [1, 15, 16, 17, 40])
def test_an_index_that_grew_is_the_one_made_at_once(count: int) -> None:
    """Units that hold the same issues as before have the same files."""
    made = [data for _, data in indexed(both_scripts(issues())[0])]
    many = [(f"i{k:03d}", made[k % len(made)]) for k in range(count)]
    files: dict[str, dict[str, bytes]] = {}
    before: dict[str, str] = {}
    for n in range(1, count + 1):
        units = index_units([(name, numbers_of(made)) for name, made in many[:n]])
        due = {unit for unit, stamp in units.stamps.items() if before.get(unit) != stamp}
        files |= units.make(due, InMemory(dict(many[:n])))
        before = dict(units.stamps)
    grown = {name: data for unit in before for name, data in files[unit].items()}
    assert grown == {name: data for name, data in search_files(many).items() if name != COUNTS}


@pytest.mark.parametrize("place", [0, 300, 770, 799])
def test_what_an_edit_changes_in_published_files_is_what_is_made_anew(place: int) -> None:
    """In segments of each age, with keys that stand in files by themselves; where those are gone nothing is made so."""
    many = dict(large_archive()[0])
    name, was = list(many.items())[place]
    now = next(other for other in many.values() if other != was)
    edited = many | {name: now}
    units = index_units([(issue, numbers_of(indexed)) for issue, indexed in many.items()])
    parts = parts_of(was), parts_of(now)
    change = {name: Change(changed_classes(*parts), head_of(was) != head_of(now), False, *parts)}
    touched = units.touched(change)
    before = dict(units.make(touched, InMemory(many)))
    published = {file: data for files in before.values() for file, data in files.items()}
    patched = dict(units.patched(touched, change, published.get))
    after = dict(units.make(touched, InMemory(edited)))
    assert before != after
    assert len(patched) > len(touched) / 2
    assert {unit: before[unit] | files for unit, files in patched.items()} == {unit: after[unit] for unit in patched}
    assert not dict(units.patched(touched, change, lambda _: None))


def test_the_index_depends_on_the_issues_only() -> None:
    """Not on what was indexed before, nor on the order in which Python remembers texts."""
    site, hant = both_scripts(issues())
    assert search_files(indexed(site, hant)) == search_files(indexed(*both_scripts(issues())))
