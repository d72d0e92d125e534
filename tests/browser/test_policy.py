"""Every page does all that it does under the headers that its host sends: no script, style or picture is refused."""

from playwright.sync_api import BrowserContext, Page

from tests.site.test_golden import PAGES, SCRIPTS

_REFUSED = "window.refused = []; addEventListener('securitypolicyviolation', (event) => refused.push(event.blockedURI))"
EVERY_PAGE = ["/" + prefix + file.removesuffix("index.html") for prefix in SCRIPTS.values() for file in PAGES.values()]


def _is_guarded(page: Page, path: str) -> None:
    answer = page.goto(path, wait_until="networkidle")
    assert answer is not None
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert page.evaluate("refused") == []


def test_no_page_asks_for_what_the_policy_refuses(phone: Page) -> None:
    """One of each kind, in both scripts: styled, its scripts run, nothing on the console."""
    phone.add_init_script(_REFUSED)
    for path in EVERY_PAGE:
        _is_guarded(phone, path)
        assert phone.evaluate("document.documentElement.classList.contains('js')")
        assert phone.evaluate("document.styleSheets.length") >= 1


def test_what_scripts_do_is_allowed(reader: BrowserContext) -> None:
    """Searching, dark and light, larger text, the service worker."""
    page = reader.new_page()
    page.add_init_script(_REFUSED)
    page.goto("/search/?q=平安")
    page.locator(".hits a").first.wait_for()
    page.locator("[data-do=theme]").click()
    page.goto("/2019-10-21/01/")
    page.locator("[data-do=size][value='1']").click()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    assert page.evaluate("refused") == []


def test_the_policy_is_in_force(reader: BrowserContext) -> None:
    """A script that somebody else brought into the page does not run."""
    page = reader.new_page()
    page.add_init_script(_REFUSED)
    page.goto("/")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), { text: 'window.ran = true' }))"
    )
    assert page.evaluate("[window.ran, refused]") == [None, ["inline"]]
