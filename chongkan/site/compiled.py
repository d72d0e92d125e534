"""Templates compiled once and kept for the next run: to compile them is a tenth of the time that one edit takes."""

import hashlib
import os
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

_LENGTH = hashlib.sha256().digest_size


class Compiled(jinja2.BytecodeCache):
    """Compiled templates in a folder, which is for one program, theme and Python. What is damaged is compiled anew."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """As BytecodeCache, which checks that the template is still the same."""
        file = self._folder / bucket.key
        data = file.read_bytes() if file.exists() else b""
        if hashlib.sha256(data[_LENGTH:]).digest() == data[:_LENGTH]:
            bucket.bytecode_from_string(data[_LENGTH:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """As BytecodeCache; several processes may do so at once."""
        code = bucket.bytecode_to_string()
        self._folder.mkdir(parents=True, exist_ok=True)
        unfinished = self._folder / f"{bucket.key}-{os.getpid()}"
        unfinished.write_bytes(hashlib.sha256(code).digest() + code)
        unfinished.replace(self._folder / bucket.key)
