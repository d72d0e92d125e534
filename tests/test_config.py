"""Settings: what cannot be used is told in both languages, with the line where it stands."""

import re

import pytest

from chongkan.config import PROJECT, load_config
from chongkan.problems import Problem, ProblemError
from tests.conftest import SITE_TOML, MakeSite


def problem_of(make_site: MakeSite, settings: str) -> Problem:
    """What is told of a site.toml that cannot be used."""
    with pytest.raises(ProblemError) as caught:
        load_config(make_site({"site.toml": settings}))
    return caught.value.problem


@pytest.mark.parametrize(
    ("was", "now", "line", "said"),
    [
        ('title = "试刊"', "title = 试刊", 1, "This is not valid TOML"),
        ('slug = "culture" },\n]', 'slug = "culture" },\n', 10, "This is not valid TOML"),
        ('title = "试刊"', "title = 1", 1, "“title” must be text"),
        ("page_size", "pagesize", 6, "“pagesize” is no setting"),
        ('base_url = "https://paper.example"\n', "", 0, "“base_url” is missing"),
        ("https://", "", 3, "must begin with https://"),
        ('script = "zh-Hans"', 'script = "zh"', 4, "“script” cannot be “zh”"),
        ('variants = ["zh-Hant"]', 'variants = "zh-Hant"', 5, "must be a list"),
        ("page_size = 3", 'page_size = 3\ntheme = "none"', 7, "no theme folder “none”"),
        ("page_size = 3", "page_size = true", 6, "a whole number above 0"),
        ('slug = "culture"', 'slug = "文化"', 9, "ASCII letters"),
        ('slug = "culture"', 'slug = ".."', 9, "ASCII letters"),
        ('slug = "culture"', 'slug = "a b?c"', 9, "ASCII letters"),
        ('slug = "culture"', "slug = 2", 9, "needs a key and a slug"),
        ('slug = "culture"', 'slug = "news"', 8, "“news” is there twice"),
        ('slug = "culture"', 'slug = "News"', 8, "“news” is there twice"),
    ],
)
def test_a_setting_that_cannot_be_used_is_told_with_its_line(
    make_site: MakeSite, was: str, now: str, line: int, said: str
) -> None:
    """Chinese first, then English, and a mend."""
    assert was in SITE_TOML
    problem = problem_of(make_site, SITE_TOML.replace(was, now))
    assert (problem.path, problem.line) == ("site.toml", line)
    assert said in problem.what
    assert re.match(r"[“a-z_” ]*[\u4e00-\u9fff]", problem.what)
    assert problem.mend


def test_a_site_names_its_theme_folder(make_site: MakeSite) -> None:
    """Else it has its own theme/, else the project's."""
    root = make_site({})
    assert load_config(root).theme == PROJECT / "theme"
    (root / "faces" / "red" / "templates").mkdir(parents=True)
    settings = SITE_TOML.replace("page_size = 3", 'page_size = 3\ntheme = "faces/red"')
    (root / "site.toml").write_text(settings, encoding="utf-8")
    assert load_config(root).theme == root / "faces" / "red"


def test_settings_that_are_no_utf8_are_told_with_their_line(make_site: MakeSite) -> None:
    """As an editor of another age saves them."""
    root = make_site({})
    (root / "site.toml").write_bytes(b'# \xe5\xa5\xbd\ntitle = "' + "试刊".encode("gbk") + b'"\n')
    with pytest.raises(ProblemError) as caught:
        load_config(root)
    assert caught.value.problem.line == 2
    assert "UTF-8" in caught.value.problem.what


def test_sections_may_be_tables_too(make_site: MakeSite) -> None:
    """The other way of writing a list of rows; its mistakes have a line as well."""
    head = SITE_TOML.split("sections")[0]
    rows = '[[sections]]\nkey = "要闻"\nslug = "{}"\n'
    assert load_config(make_site({"site.toml": head + rows.format("news")})).sections[0].slug == "news"
    assert problem_of(make_site, head + rows.format("新闻")).line == 9
