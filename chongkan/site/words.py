"""theme/words.toml: the words of the frame, written by hand for each script (搜索/搜尋 is no conversion)."""

import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from chongkan.problems import Problem, ProblemError
from chongkan.tomlfiles import line_of_key, read_toml


@dataclass(frozen=True, slots=True)
class Words:
    """table: {name: {variant: text}}; a text may hold {fields}."""

    table: Mapping[str, Mapping[str, str]]

    def say(self, variant: str, name: str, **fields: object) -> str:
        """Return the word in the variant, its fields filled in. Raises KeyError where the table lacks it."""
        text = self.table[name][variant]
        return text.format(**fields) if "{" in text else text


def load_words(path: Path, variants: Iterable[str]) -> Words:
    """Read the table and resolve each word for each variant; zh-Hant-TW falls back to zh-Hant.

    Raises ProblemError where a word lacks a script that the site has.
    """
    raw = read_toml(path, f"theme/{path.name}")
    wanted = tuple(variants)
    return Words({name: {v: _resolve(path, name, row, v) for v in wanted} for name, row in raw.items()})


def fields_of(text: str) -> set[str]:
    """The names of the {fields} in a word."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def _resolve(path: Path, name: str, row: Mapping[str, str], variant: str) -> str:
    tag = variant
    while tag:
        if tag in row:
            return row[tag]
        tag = tag.rpartition("-")[0]
    what = f"“{name}” 没有 {variant} 的写法。The word “{name}” has no text for {variant}."
    line = line_of_key(path.read_text(encoding="utf-8-sig"), name)
    raise ProblemError(Problem(f"theme/{path.name}", line, what, "在这一行补上。Add it to this row."))
