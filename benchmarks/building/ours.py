"""This project's own site of an archive, as its user has it: content/ written by the converter, a theme of its own."""

import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.building.archive import Archive
from benchmarks.building.cost import Command
from benchmarks.building.editions import Edition, write_changed
from chongkan.content.documents import article_to_text, issue_to_text
from chongkan.content.files import digest_of
from chongkan.content.ledger import ledger_to_text
from chongkan.model import Article, Choice, Issue, Ledger, Placement
from chongkan.vocabulary.tables import vocabulary_digest


@dataclass(frozen=True, slots=True)
class Ours:
    """A site folder for `python build.py build --root folder`."""

    folder: Path
    project: Path
    archive: Archive
    name: str = "chongkan"

    @property
    def made(self) -> tuple[Path, ...]:
        """What a build leaves: the site, and what the program notes for itself."""
        return (self.folder / "public", self.folder / ".cache")

    @property
    def sites(self) -> tuple[Path, ...]:
        """The site as it is served."""
        return self.made[:1]

    @property
    def templates(self) -> tuple[Path, ...]:
        """The template of articles."""
        return (self.folder / "theme" / "templates" / "article.html",)

    def lay(self) -> None:
        """Make the folder, without any issue."""
        self.folder.mkdir(parents=True)
        shutil.copytree(self.project / "theme", self.folder / "theme")
        settings = (self.project / "site.toml").read_text(encoding="utf-8")
        kept = "|".join(map(re.escape, self.archive.sections))
        rows = [row for row in settings.splitlines(keepends=True) if "slug" not in row or re.search(f'"({kept})"', row)]
        (self.folder / "site.toml").write_text("".join(rows), encoding="utf-8")

    def write(self, edition: Edition) -> None:
        """Write an issue as the converter leaves it, or what a person changed in it."""
        issue = edition.issue
        folder = self.folder / "content" / issue.id
        folder.mkdir(parents=True, exist_ok=True)
        texts = {f"{article.number}.md": article_to_text(article) for article in issue.articles}
        texts["issue.md"] = issue_to_text(issue)
        for name, text in texts.items():
            write_changed(folder / name, text)
        ledger = folder / "ledger.json"
        if not ledger.exists():
            digest = vocabulary_digest(self.project / "vocabulary")
            ledger.write_text(ledger_to_text(_ledger(issue, texts, digest)), encoding="utf-8")

    def commands(self) -> list[Command]:
        """The command that builds."""
        build = (sys.executable, str(self.project / "build.py"), "build", "--root", str(self.folder))
        return [Command(build, self.folder)]


def _ledger(issue: Issue, texts: dict[str, str], vocabulary: str) -> Ledger:
    return Ledger(
        source=issue.source,
        encoding="utf-8",
        inputs=issue.source_sha256,
        files={name: digest_of(text.encode()) for name, text in texts.items()},
        subjects={a.number: Choice(a.section, a.topics, vocabulary) for a in issue.articles},
        lines=tuple(
            Placement(100 * int(article.number) + k, article.number, role, k, 5.0)
            for article in issue.articles
            for k, role in enumerate(_roles(article))
        ),
    )


def _roles(article: Article) -> list[str]:
    blocks = article.body.split("\n\n")
    return ["title", "byline", *("subhead" if block.startswith("##") else "paragraph" for block in blocks)]
