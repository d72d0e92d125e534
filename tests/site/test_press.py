"""The whole site in memory: the frame of its pages, and what happens when something is wrong."""

import io
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from chongkan.config import PROJECT
from chongkan.model import Article
from chongkan.problems import ProblemError
from chongkan.site.assets import Assets
from chongkan.site.icon import icon_file
from chongkan.site.in_memory import Rendered, render_site
from tests.site.papers import feature, issues, paper_config


def text_of(site: Rendered, file: str) -> str:
    """One page's text."""
    return site.pages[file].decode()


def test_a_sound_site_has_no_problem(site: Rendered) -> None:
    """And every page stands in both scripts."""
    assert site.problems == []
    assert (site.issues, site.articles, site.scripts) == (3, 6, ("zh-Hans", "zh-Hant"))
    pages = {file for file in site.pages if file.endswith(".html")}
    assert {f"zh-hant/{file}" for file in pages if not file.startswith("zh-hant/")} < pages


@pytest.mark.parametrize("prefix", ["", "zh-hant/"])
def test_a_page_names_itself_and_its_other_script(site: Rendered, prefix: str) -> None:
    """Self-canonical, hreflang reciprocal and absolute, x-default the site's own script."""
    head = text_of(site, f"{prefix}tags/扶贫/index.html")
    path = "tags/%E6%89%B6%E8%B4%AB/"
    assert f'<link rel="canonical" href="https://paper.example/{prefix}{path}">' in head
    assert re.findall(r'hreflang="([^"]+)" href="https://paper.example/([^"]+)"', head) == [
        ("zh-Hans", path),
        ("zh-Hant", f"zh-hant/{path}"),
        ("x-default", path),
    ]
    assert f'<html lang="{"zh-Hant" if prefix else "zh-Hans"}">' in head


def test_the_switch_stays_on_the_same_page(site: Rendered) -> None:
    """From either side."""
    switch = '<a href="{}" hreflang="{}"'
    assert switch.format("/zh-hant/2019-10-21/01/", "zh-Hant") in text_of(site, "2019-10-21/01/index.html")
    assert switch.format("/2019-10-21/01/", "zh-Hans") in text_of(site, "zh-hant/2019-10-21/01/index.html")


@pytest.mark.parametrize(
    ("file", "original"),
    [
        ("2019-10-21/01/index.html", None),
        ("zh-hant/2019-10-21/01/index.html", "/2019-10-21/01/"),
        ("zh-hant/index.html", "/"),
        ("2015-05-03/index.html", "/zh-hant/2015-05-03/"),
        ("zh-hant/2015-05-03/01/index.html", None),
    ],
)
def test_a_converted_page_says_so_and_links_to_its_original(site: Rendered, file: str, original: str | None) -> None:
    """A page printed in Traditional is the original there, and converted on the Simplified side."""
    notice = re.search(r'class="converted">[^<]*<a href="([^"]*)"', text_of(site, file))
    assert (notice[1] if notice else None) == original


def test_a_traditional_page_stays_as_printed_on_its_side(site: Rendered) -> None:
    """里長 is not converted a second time; the Simplified side gets its quotation marks."""
    assert "記者於海說：「樓下有里長。」" in text_of(site, "zh-hant/2015-05-03/01/index.html")
    assert "记者于海说：“楼下有里长。”" in text_of(site, "2015-05-03/01/index.html")


def test_titles_and_names_are_escaped_everywhere() -> None:
    """They are text, never HTML."""
    bad = "<b>甲</b>&\"'<script>乙"
    article = feature(
        title=bad, kicker=bad, deck=bad, column=bad, byline=bad, summary=bad, topics=(bad.replace("/", ""),)
    )
    site = render_site(paper_config(), (replace(issues()[0], title=bad, place=bad, articles=(article,)),))
    assert site.problems == []
    pages = [page for file, page in site.pages.items() if not file.endswith((".txt", ".json", ".md"))]
    assert not any("<script>乙".encode() in page or b"<b>" in page for page in pages)


def test_every_page_asks_for_nothing_elsewhere_and_styles_nothing_inline(site: Rendered) -> None:
    """As the Content-Security-Policy of _headers demands; which script stands in pages, test_headers says."""
    for file, page in site.pages.items():
        if file.endswith(".html"):
            assert not re.search(
                r' style="|<script(?!>| src="/assets/| type="application/ld)|<style| on\w+="| src="http', page.decode()
            ), file


def test_assets_are_named_by_what_is_in_them(site: Rendered) -> None:
    """So that browsers may keep them for ever."""
    assert [file for file in site.pages if re.fullmatch(r"assets/site\.[0-9a-f]{10}\.css", file)]
    assert b"@import" not in b"".join(site.pages.values())
    assert b"url(" not in b"".join(site.pages.values())


def test_a_broken_link_in_an_article_is_told_once_with_its_file() -> None:
    """The page is made all the same."""
    broken = feature(body="见[另一篇](/2019-10-21/99/)。")
    site = render_site(paper_config(), (replace(issues()[0], articles=(broken,)),))
    assert [problem.path for problem in site.problems] == ["content/2019-10-21/01.md"]
    assert "2019-10-21/01/index.html" in site.pages


def test_a_site_of_one_script_has_no_trace_of_a_switch() -> None:
    """No notice, no hreflang, no folder."""
    site = render_site(paper_config(variants=()), issues())
    assert site.problems == []
    assert not any(b"hreflang" in page or b'class="scripts"' in page for page in site.pages.values())
    assert not any(file.startswith("zh-") for file in site.pages)


