"""The sites in which the benchmark searches: built by the real command, with the texts that their pages print."""

import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks.building.archive import ARTICLES, Archive, issues_from, load_archive
from benchmarks.building.editions import Edition as Dropped
from benchmarks.building.ours import Ours
from chongkan.config import load_config
from chongkan.content.load import load_issues
from chongkan.model import Issue, Site
from chongkan.site.search.folding import fold
from chongkan.site.search.texts import heads_of, texts_of
from chongkan.site.whole import gather_site
from chongkan.variants.overrides import load_overrides
from chongkan.variants.sites import convert_site

SCRIPTS = ("zh-Hans", "zh-Hant")
FIRST_PATHS = {"zh-Hans": "/", "zh-Hant": "/zh-hant/"}
_BATCH = 25  # issues gathered together
BORDER = "\x1f"  # between the texts of a story


@dataclass(frozen=True)
class Paper:
    """A site that is built: what its stories say in each script, by their addresses (`2020-08-18/05/`)."""

    name: str
    public: Path
    issues: Sequence[Issue]
    project: Path

    @cached_property
    def texts(self) -> dict[str, dict[str, list[str]]]:
        """{script: {address: texts}}, heads first."""
        return texts_in(both_sites(self.project, self.issues))

    @cached_property
    def folded(self) -> dict[str, dict[str, str]]:
        """{script: {address: all its texts folded}}: what is true of a story is true of this."""
        return {script: _folded(texts) for script, texts in self.texts.items()}


def seeds_paper(project: Path, work: Path) -> Paper:
    """The site of the project itself."""
    for name in ("content", "seeds", "vocabulary", "theme", "site.toml"):
        source = project / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, work / name)
    build(project, work)
    return Paper("both seeds", work / "public", load_issues(work / "content")[0], project)


def generated_paper(project: Path, work: Path, articles: int) -> Paper:
    """A site of shuffled sentences of the project's own pages."""
    archive = sentences_of(project)
    issues = list(issues_from(archive, 0, articles // ARTICLES))
    lay(project, work, archive, issues)
    build(project, work)
    return Paper(f"{articles} articles", work / "public", issues, project)


def seed_texts(project: Path) -> dict[str, list[str]]:
    """{address: headline and paragraphs} of the project's own articles, of whose sentences generated ones are made."""
    articles = [(issue.id, article) for issue in load_issues(project / "content")[0] for article in issue.articles]
    return {f"{name}/{a.number}/": [a.title, *filter(None, a.body.split("\n\n"))] for name, a in articles}


def both_sites(project: Path, issues: Sequence[Issue]) -> tuple[Site, Site]:
    """The site of some issues in both SCRIPTS."""
    config = load_config(project)
    site, _ = gather_site(config, issues)
    return site, convert_site(site, SCRIPTS[1], load_overrides(config.vocabulary / "conversion.tsv")[0])


def generated_sites(project: Path, issues: int) -> Iterator[tuple[Site, Site]]:
    """The sites of so many generated issues, some at a time, the oldest first, in both SCRIPTS."""
    archive = sentences_of(project)
    for first in range(0, issues, _BATCH):
        yield both_sites(project, list(issues_from(archive, first, min(_BATCH, issues - first))))


def texts_in(sites: tuple[Site, Site]) -> dict[str, dict[str, list[str]]]:
    """{script: {address: texts}} of both sites, heads first."""
    return {script: _texts(site) for script, site in zip(SCRIPTS, sites, strict=True)}


def sentences_of(project: Path) -> Archive:
    """What generated issues are made of."""
    return load_archive(project, (row.key for row in load_config(project).sections))


def lay(project: Path, work: Path, archive: Archive, issues: Sequence[Issue]) -> Ours:
    """A site folder with these issues."""
    ours = Ours(work, project, archive)
    if not work.exists():
        ours.lay()
    config = load_config(project)
    for issue in issues:
        ours.write(Dropped(issue, config))
    return ours


def build(project: Path, work: Path) -> None:
    """Bring the site up to date."""
    command = [sys.executable, str(project / "build.py"), "build", "--root", str(work)]
    subprocess.run(command, check=True, capture_output=True)


def _texts(site: Site) -> dict[str, list[str]]:
    stories = [story for edition in site.editions for story in edition.stories if story.search]
    return {f"{story.issue_id}/{story.number}/": [*heads_of(story), *texts_of(story)] for story in stories}


def _folded(texts: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {address: fold(BORDER.join(own)) for address, own in texts.items()}
