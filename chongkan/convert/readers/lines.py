"""Text -> the non-blank lines of a page, each with its number and the space before it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One non-blank line of a page, or several that a narrow column broke apart (see unwrap.py).

    number: 1-based, as an editor counts. text: as it stands. gap: blank lines before it (0 at the start of a page).
    parts: the seed's own lines that it is made of, itself where it is one.
    """

    number: int
    text: str
    gap: int
    parts: tuple["Line", ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the seed's lines that it stands for."""
        return tuple(part.number for part in self.parts) or (self.number,)


def page_lines(text: str) -> list[Line]:
    """The lines of `text` that hold anything but white space, in order."""
    lines: list[Line] = []
    blank = 0
    for number, content in enumerate(text.split("\n"), 1):
        if not content.strip():
            blank += 1
            continue
        lines.append(Line(number, content, blank if lines else 0))
        blank = 0
    return lines
