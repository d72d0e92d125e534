#!/usr/bin/env python3
"""The command line of 重刊 Chongkan: `python build.py --help` tells what it does."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  (said before an older Python stumbles over newer grammar)
    sys.exit("需要 Python 3.11 或更新版本。Python 3.11 or newer is needed.")

from chongkan.cli import main

if __name__ == "__main__":
    sys.exit(main())
