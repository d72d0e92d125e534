"""Which seed became which issue: read once from all ledgers, asked for every seed."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from chongkan.content.files import digest_of_file
from chongkan.content.load import load_issue_file, load_ledger
from chongkan.content.marker import Unfinished, read_marker
from chongkan.model import Ledger
from chongkan.problems import Problem, ProblemError


@dataclass(frozen=True, slots=True)
class Receipt:
    """How one issue's folder came about. Without a ledger and not unfinished, the folder is all a person's."""

    issue_id: str
    source: str
    ledger: Ledger | None = None
    unfinished: Unfinished | None = None
    damaged: bool = False


class Receipts:
    """The receipts of one content/ folder, by the seed they name; the damaged ones are in `problems`."""

    def __init__(self, content: Path) -> None:
        self.content = content
        self.problems: list[Problem] = []
        self._by_source: dict[str, Receipt] = {}
        folders = sorted(path for path in content.iterdir() if path.is_dir()) if content.is_dir() else []
        receipts = [receipt for folder in folders if (receipt := self._read(folder)) is not None]
        # A folder that has its ledger comes before one that only names the seed in its issue.md.
        for receipt in sorted(receipts, key=lambda r: r.ledger is None and r.unfinished is None):
            self._by_source.setdefault(receipt.source, receipt)

    def needs_conversion(self, source: str, inputs: str) -> bool:
        """Tell whether this seed was never converted, not wholly, or from other bytes than `inputs` stands for.

        A conversion that was held is due again as soon as a person gives back one of the articles that held it.
        """
        receipt = self._by_source.get(source)
        if receipt is None or receipt.unfinished is not None:
            return True
        return receipt.ledger is not None and (receipt.ledger.inputs != inputs or self._given_back(receipt))

    def held(self) -> Iterator[Receipt]:
        """Yield the receipts of issues that do not hold what their seeds say now, in the order of their ids."""
        for receipt in sorted(self._by_source.values(), key=lambda r: r.issue_id):
            if receipt.ledger is not None and receipt.ledger.held:
                yield receipt

    def find(self, source: str, source_sha256: str, seeds: Collection[str]) -> Receipt | None:
        """Return the receipt of this seed; where it was renamed, the one of its old name, no longer among `seeds`."""
        if source in self._by_source:
            return self._by_source[source]
        for receipt in self._by_source.values():
            if receipt.source not in seeds and self._sha256(receipt) == source_sha256:
                return receipt
        return None

    def note(self, receipt: Receipt) -> None:
        """Take over what has just been saved, in place of what was known of that issue."""
        known = {source: r for source, r in self._by_source.items() if r.issue_id != receipt.issue_id}
        self._by_source = {**known, receipt.source: receipt}

    def _read(self, folder: Path) -> Receipt | None:
        unfinished = read_marker(folder)
        try:
            ledger = load_ledger(folder)
        except ProblemError as error:
            self.problems.append(error.problem)
            return self._unreceipted(folder, damaged=True)
        if unfinished is not None:
            return Receipt(folder.name, unfinished.source, ledger, unfinished)
        if ledger is not None:
            return Receipt(folder.name, ledger.source, ledger)
        return self._unreceipted(folder, damaged=False)

    def _unreceipted(self, folder: Path, damaged: bool) -> Receipt | None:
        try:
            return Receipt(folder.name, load_issue_file(folder / "issue.md").source, damaged=damaged)
        except ProblemError:
            return None  # loading the issues reports it

    def _given_back(self, receipt: Receipt) -> bool:
        """An article that held a conversion is as the converter wrote it again."""
        names = [f"{number}.md" for number in receipt.ledger.held] if receipt.ledger else []
        folder = self.content / receipt.issue_id
        return any(receipt.ledger and digest_of_file(folder / n) == receipt.ledger.files.get(n) for n in names)

    def _sha256(self, receipt: Receipt) -> str | None:
        try:
            return load_issue_file(self.content / receipt.issue_id / "issue.md").source_sha256
        except ProblemError:
            return None
