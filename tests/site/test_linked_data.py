"""What machines read of an article is complete, true, in its script, and tells of nobody who is private."""

import json
import re
from dataclasses import replace
from html import unescape
from typing import Any
from urllib.parse import unquote

import pytest

from chongkan.config import PROJECT, load_config
from chongkan.content.load import load_issues
from chongkan.folding import fold
from chongkan.model import Article, Correction, Issue, Mentions, Person
from chongkan.site.in_memory import Rendered, render_site
from chongkan.site.linked_data import data_text
from tests.site.papers import feature, issues, paper_config

PREFIXES = {"zh-Hans": "", "zh-Hant": "zh-hant/"}
DATELINES = {"zh-Hans": "本报讯", "zh-Hant": "本報訊"}
ALWAYS = ("url", "headline", "datePublished", "inLanguage", "articleSection", "wordCount", "isPartOf")
_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture(scope="module")
def loaded() -> tuple[Issue, ...]:
    """Both seeds, as content/ has them."""
    return tuple(load_issues(load_config(PROJECT).content)[0])


def _read(page: bytes) -> dict[str, Any]:
    """{type: thing} of all that a page says in JSON-LD."""
    things = [thing for text in _DATA.findall(page.decode()) for thing in json.loads(text)]
    assert all(thing["@context"] == "https://schema.org" for thing in things)
    return {thing["@type"]: thing for thing in things}


def _article(article: Article, script: str = "zh-Hans", **fields: Any) -> dict[str, Any]:
    """The NewsArticle of an article on a page of its own."""
    issue = replace(issues()[0], articles=(article,), **fields)
    pages = render_site(paper_config(), (issue,)).pages
    return dict(_read(pages[f"{PREFIXES[script]}2019-10-21/01/index.html"])["NewsArticle"])


@pytest.mark.parametrize("script", PREFIXES)
def test_every_article_of_both_seeds_says_all_that_is_known_of_it(
    script: str, own: Rendered, loaded: tuple[Issue, ...]
) -> None:
    """Each required field, and each that the content has; in no script but the page's."""
    count = 0
    for issue in loaded:
        for article in issue.articles:
            path = f"{PREFIXES[script]}{issue.id}/{article.number}/"
            page = own.pages[f"{path}index.html"].decode()
            said = _read(page.encode())["NewsArticle"]
            assert all(said[name] for name in ALWAYS), path
            assert unquote(said["url"]) == f"https://chongkan.example/{path}"
            assert said["inLanguage"] == script
            assert said["datePublished"] == said["isPartOf"]["datePublished"] == (issue.date or "")[:4]
            assert said["isPartOf"]["@type"] == "PublicationIssue"
            assert (said["headline"], said.get("printSection")) == (_printed(page, "title"), _printed(page, "column"))
            assert said.get("alternativeHeadline") == (_printed(page, "kicker") or _printed(page, "deck"))
            assert said.get("dateline") == (DATELINES[script] if article.body.startswith("本报讯") else None)
            assert _signed(said.get("author")) == _shown(page)
            assert said.get("printPage") == issue.page
            assert fold(said.get("printEdition", "")) == fold(issue.page_name or "")
            assert ("correction" in said) == bool(article.corrections)
            assert said["isPartOf"]["url"] == f"https://chongkan.example/{PREFIXES[script]}{issue.id}/"
            assert said.get("isBasedOn") == (None if script == issue.script else _original(issue, article))
            count += 1
    assert count == 17


def _original(issue: Issue, article: Article) -> str:
    return f"https://chongkan.example/{PREFIXES[issue.script]}{issue.id}/{article.number}/"


def _printed(page: str, part: str) -> str | None:
    """What readers see of a part of the heads."""
    found = re.search(rf'<(\w+)[^>]* id="{part}"[^>]*>(.*?)</\1>', page)
    return unescape(re.sub("<[^>]*>", "", found[2])) if found else None


def _signed(people: Any) -> set[tuple[str, str]]:
    """Who signed, and as what: one person, several, or none."""
    listed = people if isinstance(people, list) else [people] if people else []
    return {
        (person["name"], role)
        for person in listed
        for role in (person["jobTitle"] if isinstance(person["jobTitle"], list) else [person["jobTitle"]])
    }


def _shown(page: str) -> set[tuple[str, str]]:
    """Who stands in the list of authors below the article, and as what."""
    return set(re.findall(r"<li><(?:span|a rel=\"author\" [^>]*)>(\w+) <small>(\w+)<", page))


def test_all_that_a_page_prints_is_told() -> None:
    """Print coordinates as printed; the paper where it is known; roles in the words of the script."""
    said = _article(feature(), paper="安阳日报", page_name="北关新闻", date="2019-10-21")
    assert said["headline"] == "打出组合拳 为民保平安"
    assert said["alternativeHeadline"] == ["看北关区如何提升", "平安建设掠影"]
    assert said["author"] == {"@type": "Person", "name": "于海", "jobTitle": "记者"}
    assert (said["printPage"], said["printEdition"], said["printSection"]) == ("A03", "北关新闻", "树典型 晒成效")
    assert said["isPartOf"] == {
        "@type": "PublicationIssue",
        "name": "北关区新闻",
        "url": "https://paper.example/2019-10-21/",
        "datePublished": "2019-10-21",
        "isPartOf": {"@type": "Newspaper", "name": "安阳日报"},
    }
    assert said["correction"] == {"@type": "CorrectionComment", "text": "原文作“交淡”，今作“交谈”。"}


