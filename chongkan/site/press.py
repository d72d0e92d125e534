"""What a process needs to make pages of one site, made once: the theme, the converters, the frames of the scripts."""

import gc
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from chongkan.config import Config, setting_problem
from chongkan.folding import simplified
from chongkan.model import Edition, Site, Term
from chongkan.problems import ProblemError
from chongkan.site.render import Frame, load_theme
from chongkan.variants.converter import Key, converter_of, keys_for
from chongkan.variants.overrides import load_overrides
from chongkan.variants.rows import VARIANTS, Style
from chongkan.variants.sites import convert_frame
from chongkan.variants.stories import convert_editions
from chongkan.variants.target import Target
from chongkan.variants.terms import convert_terms
from chongkan.vocabulary.tables import vocabulary_digest

_SELDOM = 100_000  # objects; pages are made of what counting references frees, and looking for more took a twentieth


@dataclass(frozen=True, slots=True)
class Face:
    """What all pages have in common that comes from the issues: the menu, and names as editors fixed them.

    forms: (Simplified, Traditional).
    """

    menu: tuple[Term, ...] = ()
    forms: tuple[tuple[str, str], ...] = ()


class Press:
    """One site's theme and converters. Raises ProblemError where nothing can be made of its settings or its theme.

    compiled: as load_theme.
    """

    def __init__(self, config: Config, compiled: Path | None = None) -> None:
        _refuse_unknown(config)
        gc.set_threshold(_SELDOM)
        self.config, self.vocabulary = config, vocabulary_digest(config.vocabulary)
        self.scripts = (config.script, *config.variants)
        self.theme = load_theme(config.theme, self.scripts, compiled)
        self.overrides, self.problems = load_overrides(config.vocabulary / "conversion.tsv")
        self._style = Style(config.corner_quotes, config.common_tai)
        self._frames: dict[Face, list[Frame]] = {}
        self._known: dict[Face, list[Target]] = {}

    def frames(self, face: Face) -> list[Frame]:
        """The frame of each script, the site's own first."""
        if face not in self._frames:
            config = self.config
            site = Site(config.script, config.script, config.title, config.tagline, (), (), face.menu)
            said = (convert_frame(site, target) for target in self._targets(face))
            self._frames = {face: [Frame(site, self.theme, config) for site in said]}
        return self._frames[face]

    def editions(self, editions: Sequence[Edition], face: Face) -> list[tuple[Edition, ...]]:
        """Editions in each script, the site's own first."""
        return [convert_editions(editions, target) for target in self._targets(face)]

    def terms(self, terms: Sequence[Term], face: Face) -> list[tuple[Term, ...]]:
        """Terms in each script, the site's own first."""
        return [convert_terms(terms, target) for target in self._targets(face)]

    def prepare(self) -> None:
        """Make what nearly every page needs besides templates, so that processes which are copies of this need not."""
        import rjieba  # noqa: F401 - its dictionary takes a tenth of a second to load

        simplified(self.config.title)
        for key in self.converters():
            converter_of(key)

    def converters(self) -> list[Key]:
        """The converters that make the other scripts."""
        return keys_for(self.config, self.overrides)

    def _targets(self, face: Face) -> list[Target]:
        if face not in self._known:
            script, forms = self.config.script, dict(face.forms)
            self._known = {face: [Target(s, script, self.overrides, self._style, forms) for s in self.scripts]}
        return self._known[face]


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
