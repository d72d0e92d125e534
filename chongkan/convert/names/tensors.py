"""Reads one parameter as PaddlePaddle 1.x saved it (`fluid.io.save_vars`, framework/tensor_util.cc)."""

import struct
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

_FLOAT32 = 5  # framework.proto, VarType.FP32


def read_tensor(path: Path) -> "NDArray[float32]":
    """Return the array. Raises OSError where it cannot be read, ValueError where it holds something else.

    The file: u32 version; u64 levels of sequence offsets (0 for a parameter); u32 version; i32 length of the
    description; the description (protobuf: type, then the dimensions); the values, little endian.
    """
    import numpy as np

    data = path.read_bytes()
    try:
        version, levels, tensor_version, size = struct.unpack_from("<IQIi", data)
        dimensions = _dimensions(data[20 : 20 + size])
    except (struct.error, IndexError) as error:
        raise ValueError(f"{path.name} is no tensor: {error}.") from error
    if (version, levels, tensor_version) != (0, 0, 0):
        raise ValueError(f"{path.name} is no tensor of PaddlePaddle 1.x.")
    return np.frombuffer(data, dtype="<f4", offset=20 + size).reshape(dimensions)


def _dimensions(description: bytes) -> list[int]:
    """The dimensions in a TensorDesc: field 1 the type (varint), field 2 the dimensions (varints, packed or not)."""
    found, at = [], 0
    while at < len(description):
        key, at = _varint(description, at)
        value, at = _varint(description, at)
        if key == 8 and value != _FLOAT32:
            raise ValueError(f"The values are of the type {value}, not float32.")
        if key == 18:
            end = at + value
            while at < end:
                value, at = _varint(description, at)
                found.append(value)
        elif key == 16:
            found.append(value)
    return found


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        value |= (data[at] & 0x7F) << shift
        shift += 7
        at += 1
        if not data[at - 1] & 0x80:
            return value, at
