"""Searching in a real browser finds what the Python reference finds, and the page is usable by keyboard and history."""

import random
from pathlib import Path
from unicodedata import category
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from chongkan.site.search.folding import fold
from tests.site.papers import issues
from tests.site.search.large import QUERIES, large_archive, number_of
from tests.site.search.reference import Index, parse, search_files
from tests.site.search.test_index import both_scripts, texts_by_address

_ALL = """async (queries) => {
  learnFolds(await read(document.querySelector("[data-do=search]").dataset.folds));
  const sides = [location.pathname.replace("search/", "")];
  const found = [];
  for (const query of queries) {
    const words = parse(query), addresses = [];
    for (const candidate of await candidates(words)) {
      if (candidate.sure || await confirm(candidate, words, sides)) addresses.push(await addressOf(candidate));
    }
    found.push(addresses);
  }
  return found;
}"""

_WATCHED = """() => {
  const [list, section] = [".hits", "#section ul"].map((name) => document.querySelector(name));
  const look = () => window.first ??= section.children.length > 0;
  new MutationObserver(() => requestAnimationFrame(look)).observe(list, { childList: true });
}"""
_CANDIDATES = """async (query) => {
  const found = await candidates(parse(query));
  return found.map(({ id, level, sure }) => `${id} ${level} ${sure}`).join("\\n");
}"""


@pytest.mark.parametrize(("side", "path"), [(0, "/search/"), (1, "/zh-hant/search/")])
def test_the_browser_finds_what_the_reference_finds(phone: Page, public: Path, side: int, path: str) -> None:
    """Random pieces of texts of both scripts, on the pages of either."""
    sites = both_scripts(issues())
    texts = texts_by_address(sites[side])
    files = {f"search/{p.relative_to(public / 'search')}": p.read_bytes() for p in (public / "search").rglob("*.txt")}
    index, chance = Index(files), random.Random(11)
    pool = [text for site in sites for own in texts_by_address(site).values() for text in own]
    queries = ["創文", "-创文", "干部 -理发", "５Ｇ", "不存在", '"组合拳 为民"', "，"]
    for text in (chance.choice(pool) for _ in range(150)):
        start = chance.randrange(len(text))
        queries.append(text[start : start + chance.randint(1, 8)].strip())
    phone.goto(path)
    found = phone.evaluate(_ALL, queries)
    right = [[f"{issue}/{number}/" for issue, number in index.find(query, texts.__getitem__)] for query in queries]
    assert found == right


def test_the_browser_reads_a_large_archive_as_the_reference_does(phone: Page) -> None:
    """The same candidates in the same order, though neither reads all keys of the oldest issues; and the same files."""
    files = search_files(large_archive()[0])
    asked: set[str] = set()

    def answer(route: Route) -> None:
        name = urlsplit(route.request.url).path.lstrip("/")
        asked.add(name)
        route.fulfill(body=files[name], content_type="text/plain; charset=utf-8")

    phone.goto("/search/")
    phone.route("**/search/**/*.txt", answer)
    phone.route("**/search/*.txt", answer)
    for query in QUERIES:
        index = Index(files)
        right = [(number_of(one.address), one.level, one.sure) for one in index.candidates(parse(query))]
        asked.clear()
        found = phone.evaluate(_CANDIDATES, query)
        assert found == "\n".join(f"{number} {level} {sure}".lower() for number, level, sure in right), query
        assert asked <= index.asked


def test_the_browser_folds_and_parses_as_python_does(phone: Page) -> None:
    """Every character up to U+9FFF, and what makes a query."""
    known = (chr(code) for code in range(0x20, 0xA000))
    characters = [character for character in known if category(character) != "Cn"]  # a browser may know newer ones
    phone.goto("/search/")
    learn = """async (all) => {
      learnFolds(await read(document.querySelector("[data-do=search]").dataset.folds));
      return all.map(foldOne);
    }"""
    said = phone.evaluate(learn, characters)
    assert [(c, one, fold(c)) for c, one in zip(characters, said, strict=True) if one != fold(c)] == []
    query = '-甲 "乙 丙" “丁 戊” 己“庚”辛5G战略合作协议书 𱍐某'
    words = phone.evaluate(
        "(query) => parse(query).map(({ text, out, exact, keys }) => [text, out, exact, keys])", query
    )
    mine = parse(query)
    assert words == [[w.text, w.out, w.exact, w.keys(len(mine))] for w in mine]


