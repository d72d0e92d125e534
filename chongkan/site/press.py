"""Settings and issues -> every file of the published site, in memory and checked."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from chongkan.config import Config, setting_problem
from chongkan.model import Doubt, Issue, Site
from chongkan.problems import Problem, ProblemError
from chongkan.scripts import SIMPLIFIED_ONLY
from chongkan.site.check import check_pages
from chongkan.site.feeds import feed_files, map_files
from chongkan.site.gather import gather_site
from chongkan.site.offline import offline_files
from chongkan.site.plan import drop_collisions, plan_pages
from chongkan.site.render import Frame, load_theme, render_pages
from chongkan.site.search.files import index_files
from chongkan.variants.overrides import load_overrides
from chongkan.variants.rows import VARIANTS, Style
from chongkan.variants.sites import convert_site


@dataclass(frozen=True, slots=True)
class Rendered:
    """pages: {published file: bytes}, assets too. problems: what a person has to look at; the pages stand all the same.

    issues, articles: how many the site shows. scripts: the ones it is shown in. doubts: the `review` entries of all
    articles, each with the article's file.
    """

    pages: dict[str, bytes]
    problems: list[Problem]
    issues: int
    articles: int
    scripts: tuple[str, ...]
    doubts: tuple[tuple[str, Doubt], ...] = ()


def render_site(config: Config, issues: tuple[Issue, ...]) -> Rendered:
    """Make the whole site in every script: gather, convert, plan, render, check.

    A problem of one article leaves that article (or the one thing in it) out; the rest is made. Raises ProblemError
    where nothing can be made: a script that does not exist, a template or converter that does not work.
    """
    scripts = (config.script, *config.variants)
    _refuse_unknown(config)
    theme = load_theme(config.theme, scripts)
    overrides, wrong_lines = load_overrides(config.vocabulary / "conversion.tsv")
    gathered, problems = gather_site(config, issues)
    problems += wrong_lines

    style = Style(config.corner_quotes, config.common_tai)
    sites = [convert_site(gathered, script, overrides, style) for script in scripts]
    pages, collisions = drop_collisions(page for site in sites for page in plan_pages(site, config.page_size))
    problems += collisions

    rendered: dict[str, str] = {}
    frames = [Frame(site, theme, config) for site in sites]
    for frame in frames:
        rendered |= render_pages([page for page in pages if page.variant == frame.variant], frame)
    machines = feed_files(sites, config) | map_files(pages, config) | offline_files(frames)
    known = [*theme.assets.files, *machines]
    problems += check_pages(pages, rendered, known, _in_traditional_originals(gathered))
    files = {file: text.encode() for file, text in (rendered | machines).items()}
    files |= {
        file: data
        for file, data in theme.assets.files.items()
        if any(file in text for text in (*machines.values(), *rendered.values()))
    }
    files |= index_files(sites)
    articles = sum(len(edition.stories) for edition in gathered.editions)
    return Rendered(files, list(dict.fromkeys(problems)), len(gathered.editions), articles, scripts, _doubts(issues))


def _doubts(issues: Iterable[Issue]) -> tuple[tuple[str, Doubt], ...]:
    return tuple(
        (f"content/{issue.id}/{article.number}.md", doubt)
        for issue in issues
        for article in issue.articles
        for doubt in article.review
    )


def _refuse_unknown(config: Config) -> None:
    seen = {config.script}
    for script in config.variants:
        if script not in VARIANTS or script in seen:
            what = f"没有 “{script}” 这种文字。There is no script “{script}”."
            if script in seen:
                what = f"文字 “{script}” 写了两次。The script “{script}” is named twice."
            mend = f"script 和 variants 里各写一次 Name each once in script or variants: {', '.join(VARIANTS)}."
            raise ProblemError(setting_problem(config.root, "variants", what, mend))
        seen.add(script)


def _in_traditional_originals(site: Site) -> frozenset[str]:
    """Characters that pages printed in Traditional hold themselves; they are no leftovers of a conversion."""
    originals = (story for edition in site.editions for story in edition.stories if story.script == "zh-Hant")
    editions = (replace(e, stories=()) for e in site.editions if e.script == "zh-Hant")
    return frozenset(c for thing in (*originals, *editions) for c in repr(thing) if c in SIMPLIFIED_ONLY)
