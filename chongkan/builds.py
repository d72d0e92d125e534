"""From content/ to public/: what is out of date, made and published, and nothing else touched.

A run that ended well leaves three things under .cache/: what it wrote (publish.write), what it knows of all issues
(site.register), and this module's note of what all of it was made from. They bear the name of that run; where one is
missing, damaged or of another run, everything is made anew.
"""

import json
import os
import pickle
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import cached_property, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chongkan.addresses import AddressList
from chongkan.beside import wait_for_ended
from chongkan.config import Config
from chongkan.content.heads import Heads
from chongkan.content.receipts import Receipts
from chongkan.content.scan import Alike, Notes, changes, files_of, sign_issues
from chongkan.content.stamps import Signature, sign_files
from chongkan.contents import pieces_in, write_down
from chongkan.crew import ALONE, Crew
from chongkan.inputs import inputs_digest, source_files
from chongkan.looking import Look
from chongkan.problems import Problem
from chongkan.publish.write import Door, Published

if TYPE_CHECKING:
    from chongkan.site.register import Register


_FEW_NEW = 16  # issues
_NEEDED = ("jinja2", "chongkan.site.render", "chongkan.site.press", "chongkan.site.printing", "chongkan.workers")


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to: how much the site holds, what was done to public/, and what a person has to look at."""

    issues: int
    articles: int
    doubts: int
    files: int
    published: Published
    problems: list[Problem] = field(default_factory=list)


@dataclass
class Before:
    """What the last run noted, and the look at what has changed since, which was begun."""

    note: dict[str, Any]
    look: Look

    @cached_property
    def alike(self) -> Alike:
        """The issues that are as noted; while another process looks, the modules are loaded that make pages."""
        return self.look.finish(_loading())

    @cached_property
    def receipts(self) -> Receipts:
        """The receipts of all issues as they are now."""
        notes = self.look.notes
        return Receipts(notes.content, notes.heads, self.alike.heads)


@contextmanager
def look_back(config: Config, crew: Crew = ALONE, clean: bool = False) -> Iterator[Before]:
    """Begin to look what has changed since the last run; clean: make everything anew, whatever is noted."""
    note = {} if clean else _read_note(config)
    known = {issue: Signature(*row) for issue, row in note.get("issues", {}).items()}
    look = Look(Notes(config.content, config.seeds, known, Heads(config.cache)), crew.alone)
    new = [name for name in look.issues if name not in known and files_of(name, config.content)] if known else []
    try:
        with closing(look), _dictionaries_aside(config, new, crew):
            yield Before(note, look)
    finally:
        wait_for_ended()


def build_site(config: Config, crew: Crew = ALONE, clean: bool = False, before: Before | None = None) -> Built:
    """Bring public/ up to date with content/, the theme, the settings and the vocabulary.

    crew: who works. clean: make everything anew, whatever is noted. before: what look_back gives, where it was asked
    already. Raises ProblemError where nothing can be made or written; then public/ is as it was.
    """
    looked = nullcontext(before) if before else look_back(config, crew, clean)
    with looked as before, Door(config.public, config.cache) as door:
        note, notes, issues = before.note, before.look.notes, before.look.issues
        sources = sign_files(source_files(config), Signature(*note.get("sources", ("",))))
        inputs, token = inputs_digest(config, sources), note.get("token") or ""
        fits = note.get("inputs") == inputs and token == door.token() == _token_of(_register_file(config))
        listed = AddressList(config.addresses, config.content)
        now = sign_issues(issues, notes, before.alike.signatures)
        as_listed = note.get("addresses") == listed.digest()
        due = Due(*changes(now, notes.signatures), inputs, token, as_listed) if fits else Due(list(now), [], inputs)
        nothing = fits and as_listed and not (due.changed or due.removed)
        built = _as_noted(note) if nothing else _built(config, door, due, now, crew, listed)
        _write_note(config, built, inputs, sources, now, listed.digest())
        return built.built


def prepare_build(config: Config) -> None:
    """Load and compile what any build of the site needs, so that it is there when the last issue is; nothing else.

    What is wrong with it the build will tell.
    """
    from chongkan.workers import prepare

    sources = sign_files(source_files(config), Signature(*_read_note(config).get("sources", ("",))))
    prepare(config, _templates(config) / inputs_digest(config, sources))


def _loading() -> Iterator[Callable[[], object]]:
    """Steps that load what makes pages."""
    return (partial(import_module, name) for name in _NEEDED)


@contextmanager
def _dictionaries_aside(config: Config, new: Sequence[str], crew: Crew) -> Iterator[None]:
    """For a few new issues other processes load the dictionaries of words and of the converters as soon as they are
    seen; for many there are the crew's processes."""
    if not 0 < len(new) <= _FEW_NEW or crew.alone:
        yield
        return
    from chongkan.aside import finding_aside

    with _converting(config), finding_aside(_load_words):
        yield


