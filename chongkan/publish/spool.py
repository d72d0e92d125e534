"""What was made and is not published yet: on disk, so that a large site needs little memory."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from chongkan.contents import Content, Digested, Piece, bytes_from, bytes_of, digest


class Spool(Mapping[str, bytes]):
    """{path: content}, with the digest of each content."""

    def __init__(self) -> None:
        import tempfile  # not needed to see that nothing changed

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
        """Add a file; of two of one path the later counts. A piece stays where it is."""
        if isinstance(content, Piece):
            self._places[path], self.digests[path] = content, content.digest
            return
        data = bytes_of(content)
        self._seek(self._end)
        self._file.write(data)
        self._places[path] = (self._end, len(data))
        self._at = self._end = self._end + len(data)
        self.digests[path] = content.digest if isinstance(content, Digested) else digest(data)

    def drop(self, path: str) -> None:
        """Take a file out, if it is there."""
        self._places.pop(path, None)
        self.digests.pop(path, None)

    def size(self, path: str) -> int:
        """How many bytes a file has."""
        place = self._places[path]
        return place.length if isinstance(place, Piece) else place[1]

    def __getitem__(self, path: str) -> bytes:
        place = self._places[path]
        if isinstance(place, Piece):
            return bytes_from(self._opened(place.file), place)
        start, length = place
        self._seek(start)
        self._at = start + length
        return self._file.read(length)

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
