"""content/ -> which issues there are, and whether their files are as they were: by stamps, else by what is in them."""

import json
import os
import re
from collections.abc import Container, Mapping, Sequence
from pathlib import Path

from chongkan.content.files import PICTURES, seed_path
from chongkan.content.stamps import Signature, sign_files, stamps_of

_SOURCE = re.compile(rb'\{\s*"source": ("(?:[^"\\]|\\.)*")')  # as content.ledger writes it


def scan_issues(content: Path) -> dict[str, list[str]]:
    """{issue id: its files}, for each folder of content/ that holds Markdown, in the order of the ids."""
    return {name: files for name in sorted(_folders(content)) if (files := _files_in(f"{content}/{name}"))}


def new_issues(content: Path, known: Container[str]) -> list[str]:
    """The issues that none of the known ones is, without a look at those; as scan_issues finds them."""
    return [name for name in _folders(content) if name not in known and _files_in(f"{content}/{name}")]


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


def _folders(content: Path) -> list[str]:
    """The folders that may be issues."""
    if not content.is_dir():
        return []
    return [entry.name for entry in os.scandir(content) if not entry.name.startswith(".") and entry.is_dir()]


def _files_in(folder: str) -> list[str]:
    """The files of an issue; none where no Markdown is among them."""
    inside = list(os.scandir(folder))
    files = sorted(entry.path for entry in inside if entry.is_file())
    if not any(entry.name.endswith(".md") and entry.name[0] != "." and entry.is_file() for entry in inside):
        return []
    for pictures in (entry.path for entry in inside if entry.name == PICTURES and entry.is_dir()):
        files += sorted(entry.path for entry in os.scandir(pictures) if entry.is_file())
    return files


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
