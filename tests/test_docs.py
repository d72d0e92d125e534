"""The documents say what the code does: every module, key, setting and command is named in them."""

import dataclasses
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

import chongkan
from chongkan.config import load_config
from chongkan.content.documents import ARTICLE_KEYS, ISSUE_KEYS
from chongkan.convert import review
from chongkan.model import AUTHOR_ROLES, GENRES, Author, Correction, Doubt, Ledger, Mentions, Photo, Placement

PROJECT = Path(__file__).resolve().parent.parent
PACKAGE = PROJECT / "chongkan"
DOCUMENTS = [*sorted(PROJECT.glob("*.md")), *sorted((PROJECT / "docs").glob("*.md"))]
READMES = ["README.md", "README.zh.md"]


def _read(name: str) -> str:
    return (PROJECT / name).read_text(encoding="utf-8")


def _in_code(text: str) -> set[str]:
    """Return what stands between backticks."""
    return set(re.findall(r"`([^`\n]+)`", text))


def _modules() -> set[str]:
    """Return the modules as paths below chongkan/; a room's `__init__` stands for the room."""
    paths = (path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
    return {path if path == "__init__.py" else path.removesuffix("__init__.py") for path in paths}


def _fields(*classes: type) -> set[str]:
    return {field.name for thing in classes for field in dataclasses.fields(thing)}


def _help(*words: str) -> str:
    command = [sys.executable, str(PROJECT / "build.py"), *words, "--help"]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def test_architecture_names_every_module_once() -> None:
    """One row a module, in chongkan/ and in the table alike."""
    rows = re.findall(r"^\| `((?:\w+/)*(?:\w+\.py)?)` \|", _read("ARCHITECTURE.md"), re.MULTILINE)
    assert _modules() - set(rows) == set(), "these need a row in ARCHITECTURE.md"
    assert set(rows) - _modules() == set(), "these rows of ARCHITECTURE.md name what is not there"
    assert len(rows) == len(set(rows))


def test_architecture_names_every_key_of_content() -> None:
    """The keys of issue.md and NN.md, of what is nested in them, and of the ledger."""
    keys = {*ISSUE_KEYS, *ARTICLE_KEYS, *_fields(Author, Photo, Mentions, Doubt, Correction, Ledger, Placement)}
    assert keys - _in_code(_read("ARCHITECTURE.md")) == set()


@pytest.mark.parametrize("readme", READMES)
def test_the_readme_names_every_command_and_option(readme: str) -> None:
    """Whatever `--help` lists, of the program and of its commands."""
    commands = re.findall(r"^    ([a-z]+)  ", _help(), re.MULTILINE)
    assert commands
    options = {option for words in ([], *([c] for c in commands)) for option in re.findall(r"--[a-z]+", _help(*words))}
    text = _read(readme)
    assert [command for command in commands if f"`python build.py {command}" not in text] == []
    assert [option for option in sorted(options) if option not in text] == []


def test_the_editor_s_manual_explains_every_key() -> None:
    """Each key of the front matter, each genre and each role stands there in code."""
    keys = {*ISSUE_KEYS, *ARTICLE_KEYS, *_fields(Author, Photo, Mentions), *GENRES, *AUTHOR_ROLES}
    assert keys - _in_code(_read("docs/editor.zh.md")) == set()


def test_the_editor_s_manual_explains_every_kind_of_doubt() -> None:
    """Whatever `kind` the converter gives a `review` entry."""
    code = "".join(path.read_text(encoding="utf-8") for path in sorted((PACKAGE / "convert").glob("*.py")))
    kinds = set(re.findall(r'(?:Doubt|Suspicion)\([^"\n]*"([a-z-]+)",', code)) | set(review._KINDS.values())
    assert {"misprint", "quote", "two-spellings", "unfinished", "head-order", "join"} <= kinds
    assert (kinds | {"role"}) - _in_code(_read("docs/editor.zh.md")) == set()


def test_the_action_that_converts_runs_what_is_documented_and_is_pinned() -> None:
    """The commands of the README, actions by their whole version, no right but to commit."""
    text = _read(".github/workflows/convert.yml")
    assert "run: pip install --require-hashes -r requirements-names.txt" in text
    assert "run: python build.py\n" in text
    assert all(re.fullmatch(r"[\w/-]+@v\d+\.\d+\.\d+", used) for used in re.findall(r"uses: (\S+)", text))
    flow = yaml.safe_load(text)
    assert flow["permissions"] == {"contents": "write"}
    assert flow[True]["push"]["paths"] == ["seeds/**"]  # YAML reads `on` as true
    netlify = tomllib.loads(_read("netlify.toml"))["build"]["environment"]["PYTHON_VERSION"]
    assert f'python-version: "{netlify}"' in text


def test_the_editor_s_manual_explains_every_setting_and_vocabulary() -> None:
    """Each setting of site.toml and each file of vocabulary/."""
    settings = _fields(type(load_config(PROJECT))) - {"root", "theme", "vocabulary"}
    files = {path.name for path in (PROJECT / "vocabulary").iterdir()}
    assert (settings | files) - _in_code(_read("docs/editor.zh.md")) == set()


def test_the_theme_s_page_names_every_template() -> None:
    """Each template that is a page of its own, or a part of a book."""
    folder = PROJECT / "theme" / "templates"
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    pages = {path.as_posix() for path in paths if not path.name.startswith("_")}
    assert pages - _in_code(_read("docs/theme.md")) == set()


def test_the_changelog_begins_with_this_version() -> None:
    """The newest entry, the package and pyproject.toml agree."""
    newest = re.search(r"^## (\S+), \d{4}-\d\d-\d\d$", _read("CHANGELOG.md"), re.MULTILINE)
    assert newest
    assert newest[1] == chongkan.__version__ == tomllib.loads(_read("pyproject.toml"))["project"]["version"]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    """Files and pictures of this repository that a document links to are there."""
    text = path.read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)|src=\"([^\"]+)\"", text)
    local = [target for pair in targets for target in pair if target and "://" not in target]
    assert [target for target in local if not (path.parent / target).exists()] == []
