"""Issues, as content/ has them -> editions, as the site shows them; in no script yet but their own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from chongkan.config import Config, setting_problem
from chongkan.figures import Picture
from chongkan.model import Article, Edition, Issue, Story, Term
from chongkan.problems import Problem
from chongkan.site.filing import Filed
from chongkan.site.naming import Identity
from chongkan.site.source import with_source
from chongkan.site.stories import light_story, make_story, source_path
from chongkan.vocabulary.tables import vocabulary_digest


def usable_issue(issue: Issue, config: Config, now: str) -> tuple[Issue, list[Problem]]:
    """The issue with the articles that can be shown, under the topics of today; what cannot be used is told.

    now: vocabulary_digest of the tables.
    """
    problems = []
    for article in issue.articles:
        if not article.title.strip():
            what = "文章没有标题，先不刊出。The article has no title, so it is left out."
            problems.append(Problem(source_path(issue, article), 0, what, "写上 title。Give it a `title`."))
    titled = [article for article in issue.articles if article.title.strip()]
    return replace(issue, articles=tuple(_tagged_anew(article, config, now) for article in titled)), problems


def tag_anew(config: Config, issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Where topics.tsv or columns.tsv changed since: the machine's choices made again, a person's left alone."""
    now = vocabulary_digest(config.vocabulary)
    return tuple(replace(i, articles=tuple(_tagged_anew(a, config, now) for a in i.articles)) for i in issues)


def edition_of(
    issue: Issue, filed: Sequence[Filed], terms: Mapping[Identity, Term], pictures: Mapping[str, Picture] | None = None
) -> Edition:
    """The edition with its whole stories; terms: those of its names that may be shown. pictures: by their files."""
    stories = (make_story(a, issue, f, terms, pictures or {}) for a, f in zip(issue.articles, filed, strict=True))
    return with_source(_edition(issue, tuple(stories)), issue)


def light_edition(issue: Issue, filed: Sequence[Filed]) -> Edition:
    """The edition with what other pages show of it."""
    return _edition(issue, tuple(light_story(a, issue, f) for a, f in zip(issue.articles, filed, strict=True)))


def age_of(edition: Edition) -> str:
    """What editions are ordered by, as text: the day, then the id."""
    return f"{(edition.date or '').rstrip('~?%')} {edition.id}"


def stray_problems(strays: Iterable[tuple[str, int, str, str]], config: Config) -> list[Problem]:
    """One problem for each section that articles name and the settings lack.

    strays: the section, how many articles, issue and number of one of them.
    """
    names = [row.key for row in config.sections]
    found = []
    for section, count, issue, number in strays:
        path = f"content/{issue}/{number}.md"
        what = (
            f"site.toml 里没有版块 “{section}”，它的 {count} 篇文章（如 {path}）先放在 “{names[0]}”。"
            f"There is no section “{section}”; its articles ({count}, as {path}) stand in “{names[0]}”."
        )
        mend = f"把它写进 site.toml，或改文章的 section。Add it, or change `section`: {'、'.join(names)}."
        one = Problem(path, 0, what, mend)
        found.append(one if count == 1 else setting_problem(config.root, "sections", what, mend))
    return found


def _tagged_anew(article: Article, config: Config, now: str) -> Article:
    if article.tagged in (None, now):
        return article
    from chongkan.vocabulary.subjects import subject_of  # not needed where the vocabulary is as it was

    subject = subject_of(article, [row.key for row in config.sections], config.vocabulary)
    return replace(article, section=subject.section, topics=subject.topics)


def _edition(issue: Issue, stories: tuple[Story, ...]) -> Edition:
    return Edition(
        id=issue.id,
        title=issue.title,
        paper=issue.paper,
        page=issue.page,
        page_name=issue.page_name,
        place=issue.place,
        date=issue.date,
        slogans=issue.slogans,
        stories=stories,
        script=issue.script,
    )
