"""What was made and is not published yet: on disk, so that a large site needs little memory.

Of a new site it waits where the door will take it from in one step, so that no file is written twice, and all of them
while others are made.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from chongkan.contents import Content, Digested, Piece, bytes_from, bytes_of, digest
from chongkan.publish.folder import Beside, check_path


class Spool(Mapping[str, bytes]):
    """{path: content}, with the digest of each content."""

    def __init__(self, beside: Beside | None = None) -> None:
        """beside: where the files of a new site wait."""
        import tempfile  # not needed to see that nothing changed

        self._beside = beside
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by __exit__
        self._places: dict[str, Piece | tuple[int, int]] = {}
        self._pieces: BinaryIO | None = None
        self.digests: dict[str, str] = {}
        self._end = self._at = 0  # where the file ends, and where its position is: to seek flushes what waits

    def __enter__(self) -> "Spool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        self._let_go()

    def put(self, path: str, content: Content) -> None:
        """Add a file; of two of one path the later counts. A piece stays where it is, unless the site is new. Raises
        ValueError where the path leads out of the published folder."""
        check_path(path)
        if isinstance(content, Piece) and not self._beside:
            self._places[path], self.digests[path] = content, content.digest
            return
        data = self._read(content) if isinstance(content, Piece) else bytes_of(content)
        found = content.digest if isinstance(content, Piece | Digested) else digest(data)
        if self._beside:
            self._places[path] = Piece(self._beside.put(path, data), 0, len(data), found)
        else:
            self._places[path] = self._end_with(data)
        self.digests[path] = found

    def _end_with(self, data: bytes) -> tuple[int, int]:
        self._seek(self._end)
        self._file.write(data)
        start, self._at = self._end, self._end + len(data)
        self._end = self._at
        return start, len(data)

    def drop(self, path: str) -> None:
        """Take a file out, if it is there."""
        self._places.pop(path, None)
        self.digests.pop(path, None)

    def size(self, path: str) -> int:
        """How many bytes a file has."""
        place = self._places[path]
        return place.length if isinstance(place, Piece) else place[1]

    def move(self, path: str, place: str) -> bool:
        """Have a file stand at a place, where it is all that is in a file of pieces; whether it is.

        Then nobody may ask for it any longer.
        """
        piece = self._places[path]
        if not isinstance(piece, Piece) or piece.start or piece.length != Path(piece.file).stat().st_size:
            return False
        try:
            os.replace(piece.file, place)  # noqa: PTH105
        except OSError:  # on another disk
            return False
        return True

    def __getitem__(self, path: str) -> bytes:
        place = self._places[path]
        if isinstance(place, Piece):
            return self._read(place)
        start, length = place
        self._seek(start)
        self._at = start + length
        return self._file.read(length)

    def _read(self, piece: Piece) -> bytes:
        return bytes_from(self._opened(piece.file), piece)

    def _opened(self, file: str) -> BinaryIO:
        """One file of pieces at a time: they are asked for as they came."""
        if self._pieces is None or self._pieces.name != file:
            self._let_go()
            self._pieces = Path(file).open("rb")  # noqa: SIM115 - closed by _let_go
        return self._pieces

    def _let_go(self) -> None:
        if self._pieces:
            self._pieces.close()

    def _seek(self, place: int) -> None:
        if self._at != place:
            self._file.seek(place)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
