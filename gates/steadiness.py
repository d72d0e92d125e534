"""Nothing on a page moves once it is shown, also where the network is slow."""

from collections.abc import Iterator

from gates.kinds import SCRIPTS, longest_of_each_kind
from gates.site import Site
from gates.verdict import Verdict

_SLOW = {"offline": False, "latency": 150, "downloadThroughput": 50_000, "uploadThroughput": 50_000}  # bytes a second
_SHIFT = """() => new Promise(done => {
  let moved = 0
  new PerformanceObserver(list => list.getEntries().forEach(entry => moved += entry.value))
    .observe({type: 'layout-shift', buffered: true})
  setTimeout(() => done(moved), location.search ? 3000 : 700)
})"""
_RESULTS = [f"/{script}search/?q=的" for script in SCRIPTS]  # found on any site; the hits come late
_CHOICES = "localStorage.theme = 'dark'; localStorage.scale = 1.3"  # of a reader who comes back


def judge(site: Site) -> Verdict:
    """The layout shift is 0 on each kind of page, as search answers too, phone and desk, first visit or not."""
    faults, most, looks = [], 0.0, 0
    for width in (390, 1280):
        for visit, choices in {"first visit": "", "choices stored": _CHOICES}.items():
            for path, moved in _shifts(site, width, choices):
                most, looks = max(most, moved), looks + 1
                if moved:
                    faults.append(f"{path} ({width} px, {visit}): what is shown moves, by {moved:.4f}.")
    return Verdict(f"{looks} slow visits, layout shift at most {most:.4f}", faults)


def _shifts(site: Site, width: int, choices: str) -> Iterator[tuple[str, float]]:
    with site.page(width) as page:
        page.add_init_script(choices)
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        session.send("Network.emulateNetworkConditions", _SLOW)
        for path in [*(path for _, path in longest_of_each_kind(site.public)), *_RESULTS]:
            page.goto(path, wait_until="load")
            yield path, float(page.evaluate(_SHIFT))
