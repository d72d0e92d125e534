"""Where the processor's time of one build goes: module by module, and function by function."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.building.ours import Ours

_MOST = 45
_SAMPLE = Path(__file__).with_name("sample.py")


def profile(ours: Ours, articles: int, kept: Path) -> Iterator[str]:
    """Build once with one process, looked at each millisecond. kept: the file for its figures.

    A module's own time is that in which it ran itself or what is compiled and called by it; `with callees` is the time
    in which it was anywhere on the stack, each function once.
    """
    arguments = list(ours.commands()[0].arguments)
    helped = subprocess.run([*arguments[:3], "--help"], check=True, capture_output=True, text=True).stdout
    jobs = ["--jobs", "1"] if "--jobs" in helped else []
    command = [arguments[0], str(_SAMPLE), str(kept), *arguments[1:], *jobs]
    subprocess.run(command, check=True, stdout=sys.stderr)
    own: Counter[str] = Counter()
    modules: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for seconds, stack in json.loads(kept.read_text(encoding="utf-8")):
        names = [(_module(file, ours.project), f"{line} {name}") for file, line, name in stack]
        share = seconds / articles * 1e6
        modules[names[0][0]] += share
        own[":".join(names[0])] += share
        whole.update(dict.fromkeys((":".join(name) for name in names), share))
    total = sum(modules.values())
    yield f"\n{total:.0f} µs of the processor an article"
    yield f"\n{'µs an article':>14}{'share':>8}  module, its own time"
    yield from (f"{share:14.1f}{share / total:8.1%}  {name}" for name, share in modules.most_common(_MOST))
    yield f"\n{'own µs':>14}{'with callees':>14}  function"
    yield from (f"{share:14.1f}{whole[name]:14.1f}  {name}" for name, share in own.most_common(_MOST))
    ours_only = Counter({name: share for name, share in whole.items() if name.startswith(("chongkan/", "theme/"))})
    yield f"\n{'with callees':>14}{'own µs':>14}  function of ours"
    yield from (f"{share:14.1f}{own[name]:14.1f}  {name}" for name, share in ours_only.most_common(2 * _MOST))


def _module(file: str, project: Path) -> str:
    """Ours and templates by their path, packages and the standard library by their name."""
    parts = Path(file).parts
    if "templates" in parts:
        return f"theme/{parts[-1]}"
    if "site-packages" in parts:
        return parts[parts.index("site-packages") + 1]
    if Path(file).is_relative_to(project):
        return str(Path(file).relative_to(project))
    return f"({parts[-2]}/{Path(file).stem})" if len(parts) > 2 else file
