"""Frames between the one who asks and the jailed process: a bounded JSON header and raw array buffers, never pickle.

A frame is the header's length and the buffers' total length (4 bytes each, big-endian), the header, and the buffers. Both
sides use this module; only ``decode`` is exposed to what a learner's code may have forged, so it trusts nothing.
"""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any

from bot.domain.grading.code.code_run import Other

if TYPE_CHECKING:
    from collections.abc import Callable

    Watch = Callable[[], None]

HELD = b"held"
"""What a jail says once it has locked itself in."""
CALLED = b"d"
"""What it says at each of its two stops round a call."""
HEADER_LIMIT = 256 * 1024
BUFFER_LIMIT = 32 * 1024 * 1024
PREFIX = 8
DEPTH_LIMIT = 4
ITEM_LIMIT = 64
ARRAY_LIMIT = 64
"""Arrays in one frame. They lie one behind the other in its buffers, so that every byte is looked at once."""
TEXT_LIMIT = 1000
SOURCE_LIMIT = 100_000
DIGIT_LIMIT = 1000
"""Hexadecimal digits; Python refuses to write a number of more than 4300 decimal ones."""
DTYPES = frozenset(
    f"{order}{kind}{size}"
    for order in "<|"
    for kind, sizes in {"b": [1], "i": [1, 2, 4, 8], "u": [1, 2, 4, 8], "f": [2, 4, 8], "c": [8, 16]}.items()
    for size in sizes
)


_UNFIT = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class FrameError(Exception):
    """A frame that breaks the rules: forged, cut short or too large."""


def encode(message: dict[str, Any]) -> bytes:
    """A frame for a message whose values are plain data, numpy arrays among them. Raises FrameError over the limits."""
    buffers: list[bytes] = []
    header = json.dumps({name: _pack(value, buffers, 0) for name, value in message.items()}).encode()
    size = sum(map(len, buffers))
    if len(header) > HEADER_LIMIT or size > BUFFER_LIMIT:
        raise FrameError("too large")
    return b"".join([len(header).to_bytes(4, "big"), size.to_bytes(4, "big"), header, *buffers])


def receive(read: Callable[[int], bytes], watch: Watch = lambda: None) -> dict[str, Any]:
    """The next message. ``read(n)`` gives exactly n bytes or raises; lengths are checked before anything is read.

    ``watch`` is called between the parts of the decoding, and raises where there is no more time.
    """
    prefix = read(PREFIX)
    header_size, size = int.from_bytes(prefix[:4], "big"), int.from_bytes(prefix[4:], "big")
    if header_size > HEADER_LIMIT or size > BUFFER_LIMIT:
        raise FrameError("too large")
    return decode(read(header_size), read(size), watch)


def decode(header: bytes, buffers: bytes, watch: Watch = lambda: None) -> dict[str, Any]:
    """The message of a frame. Raises FrameError for anything out of order."""
    try:
        packed = json.loads(header)
    except (ValueError, RecursionError) as error:
        raise FrameError("not JSON") from error
    if not isinstance(packed, dict) or len(packed) > ITEM_LIMIT:
        raise FrameError("not an object")
    unpacking = _Unpacking(buffers, watch)
    try:
        message = {str(name): unpacking.value(value, 0) for name, value in packed.items()}
    except (KeyError, TypeError, ValueError, OverflowError, RecursionError) as error:
        raise FrameError("not a value") from error
    if unpacking.at != len(buffers):
        raise FrameError("bytes that belong to nothing")
    return message


def plain_text(text: str) -> str:
    """A text that can be kept and shown: no lone surrogates, no control characters but tab and line end."""
    return _UNFIT.sub("\ufffd", text)


def _pack(value: Any, buffers: list[bytes], depth: int) -> Any:
    import numpy as np

    kind = type(value)
    if value is None or kind is bool:
        return value
    if kind is int:
        return ["int", f"{value:x}"] if value.bit_length() < DIGIT_LIMIT * 4 else ["other", "int"]
    if kind is float:
        return ["float", value.hex()]
    if kind is str:
        return ["str", value[:SOURCE_LIMIT]]
    if kind in (tuple, list) and depth < DEPTH_LIMIT and len(value) <= ITEM_LIMIT:
        return ["tuple" if kind is tuple else "list", [_pack(item, buffers, depth + 1) for item in value]]
    if kind is np.ndarray or isinstance(value, (np.number, np.bool_)):
        return _pack_array(np.asarray(value), "array" if kind is np.ndarray else "scalar", buffers)
    return ["other", kind.__name__[:80]]


def _pack_array(array: Any, tag: str, buffers: list[bytes]) -> Any:
    import numpy as np

    if array.dtype.newbyteorder("<").str not in DTYPES:
        return ["other", f"array of {array.dtype}"[:80]]
    if len(buffers) >= ARRAY_LIMIT or sum(map(len, buffers)) + array.nbytes > BUFFER_LIMIT:
        raise FrameError("too large")
    plain = np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<"))
    buffers.append(plain.tobytes())
    return [tag, plain.dtype.str, list(array.shape)]


class _Unpacking:
    """One frame's values, its arrays in the order of their buffers."""

    def __init__(self, buffers: bytes, watch: Watch) -> None:
        self._buffers, self._watch = buffers, watch
        self._arrays = 0
        self.at = 0

    def value(self, packed: Any, depth: int) -> Any:
        if packed is None or isinstance(packed, bool):
            return packed
        if not isinstance(packed, list) or not packed or depth > DEPTH_LIMIT:
            raise FrameError("not a value")
        self._watch()
        tag, *rest = packed
        match tag, rest:
            case "int", [str(digits)] if len(digits) <= DIGIT_LIMIT + 1:
                return int(digits, 16)
            case "float", [str(text)] if len(text) <= 40:
                return float.fromhex(text)
            case "str", [str(text)]:
                return text
            case (("tuple" | "list"), [list(items)]) if len(items) <= ITEM_LIMIT:
                unpacked = [self.value(item, depth + 1) for item in items]
                return tuple(unpacked) if tag == "tuple" else unpacked
            case (("array" | "scalar"), [str(dtype), list(shape)]):
                array = self._array(dtype, shape)
                return array if tag == "array" else array.reshape(())[()]
            case "other", [str(name)]:
                return Other(plain_text(name[:80]))
        raise FrameError("not a value")

    def _array(self, dtype: str, shape: list[Any]) -> Any:
        import numpy as np

        self._arrays += 1
        if dtype not in DTYPES or len(shape) > 8 or self._arrays > ARRAY_LIMIT:
            raise FrameError("not an array")
        if not all(type(side) is int and 0 <= side <= BUFFER_LIMIT for side in shape):
            raise FrameError("not a shape")
        start, count = self.at, math.prod(shape)
        self.at += count * np.dtype(dtype).itemsize
        if self.at > len(self._buffers):
            raise FrameError("cut short")
        if not count:
            return np.empty(shape, dtype)
        if dtype.endswith("b1") and np.frombuffer(self._buffers, np.uint8, count, start).max() > 1:
            raise FrameError("a truth value is one of two bytes")  # any other would compare equal to neither
        return np.frombuffer(self._buffers, dtype=dtype, count=count, offset=start).reshape(shape)
