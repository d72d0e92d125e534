"""A look at all issues finds the same whoever looks at which of them."""

import os
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from chongkan import looking
from chongkan.beside import POSSIBLE
from chongkan.content import stamps
from chongkan.content.heads import Heads
from chongkan.content.scan import Alike, Notes, look_at, sign_issues
from chongkan.looking import Look

HERE = os.getpid()
ISSUES = [f"{number:02}" for number in range(12)]
CHANGED = "05"


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Notes:
    """What was noted of some issues, one of which changed since."""
    monkeypatch.setattr(stamps, "_SETTLING", 0)
    monkeypatch.setattr(looking, "_MANY", 0)
    monkeypatch.setattr(looking, "_PART", 2)
    for name in ISSUES:
        (tmp_path / name).mkdir()
        (tmp_path / name / "issue.md").write_text(name, encoding="utf-8")
    heads = Heads(None)
    known = sign_issues(ISSUES, Notes(tmp_path, tmp_path / "seeds", {}, heads), alike=())
    (tmp_path / CHANGED / "issue.md").write_text("改了", encoding="utf-8")
    return Notes(tmp_path, tmp_path / "seeds", known, heads)


@pytest.fixture
def alike() -> Alike:
    """What is to be found."""
    return Alike(set(ISSUES) - {CHANGED}, set())


def _found(notes: Notes, alone: bool = False) -> Alike:
    look = Look(notes, alone)
    try:
        return look.finish()
    finally:
        look.close()


@pytest.mark.parametrize("alone", [True, False])
def test_one_or_two_processes_find_the_same(notes: Notes, alike: Alike, alone: bool) -> None:
    """However they share the issues."""
    assert _found(notes, alone) == alike


def test_where_the_other_dies_this_one_looks_at_the_rest(
    notes: Notes, alike: Alike, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before its first answer or after some."""

    def dies(at: int, issues: Sequence[str], noted: Notes) -> Alike:
        if os.getpid() != HERE and issues[0] == ISSUES[at]:
            os._exit(1)
        return look_at(issues, noted)

    for at in (0, 4):
        monkeypatch.setattr(looking, "look_at", partial(dies, at))
        assert _found(notes) == alike


@pytest.mark.skipif(not POSSIBLE, reason="no process can be copied here")
def test_what_is_needed_is_loaded_while_another_looks(
    notes: Notes, alike: Alike, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Step by step, until the other, who takes his time here, has looked at all."""
    done: list[int] = []

    def looks_slowly(issues: Sequence[str], noted: Notes) -> Alike:
        if os.getpid() != HERE:
            time.sleep(0.2)
        return look_at(issues, noted)

    def steps() -> Iterator[partial[None]]:
        while len(done) < 500:
            done.append(1)
            yield partial(time.sleep, 0.01)

    monkeypatch.setattr(looking, "look_at", looks_slowly)
    look = Look(notes, alone=False)
    found = look.finish(steps())
    look.close()
    assert found == alike
    assert 0 < len(done) < 500
