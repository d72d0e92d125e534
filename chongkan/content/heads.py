"""What ledgers say at their beginning, noted when they were read whole; one that is as it was is not read again."""

import json
import os
from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chongkan.content.marker import MARKER
from chongkan.content.stamps import stamps_of

if TYPE_CHECKING:
    from chongkan.model import Ledger

_FILE = "ledgers.json"


@dataclass(frozen=True, slots=True)
class Head:
    """As in model.Ledger. Where an issue has no ledger, its source is what issue.md says, and inputs is None."""

    source: str
    inputs: str | None
    held: tuple[str, ...] = ()


def head_of(ledger: "Ledger") -> Head:
    """The head of a ledger that was read whole."""
    return Head(ledger.source, ledger.inputs, ledger.held)


class Heads:
    """The heads of the ledgers in content/, noted in a folder of the program's own; without one nothing is noted."""

    def __init__(self, notes: Path | None) -> None:
        self._file = notes / _FILE if notes else None
        self._before: dict[str, list[Any]] = _read(self._file)
        self._now: dict[str, list[Any]] = {}

    def known(self, content: Path, issue: str, alike: Container[str] = ()) -> Head | None:
        """The head of the ledger in an issue's folder; None where it has to be read. alike: issues known to fit."""
        if issue not in alike and not self.fit(issue, f"{content}/{issue}"):
            return None
        self._now[issue] = row = self._before[issue]
        _, source, inputs, held = row
        return Head(str(source), inputs if inputs is None else str(inputs), tuple(held))

    def fit(self, issue: str, folder: str, stats: Mapping[str, os.stat_result] = {}) -> bool:
        """Whether what is noted of an issue stands for its folder as it is. stats: as stamps_of has them."""
        row, marker = self._before.get(issue), f"{folder}/{MARKER}"
        if row is None or (marker in stats if stats else os.path.lexists(marker)):
            return False
        return bool(row[0] == _stamps(folder, stats))

    def note(self, folder: Path, head: Head) -> None:
        """Note the head of a ledger that was read whole, where stamps will tell whether it changes."""
        if self._file and (stamps := _stamps(folder)):
            self._now[folder.name] = [stamps, head.source, head.inputs, head.held]

    def save(self) -> None:
        """Leave the notes to the next run."""
        if self._file and self._now != self._before:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            unfinished = self._file.with_suffix(".tmp")
            unfinished.write_text(json.dumps(self._now), encoding="utf-8")
            unfinished.replace(self._file)


def _stamps(folder: str | Path, stats: Mapping[str, os.stat_result] = {}) -> str:
    return stamps_of([f"{folder}/ledger.json", f"{folder}/issue.md"], stats)


def _read(file: Path | None) -> dict[str, list[Any]]:
    """Nothing where the notes are damaged."""
    try:
        notes = json.loads(file.read_bytes()) if file and file.exists() else {}
        return {name: row for name, row in notes.items() if len(row) == 4 and row[0]}
    except (ValueError, AttributeError, TypeError):
        return {}
