"""Text -> the non-blank lines of a page, each with its number and the space before it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One non-blank line of a seed.

    number: 1-based, as an editor counts. text: as it stands. gap: blank lines before it (0 at the start of a page).
    """

    number: int
    text: str
    gap: int


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
