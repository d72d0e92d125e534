"""What a thumb is to touch is 44 px wide and high."""

from gates.kinds import longest_of_each_kind
from gates.site import Site
from gates.verdict import Verdict

_SMALLEST = 44
# Links within running text are as high as its lines (WCAG 2.5.5 excepts them). A target can be larger than its box, as
# a card that its headline's link covers: so it is asked what lies 21 px from its centre.
_SMALL = """smallest => {
  document.querySelectorAll('details').forEach(details => details.open = true)
  const running = 'p.picture-note, .body p, .body li, .corrections li, .summary, figcaption, .skip'
  const reaches = (target, x, y) => target.contains(document.elementFromPoint(x, y))
  return [...document.querySelectorAll('a[href], button, input, select, summary')]
    .filter(target => target.checkVisibility() && !target.closest(running))
    .filter(target => {
      const box = target.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2
      const far = smallest / 2 - 1
      const wide = box.width >= smallest - .5 || reaches(target, x - far, y) && reaches(target, x + far, y)
      const high = box.height >= smallest - .5 || reaches(target, x, y - far) && reaches(target, x, y + far)
      return !(wide && high)
    })
    .map(target => {
      const box = target.getBoundingClientRect()
      const name = (target.innerText || target.getAttribute('aria-label') || target.tagName).trim().slice(0, 40)
      return `${name} (${Math.round(box.width)} × ${Math.round(box.height)} px)`
    })
}"""


def judge(site: Site) -> Verdict:
    """Every link and control outside of running text, on each kind of page, phone and desk."""
    faults, looks = [], 0
    for width in (360, 1280):
        with site.page(width) as page:
            for _, path in longest_of_each_kind(site.public):
                page.set_viewport_size({"width": width, "height": 844})
                page.goto(path)
                page.set_viewport_size({"width": width, "height": page.evaluate("document.body.scrollHeight") + 2000})
                looks += 1
                small = page.evaluate(_SMALL, _SMALLEST)
                faults += [f"{path} ({width} px): too small for a thumb: {name}" for name in dict.fromkeys(small)]
    return Verdict(f"{looks} pages, {len(faults)} targets below {_SMALLEST} px", faults)
