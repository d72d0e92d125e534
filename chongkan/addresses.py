"""The list of the addresses that are to last, kept with the site: who wrote one down is to find the page.

It is a file of the site's folder, so that a fresh clone has it, where nothing is known of earlier builds. It names what
people cite, issues and articles; lists come and go with the rules and words that make them. Builds add to it, and only
a person takes a line out.
"""

import hashlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from chongkan.problems import Problem, ProblemError

_HEAD = """\
# 已经刊出过的网址，生成网站时自动添加；请一起提交。不想再保留的，删掉那一行。
# Addresses that were published, added by the build; commit this file. Delete the line of one that is given up.
"""


class AddressList:
    """The list as it stands in `file`: {address: what was called so}. Raises ProblemError where that is no text.

    content: where the files stand from which the pages are made.
    """

    def __init__(self, file: Path, content: Path) -> None:
        self._file, self._content = file, content
        self._text = _read(file)

    @cached_property
    def _titles(self) -> dict[str, str]:
        rows = (line.partition("\t") for line in self._text.splitlines() if line.startswith("/"))
        return {address.strip(): title for address, _, title in rows}

    def digest(self) -> str:
        """A hash of the file, to know whether a person changed it."""
        return hashlib.blake2b(self._text.encode(), digest_size=16).hexdigest()

    def broken(self, is_there: Callable[[str], bool], among: Iterable[str] | None = None) -> list[str]:
        """The addresses at which no page is; among: the only ones to look at, of a file that is as a build left it."""
        some = self._titles if among is None else {other for other in among if f"\n{other}\t" in self._text}
        return sorted(address for address in some if not is_there(address))

    def problems(self, broken: Iterable[str]) -> Iterator[Problem]:
        """A problem for each broken address, but one for an issue with all that stood below it.

        Where a file stands for it, there is a mistake in that, which is told of the file.
        """
        lost = {address for address in broken if not self._has_file(address)}
        for address in sorted(lost):
            if (root := _root(address)) == address or root not in lost:
                below = [other for other in lost if other != address and other.startswith(address)]
                yield self._problem(address, below, lost)

    def save(self, lasting: Mapping[str, str], as_left: bool = False) -> None:
        """Add addresses, {address: what is called so}, and write the file where that changes it.

        as_left: whether it is as a build left it, which need not be put in order again.
        """
        added = {address: " ".join(title.split()) for address, title in lasting.items()}
        if as_left and self._text.startswith(_HEAD):
            lines = self._text.removeprefix(_HEAD).splitlines(keepends=True)
            for address, title in added.items():
                at = bisect_left(lines, f"{address}\t")
                there = at < len(lines) and lines[at].startswith(f"{address}\t")
                lines[at : at + there] = [f"{address}\t{title}\n"]
        else:
            self._titles |= added
            lines = [f"{address}\t{title}\n" for address, title in sorted(self._titles.items())]
        text = _HEAD + "".join(lines)
        if lines and text != self._text:
            self._text = text
            unfinished = self._file.with_name(f".{self._file.name}.tmp")
            unfinished.write_text(text, encoding="utf-8", newline="\n")
            unfinished.replace(self._file)

    def _has_file(self, address: str) -> bool:
        if address == _root(address):
            return any((self._content / address.strip("/")).glob("*.md"))
        return (self._content / f"{address.strip('/')}.md").exists()

    def _problem(self, address: str, below: list[str], lost: set[str]) -> Problem:
        line = next(n for n, text in enumerate(self._text.splitlines(), 1) if text.partition("\t")[0] == address)
        zh, en = (f" 和它下面的 {len(below)} 个网址", f" and {len(below)} addresses below it") if below else ("", "")
        what = f"{address}{zh}没有页面了。No page stands at {address}{en} any longer."
        file = self._moved_to(address, below, lost)
        mend = (
            f"搬到了 {file} 就在那里加一行；不要了就在这里删掉。"
            f"If it moved to {file}, add there:  aliases: [{address}]  If it is given up, delete it here."
        )
        return Problem(self._file.name, line, what, mend)

    def _moved_to(self, address: str, below: list[str], lost: set[str]) -> str:
        """The file that holds today what was called so."""
        names = {self._titles[old] for old in below or [address]}
        found = [new for new, title in self._titles.items() if title in names and new not in lost and new != _root(new)]
        if not below:
            return f"content{found[0].rstrip('/')}.md" if len(found) == 1 else "content/…/….md"
        roots = Counter(_root(new) for new in found).most_common(1)
        return f"content{roots[0][0]}issue.md" if roots else "content/…/issue.md"


def _root(address: str) -> str:
    """The address of the issue that one belongs to."""
    return f"/{address.split('/')[1]}/"


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig") if file.exists() else ""
    except UnicodeDecodeError:
        what = "不是 UTF-8 文字。This is no UTF-8 text."
        raise ProblemError(Problem(file.name, 0, what, "恢复这个文件。Restore the file.")) from None
