"""Writes chongkan/site/search/folds.txt, the one table by which search takes both scripts for one.

A line holds the characters that a conversion between the scripts may exchange, the one that stands for all of them
first (one of U+3400-9FFF): those that any entry of OpenCC's dictionaries for characters joins, through however many
entries, and those that variants/rows.py exchanges. Entries for words join no others; the regional vocabularies, which
exchange words, are left out. OpenCC's source package, which pip fetches, has the dictionaries as text.
Run: `.venv/bin/python docs/folds.py`.
"""

import subprocess
import sys
import tarfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from chongkan.variants.rows import VARIANTS  # noqa: E402

TABLE = PROJECT / "chongkan" / "site" / "search" / "folds.txt"
OPENCC = "opencc==1.4.2"
PHRASES = ("STPhrases", "TSPhrases", "TWVariantsPhrases", "HKVariantsPhrases")
DICTIONARIES = ("TSCharacters", "STCharacters", "TWVariants", "HKVariants", *PHRASES)


def main() -> None:
    """Write the table."""
    groups: dict[str, set[str]] = {}
    simple = {}
    regional = [(key, [value]) for row in VARIANTS.values() for key, value in row.regional.items()]
    for name in (*DICTIONARIES, "regional"):
        for key, values in regional if name == "regional" else _entries(name):
            if name == "TSCharacters":
                simple[key] = values[0]
            for one, other in (pair for value in values for pair in zip(key, value, strict=False)):
                joined = groups.get(one, {one}) | groups.get(other, {other})
                groups |= dict.fromkeys(joined, joined)
    lines = {_line(group, simple) for group in groups.values() if len(group) > 1}
    TABLE.write_text("\n".join(sorted(line for line in lines if len(line) > 1)) + "\n", encoding="utf-8")


def _line(group: set[str], simple: dict[str, str]) -> str:
    """The group, first the Simplified character; compatibility forms are no others, since NFKC undoes them."""
    plain = sorted(c for c in group if unicodedata.normalize("NFKC", c) == c)
    usual = [c for c in plain if "\u3400" <= c <= "\u9fff"]
    first = next((c for c in usual if c in simple.values() and c not in simple), "".join(usual[:1]))
    return first + "".join(c for c in plain if c != first) if first else ""


def _entries(name: str) -> Iterator[tuple[str, list[str]]]:
    """Each (key, values) of a dictionary whose values are as long as the key."""
    folder = PROJECT / ".cache" / "opencc"
    if not any(folder.glob("*.tar.gz")):
        fetch = [sys.executable, "-m", "pip", "download", "-q", OPENCC, "--no-binary", ":all:", "--no-deps", "-d"]
        subprocess.run([*fetch, str(folder)], check=True)
    with tarfile.open(next(folder.glob("*.tar.gz"))) as package:
        member = next(m for m in package.getmembers() if m.name.endswith(f"dictionary/{name}.txt"))
        file = package.extractfile(member)
        text = file.read().decode() if file else ""
    for line in text.splitlines():
        key, tab, values = line.partition("\t")
        if tab and not line.startswith("#"):
            yield key, [value for value in values.split() if len(value) == len(key)]


if __name__ == "__main__":
    main()
