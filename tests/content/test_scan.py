"""An issue is read again when its files or its seed changed, and only then."""

from pathlib import Path

import pytest

from chongkan.content import stamps
from chongkan.content.receipts import Receipts
from chongkan.content.scan import scan_issues, sign_issue
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
    (files,) = scan_issues(content).values()
    known = sign_issue(files, content.parent / "seeds", None)
    assert known.seed == SEED
    assert sign_issue(files, content.parent / "seeds", known) is known
    (content.parent / "seeds" / SEED).write_text("贰贰", encoding="utf-8")
    assert sign_issue(files, content.parent / "seeds", known).digest != known.digest


def test_a_ledger_that_is_damaged_after_it_was_noted_is_told(content: Path) -> None:
    """The notes stand for ledgers as they were, and for no others."""
    notes = content.parent / ".cache"
    assert not Receipts(content, notes).problems
    assert not Receipts(content, notes).needs_conversion(SEED, conversion().inputs)
    (content / "2019-10-21/ledger.json").write_text("{<<<<<<<", encoding="utf-8")
    assert [p.path for p in Receipts(content, notes).problems] == ["content/2019-10-21/ledger.json"]


@pytest.mark.parametrize("spoilt", ["", "[]", '{"2019-10-21": 1}', '{"2019-10-21": [1, 2]}', "\xff"])
def test_spoilt_notes_vouch_for_no_ledger(content: Path, spoilt: str) -> None:
    """The ledgers are read again."""
    notes = content.parent / ".cache"
    notes.mkdir()
    (notes / "ledgers.json").write_text(spoilt, encoding="latin-1")
    assert not Receipts(content, notes).needs_conversion(SEED, conversion().inputs)


def test_a_seed_that_cannot_be_read_is_a_change_and_stops_nothing(content: Path) -> None:
    """What is wrong with it is told where it is read."""
    (files,) = scan_issues(content).values()
    known = sign_issue(files, content.parent / "seeds", None)
    (content.parent / "seeds" / SEED).unlink()
    (content.parent / "seeds" / SEED).mkdir()
    assert sign_issue(files, content.parent / "seeds", known).digest != known.digest
