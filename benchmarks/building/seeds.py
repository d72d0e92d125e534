"""The two seeds, by the whole command: `python build.py`."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.building.cost import Command, Cost, measure


def race_seeds(project: Path, folder: Path, runs: int) -> dict[str, list[Cost]]:
    """Time the command on a copy of the project's own site; its caches are its own. Raises FailedError."""
    site, trash = folder / "site", folder / "trash"
    trash.mkdir(parents=True)
    shutil.copytree(project / "seeds", site / "seeds")
    for name in ("site.toml", "theme", "vocabulary"):
        (shutil.copytree if (project / name).is_dir() else shutil.copy)(project / name, site / name)
    build = [Command((sys.executable, str(project / "build.py"), "--root", str(site)), site)]

    def clear(*names: str) -> None:
        for name in names:
            if (site / name).exists():
                (site / name).rename(trash / f"{len(list(trash.iterdir()))}-{name}")

    def fill() -> None:
        clear("content", "public", ".cache")
        shutil.copytree(project / "content", site / "content")

    steps: dict[str, Callable[[], None]] = {
        "cold, seeds not converted yet": lambda: clear("content", "public", ".cache"),
        "cold, content/ as it is kept": fill,
        "nothing changed": lambda: None,
    }
    costs: dict[str, list[Cost]] = {title: [] for title in steps}
    for _ in range(runs):
        for title, step in steps.items():
            step()
            costs[title].append(measure(build, trash / "log"))
    return costs
