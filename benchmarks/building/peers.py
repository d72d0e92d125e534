"""The same archive for other generators: their sites (benchmarks/peers/), their front matter, their commands.

Both scripts are made ready for them. Hugo builds them in one go on all processors; each of the others, which run on
one, has a site a script, and both sites are built at once.
"""

import json
import shutil
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.building.archive import Archive, terms_of
from benchmarks.building.cost import Command
from benchmarks.building.editions import Edition, in_traditional, write_changed
from benchmarks.building.install import SITES, Installed
from chongkan.config import Config
from chongkan.model import Article, Issue

SCRIPTS = ("zh-Hans", "zh-Hant")
NAMES = ("hugo", "pelican", "eleventy", "hexo")
_WORDS = ("home", "tags", "archive", "previous", "next", "older", "newer", "older_issue", "newer_issue", "footer")
_TEMPLATES = {
    "hugo": "layouts/page.html",
    "pelican": "templates/article.html",
    "eleventy": "_includes/article.njk",
    "hexo": "themes/paper/layout/article.ejs",
}
_DATA = {"hugo": "data", "pelican": ".", "eleventy": "_data", "hexo": "source/_data"}
_ARTICLES = {"hugo": "content", "pelican": "content", "eleventy": "content", "hexo": "source/_posts"}
_CACHES = {"pelican": ("cache",), "hexo": ("db.json",), "hugo": ("resources",), "eleventy": (".cache",)}


@dataclass(frozen=True, slots=True)
class Peer:
    """The sites of one generator; folder holds one, or one for each script."""

    name: str
    folder: Path
    config: Config
    archive: Archive
    installed: Installed

    @property
    def roots(self) -> tuple[Path, ...]:
        """The folders of its sites."""
        return (self.folder,) if self.name == "hugo" else tuple(self.folder / script.lower() for script in SCRIPTS)

    @property
    def sites(self) -> tuple[Path, ...]:
        """The sites as they are served."""
        return tuple(root / "public" for root in self.roots)

    @property
    def made(self) -> tuple[Path, ...]:
        """What a build leaves: the sites, and what the program notes for itself."""
        return (*self.sites, *(root / name for root in self.roots for name in _CACHES[self.name]))

    @property
    def templates(self) -> tuple[Path, ...]:
        """The template of articles, in each site."""
        return tuple(root / _TEMPLATES[self.name] for root in self.roots)

    def lay(self) -> None:
        """Make the folders, without any issue."""
        for root in self.roots:
            shutil.copytree(SITES / self.name, root)
            if self.name in ("eleventy", "hexo"):
                (root / "node_modules").symlink_to(self.installed.modules(self.name))
        for script in SCRIPTS:
            data = self._root(script) / _DATA[self.name]
            data.mkdir(parents=True, exist_ok=True)
            name = f"{script.lower()}.json" if self.name == "hugo" else "site.json"
            (data / name).write_text(json.dumps(self._site(script), ensure_ascii=False), encoding="utf-8")

    def write(self, edition: Edition) -> None:
        """Write an issue in both scripts, or what changed in it."""
        issue = edition.issue
        for script in SCRIPTS:
            said = issue if script == "zh-Hans" else edition.traditional
            base = self._root(script) / _ARTICLES[self.name]
            folder = base / script.lower() / issue.id if self.name == "hugo" else base / issue.id
            folder.mkdir(parents=True, exist_ok=True)
            for article, key in zip(said.articles, issue.articles, strict=True):
                header = _header(said, article, key, self._slugs())
                text = _pelican(header, article) if self.name == "pelican" else _yaml(header, article, self.name)
                write_changed(folder / f"{article.number}.md", text)
            if self.name == "hugo":
                day = {"title": said.title, "date": f"{issue.id}T12:00:00Z", "issue": issue.id}
                write_changed(folder / "_index.md", _front(day))

    def commands(self) -> list[Command]:
        """The commands that build, to be run at once."""
        return [Command(self.installed.command(self.name), root) for root in self.roots]

    def _root(self, script: str) -> Path:
        return self.roots[SCRIPTS.index(script) if len(self.roots) > 1 else 0]

    def _slugs(self) -> dict[str, str]:
        return {row.key: row.slug for row in self.config.sections}

    def _site(self, script: str) -> dict[str, object]:
        """What templates say besides articles, in one script."""
        slugs = self._slugs()
        keys = [*self.archive.terms, *self.archive.sections, self.config.title, self.config.tagline]
        issue = self.archive.issue(0).title
        said = (
            in_traditional([*keys, issue], self.config)
            if script == "zh-Hant"
            else {text: text for text in [*keys, issue]}
        )
        words = tomllib.loads((self.config.theme / "words.toml").read_text(encoding="utf-8"))
        other = SCRIPTS[1 - SCRIPTS.index(script)]
        return {
            "lang": script,
            "prefix": _prefix(script),
            "base": self.config.base_url,
            "title": said[self.config.title],
            "tagline": said[self.config.tagline],
            "issue": said[issue],
            "other": words[f"script_{other}"][script],
            "scripts": [{"lang": each, "prefix": _prefix(each)} for each in SCRIPTS],
            "sections": [{"slug": slugs[key], "label": said[key]} for key in self.archive.sections],
            "labels": {slugs[k]: said[k] for k in self.archive.sections} | {k: said[k] for k in self.archive.terms},
            "words": {word: words[word][script] for word in _WORDS},
        }


def _prefix(script: str) -> str:
    return "" if script == SCRIPTS[0] else f"/{script.lower()}"


def _header(issue: Issue, article: Article, key: Article, slugs: Mapping[str, str]) -> dict[str, object]:
    """Fields of an article that templates show. Section and terms are identities: the same in both scripts."""
    shown = {"kicker": article.kicker, "deck": article.deck}
    return {
        "title": article.title,
        "date": f"{issue.id}T10:{59 - int(article.number):02d}:00Z",  # the newest first is the page's order
        "issue": issue.id,
        "number": article.number,
        **{name: text for name, text in shown.items() if text},
        "byline": (article.byline or "").lstrip("□"),
        "section": slugs[key.section or ""],
        "terms": terms_of(key),
        "summary": article.summary,
    }


def _yaml(header: dict[str, object], article: Article, name: str) -> str:
    if name == "hugo":
        header = {k: v for k, v in header.items() if k not in ("section", "terms")} | {
            "sections": [header["section"]],
            "tags": header["terms"],
        }
    if name == "eleventy":
        header |= {"layout": "article.njk", "permalink": f"/{header['issue']}/{header['number']}/"}
    return f"{_front(header)}\n{article.body}\n"


def _front(header: Mapping[str, object]) -> str:
    """Front matter in YAML, which holds whatever JSON says; a date stands bare."""
    rows = (
        f"{key}: {value if key == 'date' else json.dumps(value, ensure_ascii=False)}" for key, value in header.items()
    )
    return "---\n" + "\n".join(rows) + "\n---\n"


def _pelican(header: dict[str, object], article: Article) -> str:
    """`Key: value`, with Pelican's own names for what it knows."""
    terms = header.pop("terms")
    assert isinstance(terms, tuple)
    fields = {
        "Title": header.pop("title"),
        "Date": str(header.pop("date")).removesuffix("Z").replace("T", " "),
        "Category": header.pop("section"),
        "Tags": ", ".join(terms),
        "Slug": f"{header['issue']}-{header['number']}",
        "Lede": header.pop("summary"),
        **header,
    }
    return "\n".join(f"{key}: {value}" for key, value in fields.items()) + f"\n\n{article.body}\n"
