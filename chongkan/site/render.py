"""Planned pages -> their text, through the theme's templates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import jinja2
from markupsafe import Markup

from chongkan.config import Config
from chongkan.model import Site, Story
from chongkan.problems import Problem, ProblemError
from chongkan.site import urls
from chongkan.site.assets import Assets, load_assets
from chongkan.site.filters import FILTERS
from chongkan.site.plan import Page
from chongkan.site.words import Words, load_words


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme folder, loaded: templates/, words.toml and static/."""

    templates: jinja2.Environment
    words: Words
    assets: Assets


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in one script: its BCP 47 tag, its path and its whole URL."""

    variant: str
    path: str
    url: str


class Frame:
    """What all pages of one script share; the menu and each entry of a list are rendered once."""

    def __init__(self, site: Site, theme: Theme, config: Config) -> None:
        self.site = site
        self.variant = site.variant
        self.prefix = urls.prefix_of(site.variant, config.script)
        self.words = theme.words
        self.assets = theme.assets
        self._theme = theme
        self._config = config
        self._entries: dict[tuple[str, str, str], Markup] = {}
        self._editions = {edition.id: edition for edition in site.editions}

    @cached_property
    def _menu(self) -> str:
        return self._theme.templates.get_template("_menu.html").render(frame=self)

    def render(self, template: str, **data: object) -> str:
        """A file of the theme's templates that is no page, with this frame and the data."""
        return self._theme.templates.get_template(template).render(frame=self, **data)

    def menu(self, address: str) -> Markup:
        """The menu, the entry of this address marked as the current one."""
        link = f'href="{urls.href(self.prefix + address)}"'
        return Markup(self._menu.replace(link, link + ' aria-current="page"'))

    def entry(self, story: Story, template: str = "_entry.html") -> Markup:
        """A story as an entry of a list, set by that template."""
        key = (story.issue_id, story.number, template)
        if key not in self._entries:
            edition = self._editions[story.issue_id]
            entry = self._theme.templates.get_template(template)
            self._entries[key] = Markup(entry.render(frame=self, story=story, edition=edition))
        return self._entries[key]

    def alternates(self, page: Page) -> list[Alternate]:
        """The page in every script of the site, its own one too."""
        config = self._config
        alternates = []
        for variant in (config.script, *config.variants):
            path = urls.prefix_of(variant, config.script) + page.address
            alternates.append(Alternate(variant, urls.href(path), urls.absolute(config.base_url, path)))
        return alternates

    def original_of(self, page: Page) -> Alternate | None:
        """The page that this one was converted from; None where it is an original, or the site lacks that script."""
        if (
            page.original == self.variant
            or page.original.startswith(self.variant)
            or self.variant.startswith(page.original)
        ):
            return None
        return next((a for a in self.alternates(page) if a.variant == page.original), None)


def load_theme(folder: Path, variants: Sequence[str]) -> Theme:
    """Read a theme folder; every problem in it is a ProblemError naming its file."""
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    templates.filters.update(FILTERS)
    return Theme(
        templates, load_words(folder / "words.toml", variants), load_assets(folder / "static", len(variants) > 1)
    )


def render_pages(pages: Iterable[Page], frame: Frame) -> dict[str, str]:
    """Render pages of one script: {published file: text}. Raises ProblemError naming the template that fails."""
    rendered = {}
    for page in pages:
        try:
            template = frame._theme.templates.get_template(page.template)
            text = template.render(page=page, frame=frame, **page.data)
        except jinja2.TemplateSyntaxError as error:
            raise _problem(error.name or page.template, error.lineno, error) from error
        except (jinja2.TemplateError, KeyError) as error:
            raise _problem(page.template, 0, error, page.source) from error
        rendered[urls.file_of(page.path)] = text
    return rendered


def _problem(template: str, line: int, error: Exception, source: str = "") -> ProblemError:
    where = f" ({source})" if source else ""
    what = f"模板有错{where}。The template cannot be rendered{where}: {error!r}."
    return ProblemError(Problem(f"theme/templates/{template}", line, what, "改好模板。Mend the template."))