def test_a_query_in_the_address_shows_its_results_marked(phone: Page) -> None:
    """Typed in the other script; the page says how many, and back leads to the query before."""
    phone.goto("/search/?q=創文")
    phone.locator(".hits li").first.wait_for()
    assert phone.locator("[role=status]").inner_text() == "找到 1 篇"
    assert phone.locator(".hits mark").first.inner_text() == "创文"
    phone.locator("#q").fill("志愿者")
    phone.locator("[role=status]:has-text('2')").wait_for()
    assert "%E5%BF%97" in phone.url
    phone.go_back()
    phone.locator("[role=status]:has-text('1')").wait_for()
    assert phone.locator("#q").input_value() == "創文"


def test_filters_narrow_and_are_in_the_address(phone: Page) -> None:
    """Each with its number; the same button takes it away again."""
    phone.goto("/zh-hant/search/?q=的")
    phone.goto("/zh-hant/search/?q=志愿者")
    phone.locator(".hits li").first.wait_for()
    phone.locator("summary").click()
    button = phone.locator("#section button").first
    button.wait_for()
    label = button.inner_text()
    button.click()
    phone.locator("#section button[aria-pressed=true]").wait_for()
    assert "section=" in phone.url
    assert phone.locator(".hits li").count() == int(label.split()[-1])


def test_an_empty_result_says_so_and_offers_terms(phone: Page) -> None:
    """In the words of the page."""
    phone.goto("/zh-hant/search/?q=扶貧日")
    phone.locator(".near li").first.wait_for()
    assert phone.locator("[role=status]").inner_text() == "沒有哪一篇裡有「扶貧日」。"
    assert phone.locator(".near li").first.inner_text().startswith("扶貧")


def test_nothing_is_called_near_that_is_not(phone: Page) -> None:
    """Where no term is like the query, the index of all is offered alone."""
    phone.goto("/search/?q=龘")
    phone.locator(".near .more a").wait_for()
    assert phone.locator(".near li").count() == 0
    assert not phone.locator(".near h2").is_visible()
    phone.locator(".near .more a").click()
    phone.locator(".terms a").first.wait_for()


def test_filters_that_are_open_come_with_the_hits(phone: Page) -> None:
    """What they say never pushes hits down that are shown already, however late their file is."""

    def late(route: Route) -> None:
        phone.wait_for_timeout(500)
        route.continue_()

    phone.route("**/search/terms/*.txt", late)
    phone.goto("/search/")
    phone.evaluate(_WATCHED)
    phone.evaluate("""() => document.querySelector("details").open = true""")
    phone.locator("#q").fill("志愿者")
    phone.locator(".hits li").first.wait_for()
    assert phone.evaluate("() => first")


@pytest.mark.parametrize("prefix", ["", "/zh-hant"])
def test_what_the_print_had_leads_to_its_correction(phone: Page, prefix: str) -> None:
    """Though the article says something else now: the result shows the word, and so does the page that it leads to."""
    phone.goto(f"{prefix}/search/?q=交淡")
    phone.locator(".hits li").first.wait_for()
    assert phone.locator(".hits li").count() == 1
    assert phone.locator(".hits mark").first.inner_text() == "交淡"
    phone.locator(".hits a").first.click()
    phone.locator(".corrections li:has-text('交淡')").wait_for()
    assert phone.url.split("#")[0].endswith(f"{prefix}/2019-10-21/01/")


def test_the_keyboard_alone_searches_filters_and_opens(phone: Page) -> None:
    """A filter keeps the focus when it is chosen; the number of hits is said by a live region."""
    phone.goto("/search/")
    phone.locator("#q").focus()
    phone.keyboard.type("志愿者")
    phone.keyboard.press("Enter")
    phone.locator("[role=status]:has-text('2')").wait_for()
    phone.locator("summary").focus()
    phone.keyboard.press("Enter")
    phone.locator("#section button").first.wait_for()
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    phone.locator("button[aria-pressed=true]:focus").wait_for()
    phone.locator(".hits a").first.focus()
    phone.keyboard.press("Enter")
    phone.locator("article.story").wait_for()


def test_without_scripts_the_form_leads_to_the_index_of_terms(browser: Browser, address: str) -> None:
    """Which is a page of links."""
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/search/")
    page.locator("#q").fill("志愿者")
    page.locator("#q").press("Enter")
    page.locator(".terms a").first.wait_for()
    assert "/tags/" in page.url
    context.close()
