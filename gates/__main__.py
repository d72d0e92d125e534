"""Try the gates, all or those named, on a built site: a line a gate with its figures, then the faults."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from chongkan.config import PROJECT
from gates import access, hosts, lighthouse, markup, plain, steadiness, targets, weight, width
from gates.site import Site, opened
from gates.verdict import UnreadyError, Verdict

GATES: dict[str, Callable[[Site], Verdict]] = {
    "markup": markup.judge,
    "weight": weight.judge,
    "width": width.judge,
    "hosts": hosts.judge,
    "plain": plain.judge,
    "targets": targets.judge,
    "steadiness": steadiness.judge,
    "access": access.judge,
    "lighthouse": lighthouse.judge,
}


def main(words: list[str]) -> int:
    """Return 0 if every gate is passed, 1 if one is not, 2 if one could not be tried."""
    parser = argparse.ArgumentParser(prog="python -m gates", description=__doc__)
    parser.add_argument("gates", nargs="*", metavar="GATE", help=f"of: {' '.join(GATES)}", choices=[[], *GATES])
    parser.add_argument("--public", type=Path, default=PROJECT / "public", help="the folder of the built site")
    given = parser.parse_args(words)
    try:
        with opened(given.public.resolve()) as site:
            faults = [fault for name in given.gates or GATES for fault in _tried(name, site)]
    except (UnreadyError, LookupError) as error:
        print(error, file=sys.stderr)
        return 2
    print(*faults, sep="\n", end="\n" * bool(faults))
    return 1 if faults else 0


def _tried(name: str, site: Site) -> list[str]:
    verdict = GATES[name](site)
    print(f"{'FAILS' if verdict.faults else 'holds'}  {name:<11} {verdict.figures}", flush=True)
    return [f"{name}: {fault}" for fault in verdict.faults]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
