"""Config and issues, as content/ has them -> the Site, resolved and not yet in any script but its own."""

from collections.abc import Iterable, Iterator, Mapping
from html import unescape

from chongkan.config import Config, setting_problem
from chongkan.model import Article, Edition, Issue, Photo, Site, Story, Term
from chongkan.problems import Problem
from chongkan.site.markdown import render_markdown
from chongkan.site.text import count_characters, opening_text, plain_text
from chongkan.site.urls import is_key

_OPENING = 220  # characters of first words that a list may show
_JUMP = 16  # characters at either end of a text in which it may say where it comes from or goes on


def gather_site(config: Config, issues: Iterable[Issue]) -> tuple[Site, list[Problem]]:
    """Resolve sections and topics, render bodies, count; editions newest first.

    What cannot be used is told and left out: an issue without an article, an article without a title, a topic that
    cannot be an address. An unknown section is told once, and its articles stand in the first section.
    """
    problems: list[Problem] = []
    issues = tuple(issues)
    sections = {row.key: Term("section", row.slug, row.key) for row in config.sections}
    editions = [_edition(issue, sections, problems) for issue in issues]
    problems += _unknown_sections(issues, sections, config)
    kept = sorted((e for e in editions if e.stories), key=_age, reverse=True)
    shown = {story.section for edition in kept for story in edition.stories}
    site = Site(
        variant=config.script,
        script=config.script,
        title=config.title,
        tagline=config.tagline,
        editions=tuple(kept),
        sections=tuple(term for term in sections.values() if term in shown),
    )
    return site, problems


def _age(edition: Edition) -> tuple[str, str]:
    return (edition.date or "").rstrip("~?%"), edition.id


def _edition(issue: Issue, sections: dict[str, Term], problems: list[Problem]) -> Edition:
    stories = [_story(article, issue, sections, problems) for article in issue.articles]
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


def _story(article: Article, issue: Issue, sections: dict[str, Term], problems: list[Problem]) -> Story | None:
    path = f"content/{issue.id}/{article.number}.md"
    if not article.title.strip():
        what = "文章没有标题，先不刊出。The article has no title, so it is left out."
        problems.append(Problem(path, 0, what, "写上 title。Give it a `title`."))
        return None
    body = render_markdown(article.body)
    text = plain_text(body)
    captions = [photo.caption for photo in article.photos if photo.caption]
    return Story(
        issue_id=issue.id,
        number=article.number,
        title=article.title,
        body=body,
        section=sections.get(article.section or "") or next(iter(sections.values())),
        source_path=path,
        kicker=article.kicker,
        deck=article.deck,
        column=article.column,
        genre=article.genre,
        byline=article.byline,
        authors=tuple(Term("author", author.name, author.name) for author in article.authors),
        photos=tuple(_photo(photo) for photo in article.photos),
        tags=_topics(article.topics, path, problems),
        names=tuple(dict.fromkeys([*(a.name for a in article.authors), *article.mentions.people])),
        summary=_bare(article.summary),
        opening=opening_text(body, _OPENING) or _bare("".join(captions[:1])) or "",
        characters=count_characters(unescape(text)) + sum(map(count_characters, captions)),
        corrections=article.corrections,
        continued_from=_unsaid(article.continued_from, text[:_JUMP]),
        continues_on=_unsaid(article.continues_on, text[-_JUMP:]),
    )


def _unknown_sections(issues: Iterable[Issue], sections: Mapping[str, Term], config: Config) -> Iterator[Problem]:
    """One problem for each section that articles name and the settings lack, with how many and where they stand."""
    found: dict[str, list[str]] = {}
    for issue in issues:
        for article in issue.articles:
            if article.section is not None and article.section not in sections:
                found.setdefault(article.section, []).append(f"content/{issue.id}/{article.number}.md")
    first = next(iter(sections))
    for key, paths in found.items():
        what = (
            f"site.toml 里没有版块 “{key}”，它的 {len(paths)} 篇文章（如 {paths[0]}）先放在 “{first}”。"
            f"There is no section “{key}”; its articles ({len(paths)}, as {paths[0]}) stand in “{first}”."
        )
        mend = f"把它写进 site.toml，或改文章的 section。Add it, or change `section`: {'、'.join(sections)}."
        one = Problem(paths[0], 0, what, mend)
        yield one if len(paths) == 1 else setting_problem(config.root, "sections", what, mend)


def _topics(keys: Iterable[str], path: str, problems: list[Problem]) -> tuple[Term, ...]:
    for key in keys:
        if not is_key(key):
            what = f"话题 “{key}” 不能做网址，先不用它。The topic “{key}” cannot be an address, so it is left out."
            mend = "不用斜杠，不超过 80 个字。Write it without slashes, and shorter than 80 characters."
            problems.append(Problem(path, 0, what, mend))
    return tuple(Term("topic", key, key) for key in dict.fromkeys(keys) if is_key(key))


def _unsaid(page: str | None, text: str) -> str | None:
    """The page that a text goes on at, unless the text prints that itself: （下转第四版）."""
    return None if page is None or page in text else page


def _photo(photo: Photo) -> Photo:
    return Photo(_bare(photo.caption), photo.credit, photo.file)


def _bare(text: str | None) -> str | None:
    """Drop what points to a place on the printed page that is no longer there."""
    return text.lstrip("▲▼△▽◀▶↑↓ ") if text else text
