"""What saving a conversion would change, as a diff to read; nothing is written."""

import difflib
from collections.abc import Collection, Iterator
from pathlib import Path

from chongkan.content.files import read_text
from chongkan.content.load import shown
from chongkan.content.ownership import Fate
from chongkan.content.receipts import Receipts
from chongkan.content.save import plan_conversion
from chongkan.model import Conversion

_SAID = {
    Fate.WRITE: "会改写 would be written",
    Fate.REMOVE: "会删去 would be removed",
    Fate.KEPT: "有人改过，保持不动 changed by a person, stays as it is",
    Fate.STAYS_DELETED: "有人删了，不会再写 deleted by a person, stays away",
}


def preview_conversion(
    content: Path, conversion: Conversion, receipts: Receipts, seeds: Collection[str] = ()
) -> Iterator[str]:
    """Yield the lines of a unified diff from what stands in content/ to what the conversion makes of it.

    Files that a person changed are shown as well: that is how to take over what a newer converter does better.
    Raises ProblemError as save_conversion does.
    """
    plan = plan_conversion(content, conversion, receipts, seeds)
    folder = content / plan.receipt.issue_id
    if plan.held:
        yield f"# {content.name}/{folder.name}: {', '.join(plan.held)}: 划分变了，不动 divided anew, stays as it is"
    for name, fate in plan.fates.items():
        path = folder / name
        if fate is Fate.SAME:
            continue
        if not name.endswith(".md"):
            yield f"# {content.name}/{folder.name}/{name}: {_SAID[fate]}"
            continue
        old = read_text(path, shown(path)).splitlines() if path.exists() else []
        new = plan.files.get(name, b"").decode().splitlines()
        if old != new:
            yield f"# {shown(path)}: {_SAID[fate]}"
            yield from difflib.unified_diff(old, new, f"content {shown(path)}", "converter", lineterm="")
