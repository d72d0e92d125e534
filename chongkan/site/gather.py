"""Config and issues, as content/ has them -> the Site, resolved and not yet in any script but its own."""

from collections.abc import Iterable
from html import unescape

from chongkan.config import Config
from chongkan.model import Article, Edition, Issue, Photo, Site, Story, Term
from chongkan.problems import Problem
from chongkan.site.markdown import render_markdown
from chongkan.site.text import count_characters, opening_text, plain_text
from chongkan.site.urls import is_key

_OPENING = 220  # characters of first words that a list may show


def gather_site(config: Config, issues: Iterable[Issue]) -> tuple[Site, list[Problem]]:
    """Resolve sections and topics, render bodies, count; editions newest first.

    What cannot be used is told and left out: an issue without an article, an article without a title, a topic that
    cannot be an address. An unknown section is told, and the article stands in the first section.
    """
    problems: list[Problem] = []
    sections = {row.key: Term("section", row.slug, row.key) for row in config.sections}
    editions = [_edition(issue, sections, problems) for issue in issues]
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
        what, mend = "This issue has no article that can be shown.", "Add one, or remove the folder."
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
        problems.append(Problem(path, 0, "The article has no title, so it is left out.", "Give it a `title`."))
        return None
    body = render_markdown(article.body)
    captions = [photo.caption for photo in article.photos if photo.caption]
    return Story(
        issue_id=issue.id,
        number=article.number,
        title=article.title,
        body=body,
        section=_section(article.section, sections, path, problems),
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
        characters=count_characters(unescape(plain_text(body))) + sum(map(count_characters, captions)),
        corrections=article.corrections,
    )


def _section(key: str | None, sections: dict[str, Term], path: str, problems: list[Problem]) -> Term:
    first = next(iter(sections.values()))
    if key is None:
        return first
    if key not in sections:
        what = f"The section `{key}` is not in site.toml, so the article stands in {first.label}."
        problems.append(Problem(path, 0, what, f"Use one of {'、'.join(sections)}, or add it to site.toml."))
    return sections.get(key, first)


def _topics(keys: Iterable[str], path: str, problems: list[Problem]) -> tuple[Term, ...]:
    for key in keys:
        if not is_key(key):
            what = f"The topic `{key}` cannot be an address, so it is left out."
            problems.append(Problem(path, 0, what, "Write it without slashes, and shorter than 80 characters."))
    return tuple(Term("topic", key, key) for key in dict.fromkeys(keys) if is_key(key))


def _photo(photo: Photo) -> Photo:
    return Photo(_bare(photo.caption), photo.credit, photo.file)


def _bare(text: str | None) -> str | None:
    """Drop what points to a place on the printed page that is no longer there."""
    return text.lstrip("▲▼△▽◀▶↑↓ ") if text else text
