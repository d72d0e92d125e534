"""content/ -> which issues there are, and whether their files are as they were: by stamps, else by what is in them."""

import json
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from chongkan.content.files import PICTURES, seed_path
from chongkan.content.stamps import Signature, sign_files, stamps_of

_SOURCE = re.compile(rb'\{\s*"source": ("(?:[^"\\]|\\.)*")')  # as content.ledger writes it


def scan_issues(content: Path) -> dict[str, list[str]]:
    """{issue id: its files}, for each folder of content/ that holds Markdown, in the order of the ids."""
    folders = sorted(entry.name for entry in os.scandir(content) if entry.is_dir()) if content.is_dir() else []
    found = {}
    for name in folders:
        inside = list(os.scandir(f"{content}/{name}"))
        files = sorted(entry.path for entry in inside if entry.is_file())
        for folder in (entry.path for entry in inside if entry.name == PICTURES and entry.is_dir()):
            files += sorted(entry.path for entry in os.scandir(folder) if entry.is_file())
        written = (entry.name for entry in inside if entry.is_file() and not entry.name.startswith("."))
        if not name.startswith(".") and any(file.endswith(".md") for file in written):
            found[name] = files
    return found


def sign_issue(files: Sequence[str], seeds: Path, known: Signature | None) -> Signature:
    """The signature of an issue's files and its seed; their bytes are read only where their stamps are not as known.

    Which seed it is says the ledger, which is among the files: while they are as they were, so is its name.
    """
    if known and known.stamps and known.stamps == stamps_of([*files, *_seed_of(known.seed, seeds)]):
        return known
    seed = _seed_named(files)
    return sign_files([*files, *_seed_of(seed, seeds)], seed=seed)


def changes(now: Mapping[str, Signature], before: Mapping[str, Signature]) -> tuple[list[str], list[str]]:
    """The issues that are new or whose bytes changed, and those that are gone."""
    changed = [
        issue for issue, signature in now.items() if issue not in before or before[issue].digest != signature.digest
    ]
    return changed, [issue for issue in before if issue not in now]


def _seed_named(files: Sequence[str]) -> str:
    """The name of the seed that a ledger among the files says at its beginning; nothing where there is none."""
    ledger = next((path for path in map(Path, files) if path.name == "ledger.json"), None)
    found = _SOURCE.match(ledger.read_bytes()) if ledger and ledger.exists() else None
    try:
        return str(json.loads(found[1])) if found else ""
    except ValueError:
        return ""


def _seed_of(name: str, seeds: Path) -> list[str]:
    path = seed_path(seeds, name)
    return [str(path)] if path else []
