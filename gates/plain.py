"""Every page reads without JavaScript."""

from gates.kinds import all_pages
from gates.site import Site
from gates.verdict import Verdict

_SCRIPTED = "/offline/"  # which nobody sees without the service worker, a script
# What a reader can read: every block of text that can be seen, but for the tools, which need a script to do anything.
_READ = """() => [...document.querySelectorAll('main :is(h1, h2, h3, p, li, figcaption, pre, summary, td, th, a)')]
  .filter(part => part.checkVisibility() && !part.closest('.tools, [role=status]') && !part.querySelector('button'))
  .map(part => part.innerText.trim()).filter(text => text)"""
_DEAD = """() => [...document.querySelectorAll('button:not([type=submit])')]
  .filter(button => button.type !== 'submit' && button.checkVisibility()).map(button => button.innerText)"""


def judge(site: Site) -> Verdict:
    """What can be read with scripts can be read without, and no button is shown that would do nothing."""
    faults, pages = [], [path for path in all_pages(site.public) if not path.endswith(_SCRIPTED)]
    with site.page() as full, site.page(java_script_enabled=False) as plain:
        for path in pages:
            full.goto(path, wait_until="load")
            plain.goto(path, wait_until="load")
            without = plain.evaluate(_READ)
            missing = [text for text in full.evaluate(_READ) if text not in without]
            faults += [f"{path}: without JavaScript this cannot be read: {text[:60]}" for text in missing[:3]]
            faults += [f"{path}: without JavaScript this button does nothing: {text}" for text in plain.evaluate(_DEAD)]
            if not without:
                faults.append(f"{path}: without JavaScript there is nothing to read.")
    return Verdict(f"{len(pages)} pages read as with scripts, {len(faults)} faults", faults)
