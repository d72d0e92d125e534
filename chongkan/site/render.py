"""Planned pages -> their text, through the theme's templates."""

from collections.abc import Hashable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import jinja2
from markupsafe import Markup

from chongkan.config import Config
from chongkan.model import Edition, Site, Story
from chongkan.problems import Problem, ProblemError
from chongkan.site import urls
from chongkan.site.assets import Assets, load_assets
from chongkan.site.compiled import kept_in
from chongkan.site.page import Page
from chongkan.site.templates import Fixed, load_templates
from chongkan.site.words import Words, load_words

_MOST_PARTS = 1024  # dates come and go


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme folder, loaded: templates/, words.toml and static/."""

    templates: jinja2.Environment
    words: Words
    assets: Assets

    def compile(self) -> None:
        """Compile all templates, so that other processes find them where compiled ones are kept. A broken one is told
        where it is used."""
        for name in self.templates.list_templates():
            with suppress(jinja2.TemplateError, ValueError):
                self.templates.get_template(name)


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in one script: its BCP 47 tag, its path and its whole URL."""

    variant: str
    path: str
    url: str


class Frame:
    """What all pages of one script share: the site's own words, with the parts rendered once that are always the same.

    site: without its editions, in the frame's script. fixed: what its templates say themselves.
    """

    def __init__(self, site: Site, theme: Theme, config: Config) -> None:
        self.site = site
        self.variant = site.variant
        self.config = config
        self.prefix = urls.prefix_of(site.variant, config.script)
        self.words = theme.words
        self.assets = theme.assets
        self._templates = theme.templates
        self.fixed = Fixed(self)
        self._contents: tuple[Edition | None, Markup] = (None, Markup())
        self._parts: dict[tuple[object, ...], Markup] = {}

    def render(self, template: str, **data: object) -> str:
        """A file of the theme's templates that is no page, with this frame and the data. Raises ProblemError."""
        return _rendered(self._templates, template, "", frame=self, **data)

    def render_page(self, page: Page) -> str:
        """A page's text. Raises ProblemError naming the template that fails."""
        return _rendered(self._templates, page.template, page.source, frame=self, page=page, **page.data)

    def once(self, template: str, **data: Hashable) -> Markup:
        """`{{ frame.once("_colophon.html") }}`, `{{ frame.once("_date.html", date=edition.date) }}`: a part that is the
        same on every page, or on those that give it the same. Raises ProblemError."""
        key = (template, *data.items())
        if key not in self._parts:
            if len(self._parts) > _MOST_PARTS:
                self._parts.clear()
            self._parts[key] = Markup(self.render(template, **data))
        return self._parts[key]

    def menu(self, address: str) -> Markup:
        """The menu, the entry of this address marked as the current one."""
        return self._marked(self.once("_menu.html"), address)

    def contents(self, edition: Edition, story: Story) -> Markup:
        """The stories of an edition as links, this one marked as the current one."""
        if self._contents[0] is not edition:
            self._contents = (edition, Markup(self.render("_contents.html", edition=edition).removesuffix("\n")))
        return self._marked(self._contents[1], urls.address_of(story))

    def _marked(self, links: Markup, address: str) -> Markup:
        link = f'href="{urls.href(self.prefix + address)}"'
        if link not in links:
            return links
        return Markup(str.replace(links, link, link + ' aria-current="page"'))

    def alternates(self, page: Page) -> list[Alternate]:
        """The page in every script of the site, its own one too."""
        return [self._alternate(variant, page.address) for variant in self.scripts]

    def original_of(self, page: Page) -> Alternate | None:
        """The page that this one was converted from; None where it is an original, or the site lacks that script."""
        return self.converted_from(page.original, page.address)

    def converted_from(self, script: str, address: str) -> Alternate | None:
        """The page of an address in the script that its text was written in; None where that is this frame's, or the
        site lacks it."""
        if script.startswith(self.variant) or self.variant.startswith(script):
            return None
        return self._alternate(script, address) if script in self.scripts else None

    @property
    def scripts(self) -> tuple[str, ...]:
        """The scripts of the site, its own first."""
        return (self.config.script, *self.config.variants)

    def _alternate(self, variant: str, address: str) -> Alternate:
        path = urls.prefix_of(variant, self.config.script) + address
        return Alternate(variant, urls.href(path), urls.absolute(self.config.base_url, path))


def load_theme(folder: Path, variants: Sequence[str], compiled: Path | None = None) -> Theme:
    """Read a theme folder; every problem in it is a ProblemError naming its file.

    compiled: as load_templates; it keeps the assets, too.
    """
    templates = load_templates(folder / "templates", compiled)
    words = load_words(folder / "words.toml", variants)
    return Theme(templates, words, kept_in(compiled, "assets", partial(load_assets, folder / "static", variants)))


def _rendered(templates: jinja2.Environment, name: str, source: str, **data: object) -> str:
    try:
        return templates.get_template(name).render(**data)
    except jinja2.TemplateSyntaxError as error:
        raise _problem(error.name or name, error.lineno, error) from error
    except (jinja2.TemplateError, KeyError, AttributeError) as error:
        raise _problem(name, 0, error, source) from error


def _problem(template: str, line: int, error: Exception, source: str = "") -> ProblemError:
    where = f" ({source})" if source else ""
    what = f"模板有错{where}。The template cannot be rendered{where}: {error!r}."
    return ProblemError(Problem(f"theme/templates/{template}", line, what, "改好模板。Mend the template."))
