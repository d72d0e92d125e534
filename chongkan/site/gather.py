"""Config and issues, as content/ has them -> the Site, resolved and not yet in any script but its own."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from chongkan.config import Config, setting_problem
from chongkan.model import Article, Edition, Issue, Site, Story, Term
from chongkan.problems import Problem
from chongkan.site.directory import FEWEST, Directory
from chongkan.site.stories import Catalogue, make_story, source_path
from chongkan.site.urls import is_key
from chongkan.vocabulary.subjects import subject_of
from chongkan.vocabulary.tables import load_columns, vocabulary_digest


def gather_site(config: Config, issues: Iterable[Issue]) -> tuple[Site, list[Problem]]:
    """Resolve sections, topics and names, render bodies, count; editions newest first.

    What cannot be used is told and left out: an issue without an article, an article without a title, a topic that
    cannot be an address. An unknown section is told once, and its articles stand in the first section.
    """
    problems: list[Problem] = []
    issues = tag_anew(config, issues)
    sections = {row.key: Term("section", row.slug, row.key) for row in config.sections}
    topics = _topics(issues, problems)
    catalogue = Catalogue(topics, load_columns(config.vocabulary), Directory(issues, config.vocabulary), config.script)
    editions = [_edition(issue, sections, catalogue, problems) for issue in issues]
    problems += _unknown_sections(issues, sections, config)
    kept = sorted((e for e in editions if e.stories), key=_age, reverse=True)
    held: Counter[Term | None] = Counter()
    for story in (story for edition in kept for story in edition.stories):
        held.update((story.section, story.format))
    shown = tuple(term for term in sections.values() if held[term])
    formats = tuple(term for term in held if term and term.kind == "format")
    site = Site(
        variant=config.script,
        script=config.script,
        title=config.title,
        tagline=config.tagline,
        editions=tuple(kept),
        sections=shown,
        menu=tuple(term for term in (*shown, *formats) if held[term] >= FEWEST),
    )
    return site, problems


def tag_anew(config: Config, issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Where topics.tsv or columns.tsv changed since: the machine's choices made again, a person's left alone."""
    now = vocabulary_digest(config.vocabulary)
    sections = [row.key for row in config.sections]

    def follow(article: Article) -> Article:
        if article.tagged in (None, now):
            return article
        subject = subject_of(article, sections, config.vocabulary)
        return replace(article, section=subject.section, topics=subject.topics)

    return tuple(replace(issue, articles=tuple(follow(article) for article in issue.articles)) for issue in issues)


def _age(edition: Edition) -> tuple[str, str]:
    return (edition.date or "").rstrip("~?%"), edition.id


def _edition(issue: Issue, sections: Mapping[str, Term], catalogue: Catalogue, problems: list[Problem]) -> Edition:
    stories = [_story(article, issue, sections, catalogue, problems) for article in issue.articles]
    if not any(stories):
        what = "这一版没有能刊出的文章。This issue has no article that can be shown."
        mend = "加一篇，或删掉这个文件夹。Add one, or remove the folder."
        problems.append(Problem(f"content/{issue.id}/issue.md", 0, what, mend))
    return Edition(
        id=issue.id,
        title=issue.title,
        paper=issue.paper,
        page=issue.page,
        page_name=issue.page_name,
        place=issue.place,
        date=issue.date,
        slogans=issue.slogans,
        stories=tuple(story for story in stories if story),
        script=issue.script,
    )


def _story(
    article: Article, issue: Issue, sections: Mapping[str, Term], catalogue: Catalogue, problems: list[Problem]
) -> Story | None:
    if not article.title.strip():
        what = "文章没有标题，先不刊出。The article has no title, so it is left out."
        problems.append(Problem(source_path(issue, article), 0, what, "写上 title。Give it a `title`."))
        return None
    section = sections.get(article.section or "") or next(iter(sections.values()))
    return make_story(article, issue, section, catalogue)


def _unknown_sections(issues: Iterable[Issue], sections: Mapping[str, Term], config: Config) -> Iterator[Problem]:
    """One problem for each section that articles name and the settings lack, with how many and where they stand."""
    found: dict[str, list[str]] = {}
    for issue in issues:
        for article in issue.articles:
            if article.section is not None and article.section not in sections:
                found.setdefault(article.section, []).append(source_path(issue, article))
    first = next(iter(sections))
    for key, paths in found.items():
        what = (
            f"site.toml 里没有版块 “{key}”，它的 {len(paths)} 篇文章（如 {paths[0]}）先放在 “{first}”。"
            f"There is no section “{key}”; its articles ({len(paths)}, as {paths[0]}) stand in “{first}”."
        )
        mend = f"把它写进 site.toml，或改文章的 section。Add it, or change `section`: {'、'.join(sections)}."
        one = Problem(paths[0], 0, what, mend)
        yield one if len(paths) == 1 else setting_problem(config.root, "sections", what, mend)


def _topics(issues: Sequence[Issue], problems: list[Problem]) -> dict[str, Term]:
    """The topics of all articles; one that fewer than FEWEST have is shown, but has no page."""
    count: Counter[str] = Counter()
    for issue in issues:
        for article in issue.articles:
            for key in dict.fromkeys(article.topics):
                if is_key(key):
                    count[key] += 1
                else:
                    what = (
                        f"话题 “{key}” 不能做网址，先不用它。The topic “{key}” cannot be an address, so it is left out."
                    )
                    mend = "不用斜杠，不超过 80 个字。Write it without slashes, and shorter than 80 characters."
                    problems.append(Problem(source_path(issue, article), 0, what, mend))
    return {key: Term("topic", key, key, page=number >= FEWEST) for key, number in count.items()}