def test_another_script_says_it_in_its_words_under_its_address() -> None:
    """Addresses are never converted; the original is what it is based on."""
    said = _article(feature(), "zh-Hant", paper="安阳日报")
    assert said["headline"] == "打出組合拳 為民保平安"
    assert said["author"]["name"] == "于海"
    assert said["author"]["jobTitle"] == "記者"
    assert said["isPartOf"]["isPartOf"]["name"] == "安陽日報"
    assert said["correction"]["text"] == "原文作「交淡」，今作「交談」。"
    assert said["url"] == "https://paper.example/zh-hant/2019-10-21/01/"
    assert said["isBasedOn"] == "https://paper.example/2019-10-21/01/"


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2019-10-21", "2019-10-21"),
        ("2019-10", "2019-10"),
        ("2019-10-21~", "2019"),
        ("2019?", "2019"),
        ("2019-10-21/2019-10-23", None),
        (None, None),
        ("己亥年秋", None),
    ],
)
def test_only_as_much_of_a_date_is_told_as_is_certain(date: str | None, told: str | None) -> None:
    """Of an approximate date the year."""
    assert _article(feature(), date=date).get("datePublished") == told


@pytest.mark.parametrize(
    ("body", "dateline"),
    [
        ("本报讯（记者 申昕）昨日上午，会议召开。", "本报讯"),
        ("新华社北京10月20日电 昨日上午，会议召开。", "新华社北京10月20日电"),
        ("【本報訊】昨日上午，會議召開。", "本報訊"),
        ("本报讯“开会了。”昨日上午，会议召开。", "本报讯"),
        ("本报通讯员“小王”昨日上午来了。", None),
        ("昨日上午，全市召开电视电话会议，部署通讯工作。", None),
        ("家家户户用上了电（图）。", None),
        ("", None),
    ],
)
def test_the_dateline_is_what_the_text_begins_with(body: str, dateline: str | None) -> None:
    """Without the names in brackets after it, and only where it is one."""
    assert _article(feature(body=body)).get("dateline") == dateline


@pytest.mark.parametrize("script", PREFIXES)
def test_a_private_person_is_in_no_data(script: str) -> None:
    """Not even where a correction or a deck names one; an official may be there."""
    people = Mentions(people=(Person("吕晓璞", "村民"), Person("李富生", "区委书记")))
    corrections = (Correction("吕小璞", "吕晓璞"), Correction("区委书纪李富生", "区委书记李富生"))
    article = feature(
        mentions=people, deck="访村民吕晓璞", corrections=corrections, body="村民吕晓璞说。区委书记李富生说。"
    )
    said = _article(article, script)
    assert not re.search("[吕呂]", json.dumps(said, ensure_ascii=False))
    assert "李富生" in said["correction"]["text"]


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("交淡", "交谈", "原文作“交淡”，今作“交谈”。"),
        ("斗争斗争", "", "原文有“斗争斗争”，今删。"),
        ("", "区委", "原文缺“区委”，今补。"),
    ],
)
def test_a_correction_tells_what_became_of_the_words(was: str, now: str, said: str) -> None:
    """Changed, taken out or put in; readers are told the same."""
    issue = replace(issues()[0], articles=(feature(corrections=(Correction(was, now),)),))
    page = render_site(paper_config(), (issue,)).pages["2019-10-21/01/index.html"]
    assert _read(page)["NewsArticle"]["correction"]["text"] == said
    assert f">{said}" in page.decode()


def test_nothing_in_an_article_ends_the_script_element() -> None:
    """Or opens a comment in it."""
    assert _article(feature(title="甲</script><!--乙"))["headline"] == "甲</script><!--乙"
    assert data_text([{"name": "</script>"}]).count("<") == 0
    assert data_text([None]) == ""


@pytest.mark.parametrize(("prefix", "home"), [("", "首页"), ("zh-hant/", "首頁")])
def test_breadcrumbs_lead_from_home_to_the_page(prefix: str, home: str, own: Rendered) -> None:
    """On every page below home, to pages that are there, the page itself last."""
    found = 0
    for file, page in own.pages.items():
        if (
            not file.endswith("index.html")
            or file.startswith("zh-hant/") != bool(prefix)
            or b'class="crumbs"' not in page
        ):
            continue
        entries = _read(page)["BreadcrumbList"]["itemListElement"]
        files = [unquote(entry["item"].removeprefix("https://chongkan.example/")) + "index.html" for entry in entries]
        assert [entry["position"] for entry in entries] == list(range(1, len(entries) + 1))
        assert (files[0], files[-1], entries[0]["name"]) == (f"{prefix}index.html", file, home)
        assert set(files) <= own.pages.keys()
        assert all(entry["name"] and "<" not in entry["name"] for entry in entries)
        found += 1
    assert found > 30
    assert "BreadcrumbList" not in _read(own.pages[f"{prefix}index.html"])