def test_a_site_whose_own_script_is_traditional_is_made_too() -> None:
    """Its Simplified side stands below /zh-hans/."""
    site = render_site(paper_config(script="zh-Hant", variants=("zh-Hans",)), issues())
    assert '<html lang="zh-Hant">' in text_of(site, "index.html")
    assert '<html lang="zh-Hans">' in text_of(site, "zh-hans/index.html")


def test_an_empty_site_is_made() -> None:
    """Nothing dropped yet: a home page that says so."""
    site = render_site(paper_config(), ())
    assert site.problems == []
    assert "还没有刊出的版面" in text_of(site, "index.html")


def test_two_runs_give_the_same_bytes(site: Rendered) -> None:
    """Whatever order the issues come in."""
    assert render_site(paper_config(), tuple(reversed(issues()))).pages == site.pages


@pytest.mark.parametrize("variants", [("zh-Klingon",), ("zh-Hans",)])
def test_a_script_that_does_not_exist_is_refused(variants: tuple[str, ...]) -> None:
    """Or one that is named twice."""
    with pytest.raises(ProblemError, match=r"site\.toml"):
        render_site(paper_config(variants=variants), issues())


@pytest.mark.parametrize("template", ["{{ stroy.title }}", "{% if %}", '{{ "no such word" | t }}'])
def test_a_broken_template_is_named(tmp_path: Path, template: str) -> None:
    """An unknown name is an error, not an empty place on the page."""
    shutil.copytree(PROJECT / "theme", tmp_path / "theme")
    (tmp_path / "theme/templates/article.html").write_text(template, encoding="utf-8")
    with pytest.raises(ProblemError, match=r"theme/templates/article\.html"):
        render_site(paper_config(theme=tmp_path / "theme"), issues())


def test_a_site_in_one_script_has_no_trace_of_another() -> None:
    """No switch, no alternate, no script for it, no second folder."""
    pages = render_site(paper_config(variants=()), issues()).pages
    assert not [file for file in pages if file.startswith("zh-") or "script" in file]
    html = "".join(data.decode() for file, data in pages.items() if file.endswith(".html"))
    assert not re.search("hreflang|zh-Hant[^ia]|scripts", html.replace('lang="zh-Hant"', ""))
    assets = "".join(data.decode() for file, data in pages.items() if file.endswith((".css", ".js")))
    assert ".scripts" not in assets


@pytest.mark.parametrize(
    ("variants", "faces"), [((), ()), (("zh-Hant-TW",), ("TC",)), (("zh-Hant", "zh-Hant-HK"), ("TC", "HK"))]
)
def test_the_style_sheet_names_the_faces_of_the_site_s_scripts_only(
    variants: tuple[str, ...], faces: tuple[str, ...]
) -> None:
    """A file named after a script is for those of its kind too: zh-Hant for zh-Hant-TW."""
    pages = render_site(paper_config(variants=variants), issues()).pages
    sheet = next(data.decode() for file, data in pages.items() if file.startswith("assets/site."))
    assert tuple(name for name in ("TC", "HK") if f"PingFang {name}" in sheet) == faces


@pytest.mark.parametrize("variants", [("zh-Hant-TW", "zh-Hant-HK"), ("zh-Hant",), ()])
def test_the_same_site_twice_is_the_same_bytes(variants: tuple[str, ...]) -> None:
    """In two variants, in one, in none."""
    config = paper_config(variants=variants)
    assert render_site(config, issues()).pages == render_site(config, issues()).pages


def test_taiwan_and_hong_kong_have_their_own_forms() -> None:
    """帳 there, 賬 here; 裡 there, 裏 here; each with its own lang and addresses."""
    article = Article("01", "里程", "台账里了解情况，说的是群众。", section="要闻")
    pages = render_site(
        paper_config(variants=("zh-Hant-TW", "zh-Hant-HK")), (replace(issues()[1], articles=(article,)),)
    ).pages
    taiwan, hong_kong = (pages[f"zh-hant-{region}/2020-08-21/01/index.html"].decode() for region in ("tw", "hk"))
    assert '<html lang="zh-Hant-TW">' in taiwan
    assert "臺帳裡了解情況，說的是群眾" in taiwan.replace("瞭解", "了解")
    assert "台賬裏了解情況，説的是群眾" in hong_kong


def test_the_site_says_how_its_traditional_pages_are_printed() -> None:
    """Quotation marks as they are, 台 as newspapers print it."""
    article = Article("01", "“台账”", "舞台上的“台账”。", section="要闻")
    config = paper_config(corner_quotes=False, common_tai=True)
    page = render_site(config, (replace(issues()[1], articles=(article,)),)).pages["zh-hant/2020-08-21/01/index.html"]
    assert "舞台上的“台帳”" in page.decode()


def test_the_icon_that_browsers_ask_for_is_there(site: Rendered) -> None:
    """Under the name that they ask for, small; a theme without icons has none."""
    with Image.open(io.BytesIO(site.pages["favicon.ico"])) as icon:
        assert (icon.format, icon.size) == ("ICO", (192, 192))
        icon.load()
    assert len(site.pages["favicon.ico"]) < 1000
    assert icon_file(Assets({}, {}, {})) == {}
