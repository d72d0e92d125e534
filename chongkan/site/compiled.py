"""What is made of a theme alone, kept for the next run: to make it anew is a tenth of the time that one edit takes."""

import hashlib
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import jinja2
from jinja2.bccache import Bucket

T = TypeVar("T")
_LENGTH = hashlib.sha256().digest_size


class Compiled(jinja2.BytecodeCache):
    """Compiled templates in a folder, which is for one program, theme and Python. What is damaged is compiled anew."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """As BytecodeCache, which checks that the template is still the same."""
        if code := _load(self._folder / bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """As BytecodeCache; several processes may do so at once."""
        _save(bucket.bytecode_to_string(), self._folder / bucket.key)


def kept_in(folder: Path | None, name: str, make: Callable[[], T]) -> T:
    """What `make` makes of the theme that such a folder is for, made once; each time where there is no folder."""
    if folder is None:
        return make()
    if data := _load(folder / name):
        kept: T = pickle.loads(data)
        return kept
    made = make()
    _save(pickle.dumps(made), folder / name)
    return made


def _load(file: Path) -> bytes:
    """What was kept; nothing where it is not there or damaged."""
    data = file.read_bytes() if file.exists() else b""
    return data[_LENGTH:] if hashlib.sha256(data[_LENGTH:]).digest() == data[:_LENGTH] else b""


def _save(data: bytes, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f"{file.name}-{os.getpid()}")
    unfinished.write_bytes(hashlib.sha256(data).digest() + data)
    unfinished.replace(file)
