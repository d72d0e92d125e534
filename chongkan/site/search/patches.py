"""The files of a segment of the index after one of its issues was edited, made of those that are published: of an old
segment, which holds very many issues, only the keys that the edit took out or put in."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from chongkan.site.search.keys import named, parted
from chongkan.site.search.postings import STORY, decode_postings, written
from chongkan.site.search.segments import MAKER, VERY_MANY, Segment, file_named, shards_of

Reader = Callable[[str], bytes | None]  # a published file -> what is in it; None where it is not as it was written


@dataclass(frozen=True, slots=True)
class Edit:
    """What became of an issue of a segment: its keys before and now, by Segment.keys_of; its stories are as many.

    older: how many stories the issues of the segment before it have. own: how many it has.
    """

    before: bytes
    now: bytes
    older: int
    own: int


def patched_files(segment: Segment, stories: int, edit: Edit, read: Reader) -> dict[str, bytes] | None:
    """{published file: bytes} of the segment's files that are others than before the edit, as segment_files makes them;
    None where they cannot be made of those. stories: how many all its issues have."""
    before, now = _held(edit.before, edit), _held(edit.now, edit)
    changed = [key for key in before.keys() | now.keys() if before.get(key) != now.get(key)]
    shards, files = shards_of(segment.classes, stories), _Files(segment, read)
    try:
        for key, (said, number) in zip(changed, named(changed), strict=True):
            home = f"{number % shards}"
            if files.find(home, said) == "":  # it stands there without its postings
                home = f"k{number}"
            postings = _replaced(files.find(home, said) or "", now.get(key, ()), edit, stories)
            if (home[0] == "k") != (len(postings) > VERY_MANY):
                return None  # it moves, and its file may come or go
            files.put(home, said, postings)
    except FileNotFoundError:
        return None
    return files.contents()


class _Files:
    """Published files of a segment, as the lines of their keys, in order."""

    def __init__(self, segment: Segment, read: Reader) -> None:
        self._segment, self._read = segment, read
        self._lines: dict[str, list[str]] = {}

    def find(self, name: str, key: str) -> str | None:
        """What a file says of a key; None where it does not hold the key. Raises FileNotFoundError."""
        if name not in self._lines:
            data = self._read(file := file_named(self._segment, name))
            if data is None:
                raise FileNotFoundError(file)
            self._lines[name] = data.decode().split("\n")[1:]
        lines = self._lines[name]
        at, there = _place(lines, key)
        return lines[at][len(key) :] if there else None

    def put(self, name: str, key: str, postings: str) -> None:
        """Have a file say that of a key, or nothing where there are no postings."""
        lines = self._lines[name]
        at, there = _place(lines, key)
        lines[at : at + there] = [key + postings] if postings else []

    def contents(self) -> dict[str, bytes]:
        """All that were looked into."""
        return {
            file_named(self._segment, name): "\n".join([MAKER[:-1], *lines]).encode()
            for name, lines in self._lines.items()
        }


def _place(lines: Sequence[str], key: str) -> tuple[int, bool]:
    """Where the line of a key stands, or would; and whether it does."""
    at = bisect_left(lines, key)
    return at, at < len(lines) and lines[at].startswith(key)


def _held(lanes: bytes, edit: Edit) -> Mapping[int, list[int]]:
    """{key: its postings} of the issue."""
    held: dict[int, list[int]] = defaultdict(list)
    for key, posting in zip(*parted([(STORY * (1 + edit.older), lanes)]), strict=True):
        held[key].append(posting)
    return held


def _replaced(text: str, own: Sequence[int], edit: Edit, stories: int) -> str:
    """The postings of a key, with those of the issue replaced."""
    told = decode_postings(text)
    others = [STORY * (1 + s) + level for s, level in told.items() if not 0 <= s - edit.older < edit.own]
    postings = sorted([*others, *own])
    return written([[0, *postings]], 1 + stories)[0] if postings else ""
