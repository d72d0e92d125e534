"""What a file holds: text, bytes, or a piece of what a worker has put on the disk."""

from pathlib import Path

import pytest

from chongkan import contents
from chongkan.contents import (
    Content,
    Piece,
    Stretch,
    bytes_of,
    digest,
    joined,
    lay_down,
    pieces_in,
    size_of,
    write_down,
)
from chongkan.publish.spool import Spool

UNITS: list[dict[str, Content]] = [{"a.html": "家", "b.bin": b"\xff\x00"}, {}, {"a.html": "另一页", "empty": ""}]


def test_what_was_laid_down_is_read_again(tmp_path: Path) -> None:
    """Each unit under its own names, text as UTF-8."""
    laid = lay_down(UNITS, tmp_path / "pieces")
    assert [{name: bytes_of(piece) for name, piece in unit.items()} for unit in laid] == [
        {name: bytes_of(content) for name, content in unit.items()} for unit in UNITS
    ]


def test_a_piece_is_spooled_as_its_content_would_be(tmp_path: Path) -> None:
    """Whatever lies between, and in whatever order it is asked for."""
    first, second = ({**unit} for unit in lay_down([UNITS[0]], tmp_path) + lay_down([UNITS[2]], tmp_path))
    with Spool() as spool:
        for path, content in (("x", first["a.html"]), ("y", "其间"), ("z", second["a.html"]), ("x2", first["b.bin"])):
            spool.put(path, content)
        assert [spool[path] for path in ("x2", "z", "y", "x")] == [
            b"\xff\x00",
            *map(str.encode, ("另一页", "其间", "家")),
        ]
        assert spool.digests["z"] == digest("另一页".encode())


def test_what_is_long_is_moved_rather_than_written_again(tmp_path: Path) -> None:
    """Where it is alone in its file; it is what it would be in memory."""
    parts = ["甲".encode(), b"", "乙丙".encode()]
    long, shared = write_down(parts, tmp_path), lay_down([UNITS[0]], tmp_path)[0]
    assert (bytes_of(long), long.digest, size_of(long)) == (*joined(parts), len("甲乙丙".encode()))
    with Spool() as spool:
        for path, content in {"long": long, "a": shared["a.html"], "b": shared["b.bin"], "text": "字"}.items():
            spool.put(path, content)
        assert [spool.move(path, str(tmp_path / path)) for path in spool] == [True, False, False, False]
    assert (tmp_path / "long").read_bytes() == joined(parts).data
    assert not Path(long.file).exists()


def test_pieces_do_not_outlive_their_run(tmp_path: Path) -> None:
    """Nor does what a killed run left."""
    folder = tmp_path / "pieces"
    lay_down(UNITS, folder)
    with pieces_in(folder):
        assert not folder.exists()
        assert all(isinstance(piece, Piece) for unit in lay_down(UNITS, folder) for piece in unit.values())
    assert not folder.exists()


def test_stretches_of_other_files_are_parts_as_bytes_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However long, from whatever place on, and be there nothing else."""
    monkeypatch.setattr(contents, "_AT_ONCE", 4)
    former, data = tmp_path / "former", bytes(range(40))
    former.write_bytes(data)
    for start, length in ((0, 40), (3, 1), (5, 8), (39, 1), (7, 0)):
        parts: list[bytes | Stretch] = [b"first", Stretch(str(former), start, length), b"last"]
        right = b"first" + data[start : start + length] + b"last"
        assert joined(parts) == joined([right])
        assert bytes_of(written := write_down(parts, tmp_path)) == right
        assert written.digest == digest(right)
