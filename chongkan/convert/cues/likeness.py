"""Whether two lines have one form, as the items of a list or the subheads of an article have, wherever they stand."""

import re
from collections.abc import Sequence

from chongkan.convert.cues.context import Cued
from chongkan.convert.cues.page import form_of


class Likeness:
    """Compares the lines of one page."""

    def __init__(self, lines: Sequence[Cued]) -> None:
        self.lines = lines
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
