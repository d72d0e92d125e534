"""The site asks nothing of other hosts, and its pages have nothing to complain of."""

from gates.kinds import all_pages
from gates.site import Site
from gates.verdict import Verdict


def judge(site: Site) -> Verdict:
    """Every page: each request goes to the site itself and is answered, and the console stays empty."""
    faults: list[str] = []
    asked: set[str] = set()
    pages = all_pages(site.public)
    with site.page(service_workers="allow") as page:
        page.on("request", lambda request: asked.add(request.url))
        page.on("console", lambda message: faults.append(f"{page.url}: the console says: {message.text}"))
        page.on("pageerror", lambda error: faults.append(f"{page.url}: a script fails: {error}"))
        for path in pages:
            page.goto(path, wait_until="load")
    others = sorted(url for url in asked if not url.startswith(site.address))
    faults += [f"{url} is asked for, which is another host." for url in others]
    return Verdict(f"{len(pages)} pages, {len(asked)} addresses asked for, {len(others)} of other hosts", faults)
