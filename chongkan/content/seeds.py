"""The seed of an issue, found again in seeds/ by its ledger, so that the site can show it beside the articles."""

import hashlib
from pathlib import Path

from chongkan.content.files import seed_path
from chongkan.model import Issue, Ledger, Seed


def find_seed(issue: Issue, ledger: Ledger, seeds: Path) -> Seed:
    """Return the seed that the ledger names, with its bytes where they are still those that were converted.

    Nothing outside `seeds` is read, whatever the ledger says. Raises OSError where a file is there and cannot be read.
    """
    path = seed_path(seeds, ledger.source)
    data = path.read_bytes() if path is not None and path.is_file() else None
    converted = ledger.source_sha256 or issue.source_sha256
    digest = hashlib.sha256(data).hexdigest() if data is not None else converted
    changed = bool(converted) and digest != converted
    return Seed(
        name=ledger.source,
        encoding=ledger.encoding,
        sha256=converted or digest,
        lines=ledger.lines,
        data=None if changed else data,
        changed=changed,
    )
