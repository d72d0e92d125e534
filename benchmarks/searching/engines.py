"""Three searches over one site, each in a page of Chromium: this project's, Pagefind, MiniSearch with bigrams."""

import gzip
import json
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from playwright.sync_api import Page

from benchmarks.building.cost import Command, Cost, measure
from benchmarks.building.install import SITES, Installed
from benchmarks.searching.browser import page_before, weight
from benchmarks.searching.papers import FIRST_PATHS, SCRIPTS, Paper

NAMES = ("chongkan", "pagefind", "minisearch")
_AT_ONCE = 50  # queries
_HIT = re.compile(r"/$|/fragment/")
_ALL = """async (queries) => {
  const all = [];
  for (const query of queries) all.push(await engine.hits(query));
  return all;
}"""
_TIMED = """async (query) => {
  const start = performance.now();
  await engine.start();
  await engine.show(query);
  return performance.now() - start;
}"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a query cost a page that had read nothing before, until its first ten hits were there.

    data, pages: bytes by gzip, of the engine with its index, and of the pages (or fragments) of the hits.
    """

    data: int
    pages: int
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Engine:
    """A search over one site. folder: what is served; paths: its page in each script; called: names it has for
    addresses of stories; built: what its index cost, where it is made by a command of its own."""

    name: str
    folder: Path
    paths: dict[str, str]
    called: dict[str, str] = field(default_factory=dict)
    built: Cost | None = None

    @contextmanager
    def session(self, script: str) -> Iterator["Session"]:
        """Its page in a script, opened."""
        with page_before(self.folder) as (page, asked):
            session = Session(page, asked, self, script)
            session.open()
            page.evaluate("() => engine.start()")
            yield session


@dataclass(frozen=True, slots=True)
class Session:
    """An open page of a search. asked: the paths that its server was asked for."""

    page: Page
    asked: list[str]
    engine: Engine
    script: str

    def hits(self, queries: Sequence[str]) -> list[set[str]]:
        """The addresses of all that each query finds; what was read for one is there for the next."""
        found: list[list[str]] = []
        for start in range(0, len(queries), _AT_ONCE):
            found += self.page.evaluate(_ALL, queries[start : start + _AT_ONCE])
        called = self.engine.called
        return [{called.get(name, name) for name in names} for names in found]

    def cost(self, query: str) -> Asked:
        """What a query costs a page that has read nothing before."""
        self.open()
        self.asked.clear()
        took = self.page.evaluate(_TIMED, query)
        pages = {path for path in self.asked if _HIT.search(path)}
        data = {path for path in self.asked if path not in pages}
        folder = self.engine.folder
        if self.engine.name == NAMES[0]:  # the others fetch their program when they start
            data |= {f"/{path.relative_to(folder)}" for path in (folder / "assets").glob("search.*.js")}
        return Asked(weight(folder, data), weight(folder, pages), took)

    def open(self) -> None:
        """Go to the page anew."""
        self.page.goto(self.engine.paths[self.script])
        self.page.add_script_tag(path=Path(__file__).with_name(f"{self.engine.name}.js"))


def make_engine(name: str, paper: Paper, work: Path, installed: Installed) -> Engine:
    """Make the index of one of NAMES for a site."""
    if name == "chongkan":
        return Engine(name, paper.public, {script: f"{path}search/" for script, path in FIRST_PATHS.items()})
    work.mkdir(parents=True)
    return (_pagefind if name == "pagefind" else _minisearch)(paper, work, installed)


def lay_pages(texts_by_script: Mapping[str, Mapping[str, Sequence[str]]], folder: Path) -> None:
    """Pages with nothing but the texts of the stories, by their addresses, in both scripts."""
    for script in SCRIPTS:
        for address, texts in texts_by_script[script].items():
            page = folder / script / address / "index.html"
            page.parent.mkdir(parents=True)
            title, *others = map(escape, texts)
            body = f"<h1>{title}</h1>" + "".join(f"<p>{text}</p>\n" for text in others)
            page.write_text(_page(script, f"<main data-pagefind-body>{body}</main>"), encoding="utf-8")


def build_pagefind(folder: Path, installed: Installed) -> Cost:
    """Run Pagefind over a folder."""
    runner = installed.modules("search") / "pagefind" / "lib" / "runner" / "bin.cjs"
    command = (shutil.which("node") or "node", str(runner), "--site", str(folder))
    return measure([Command(command, folder)], folder.parent / "pagefind.log")


def _pagefind(paper: Paper, work: Path, installed: Installed) -> Engine:
    folder = work / "site"
    lay_pages(paper.texts, folder)
    cost = build_pagefind(folder, installed)
    called = {}
    for fragment in (folder / "pagefind" / "fragment").iterdir():
        said = json.loads(gzip.decompress(fragment.read_bytes()).removeprefix(b"pagefind_dcd"))
        called[fragment.stem] = said["url"].strip("/").partition("/")[2] + "/"
    return Engine("pagefind", folder, _blank_pages(folder), called, cost)


def _minisearch(paper: Paper, work: Path, installed: Installed) -> Engine:
    shutil.copytree(SITES / "search", work, dirs_exist_ok=True)
    (work / "node_modules").symlink_to(installed.modules("search"))
    commands = []
    for script in SCRIPTS:
        stories = [{"id": address, "texts": "\n".join(texts)} for address, texts in paper.texts[script].items()]
        (work / f"documents-{script}.json").write_text(json.dumps(stories), encoding="utf-8")
        node = (shutil.which("node") or "node", "minisearch.mjs", f"documents-{script}.json", f"{script}.json")
        commands.append(Command(node, work))
    return Engine("minisearch", work, _blank_pages(work), built=measure(commands, work / "log"))


def _blank_pages(folder: Path) -> dict[str, str]:
    for script in SCRIPTS:
        (folder / f"{script}.html").write_text(_page(script, ""), encoding="utf-8")
    return {script: f"/{script}.html" for script in SCRIPTS}


def _page(script: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="{script}"><meta charset="utf-8"><title>{script}</title><body>{body}</body></html>'
    )
