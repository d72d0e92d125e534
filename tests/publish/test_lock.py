"""The lock holds between processes, ends with the process, and works where there is no fcntl."""

import fcntl
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from chongkan.config import PROJECT
from chongkan.publish import lock


def _windows_lock(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module as Windows loads it; msvcrt is a stand-in that behaves as its documentation says."""

    def locking(descriptor: int, mode: int, length: int) -> None:
        assert (mode, length, os.lseek(descriptor, 0, os.SEEK_CUR)) == (2, 1, 0)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PermissionError(13, "Permission denied") from error

    msvcrt = ModuleType("msvcrt")
    vars(msvcrt).update(LK_NBLCK=2, locking=locking)
    monkeypatch.setitem(sys.modules, "msvcrt", msvcrt)
    monkeypatch.setattr(sys, "platform", "win32")
    spec = importlib.util.spec_from_file_location("windows_lock", str(lock.__file__))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("system", ["here", "windows"])
def test_one_holds_the_lock_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    """The second is told at once, and may have it when the first has ended."""
    module = lock if system == "here" else _windows_lock(monkeypatch)
    with module.exclusive(tmp_path / "lock") as first:
        with module.exclusive(tmp_path / "lock") as second:
            assert (first, second) == (True, False)
        with module.exclusive(tmp_path / "lock") as third:
            assert not third
    with module.exclusive(tmp_path / "lock") as again:
        assert again


def test_a_lock_file_that_a_dead_process_left_holds_nothing(tmp_path: Path) -> None:
    """The file stays; the lock does not."""
    dies = (
        "import os, pathlib, sys\n"
        "from chongkan.publish.lock import exclusive\n"
        "with exclusive(pathlib.Path(sys.argv[1])) as ours:\n"
        "    os._exit(0 if ours else 1)\n"
    )
    subprocess.run([sys.executable, "-c", dies, tmp_path / "lock"], cwd=PROJECT, check=True)
    assert (tmp_path / "lock").exists()
    with lock.exclusive(tmp_path / "lock") as ours:
        assert ours
