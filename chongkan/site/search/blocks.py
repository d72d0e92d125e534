"""Issues -> the files of the index besides its keys: which story is which, and the terms of what was found.

`search/issues.txt` has a character for each issue, the oldest first: 32 more than its stories that may be found.
Then for every 128 issues `search/issues/N.txt`, a line for each: its id and the numbers of its stories, the last first;
and `search/terms/N.txt`, a line for each term or year: kind, key, label in each script, postings, parted by tabs.
"""

from collections.abc import Iterable, Sequence

from chongkan.site.search.entries import numbers_of, terms_in
from chongkan.site.search.postings import STORY, hold, written
from chongkan.site.search.segments import FOLDER, MAKER

BLOCK = 128  # issues
COUNTS = FOLDER + "issues.txt"


def counts_file(issues: Iterable[tuple[str, Sequence[str]]]) -> dict[str, bytes]:
    """The file that a browser asks for at first. issues: (id, numbers of its stories that may be found)."""
    return {COUNTS: (MAKER + "".join(chr(32 + len(numbers)) for _, numbers in issues)).encode()}


def block_files(block: int, issues: Iterable[tuple[str, Sequence[str]]], indexed: Iterable[bytes]) -> dict[str, bytes]:
    """The files of a block, from its issues and what index_issue made of them."""
    lines = [" ".join((name, *numbers)) for name, numbers in issues]
    files = {f"issues/{block}.txt": lines, f"terms/{block}.txt": _terms(indexed)}
    return {FOLDER + name: (MAKER + "\n".join(own)).encode() for name, own in files.items()}


def _terms(indexed: Iterable[bytes]) -> list[str]:
    held: dict[tuple[str, ...], list[int]] = hold()
    labels: dict[tuple[str, ...], tuple[str, ...]] = {}
    start = 1
    for issue in indexed:
        for names, places in terms_in(issue):
            labels[names[:2]] = names[2:]
            held[names[:2]] += [STORY * (start + place) for place in places]
        start += len(numbers_of(issue))
    said = zip(held, written(held.values(), start), strict=True)
    return ["\t".join((*term, *labels[term], postings)) for term, postings in sorted(said)]
