"""A conversion -> content/, never over a person's change, and whole again after being cut short anywhere."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from chongkan.content.documents import ISSUE_ID, article_to_text, issue_to_text
from chongkan.content.files import PICTURES, digest_of, digest_of_file, write_bytes, write_text
from chongkan.content.ledger import ledger_to_text
from chongkan.content.marker import Unfinished, remove_marker, write_marker
from chongkan.content.ownership import Fate, digests_to_note, fates, moved_numbers
from chongkan.content.receipts import Receipt, Receipts
from chongkan.model import Article, Choice, Conversion, Ledger
from chongkan.problems import Problem, ProblemError


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of each file of one conversion.

    written, unchanged, removed: the converter's own. kept: a person changed them. deleted: a person deleted them.
    held: numbers of a person's articles because of which nothing was written (see ownership.moved_numbers).
    """

    issue_id: str
    new: bool
    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    held: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What saving a conversion would do: the folder, the bytes of each file, and each file's fate."""

    receipt: Receipt
    files: Mapping[str, bytes]
    fates: Mapping[str, Fate]
    held: tuple[str, ...]


def save_conversion(content: Path, conversion: Conversion, receipts: Receipts, seeds: Collection[str] = ()) -> Saved:
    """Write one conversion into its issue's folder and note it in `receipts`.

    seeds: the names of all seeds there are, by which a seed that was renamed is told from one that is new.
    Every file is written whole or not at all, the ledger last; a marker tells a later run what was ours meanwhile.
    Raises ProblemError, having written nothing, where the folder belongs to a person altogether.
    """
    plan = plan_conversion(content, conversion, receipts, seeds)
    ledger = _next_ledger(plan, conversion)
    folder = content / plan.receipt.issue_id
    if not plan.held:
        _write(folder, plan, ledger)
    elif ledger != plan.receipt.ledger:
        write_text(folder / "ledger.json", ledger_to_text(ledger))
    receipts.note(Receipt(plan.receipt.issue_id, ledger.source, ledger))
    return _saved(plan)


def plan_conversion(content: Path, conversion: Conversion, receipts: Receipts, seeds: Collection[str] = ()) -> Plan:
    """Decide what saving a conversion would do, without doing it. Raises ProblemError as save_conversion does."""
    issue = conversion.issue
    receipt = receipts.find(issue.source, issue.source_sha256, seeds)
    if receipt is None:
        receipt = Receipt(_free_id(content, issue.id), issue.source, unfinished=Unfinished(issue.source))
    elif receipt.ledger is None and receipt.unfinished is None:
        raise ProblemError(_all_a_persons(content, receipt))
    files = _files(conversion, receipt.issue_id)
    old = receipt.ledger.files if receipt.ledger else {}
    unfinished = receipt.unfinished or Unfinished(issue.source)
    names = {*files, *old, *unfinished.written}
    there = {n: d for n in names if (d := digest_of_file(content / receipt.issue_id / n)) is not None}
    found = fates({n: digest_of(data) for n, data in files.items()}, old, there, unfinished)
    found |= _pictures_in_use(found, content / receipt.issue_id)
    changed = [n for n, fate in found.items() if fate in (Fate.KEPT, Fate.STAYS_DELETED)]
    persons = [n.removesuffix(".md") for n in changed if n.endswith(".md") and n != "issue.md"]
    held: tuple[str, ...] = ()
    if receipt.ledger is not None and receipt.unfinished is None:  # what was begun is finished
        held = moved_numbers(persons, receipt.ledger.lines, conversion.lines)
    return Plan(receipt, files, found, held)


def _files(conversion: Conversion, issue_id: str) -> dict[str, bytes]:
    """Everything that the conversion makes, by its name in the issue's folder."""
    issue = conversion.issue
    texts = {"issue.md": issue_to_text(replace(issue, id=issue_id))}
    texts |= {f"{article.number}.md": article_to_text(article) for article in issue.articles}
    pictures = {f"{PICTURES}/{name}": data for name, data in conversion.pictures.items()}
    return {name: text.encode() for name, text in texts.items()} | pictures


def _pictures_in_use(found: Mapping[str, Fate], folder: Path) -> dict[str, Fate]:
    """The pictures that would go, but that an article shows which a person changed: they stay as well."""
    going = [name for name, fate in found.items() if fate is Fate.REMOVE and name.startswith(f"{PICTURES}/")]
    kept = [name for name, fate in found.items() if fate is Fate.KEPT and name.endswith(".md")] if going else []
    texts = [(folder / name).read_bytes() for name in kept]
    return {n: Fate.KEPT for n in going if any(n.removeprefix(f"{PICTURES}/").encode() in text for text in texts)}


