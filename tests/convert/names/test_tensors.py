"""The weights' files are read as their format says."""

import struct
from pathlib import Path

import pytest

from chongkan.convert.names.tensors import read_tensor

VALUES = [1.5, -2.0, 0.25, 3.0, 4.0, 5.0]


def _file(description: bytes, version: int = 0) -> bytes:
    return struct.pack("<IQIi", version, 0, 0, len(description)) + description + struct.pack("<6f", *VALUES)


@pytest.mark.parametrize("dimensions", [b"\x10\x02\x10\x03", b"\x12\x02\x02\x03"])
def test_a_tensor_is_read_with_its_dimensions(dimensions: bytes, tmp_path: Path) -> None:
    """Whether the dimensions are packed or stand one by one."""
    path = tmp_path / "w"
    path.write_bytes(_file(b"\x08\x05" + dimensions))
    assert read_tensor(path).tolist() == [VALUES[:3], VALUES[3:]]


@pytest.mark.parametrize("data", [b"", b"\0" * 8, _file(b"\x08\x06\x10\x06"), _file(b"\x08\x05\x10\x06", version=1)])
def test_anything_else_is_refused(data: bytes, tmp_path: Path) -> None:
    """Cut short, of another type, of another version."""
    path = tmp_path / "w"
    path.write_bytes(data)
    with pytest.raises(ValueError, match=r".+"):
        read_tensor(path)
