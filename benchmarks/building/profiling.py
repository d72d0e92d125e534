"""Where the processor's time of one build goes: module by module, and function by function."""

import pstats
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.building.ours import Ours

_MOST = 40
_Function = tuple[str, int, str]


def profile(ours: Ours, articles: int, kept: Path) -> Iterator[str]:
    """Build once under cProfile, which makes it about twice as slow; the shares are what counts. kept: its figures."""
    arguments = list(ours.commands()[0].arguments)
    helped = subprocess.run([*arguments[:3], "--help"], check=True, capture_output=True, text=True).stdout
    jobs = ["--jobs", "1"] if "--jobs" in helped else []
    measured = [arguments[0], "-m", "cProfile", "-o", str(kept), *arguments[1:], *jobs]
    subprocess.run(measured, check=True, stdout=sys.stderr)
    stats = pstats.Stats(str(kept))
    modules, functions = _spent(stats, ours.project)
    total = sum(modules.values())
    yield f"\n{total:.2f} s under the profiler, {total / articles * 1e6:.0f} µs an article"
    yield f"{'µs an article':>14}{'share':>8}  module (what is built in counts for its caller)"
    for module, seconds in modules.most_common(_MOST):
        yield f"{seconds / articles * 1e6:14.1f}{seconds / total:8.1%}  {module}"
    yield f"\n{'µs an article':>14}{'with callees':>14}{'calls':>12}  function"
    for function, seconds in functions.most_common(_MOST):
        _, calls, _, whole, _ = stats.stats[function]  # type: ignore[attr-defined]
        name = f"{_module(function, ours.project)}:{function[1]} {function[2]}"
        yield f"{seconds / articles * 1e6:14.1f}{whole / articles * 1e6:14.1f}{calls:12,}  {name}"


def _spent(stats: pstats.Stats, project: Path) -> tuple[Counter[str], Counter[_Function]]:
    """Seconds in each module and in each function, without callees but for what is built in."""
    modules: Counter[str] = Counter()
    functions: Counter[_Function] = Counter()
    for function, (_, _, seconds, _, callers) in stats.stats.items():  # type: ignore[attr-defined]
        shares = {function: seconds}
        if function[0] == "~" and callers:
            shares = {caller: share[2] for caller, share in callers.items()}
        for one, share in shares.items():
            modules[_module(one, project)] += share
            functions[one] += share
    return modules, functions


def _module(function: _Function, project: Path) -> str:
    """Ours and templates by their path, packages and the standard library by their name."""
    path = Path(function[0])
    if path.is_relative_to(project) and ".venv" not in path.parts:
        return str(path.relative_to(project))
    parts = path.parts
    for known in ("site-packages", "templates"):
        if known in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(known) :][:2]).removeprefix("site-packages/")
    return f"({parts[-2]}/{path.stem})" if len(parts) > 2 else path.name
