"""Every problem is told in Chinese and in English."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from chongkan.problems import Problem

PACKAGE = Path(__file__).resolve().parent.parent / "chongkan"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "convert" not in path.parts)


def _sentences(tree: ast.Module) -> Iterator[ast.expr]:
    """What is given to Problem, and what is called `what` or `mend` before it is."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem":
            yield from node.args[2:]
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                names = target.elts if isinstance(target, ast.Tuple) else [target]
                values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
                for name, value in zip(names, values, strict=False):
                    if isinstance(name, ast.Name) and name.id in ("what", "mend"):
                        yield value


def _written(sentence: ast.expr) -> str:
    """The words of a text, without what is filled in."""
    parts = (node.value for node in ast.walk(sentence) if isinstance(node, ast.Constant))
    return "".join(part for part in parts if isinstance(part, str))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_what_is_wrong_and_its_mend_are_told_in_both_languages(path: Path) -> None:
    """A sentence that is only handed on was looked at where it is written."""
    said = (_written(sentence) for sentence in _sentences(ast.parse(path.read_text(encoding="utf-8"))))
    lacking = [
        text
        for text in said
        if text.strip() and not (re.search(r"[\u4e00-\u9fff]", text) and re.search(r"[a-z]{2,}", text))
    ]
    assert lacking == []


def test_a_problem_is_told_in_one_line() -> None:
    """Though what it quotes has several."""
    problem = Problem("content/a/01.md", 2, "“甲\n乙” 不是网址。“甲\n乙” is no address.", "改对它。Mend it.")
    assert str(problem) == "content/a/01.md:2: “甲 乙” 不是网址。“甲 乙” is no address. 改对它。Mend it."
