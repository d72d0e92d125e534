"""What was made and is not published yet: one file on disk, so that a large site needs little memory."""

import hashlib
from collections.abc import Iterator, Mapping
from types import TracebackType


class Spool(Mapping[str, bytes]):
    """{path: content}, with the digest of each content."""

    def __init__(self) -> None:
        import tempfile  # not needed to see that nothing changed

        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by __exit__
        self._places: dict[str, tuple[int, int]] = {}
        self.digests: dict[str, str] = {}
        self._end = self._at = 0  # where the file ends, and where its position is: to seek flushes what waits

    def __enter__(self) -> "Spool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def put(self, path: str, content: str | bytes) -> None:
        """Add a file; of two of one path the later counts."""
        data = content.encode() if isinstance(content, str) else content
        self._seek(self._end)
        self._file.write(data)
        self._places[path] = (self._end, len(data))
        self._at = self._end = self._end + len(data)
        self.digests[path] = digest(data)

    def drop(self, path: str) -> None:
        """Take a file out, if it is there."""
        self._places.pop(path, None)
        self.digests.pop(path, None)

    def __getitem__(self, path: str) -> bytes:
        start, length = self._places[path]
        self._seek(start)
        self._at = start + length
        return self._file.read(length)

    def _seek(self, place: int) -> None:
        if self._at != place:
            self._file.seek(place)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def digest(content: bytes) -> str:
    """By which a file is known as ours."""
    return hashlib.sha256(content).hexdigest()
