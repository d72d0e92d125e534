"""The walls of the house: who may import whom, how long things may be, and what no file may be called."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
PACKAGE = PROJECT / "chongkan"
NOUNS = {"model", "figures", "origins", "problems", "config"}
COMMANDS = {
    "cli",
    "conversions",
    "builds",
    "workers",
    "crew",
    "cluster",
    "inputs",
    "aside",
    "beside",
    "looking",
}  # those that bring the rooms together

# room or module -> what of ours it may import besides itself. A room's leaf modules are reached through the room.
MAY_IMPORT = {
    "__init__": set(),
    "model": {"figures", "origins"},
    "origins": set(),
    "figures": set(),
    "problems": set(),
    "progress": set(),
    "tomlfiles": {"problems"},
    "folding": set(),
    "scripts": {"folding"},
    "surnames": set(),
    "recall": set(),
    "strangers": {"folding", "recall", "surnames"},
    "config": {"problems", "tomlfiles", "scripts"},
    "vocabulary": NOUNS,
    "convert": NOUNS | {"vocabulary"},
    "content": NOUNS,
    "variants": NOUNS,
    "site": NOUNS | {"variants", "vocabulary"},
    "publish": NOUNS | {"site"},
}
LEAF = NOUNS  # any other single module, as a shared reader of vocabulary/, and every room may import such leaves
ROOMS = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
LEAVES = ({path.stem for path in PACKAGE.glob("*.py")} - set(MAY_IMPORT) - COMMANDS) | {
    "tomlfiles",
    "folding",
    "scripts",
    "surnames",
    "recall",
    "strangers",
}

MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_MODULE = 400
P90_FUNCTION = 25


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports_of_ours(path: Path) -> Iterator[str]:
    """Yield the rooms and modules of the package that a file imports, wherever in the file it does."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}:{node.lineno}: imports are written from the package's root"
            module = node.module or ""
            names = [f"{module}.{alias.name}" for alias in node.names] if module == "chongkan" else [module]
        for name in names:
            top, _, rest = name.partition(".")
            if top == "chongkan" and rest:
                yield rest.split(".")[0]


def _named(path: Path) -> str:
    return str(path.relative_to(PROJECT))


@pytest.mark.parametrize("path", MODULES, ids=_named)
def test_imports_run_one_way(path: Path) -> None:
    """No room reaches sideways or back; only the command line brings them together."""
    room = _room(path)
    if room in COMMANDS:
        return
    allowed = MAY_IMPORT.get(room, LEAF) | {room}
    if room in ROOMS:
        allowed |= LEAVES | {"progress"}
    imported = {name for name in _imports_of_ours(path) if name != "__version__"}
    assert imported <= allowed


def test_every_room_has_a_wall() -> None:
    """A new room must say what it may import before it imports anything."""
    assert set(MAY_IMPORT) >= ROOMS


@pytest.mark.parametrize("path", MODULES, ids=_named)
def test_a_module_is_short_and_says_what_it_does(path: Path) -> None:
    """At most 400 lines, and a name that tells the one job (a room's `__init__` may be empty)."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    assert not any(word in path.stem for word in ("util", "manager", "helper", "misc", "common"))
    assert not text.strip() or ast.get_docstring(ast.parse(text)), "a module begins with a sentence about its job"


def test_functions_are_short() -> None:
    """Of all functions, nine in ten have at most 25 lines, docstring and all."""
    lengths = sorted(
        node.end_lineno - node.lineno + 1
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None
    )
    assert lengths[len(lengths) * 9 // 10] <= P90_FUNCTION


@pytest.mark.parametrize("path", sorted((PROJECT / "tests").rglob("test_*.py")), ids=_named)
def test_every_test_says_what_it_proves(path: Path) -> None:
    """Each test has a docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tests = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name.startswith("test_")]
    assert [n.name for n in tests if not ast.get_docstring(n)] == []


def test_locks_name_no_address() -> None:
    """The locks hold versions and hashes; where packages come from is the business of whoever installs them."""
    for path in PROJECT.glob("requirements*.txt"):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text
        assert not any(line.startswith("-") for line in text.splitlines())
