"""The note beside a conversion that is being written: which files are the converter's own if it dies half-way.

It stands in the issue's folder from before the first file is written until after the ledger is.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from chongkan.content.files import write_text

MARKER = ".unfinished.json"


@dataclass(frozen=True, slots=True)
class Unfinished:
    """written: digests that a file may have had from the converter. removed: files the converter took away itself."""

    source: str
    written: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    removed: tuple[str, ...] = ()


def read_marker(folder: Path) -> Unfinished | None:
    """Return the note of a conversion cut short in this folder, or None where there is none."""
    try:
        raw = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        written = {str(name): tuple(map(str, digests)) for name, digests in raw["written"].items()}
        return Unfinished(str(raw["source"]), written, tuple(map(str, raw["removed"])))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Unfinished("")  # it is written whole or not at all; a strange one vouches for no file


def write_marker(folder: Path, before: Unfinished | None, now: Unfinished) -> None:
    """Set the note for `now`; what an earlier conversion, cut short as well, may have written stays in it."""
    written = dict(before.written) if before else {}
    for name, digests in now.written.items():
        written[name] = tuple(dict.fromkeys((*written.get(name, ()), *digests)))
    removed = sorted({*now.removed, *(before.removed if before else ())})
    note = {"source": now.source, "written": written, "removed": removed}
    write_text(folder / MARKER, json.dumps(note, indent=1) + "\n")


def remove_marker(folder: Path) -> None:
    """Take the note away: the conversion is whole."""
    (folder / MARKER).unlink(missing_ok=True)
