"""The hard sentences and names: tables written by hand, from dictionaries and not from a converter."""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class HardRow:
    """A text, the forms that are right in Taiwan, and what it tries."""

    simplified: str
    traditional: tuple[str, ...]
    about: str


def load_rows(name: str) -> list[HardRow]:
    """The rows of tests/variants/<name>.tsv."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line]
    return [HardRow(simplified, tuple(forms.split(" / ")), about) for simplified, forms, about in cells]


def load_forms() -> list[str]:
    """The lines of tests/variants/words_by_form.txt: a character, its form, words in which it has that form."""
    lines = (FOLDER / "words_by_form.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]
