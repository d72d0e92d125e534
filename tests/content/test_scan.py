"""An issue is read again when its files or its seed changed, and only then."""

from pathlib import Path

import pytest

from chongkan.content import stamps
from chongkan.content.heads import Heads
from chongkan.content.marker import MARKER
from chongkan.content.receipts import Receipts
from chongkan.content.scan import Alike, Notes, files_of, issue_folders, look_at, sign_issue, sign_issues
from tests.content.conversions import SEED, conversion
from tests.content.test_save import save


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An issue made of a seed, whose files have settled."""
    monkeypatch.setattr(stamps, "_SETTLING", 0)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / SEED).write_text("壹", encoding="utf-8")
    save(tmp_path / "content", conversion())
    return tmp_path / "content"


def test_an_issue_with_a_seed_is_known_by_its_stamps(content: Path) -> None:
    """What was noted of it is found again without reading a file; a changed seed is a change."""
    files = files_of("2019-10-21", content)
    known = sign_issue(files, content.parent / "seeds", None)
    assert known.seed == SEED
    assert sign_issue(files, content.parent / "seeds", known) is known
    (content.parent / "seeds" / SEED).write_text("贰贰", encoding="utf-8")
    assert sign_issue(files, content.parent / "seeds", known).digest != known.digest


def test_a_look_finds_what_is_not_as_noted(content: Path) -> None:
    """A text changed in place is found though it is as long as before; its ledger is as noted, and need not be read."""
    seeds, notes = content.parent / "seeds", content.parent / ".cache"
    Receipts(content, Heads(notes))
    nothing = Notes(content, seeds, {}, Heads(notes))
    known = sign_issues(issue_folders(content), nothing, alike=())
    noted = Notes(content, seeds, known, Heads(notes))
    assert look_at(known, noted) == Alike({"2019-10-21"}, {"2019-10-21"})
    assert look_at(known, nothing) == Alike(set(), {"2019-10-21"})
    article = content / "2019-10-21/01.md"
    article.write_text(article.read_text(encoding="utf-8")[::-1], encoding="utf-8")
    assert look_at(known, noted) == Alike(set(), {"2019-10-21"})
    assert sign_issues(known, noted, alike=()) != known
    (content / "2019-10-21" / MARKER).touch()
    assert look_at([*known, "1999"], noted) == Alike(set(), set())


def test_a_ledger_that_is_damaged_after_it_was_noted_is_told(content: Path) -> None:
    """The notes stand for ledgers as they were, and for no others."""
    notes = content.parent / ".cache"
    assert not Receipts(content, Heads(notes)).problems
    assert not Receipts(content, Heads(notes)).needs_conversion(SEED, conversion().inputs)
    (content / "2019-10-21/ledger.json").write_text("{<<<<<<<", encoding="utf-8")
    assert [p.path for p in Receipts(content, Heads(notes)).problems] == ["content/2019-10-21/ledger.json"]


@pytest.mark.parametrize("spoilt", ["", "[]", '{"2019-10-21": 1}', '{"2019-10-21": [1, 2]}', "\xff"])
def test_spoilt_notes_vouch_for_no_ledger(content: Path, spoilt: str) -> None:
    """The ledgers are read again."""
    notes = content.parent / ".cache"
    notes.mkdir()
    (notes / "ledgers.json").write_text(spoilt, encoding="latin-1")
    assert not Receipts(content, Heads(notes)).needs_conversion(SEED, conversion().inputs)


def test_a_seed_that_cannot_be_read_is_a_change_and_stops_nothing(content: Path) -> None:
    """What is wrong with it is told where it is read."""
    files = files_of("2019-10-21", content)
    known = sign_issue(files, content.parent / "seeds", None)
    (content.parent / "seeds" / SEED).unlink()
    (content.parent / "seeds" / SEED).mkdir()
    assert sign_issue(files, content.parent / "seeds", known).digest != known.digest
