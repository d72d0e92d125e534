"""content/ -> which issues there are, and whether their files are as they were: by stamps, else by what is in them."""

import json
import os
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from pathlib import Path

from chongkan.content.files import PICTURES, is_name_of_seed
from chongkan.content.heads import Heads
from chongkan.content.stamps import Signature, sign_files, stamps_of

_SOURCE = re.compile(rb'\{\s*"source": ("(?:[^"\\]|\\.)*")')  # as content.ledger writes it


@dataclass(frozen=True, slots=True)
class Notes:
    """What was noted of the issues in content/ and of their seeds: their signatures, the heads of their ledgers."""

    content: Path
    seeds: Path
    signatures: Mapping[str, Signature]
    heads: Heads


@dataclass(frozen=True, slots=True)
class Alike:
    """The issues for which the notes stand: their signatures, the heads of their ledgers."""

    signatures: set[str]
    heads: set[str]


def issue_folders(content: Path) -> list[str]:
    """The folders that may be issues, in the order of their names."""
    if not content.is_dir():
        return []
    return sorted(entry.name for entry in os.scandir(content) if not entry.name.startswith(".") and entry.is_dir())


def look_at(issues: Iterable[str], notes: Notes) -> Alike:
    """Those of some issues that are as noted; the system is asked once for each file."""
    found = Alike(set(), set())
    for issue in issues:
        stats = _stats_in(folder := f"{notes.content}/{issue}")
        if notes.heads.fit(issue, folder, stats):
            found.heads.add(issue)
        known = notes.signatures.get(issue)
        if known and _fits(known, [*stats, *_seed_of(known.seed, notes.seeds)], stats):
            found.signatures.add(issue)
    return found


def sign_issues(issues: Iterable[str], notes: Notes, alike: Container[str]) -> dict[str, Signature]:
    """{issue: its signature}, of those that hold Markdown; alike: those that are as noted."""
    found = {}
    for issue in issues:
        if issue in alike:
            found[issue] = notes.signatures[issue]
        elif files := files_of(issue, notes.content):
            found[issue] = sign_issue(files, notes.seeds, notes.signatures.get(issue))
    return found


def files_of(issue: str, content: Path) -> list[str]:
    """The files of an issue; none where no Markdown is among them."""
    entries = _entries_in(f"{content}/{issue}")
    has_markdown = any(e.name.endswith(".md") and e.name[0] != "." for e in entries)
    return [entry.path for entry in entries] if has_markdown else []


def sign_issue(files: Sequence[str], seeds: Path, known: Signature | None) -> Signature:
    """The signature of an issue's files and its seed; their bytes are read only where their stamps are not as known.

    Which seed it is says the ledger, which is among the files: while they are as they were, so is its name.
    """
    if known and _fits(known, [*files, *_seed_of(known.seed, seeds)]):
        return known
    seed = _seed_named(files)
    return sign_files([*files, *_seed_of(seed, seeds)], seed=seed)


def _fits(known: Signature, files: Sequence[str], stats: Mapping[str, os.stat_result] = {}) -> bool:
    return bool(known.stamps) and known.stamps == stamps_of(files, stats)


def changes(now: Mapping[str, Signature], before: Mapping[str, Signature]) -> tuple[list[str], list[str]]:
    """The issues that are new or whose bytes changed, and those that are gone."""
    changed = [
        issue for issue, signature in now.items() if issue not in before or before[issue].digest != signature.digest
    ]
    return changed, [issue for issue in before if issue not in now]


def _entries_in(folder: str) -> "list[os.DirEntry[str]]":
    """The files in an issue's folder, and after them its pictures."""
    inside = sorted(os.scandir(folder), key=_path)
    pictures = (sorted(os.scandir(e.path), key=_path) for e in inside if e.name == PICTURES and e.is_dir())
    return [entry for entry in chain(inside, *pictures) if entry.is_file()]


_path = attrgetter("path")


def _stats_in(folder: str) -> dict[str, os.stat_result]:
    """{file: what the system notes of it}; nothing where the folder or a file goes away meanwhile."""
    try:
        return {entry.path: entry.stat() for entry in _entries_in(folder)}
    except OSError:
        return {}


def _seed_named(files: Sequence[str]) -> str:
    """The name of the seed that a ledger among the files says at its beginning; nothing where there is none."""
    ledger = next((path for path in map(Path, files) if path.name == "ledger.json"), None)
    found = _SOURCE.match(ledger.read_bytes()) if ledger and ledger.exists() else None
    try:
        return str(json.loads(found[1])) if found else ""
    except ValueError:
        return ""


def _seed_of(name: str, seeds: Path) -> list[str]:
    return [f"{seeds}/{name}"] if is_name_of_seed(name) else []