def _next_ledger(plan: Plan, conversion: Conversion) -> Ledger:
    """Return the receipt to leave behind. Of a conversion that was held, only what it read and what held it.

    Where the seed is as it was, and only the converter would read it otherwise, content/ lacks nothing of the seed:
    then nothing is noted.
    """
    last = plan.receipt.ledger
    if plan.held and last is not None:
        held = plan.held if last.held or last.inputs != conversion.inputs else ()
        return replace(last, source=conversion.issue.source, inputs=conversion.inputs, held=held)
    new = {name: digest_of(data) for name, data in plan.files.items()}
    old = last.files if last else {}
    return Ledger(
        source=conversion.issue.source,
        encoding=conversion.encoding,
        inputs=conversion.inputs,
        files=digests_to_note(plan.fates, new, old),
        lines=conversion.lines,
        subjects=_subjects(plan, conversion.issue.articles),
        source_sha256=conversion.issue.source_sha256 if plan.fates["issue.md"] is Fate.KEPT else "",
    )


def _subjects(plan: Plan, articles: Iterable[Article]) -> dict[str, Choice]:
    """The machine's choices of section and topics, as they stand in the files: in a person's, the last one written."""
    old = plan.receipt.ledger.subjects if plan.receipt.ledger else {}
    subjects = {}
    for article in articles:
        kept = plan.fates[f"{article.number}.md"] is Fate.KEPT
        if kept and article.number in old:
            subjects[article.number] = old[article.number]
        elif article.tagged is not None:
            subjects[article.number] = Choice(article.section, article.topics, article.tagged)
    return subjects


def _write(folder: Path, plan: Plan, ledger: Ledger) -> None:
    written = _named(plan, Fate.WRITE)
    removed = _named(plan, Fate.REMOVE)
    if not written and not removed and ledger == plan.receipt.ledger and plan.receipt.unfinished is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    digests = {name: (digest_of(plan.files[name]),) for name in written}
    write_marker(folder, plan.receipt.unfinished, Unfinished(ledger.source, digests, removed))
    for name in written:
        (folder / name).parent.mkdir(exist_ok=True)
        write_bytes(folder / name, plan.files[name])
    for name in removed:
        (folder / name).unlink(missing_ok=True)
    write_text(folder / "ledger.json", ledger_to_text(ledger))
    for leftover in (*folder.glob(".*.tmp"), *folder.glob(f"{PICTURES}/.*.tmp")):
        leftover.unlink()
    if (folder / PICTURES).is_dir() and not any((folder / PICTURES).iterdir()):
        (folder / PICTURES).rmdir()
    remove_marker(folder)


def _saved(plan: Plan) -> Saved:
    new = plan.receipt.ledger is None
    if plan.held:
        return Saved(plan.receipt.issue_id, new, held=plan.held)
    return Saved(
        plan.receipt.issue_id,
        new,
        written=_named(plan, Fate.WRITE),
        unchanged=_named(plan, Fate.SAME),
        removed=_named(plan, Fate.REMOVE),
        kept=_named(plan, Fate.KEPT),
        deleted=_named(plan, Fate.STAYS_DELETED),
    )


def _named(plan: Plan, fate: Fate) -> tuple[str, ...]:
    return tuple(name for name, its in plan.fates.items() if its is fate)


def _free_id(content: Path, wish: str) -> str:
    """Return the wished id, with -2, -3 … where it is taken (also by a name that differs in case only)."""
    wish = wish if ISSUE_ID.fullmatch(wish) else re.sub(r"[^A-Za-z0-9._-]+", "-", wish).strip("-._") or "issue"
    there = content.iterdir() if content.is_dir() else []
    taken = {path.name.casefold() for path in there if not _is_left_over(path)}
    candidates = [wish, *(f"{wish}-{count}" for count in range(2, len(taken) + 3))]
    return next(candidate for candidate in candidates if candidate.casefold() not in taken)


def _is_left_over(path: Path) -> bool:
    """Tell whether this is the folder of a save that died before it had said whose the folder is."""
    return path.is_dir() and all(inside.name.endswith(".tmp") for inside in path.iterdir())


def _all_a_persons(content: Path, receipt: Receipt) -> Problem:
    where = f"{content.name}/{receipt.issue_id}"
    what = "这一期没有可用的 ledger.json，所以不会改动。Without a readable ledger.json nothing here is changed."
    return Problem(where, 0, what, "删掉整个文件夹就会重新转换。Delete the folder to convert afresh.")
