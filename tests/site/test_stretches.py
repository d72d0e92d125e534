"""The parts of the collection that did not change are taken from where it is published."""

import random
from pathlib import Path
from typing import cast

import pytest

from chongkan.contents import Stretch, joined
from chongkan.site.copies.stretches import note_all, parts_of_changed
from chongkan.site.register import Register


class _Kept:
    """What a register keeps of the lines of some issues, the oldest first."""

    def __init__(self, lines: dict[str, bytes]) -> None:
        self.all, self.notes = lines, dict[str, object]()

    def ids(self) -> list[str]:
        return list(self.all)[::-1]

    def lines_of(self, issue: str) -> bytes:
        return self.all[issue]

    def lengths(self) -> dict[str, int]:
        return {issue: len(lines) for issue, lines in self.all.items()}

    def note(self, key: str, value: object) -> None:
        self.notes[key] = value

    def noted(self, key: str) -> object:
        return self.notes.get(key)


def _publish(kept: _Kept, file: Path) -> None:
    file.write_bytes(b"".join(kept.all.values()))


@pytest.mark.parametrize("seed", range(30))
def test_the_parts_are_those_of_all_issues_in_their_order(tmp_path: Path, seed: int) -> None:
    """After issues came, went, changed and changed places, run after run."""
    chance, file = random.Random(seed), tmp_path / "collection"
    kept = _Kept({f"{number}": chance.randbytes(chance.randrange(9)) for number in range(8)})
    note_all(cast(Register, kept))
    _publish(kept, file)
    for run in range(4):
        changed = {f"{chance.randrange(8)}", f"new {run}"}
        gone = {f"{chance.randrange(8)}"} - changed
        now = {**kept.all, **{issue: chance.randbytes(chance.randrange(1, 9)) for issue in changed}}
        order = sorted(now.keys() - gone, key=lambda issue: (chance.random() < 0.2, issue))
        kept.all = {issue: now[issue] for issue in order}
        parts = parts_of_changed(cast(Register, kept), changed, str(file))
        assert joined(parts).data == b"".join(kept.all.values())
        _publish(kept, file)


def test_an_added_issue_is_put_behind_all_that_is_published(tmp_path: Path) -> None:
    """Which is one stretch."""
    kept, file = _Kept({"a": b"1", "b": b"22"}), tmp_path / "collection"
    note_all(cast(Register, kept))
    _publish(kept, file)
    kept.all["c"] = b"333"
    assert parts_of_changed(cast(Register, kept), {"c"}, str(file)) == [Stretch(str(file), 0, 3), b"333"]


def test_what_was_not_noted_as_it_is_published_is_of_no_use(tmp_path: Path) -> None:
    """Without a note, or with that of another file."""
    kept, file = _Kept({"a": b"1", "b": b"22"}), tmp_path / "collection"
    _publish(kept, file)
    assert parts_of_changed(cast(Register, kept), {"b"}, str(file)) == []
    note_all(cast(Register, kept))
    file.write_bytes(b"4444")
    assert parts_of_changed(cast(Register, kept), {"b"}, str(file)) == []
