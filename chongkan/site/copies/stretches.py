"""The parts of the collection after some issues changed: theirs anew, of the others stretches of what is published."""

from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate
from pathlib import Path

from chongkan.contents import Stretch
from chongkan.site.register import Register

_NOTE = "collection"


def parts_of_changed(register: Register, changed: Collection[str], file: str) -> list[bytes | Stretch]:
    """The parts, oldest first; nothing where it is not known where they stand in the published file.

    changed: the issues whose part is another one than it is there. file: that file, as the last run left it.
    """
    known: dict[str, int] = register.noted(_NOTE) or {}  # type: ignore[assignment]
    if sum(known.values()) != Path(file).stat().st_size:
        return []
    fresh = {issue: register.lines_of(issue) for issue in changed}
    now = {i: len(fresh[i]) if i in fresh else known[i] for i in reversed(register.ids()) if i in fresh or i in known}
    register.note(_NOTE, now)
    starts = dict(zip(known, accumulate(known.values(), initial=0), strict=False))
    parts = (fresh[issue] if issue in fresh else Stretch(file, starts[issue], now[issue]) for issue in now)
    return list(_joined(parts))


def note_all(register: Register) -> None:
    """Note where the parts of all issues stand."""
    register.note(_NOTE, register.lengths())


def _joined(parts: Iterable[bytes | Stretch]) -> Iterator[bytes | Stretch]:
    """Stretches that follow on each other are one."""
    last: Stretch | None = None
    for part in parts:
        if isinstance(part, bytes):
            yield from [last] if last else []
            yield part
            last = None
        elif last and last.start + last.length == part.start:
            last = last._replace(length=last.length + part.length)
        else:
            yield from [last] if last else []
            last = part
    yield from [last] if last else []
