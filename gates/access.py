"""Everybody can use every kind of page: axe finds nothing to say against any of them."""

from collections.abc import Iterator
from typing import Any, Literal

from playwright.sync_api import Page

from gates.kinds import longest_of_each_kind
from gates.site import Site, package
from gates.verdict import Verdict

_WIDTHS = [360, 390, 1280]
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']}).then(found => found.violations)"


def judge(site: Site) -> Verdict:
    """No violation: each kind × script × light and dark × widths, and with letters of twice the size."""
    axe = package("axe-core/axe.min.js").read_text(encoding="utf-8")
    looks, faults = 0, []
    with site.page() as page:
        for _, path in longest_of_each_kind(site.public):
            page.goto(path)
            page.evaluate(axe)
            for look in _looks(page):
                looks += 1
                violations: list[dict[str, Any]] = page.evaluate(_RUN, _RULES)
                faults += [f"{path} ({look}): {_told(violation)}" for violation in violations]
    return Verdict(f"{looks} looks at pages, {len(faults)} violations", faults)


def double_letters(page: Page, double: bool = True) -> None:
    """Set the letters as a reader does who sets the browser's to twice the size."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32 if double else 16, "fixed": 26 if double else 13}})
    session.detach()


def _looks(page: Page) -> Iterator[str]:
    scheme: Literal["light", "dark"]
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in _WIDTHS:
            page.set_viewport_size({"width": width, "height": 844})
            yield f"{scheme}, {width} px"
    double_letters(page)
    for width in (_WIDTHS[0], _WIDTHS[-1]):
        page.set_viewport_size({"width": width, "height": 844})
        yield f"letters at 200 %, {width} px"
    double_letters(page, False)


def _told(violation: dict[str, Any]) -> str:
    first = violation["nodes"][0]
    return f"{violation['id']}: {violation['help']}: {len(violation['nodes'])} times, first {first['html'][:120]}"
