"""What lines of a page have in common: the form of list items and subheads, and what they tell of."""

import re
from collections.abc import Sequence

from chongkan.convert.cues.context import Cued
from chongkan.convert.cues.gist import Gist
from chongkan.convert.cues.kinship import kinship_of
from chongkan.convert.cues.page import form_of

_RUNNING = 40  # a line longer than this is running text


class Likeness:
    """Compares the lines of one page. kinship: by what they tell of."""

    def __init__(self, lines: Sequence[Cued], gist: Gist) -> None:
        self.lines, self.kinship = lines, kinship_of(tuple(line.text for line in lines), gist)
        self.forms = [form_of(line.text) for line in lines]

    def between(self, first: int, second: int) -> list[str]:
        """What they share: `mark` before their text, `form` of their beginning, `end`, `size`; or `nothing`."""
        before, after = self.lines[first], self.lines[second]
        names = []
        mark = re.match(r"[^\w\s“‘《]", before.text)
        if mark and after.text.startswith(mark[0]):
            names.append("mark")
        if self.forms[first] == self.forms[second]:
            names.append("form")
        if before.text[-1:] == after.text[-1:] and not before.text[-1:].isalnum():
            names.append("end")
        if 0.6 <= before.size / max(after.size, 1) <= 1.7:
            names.append("size")
        return names or ["nothing"]

    def text_below(self, here: int) -> int:
        """The next line of running text among the four below line `here`, 0 where there is none."""
        near = range(here + 1, min(here + 5, len(self.lines)))
        return next((i for i in near if self.lines[i].size > _RUNNING), 0)
