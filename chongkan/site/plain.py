"""A body of nothing but paragraphs and subheads -> its HTML, as Python-Markdown and nh3 make it, at a fiftieth."""

import re

# No mark of Markdown or HTML, no character that either of the two changes (U+00A0 becomes &nbsp;).
_TEXT = r"[^\\`*_\[\]<>&#\x00-\x1f\x7f-\xa0\ud800-\udfff]"
_BLOCK = re.compile(rf"(## )?((?![+\-=]|\d+\.)(?!\s){_TEXT}+(?<!\s))")


def render_plain(body: str) -> str | None:
    """Return the HTML of a body; None where it holds anything else, or anything that might be taken for a mark."""
    blocks = [_BLOCK.fullmatch(block) for block in body.split("\n\n")]
    if not all(blocks):
        return None
    return "\n".join(f"<h2>{b[2]}</h2>" if b[1] else f"<p>{b[2]}</p>" for b in blocks if b)
