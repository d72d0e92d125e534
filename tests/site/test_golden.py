"""One page of each kind and script, compared with tests/golden/: only `<main>`, so that the frame may change.

`pytest tests/site/test_golden.py --rewrite-goldens` writes them anew; look at the diff before you commit it.
"""

import re
from pathlib import Path

import pytest

from chongkan.site.in_memory import render_site
from tests.site.papers import issues, paper_config

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
PAGES = {
    "home": "index.html",
    "issue": "2019-10-21/index.html",
    "article": "2019-10-21/01/index.html",
    "poem": "2019-10-21/02/index.html",
    "photo": "2019-10-21/03/index.html",
    "traditional": "2015-05-03/01/index.html",
    "source": "2019-10-21/source/index.html",
    "section": "sections/news/index.html",
    "term": "tags/扶贫/index.html",
    "terms": "tags/index.html",
    "archive": "archive/index.html",
    "year": "archive/2019/index.html",
    "search": "search/index.html",
    "404": "404.html",
    "offline": "offline/index.html",
    "moved": "2020-08-20/01/index.html",
}
SCRIPTS = {"zh-Hans": "", "zh-Hant": "zh-hant/"}


def mains() -> dict[str, str]:
    """What each golden file should hold."""
    site = render_site(paper_config(), issues())
    found = {}
    for script, prefix in SCRIPTS.items():
        for kind, file in PAGES.items():
            match = re.search(r"<main.*</main>", site.pages[prefix + file].decode(), re.DOTALL)
            assert match, file
            found[f"{script}/{kind}.html"] = match.group() + "\n"
    return found


def test_pages_are_as_they_were(rewrite_goldens: bool) -> None:
    """Every kind, in both scripts; a golden file that belongs to no page is an error too."""
    wanted = mains()
    if rewrite_goldens:
        for path in GOLDEN.rglob("*.html"):
            path.unlink()
        for name, text in wanted.items():
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / name).write_text(text, encoding="utf-8")
    held = {str(path.relative_to(GOLDEN)): path.read_text(encoding="utf-8") for path in GOLDEN.rglob("*.html")}
    assert sorted(held) == sorted(wanted)
    for name, text in wanted.items():
        assert held[name] == text, f"{name} differs; --rewrite-goldens writes it anew"


def test_every_template_has_a_golden_page() -> None:
    """A new kind of page needs a row above."""
    templates = {path.stem for path in (GOLDEN.parent.parent / "theme/templates").glob("[!_]*.html")}
    assert templates - {"base"} <= set(PAGES)


@pytest.mark.parametrize("kind", PAGES)
def test_both_scripts_have_the_same_structure(kind: str) -> None:
    """Only words differ, and the prefix of links; titles of elements are words too."""
    plain, converted = (_tags_of(f"{script}/{kind}.html") for script in SCRIPTS)
    assert plain == converted


def _tags_of(name: str) -> list[str]:
    text = (GOLDEN / name).read_text(encoding="utf-8").split('<p class="converted"')[0].replace("</main>", "")
    tags = re.findall(r"<[^>]+>", text.replace('"/zh-hant/', '"/'))
    return [
        re.sub(r' (?:title|lang|aria-label|data-(?:done|failed|on|off|none|find|found|about|side))="[^"]*"', "", tag)
        for tag in tags
    ]