def _load_words() -> None:
    """Load the modules and the dictionary that find words, by finding some."""
    from chongkan.site.headlines import find_breaks
    from chongkan.strangers import strangers_in

    find_breaks(None, "新报", None)
    strangers_in("新报")


@dataclass(frozen=True, slots=True)
class Due:
    """Issues that are new or changed, and that are gone, since the run `token`; all of them where it is empty.

    inputs: the hash of all else that the site depends on. as_listed: whether the list of addresses is as that run left
    it.
    """

    changed: list[str]
    removed: list[str]
    inputs: str
    token: str = ""
    as_listed: bool = False


@dataclass(frozen=True, slots=True)
class _Named:
    """What a build came to, and what the run is called."""

    built: Built
    token: str


def _conversions_aside(config: Config, due: Due, crew: Crew) -> AbstractContextManager[None]:
    """For a few issues other processes load the dictionaries of the converters, while this one loads what makes pages;
    for many all the crew's do."""
    if not due.token or len(due.changed) + len(due.removed) > _FEW_NEW or crew.alone:
        return nullcontext()
    return _converting(config)


def _converting(config: Config) -> AbstractContextManager[None]:
    from chongkan.aside import converting_aside
    from chongkan.variants.converter import keys_for
    from chongkan.variants.overrides import load_overrides

    return converting_aside(keys_for(config, load_overrides(config.vocabulary / "conversion.tsv")[0]))


def _built(
    config: Config, door: Door, due: Due, now: Mapping[str, Signature], crew: Crew, listed: AddressList
) -> _Named:
    """Build; a register that turns out to be damaged is dropped, and everything made anew."""
    try:
        with _conversions_aside(config, due, crew):
            return _print(config, door, due, crew, listed)
    except sqlite3.DatabaseError as error:
        if not due.token:
            raise
        print(
            f"{_register_file(config).name}: 坏了，全部重做。It is damaged ({error}); everything is made anew.",
            file=sys.stderr,
        )
        return _print(config, door, Due(list(now), [], due.inputs), crew, listed)


def _print(config: Config, door: Door, due: Due, crew: Crew, listed: AddressList) -> _Named:
    from chongkan.recall import asking
    from chongkan.site.press import Press
    from chongkan.site.printing import Outlet, print_site, problems_of
    from chongkan.site.register import Register
    from chongkan.workers import workers_of

    press, token = Press(config, _compiled(config, due.inputs)), os.urandom(16).hex()
    file = _register_file(config)
    if not due.token:
        for stale in (file, *file.parent.glob(f"{file.name}-*")):
            stale.unlink(missing_ok=True)
    pieces = pieces_in(config.cache / "pieces")
    with (
        closing(Register(config.vocabulary, file)) as register,
        asking(register.recall),
        pieces as folder,
        door.spool(new=not due.token) as spool,
    ):
        outlet = Outlet(door.published, door.find, partial(write_down, folder=folder))
        gone: set[str] = set()
        lasting: dict[str, str] = {}
        with workers_of(config, press, crew, token, folder) as workers:
            for printed in print_site(press, register, workers, due.changed, due.removed, not due.token, outlet):
                for path, content in printed.files.items():
                    spool.put(path, content)
                gone |= printed.gone
                lasting |= printed.lasting
        gone = {path for path in gone if not register.is_made(path)}
        for path in gone:
            spool.drop(path)
        problems = problems_of(press, register, lambda path: _text(path, spool, config.public))
        broken = _broken(register, listed, gone, due)
        others = gone if due.token else door.others(register.paths())
        published = door.publish(spool, others, token)
        register.note("token", token)
        register.commit()
        listed.save(lasting, due.as_listed)
        return _Named(_summary(register, published, [*problems, *listed.problems(broken)]), token)


