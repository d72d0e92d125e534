"""site.toml -> Config, checked once; and where the parts of a site folder are."""

import dataclasses
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chongkan.problems import Problem, ProblemError
from chongkan.scripts import SCRIPTS
from chongkan.tomlfiles import line_of_key, read_toml

PROJECT = Path(__file__).resolve().parent.parent
_SWITCHES = ("corner_quotes", "common_tai")  # may be left out
_TEXTS = ("title", "tagline", "base_url", "script")
_SLUG = re.compile("[A-Za-z0-9][A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section of the site: `key` is what articles name it by, `slug` its ASCII address."""

    key: str
    slug: str


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one site, all checked, with the folders they stand beside.

    corner_quotes, common_tai: how Traditional pages are printed (variants.rows.Style).
    root: the site folder (its own seeds/, content/, public/). theme: the folder that the setting names, else the site
    folder's own theme/, else the project's; vocabulary: likewise, without a setting.
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
    corner_quotes: bool = True
    common_tai: bool = False

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

    @property
    def addresses(self) -> Path:
        """The list of the addresses that are to last."""
        return self.root / "addresses.txt"

    @property
    def cache(self) -> Path:
        """What the program notes for its own next run."""
        return self.root / ".cache"


def load_config(root: Path) -> Config:
    """Read root/site.toml (else the project's). Raises ProblemError naming the file, the line where known, the mend."""
    path = _own_or_project(root, "site.toml")
    raw = read_toml(path, _shown(path, root))
    try:
        return _checked(raw, root)
    except _WrongError as error:
        raise ProblemError(setting_problem(root, error.key, error.what, error.mend, error.value)) from error


def setting_problem(root: Path, key: str, what: str, mend: str, value: str = "") -> Problem:
    """Return a problem of the site's settings at the line of a key, or of a value below it."""
    path = _own_or_project(root, "site.toml")
    return Problem(_shown(path, root), line_of_key(path.read_text(encoding="utf-8-sig"), key, value), what, mend)


class _WrongError(ValueError):
    """A setting that cannot be used. value: which of several values of the key is meant."""

    def __init__(self, key: str, what: str, mend: str, value: str = "") -> None:
        super().__init__(what)
        self.key, self.what, self.mend, self.value = key, what, mend, value


def _own_or_project(root: Path, name: str) -> Path:
    own = root / name
    return own if own.exists() else PROJECT / name


def _shown(path: Path, root: Path) -> str:
    return path.name if path.parent == root else str(path)


def _checked(raw: dict[str, Any], root: Path) -> Config:
    _check_keys(raw)
    _check_texts(raw)
    if type(raw["page_size"]) is not int or raw["page_size"] < 1:
        what = "“page_size” 应是大于 0 的整数。“page_size” must be a whole number above 0."
        raise _WrongError("page_size", what, "例如 For example:  page_size = 50")
    return Config(
        root=root,
        theme=_theme(raw.get("theme"), root),
        vocabulary=_own_or_project(root, "vocabulary"),
        title=raw["title"],
        tagline=raw["tagline"],
        base_url=raw["base_url"].rstrip("/"),
        script=raw["script"],
        variants=_variants(raw["variants"]),
        page_size=raw["page_size"],
        sections=tuple(_sections(raw["sections"])),
        **{key: _switch(key, raw[key]) for key in _SWITCHES if key in raw},
    )


def _check_keys(raw: dict[str, Any]) -> None:
    known = {f.name for f in dataclasses.fields(Config)} - {"root", "vocabulary"}
    if unknown := [key for key in raw if key not in known]:
        what = f"没有 “{unknown[0]}” 这项设置。“{unknown[0]}” is no setting."
        raise _WrongError(unknown[0], what, f"可用的设置 Settings: {', '.join(sorted(known))}.")
    if missing := sorted(known - set(raw) - {*_SWITCHES, "theme"}):
        what = f"缺少设置 “{missing[0]}”。The setting “{missing[0]}” is missing."
        raise _WrongError(missing[0], what, f"加一行 Add a line:  {missing[0]} = …")


def _check_texts(raw: dict[str, Any]) -> None:
    for key in _TEXTS:
        if not isinstance(raw[key], str):
            what = f"“{key}” 应是引号里的文字。“{key}” must be text in quotes."
            raise _WrongError(key, what, f'写成 Write:  {key} = "…"')
    if not raw["base_url"].startswith(("https://", "http://")):
        what = "“base_url” 要以 https:// 或 http:// 开头。“base_url” must begin with https:// or http://."
        raise _WrongError("base_url", what, '例如 For example:  base_url = "https://paper.example"')
    if raw["script"] not in SCRIPTS:
        what = f"“script” 不能是 “{raw['script']}”。“script” cannot be “{raw['script']}”."
        raise _WrongError("script", what, f"可选 Choose: {', '.join(SCRIPTS)}.")


def _switch(key: str, value: object) -> bool:
    if not isinstance(value, bool):
        what = f"“{key}” 只能是 true 或 false。“{key}” must be true or false."
        raise _WrongError(key, what, f"写成 Write:  {key} = true")
    return value


def _theme(name: object, root: Path) -> Path:
    if name is None:
        return _own_or_project(root, "theme")
    folder = next((base / name for base in (root, PROJECT) if isinstance(name, str) and (base / name).is_dir()), None)
    if folder is None or not (folder / "templates").is_dir():
        what = f"没有主题文件夹 “{name}”。There is no theme folder “{name}”."
        raise _WrongError(
            "theme", what, "它在 site.toml 旁边，里面有 templates/。It stands beside site.toml, with templates/."
        )
    return folder


def _variants(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        what = "“variants” 应是方括号里的几个词。“variants” must be a list of texts."
        raise _WrongError("variants", what, '写成 Write:  variants = ["zh-Hant"]')
    return tuple(value)


def _sections(rows: object) -> list[SectionRow]:
    if not isinstance(rows, list) or not rows:
        raise _section_error("至少要有一个版块。There must be at least one section.")
    sections = [_section(row) for row in rows]
    for values in ([s.key for s in sections], [s.slug.lower() for s in sections]):
        if twice := [value for value in values if values.count(value) > 1]:
            raise _section_error(f"“{twice[0]}” 用了两次。“{twice[0]}” is there twice.", twice[0])
    return sections


def _section(row: object) -> SectionRow:
    if not isinstance(row, dict) or set(row) != {"key", "slug"} or not all(isinstance(v, str) for v in row.values()):
        known = next((v for v in row.values() if isinstance(v, str)), "") if isinstance(row, dict) else ""
        raise _section_error("每个版块要有 key 和 slug 两项。Each section needs a key and a slug.", known)
    slug = row["slug"]
    if not _SLUG.fullmatch(slug):
        what = (
            f"slug 只能用英文字母、数字、-：“{slug}”。The slug must be of ASCII letters, digits and hyphens: “{slug}”."
        )
        raise _section_error(what, slug)
    return SectionRow(row["key"], slug)


def _section_error(what: str, value: str = "") -> _WrongError:
    return _WrongError("sections", what, '写成 Write:  { key = "要闻", slug = "news" },', value)
