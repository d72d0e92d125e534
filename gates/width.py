"""No page is wider than the narrowest phone, and none asks another host for anything."""

from gates.access import double_letters
from gates.kinds import all_pages, longest_of_each_kind
from gates.site import Site
from gates.verdict import Verdict

_NARROWEST = 320
_OVER = "document.documentElement.scrollWidth - window.innerWidth"


def judge(site: Site) -> Verdict:
    """No sideways scroll at 320 px: every page, and each kind with letters of twice the size."""
    faults, pages = [], all_pages(site.public)
    with site.page(_NARROWEST) as page:
        for double, paths in ((False, pages), (True, [path for _, path in longest_of_each_kind(site.public)])):
            double_letters(page, double)
            for path in paths:
                page.goto(path, wait_until="domcontentloaded")
                if over := page.evaluate(_OVER):
                    letters = " with letters at 200 %" * double
                    faults.append(f"{path} is {over} px wider than a screen of {_NARROWEST} px{letters}.")
    return Verdict(f"{len(pages)} pages at {_NARROWEST} px, {len(faults)} scroll sideways", faults)
