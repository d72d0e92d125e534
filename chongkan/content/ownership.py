"""Who owns each file of an issue, and so what a conversion may do to it. Decides only; writes nothing.

A file that is as the converter wrote it is the converter's. A file that differs was changed by a person: it is
never overwritten and never deleted. A file the converter wrote that is gone was deleted by a person: it stays away.
"""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from chongkan.content.marker import Unfinished
from chongkan.model import Placement


class Fate(StrEnum):
    """What becomes of one file in a conversion."""

    WRITE = "write"
    SAME = "same"
    REMOVE = "remove"
    KEPT = "kept"
    STAYS_DELETED = "stays deleted"


def fates(
    new: Mapping[str, str], old: Mapping[str, str], there: Mapping[str, str], unfinished: Unfinished
) -> dict[str, Fate]:
    """Decide for each file. new, old, there: name -> digest of what the conversion makes, of what the last one wrote,
    and of what stands in the folder; unfinished: what a conversion cut short may have done since `old`.
    """
    found = {}
    for name in sorted({*new, *old, *unfinished.written}):
        ours = {*unfinished.written.get(name, ()), *((old[name],) if name in old else ())}
        if name not in there:
            deleted = name in old and name not in unfinished.removed
            fate = Fate.STAYS_DELETED if deleted else Fate.WRITE if name in new else Fate.REMOVE
        elif there[name] == new.get(name):
            fate = Fate.SAME
        elif there[name] in ours:
            fate = Fate.WRITE if name in new else Fate.REMOVE
        else:
            fate = Fate.KEPT
        found[name] = fate
    return found


def digests_to_note(found: Mapping[str, Fate], new: Mapping[str, str], old: Mapping[str, str]) -> dict[str, str]:
    """Return the `files` of the next ledger: what the converter last wrote, also where a person changed it since."""
    noted = {}
    for name, fate in found.items():
        if fate in (Fate.WRITE, Fate.SAME):
            noted[name] = new[name]
        elif fate is not Fate.REMOVE and name in old:
            noted[name] = old[name]
    return noted


def moved_numbers(numbers: Collection[str], old: Iterable[Placement], new: Iterable[Placement]) -> tuple[str, ...]:
    """Return which of these articles would not be the same article in a new reading of the page.

    numbers: the articles whose files are a person's. Beside a file that must stay, a page divided in another way
    would show text twice or lose it. Where both readings have the same lines, an article has moved if it shares a line
    with an article of another number; where the seed itself has changed, lines cannot be compared and the numbers of
    all articles must be the same.
    """
    before = {p.line: p.article for p in old}
    after = {p.line: p.article for p in new}
    if before.keys() != after.keys():
        same_numbers = set(before.values()) == set(after.values())
        return () if same_numbers else tuple(sorted(numbers))
    moved: set[str] = set()
    for line, was in before.items():
        now = after[line]
        if was is not None and now is not None and was != now:
            moved |= {was, now}
    return tuple(sorted(moved & set(numbers)))
