"""content/ -> which issues there are, and whether their files are as they were: by stamps, else by what is in them."""

import hashlib
import json
import os
import re
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from chongkan.content.files import PICTURES
from chongkan.content.seeds import seed_path

_SOURCE = re.compile(rb'\{\s*"source": ("(?:[^"\\]|\\.)*")')  # as content.ledger writes it
_SETTLING = 50_000_000  # nanoseconds in which a file may change and keep its stamp


@dataclass(frozen=True, slots=True)
class Signature:
    """An issue's files. stamps: names, sizes and times, cheap to take; empty where they may not tell. digest: of their
    bytes; empty while nobody asked. seed: the name of its seed, which is one of these files."""

    stamps: str
    digest: str = ""
    seed: str = ""


def scan_issues(content: Path) -> dict[str, list[Path]]:
    """{issue id: its files}, for each folder of content/ that holds Markdown, in the order of the ids."""
    folders = sorted(entry.name for entry in os.scandir(content) if entry.is_dir()) if content.is_dir() else []
    found = {}
    for name in folders:
        inside = list(os.scandir(content / name))
        files = sorted(Path(entry.path) for entry in inside if entry.is_file())
        for folder in (entry.path for entry in inside if entry.name == PICTURES and entry.is_dir()):
            files += sorted(Path(entry.path) for entry in os.scandir(folder) if entry.is_file())
        if not name.startswith(".") and any(file.suffix == ".md" and not file.name.startswith(".") for file in files):
            found[name] = files
    return found


def sign(files: Sequence[Path], seeds: Path, known: Signature | None) -> Signature:
    """The signature of an issue's files and its seed; their bytes are read only where their stamps are not as known.

    Which seed it is says the ledger, which is among the files: while they are as they were, so is its name.
    """
    if known and known.stamps and known.stamps == _stamps([*files, *_seed_of(known.seed, seeds)]):
        return known
    seed = _seed_named(files)
    whole = [*files, *_seed_of(seed, seeds)]
    stamps = _stamps(whole)
    digest = hashlib.blake2b(digest_size=16)
    for file in whole:
        data = file.read_bytes() if file.exists() else b""
        digest.update(f"{file.parent.name}/{file.name}\0{len(data)}\0".encode() + data)
    return Signature(stamps, digest.hexdigest(), seed)


def changes(now: Mapping[str, Signature], before: Mapping[str, Signature]) -> tuple[list[str], list[str]]:
    """The issues that are new or whose bytes changed, and those that are gone."""
    changed = [
        issue for issue, signature in now.items() if issue not in before or before[issue].digest != signature.digest
    ]
    return changed, [issue for issue in before if issue not in now]


def _seed_named(files: Iterable[Path]) -> str:
    """The name of the seed that a ledger among the files says at its beginning; nothing where there is none."""
    ledger = next((file for file in files if file.name == "ledger.json"), None)
    found = _SOURCE.match(ledger.read_bytes()) if ledger and ledger.exists() else None
    try:
        return str(json.loads(found[1])) if found else ""
    except ValueError:
        return ""


def _seed_of(name: str, seeds: Path) -> list[Path]:
    path = seed_path(seeds, name)
    return [path] if path else []


def _stamps(files: Iterable[Path]) -> str:
    """Empty where a file is so young that it may have changed since without showing it."""
    youngest, parts = 0, []
    for file in files:
        try:
            stat = file.stat()
        except FileNotFoundError:
            parts.append(f"{file.name} -")
            continue
        youngest = max(youngest, stat.st_mtime_ns, stat.st_ctime_ns)
        parts.append(
            f"{file.parent.name}/{file.name} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}"
        )
    return (
        ""
        if time.time_ns() - youngest < _SETTLING
        else hashlib.blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()
    )
