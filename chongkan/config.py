"""site.toml -> Config, checked once; and where the parts of a site folder are."""

import dataclasses
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chongkan.problems import Problem, ProblemError

PROJECT = Path(__file__).resolve().parent.parent
SCRIPTS = ("zh-Hans", "zh-Hant")


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section of the site: `key` is what articles name it by, `slug` its ASCII address."""

    key: str
    slug: str


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one site, all checked, with the folders they stand beside.

    root: the site folder (its own seeds/, content/, public/). theme, vocabulary: the site folder's own where it
    has them, else the project's.
    """

    root: Path
    theme: Path
    vocabulary: Path
    title: str
    tagline: str
    base_url: str
    script: str
    variants: tuple[str, ...]
    page_size: int
    sections: tuple[SectionRow, ...]

    @property
    def seeds(self) -> Path:
        """The raw pages."""
        return self.root / "seeds"

    @property
    def content(self) -> Path:
        """The articles."""
        return self.root / "content"

    @property
    def public(self) -> Path:
        """The site as it is served."""
        return self.root / "public"


def load_config(root: Path) -> Config:
    """Read root/site.toml (else the project's). Raises ProblemError naming the file, the line where known, the mend."""
    path = _own_or_project(root, "site.toml")
    shown = path.name if path.parent == root else str(path)
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProblemError(Problem(shown, 0, f"This is not valid TOML: {error}.", "Mend that line.")) from error
    try:
        return _checked(raw, root)
    except ValueError as error:
        raise ProblemError(Problem(shown, 0, str(error), "Change it in site.toml.")) from error


def _own_or_project(root: Path, name: str) -> Path:
    own = root / name
    return own if own.exists() else PROJECT / name


def _checked(raw: dict[str, Any], root: Path) -> Config:
    known = {f.name for f in dataclasses.fields(Config)} - {"root", "theme", "vocabulary"}
    if unknown := sorted(set(raw) - known):
        raise ValueError(f"`{unknown[0]}` is no setting; there are {', '.join(sorted(known))}.")
    if missing := sorted(known - set(raw)):
        raise ValueError(f"The setting `{missing[0]}` is missing.")
    for key in ("title", "tagline", "base_url", "script"):
        if not isinstance(raw[key], str):
            raise ValueError(f"`{key}` must be text in quotes.")
    if not raw["base_url"].startswith(("https://", "http://")):
        raise ValueError("`base_url` must begin with https:// or http://.")
    if raw["script"] not in SCRIPTS:
        raise ValueError(f"`script` must be one of {', '.join(SCRIPTS)}.")
    if not isinstance(raw["page_size"], int) or raw["page_size"] < 1:
        raise ValueError("`page_size` must be a whole number above 0.")
    return Config(
        root=root,
        theme=_own_or_project(root, "theme"),
        vocabulary=_own_or_project(root, "vocabulary"),
        title=raw["title"],
        tagline=raw["tagline"],
        base_url=raw["base_url"].rstrip("/"),
        script=raw["script"],
        variants=tuple(_texts("variants", raw["variants"])),
        page_size=raw["page_size"],
        sections=tuple(_sections(raw["sections"])),
    )


def _texts(key: str, value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise ValueError(f"`{key}` must be a list of texts.")
    return list(value)


def _sections(rows: object) -> list[SectionRow]:
    if not isinstance(rows, list) or not rows:
        raise ValueError("`sections` must list at least one section.")
    sections = []
    for row in rows:
        if not isinstance(row, dict) or set(row) != {"key", "slug"}:
            raise ValueError('Each section needs a key and a slug, as in { key = "要闻", slug = "news" }.')
        if not row["slug"].isascii() or "/" in row["slug"]:
            raise ValueError(f"The slug `{row['slug']}` must be ASCII without a slash.")
        sections.append(SectionRow(row["key"], row["slug"]))
    for values in ([s.key for s in sections], [s.slug for s in sections]):
        if len(set(values)) != len(values):
            raise ValueError("Two sections have the same key or slug.")
    return sections
