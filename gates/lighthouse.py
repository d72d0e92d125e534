"""Lighthouse gives the main kinds of page full marks, as a phone and as a desk sees them."""

import json
import os
import statistics
import subprocess
import tempfile
from typing import Any

from gates.kinds import longest_of_each_kind
from gates.site import QUIET, Site, package, program
from gates.verdict import Verdict

_KINDS = ["home", "issue", "article", "tag"]
_SCREENS: dict[str, list[str]] = {"phone": [], "desk": ["--preset=desktop"]}
_TRIES = 3  # where other work on the machine slowed the first: the median counts


def judge(site: Site) -> Verdict:
    """100 in performance, accessibility, best practices and search engines."""
    faults, lowest, runs = [], 100.0, 0
    for _, path in list(longest_of_each_kind(site.public, _KINDS))[: len(_KINDS)]:
        for screen, options in _SCREENS.items():
            for category, mark in _marks(site, path, options).items():
                runs, lowest = runs + 1, min(lowest, mark)
                if mark < 100:
                    faults.append(f"{path} ({screen}): {category} is {mark:.0f} of 100.")
    return Verdict(f"{runs} marks, the lowest {lowest:.0f}", faults)


def _marks(site: Site, path: str, options: list[str]) -> dict[str, float]:
    """Return the mark of each category, 0 to 100; measured again where one is not full."""
    tries = [_run(site, path, options)]
    while min(tries[-1].values()) < 100 and len(tries) < _TRIES:
        tries.append(_run(site, path, options))
    return {category: statistics.median_high(marks[category] for marks in tries) for category in tries[0]}


def _run(site: Site, path: str, options: list[str]) -> dict[str, float]:
    node = program("node", "It is Node.js, 20 or newer; on Debian: apt-get install nodejs")
    with tempfile.TemporaryDirectory() as profile:
        flags = " ".join([*QUIET, "--headless", f"--user-data-dir={profile}"])
        command = [node, str(package("lighthouse/cli/index.js")), site.address + path, "--quiet", "--output=json"]
        command += ["--no-enable-error-reporting", f"--chrome-flags={flags}", *options]
        environment = os.environ | {"CHROME_PATH": site.chromium}
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env=environment)
    report: dict[str, Any] = json.loads(done.stdout)
    return {category["title"]: round(100 * (category["score"] or 0)) for category in report["categories"].values()}
