"""The blocks of a body: each has an id (`b1`, `b2` …), its plain text, and a mark beside it."""

import re
from collections.abc import Callable, Sequence

from chongkan.site.text import plain_text

_BLOCK = re.compile(r"<(p|h[2-6]|li|td|th|dt|dd|pre)(?=[ >])")


def block_texts(html: str) -> list[str]:
    """Return the plain text of each block of a body, in order; of one that only holds others, nothing."""
    pieces = _BLOCK.split(html)
    return [plain_text(f"<{tag}{rest}") for tag, rest in zip(pieces[1::2], pieces[2::2], strict=True)]


def mark_blocks(html: str, lines: Sequence[int], mark: Callable[[int], str]) -> str:
    """Give each block its id and, at its end, the mark of its line; lines: one a block, 0 for none."""
    pieces = _BLOCK.split(html)
    out = [pieces[0]]
    for number, (tag, rest) in enumerate(zip(pieces[1::2], pieces[2::2], strict=True), 1):
        line = lines[number - 1] if number <= len(lines) else 0
        marked = rest.replace(f"</{tag}>", f"{mark(line)}</{tag}>", 1) if line else rest
        out.append(f'<{tag} id="b{number}"{marked}')
    return "".join(out)
