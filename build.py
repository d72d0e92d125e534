#!/usr/bin/env python3
"""The command line of 重刊 Chongkan: `python build.py --help` tells what it does."""

import gc
import os
import sys
from contextlib import suppress

if sys.version_info < (3, 11):  # noqa: UP036  (said before an older Python stumbles over newer grammar)
    sys.exit("需要 Python 3.11 或更新版本。Python 3.11 or newer is needed.")


gc.set_threshold(100_000)  # modules are no garbage: looking for it takes a tenth of the time that loading them does


def run() -> int:
    """Run the command line; a package that is not installed is told in a sentence."""
    try:
        from chongkan.cli import main

        return main()
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("chongkan"):
            raise  # a part of our own is no package that could be installed
        print(f"缺少 Python 包 {error.name}。The Python package {error.name} is missing.", file=sys.stderr)
        print("运行 make site，或 pip install -r requirements.txt。Run one of these two.", file=sys.stderr)
        return 2


def leave(status: int) -> None:
    """End the process at once: all is written and closed, and to take down what was loaded takes a fifth of a build in
    which little changed."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # nobody reads any longer
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    leave(run())
