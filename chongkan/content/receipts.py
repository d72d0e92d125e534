"""Which seed became which issue: read from the ledgers that changed, asked for every seed."""

import os
from collections.abc import Collection, Container, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from chongkan.content.files import digest_of_file
from chongkan.content.heads import Head, Heads, head_of
from chongkan.content.marker import Unfinished, read_marker
from chongkan.problems import Problem, ProblemError

if TYPE_CHECKING:
    from chongkan.model import Ledger


@dataclass(frozen=True, slots=True)
class Receipt:
    """How one issue's folder came about. Without a ledger and not unfinished, the folder is all a person's.

    head: what its ledger says at its beginning. ledger: all of it, where Receipts.find returns the receipt.
    """

    issue_id: str
    source: str
    ledger: "Ledger | None" = None
    unfinished: Unfinished | None = None
    damaged: bool = False
    head: Head | None = None


class Receipts:
    """The receipts of one content/ folder, by the seed they name; the damaged ones are in `problems`.

    heads: what was noted of ledgers, and is kept; without it every ledger is read. alike: the issues for which that
    stands, as far as it was found out already.
    """

    def __init__(self, content: Path, heads: Heads | None = None, alike: Container[str] = ()) -> None:
        self.content = content
        self.problems: list[Problem] = []
        self._heads, self._alike = heads or Heads(None), alike
        self._by_source: dict[str, Receipt] = {}
        names = sorted(e.name for e in os.scandir(content) if e.is_dir()) if content.is_dir() else ()
        receipts = [receipt for name in names if (receipt := self._read(name)) is not None]
        # A folder that has its ledger comes before one that only names the seed in its issue.md.
        for receipt in sorted(receipts, key=lambda r: r.head is None and r.unfinished is None):
            self._by_source.setdefault(receipt.source, receipt)
        self._heads.save()

    def knows(self, source: str) -> bool:
        """Tell whether this seed was converted."""
        return source in self._by_source

    def needs_conversion(self, source: str, inputs: str) -> bool:
        """Tell whether this seed was never converted, not wholly, or from other bytes than `inputs` stands for.

        A conversion that was held is due again as soon as a person gives back one of the articles that held it.
        """
        receipt = self._by_source.get(source)
        if receipt is None or receipt.unfinished is not None:
            return True
        return receipt.head is not None and (receipt.head.inputs != inputs or self._given_back(receipt))

    def held(self) -> Iterator[Receipt]:
        """Yield the receipts of issues that do not hold what their seeds say now, in the order of their ids."""
        for receipt in sorted(self._by_source.values(), key=lambda r: r.issue_id):
            if receipt.head is not None and receipt.head.held:
                yield receipt

    def find(self, source: str, source_sha256: str, seeds: Collection[str]) -> Receipt | None:
        """Return the receipt of this seed; where it was renamed, the one of its old name, no longer among `seeds`."""
        if source in self._by_source:
            return self._whole(self._by_source[source])
        for receipt in self._by_source.values():
            if receipt.source not in seeds and self._sha256(receipt) == source_sha256:
                return self._whole(receipt)
        return None

    def note(self, receipt: Receipt) -> None:
        """Take over what has just been saved, in place of what was known of that issue."""
        known = {source: r for source, r in self._by_source.items() if r.issue_id != receipt.issue_id}
        head = head_of(receipt.ledger) if receipt.ledger else None
        self._by_source = {**known, receipt.source: replace(receipt, head=head)}

    def _read(self, name: str) -> Receipt | None:
        if head := self._heads.known(self.content, name, self._alike):
            return Receipt(name, head.source, head=head if head.inputs is not None else None)
        folder = self.content / name
        from chongkan.content.load import load_ledger

        unfinished = read_marker(folder)
        try:
            ledger = load_ledger(folder)
        except ProblemError as error:
            self.problems.append(error.problem)
            return self._unreceipted(folder, damaged=True)
        if unfinished is not None:
            head = head_of(ledger) if ledger else None
            return Receipt(folder.name, unfinished.source, ledger, unfinished, head=head)
        if ledger is not None:
            self._heads.note(folder, head_of(ledger))
            return Receipt(folder.name, ledger.source, ledger, head=head_of(ledger))
        return self._unreceipted(folder, damaged=False)

    def _unreceipted(self, folder: Path, damaged: bool) -> Receipt | None:
        from chongkan.content.load import load_issue_file

        try:
            source = load_issue_file(folder / "issue.md").source
        except ProblemError:
            return None  # loading the issues reports it
        if not damaged:
            self._heads.note(folder, Head(source, None))
        return Receipt(folder.name, source, damaged=damaged)

    def _given_back(self, receipt: Receipt) -> bool:
        """An article that held a conversion is as the converter wrote it again."""
        if not receipt.head or not receipt.head.held:
            return False
        ledger, folder = self._whole(receipt).ledger, self.content / receipt.issue_id
        names = [f"{number}.md" for number in receipt.head.held]
        return any(ledger and digest_of_file(folder / name) == ledger.files.get(name) for name in names)

    def _whole(self, receipt: Receipt) -> Receipt:
        """The receipt with its ledger."""
        from chongkan.content.load import load_ledger

        if receipt.head is None or receipt.ledger is not None:
            return receipt
        return replace(receipt, ledger=load_ledger(self.content / receipt.issue_id))

    def _sha256(self, receipt: Receipt) -> str | None:
        from chongkan.content.load import load_issue_file

        if (ledger := self._whole(receipt).ledger) and ledger.source_sha256:
            return ledger.source_sha256
        try:
            return load_issue_file(self.content / receipt.issue_id / "issue.md").source_sha256
        except ProblemError:
            return None
