"""content/ -> issues. A file that cannot be used is left out and reported; everything else is there."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from chongkan.content.documents import ISSUE_ID, article_from_text, issue_from_text
from chongkan.content.fields import FileError
from chongkan.content.files import PICTURES, read_text
from chongkan.content.ledger import ledger_from_text
from chongkan.content.marker import MARKER
from chongkan.content.seeds import find_seed
from chongkan.model import Article, Issue, Ledger
from chongkan.problems import Problem, ProblemError

T = TypeVar("T")
_LEDGER = "ledger.json"


def load_issues(content: Path, seeds: Path | None = None) -> tuple[tuple[Issue, ...], list[Problem]]:
    """Return the issues of content/ in the order of their ids, and what is wrong with the files left out.

    seeds: where their seeds are, if these are to be loaded too. An issue whose issue.md cannot be used is left out with
    its articles. A folder that holds no Markdown at all, and whatever begins with a dot, is passed over. Problems name
    files as `content/<issue>/<file>`, in their order.
    """
    issues: list[Issue] = []
    problems: list[Problem] = []
    folders = sorted(path for path in content.iterdir() if path.is_dir()) if content.is_dir() else []
    for folder in folders:
        if not folder.name.startswith(".") and (issue := _load_issue(folder, seeds, problems)) is not None:
            issues.append(issue)
    return tuple(issues), problems


def load_issue(folder: Path, seeds: Path | None = None) -> tuple[Issue | None, list[Problem]]:
    """Return one issue by its folder, as load_issues does; None where it cannot be used."""
    problems: list[Problem] = []
    return _load_issue(folder, seeds, problems), problems


def load_ledger(folder: Path) -> Ledger | None:
    """Return the ledger of an issue's folder, or None where it has none (an issue made by hand).

    Raises ProblemError where it is damaged.
    """
    path = folder / _LEDGER
    return ledger_from_text(read_text(path, shown(path)), shown(path)) if path.exists() else None


def load_issue_file(path: Path) -> Issue:
    """Read one issue.md, without its articles. Raises ProblemError."""
    return issue_from_text(read_text(path, shown(path)), shown(path), path.parent.name)


def shown(path: Path) -> str:
    """Name a file of an issue as a person knows it: `content/<issue>/<file>`."""
    return "/".join(path.parts[-3:])


def _load_issue(folder: Path, seeds: Path | None, problems: list[Problem]) -> Issue | None:
    there = frozenset(os.listdir(folder))  # noqa: PTH208 - names are enough
    names = sorted(name for name in there if name.endswith(".md") and not name.startswith("."))
    if not names:
        return None
    where = f"{folder.parent.name}/{folder.name}"
    if MARKER in there:
        what = "这一期的转换没有做完。The conversion of this issue was cut short."
        problems.append(Problem(where, 0, what, "再运行一次转换。Run `python build.py convert` again."))
    if not ISSUE_ID.fullmatch(folder.name):
        what = "文件夹的名字只能用英文字母、数字和 . _ -。A folder's name must be ASCII letters, digits and . _ -."
        problems.append(Problem(where, 0, what, "改文件夹的名字，如 2019-10-21。Rename it, as in 2019-10-21."))
        return None
    articles = _load_articles(folder, [name for name in names if name != "issue.md"], problems)
    if "issue.md" not in names:
        what = "缺少 issue.md。There is no issue.md."
        mend = "恢复 issue.md，或删掉整个文件夹，重新转换。Restore it, or delete the folder to convert afresh."
        problems.append(Problem(where, 0, what, mend))
        return None
    issue = _attempt(load_issue_file, folder / "issue.md", problems)
    if issue is None:
        return None
    pictures = _pictures(folder / PICTURES) if PICTURES in there else {}
    issue = replace(issue, articles=tuple(articles), pictures=pictures)
    return _with_ledger(issue, folder, seeds, problems) if _LEDGER in there else issue


def _pictures(folder: Path) -> dict[str, Path]:
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    return {file.name: file for file in files if file.is_file() and not file.name.startswith(".")}


def _with_ledger(issue: Issue, folder: Path, seeds: Path | None, problems: list[Problem]) -> Issue:
    """Add what the ledger knows: which choices are still the machine's, and the seed. Receipts tells a damaged one."""
    try:
        ledger = load_ledger(folder)
    except (ProblemError, OSError):
        ledger = None
    if ledger is None:
        return issue
    issue = replace(issue, articles=_with_choices(issue.articles, ledger))
    try:
        return issue if seeds is None else replace(issue, seed=find_seed(issue, ledger, seeds))
    except OSError as error:
        what = f"原文打不开。The seed cannot be read ({error.strerror})."
        mend = "检查文件和它的权限。Look at the file and its permissions."
        problems.append(Problem(f"{seeds and seeds.name}/{ledger.source}", 0, what, mend))
        return issue


def _with_choices(articles: tuple[Article, ...], ledger: Ledger) -> tuple[Article, ...]:
    """Mark the articles whose section and topics are still the machine's."""
    found = []
    for article in articles:
        choice = ledger.subjects.get(article.number)
        machines = choice is not None and (choice.section, choice.topics) == (article.section, article.topics)
        found.append(replace(article, tagged=choice.vocabulary) if choice and machines else article)
    return tuple(found)


def _load_articles(folder: Path, names: list[str], problems: list[Problem]) -> list[Article]:
    """Read the articles in the order of their numbers; 1.md and 01.md are the same number twice."""
    taken: dict[int, str] = {}
    articles = []
    for name in sorted(names, key=_place_on_the_page):
        number, path = name.removesuffix(".md"), folder / name
        if not _is_number(number):
            what = "文章的文件名应是序号。An article's file name must be its number on the page."
            problems.append(Problem(shown(path), 0, what, "改名，如 01.md。Rename it, as in 01.md."))
        elif twin := taken.get(int(number)):
            what = f"和 {twin} 序号相同。This has the same number as {twin}."
            problems.append(Problem(shown(path), 0, what, "给它另一个序号。Give it another number."))
        else:
            taken[int(number)] = name
            if (article := _attempt(_read_article, path, problems)) is not None:
                articles.append(article)
    return articles


def _read_article(path: Path) -> Article:
    name = shown(path)
    return article_from_text(read_text(path, name), name, path.stem)


def _is_number(stem: str) -> bool:
    return stem.isascii() and stem.isdigit() and len(stem) <= 4


def _place_on_the_page(name: str) -> tuple[int, str]:
    number = name.removesuffix(".md")
    return (int(number) if _is_number(number) else 0, name)


def _attempt(read: Callable[[Path], T], path: Path, problems: list[Problem]) -> T | None:
    """Return what was read from a file, or None after noting why it could not be."""
    try:
        return read(path)
    except FileError as error:
        problems.extend(error.problems)
    except ProblemError as error:
        problems.append(error.problem)
    return None