def _broken(register: "Register", listed: AddressList, gone: set[str], due: Due) -> list[str]:
    """The listed addresses at which nothing is made; only those are looked at that may have become so, or were."""
    from chongkan.site.urls import file_of, path_of_file

    suspects = {*map(path_of_file, gone), *(register.noted("broken") or ())}  # type: ignore[misc]
    broken = listed.broken(lambda address: register.is_made(file_of(address)), suspects if due.as_listed else None)
    register.note("broken", broken)
    return broken


def _summary(register: "Register", published: Published, problems: list[Problem]) -> Built:
    issues, articles = register.count()
    files = register.files()
    published = Published(published.written, files - published.written, published.removed)
    return Built(issues, articles, len(register.doubts()), files, published, problems)


def _text(path: str, spool: Mapping[str, bytes], public: Path) -> str | None:
    if path in spool:
        return spool[path].decode(errors="replace")
    file = public / path
    return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else None


def _compiled(config: Config, inputs: str) -> Path:
    """Where compiled templates are kept; those of other inputs are of no use any longer."""
    folder = _templates(config)
    for other in folder.iterdir() if folder.is_dir() else ():
        if other.name != inputs:
            shutil.rmtree(other)
    return folder / inputs


def _templates(config: Config) -> Path:
    return config.cache / "templates"


def _register_file(config: Config) -> Path:
    return config.cache / "register"


def _token_of(register: Path) -> str | None:
    """What the run is called that left the register; None where there is none that can be read."""
    if not register.exists():
        return None
    try:
        with closing(sqlite3.connect(f"file:{register}?mode=ro", uri=True)) as db:
            row = db.execute("SELECT value FROM note WHERE key = 'token'").fetchone()
        return str(pickle.loads(row[0])) if row else None
    except (sqlite3.DatabaseError, pickle.UnpicklingError):
        return None


def _as_noted(note: Mapping[str, Any]) -> _Named:
    problems = [Problem(*row) for row in note["problems"]]
    published = Published(0, note["files"], 0)
    shown, articles, doubts, files = (note[key] for key in ("issues_shown", "articles", "doubts", "files"))
    return _Named(Built(shown, articles, doubts, files, published, problems), note["token"])


def _read_note(config: Config) -> dict[str, Any]:
    """What the last run noted; nothing where that is damaged."""
    file = config.cache / "built.json"
    try:
        note = json.loads(file.read_bytes()) if file.exists() else {}
    except ValueError:
        return {}
    return note if isinstance(note, dict) else {}


def _write_note(
    config: Config, named: _Named, inputs: str, sources: Signature, now: Mapping[str, Signature], listed: str
) -> None:
    built = named.built
    note = {
        "token": named.token,
        "inputs": inputs,
        "sources": [sources.stamps, sources.digest],
        "addresses": listed,
        "issues_shown": built.issues,
        "articles": built.articles,
        "doubts": built.doubts,
        "files": built.files,
        "problems": [[p.path, p.line, p.what, p.mend] for p in built.problems],
        "issues": {issue: [signature.stamps, signature.digest, signature.seed] for issue, signature in now.items()},
    }
    file = config.cache / "built.json"
    text = json.dumps(note, ensure_ascii=False)
    if not file.exists() or file.read_bytes() != text.encode():
        unfinished = file.with_suffix(".tmp")
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(file)
