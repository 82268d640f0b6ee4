"""Blocks measured and rounded the slow way: bits laid out and counted, values searched on a grid that ml_dtypes spells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

Number = int | Fraction


@dataclass(frozen=True)
class Bits:
    each: Fraction


@dataclass(frozen=True)
class Rounded:
    values: tuple[Fraction, ...]


@dataclass(frozen=True)
class Codes:
    codes: int


def block_bits(
    bits: int, group: int, scale: int, zero: int = 0, second_group: int = 0, second: int = 0
) -> Bits:
    """Writes out a stretch of whole groups as a string of bits, and divides its length by the weights in it."""
    groups = second_group or 1
    stretch = ""
    for _group in range(groups):
        stretch += "w" * bits * group + "s" * scale + "z" * zero
    if second_group:
        stretch += "c" * second
    return Bits(Fraction(len(stretch), group * groups))


def block_round(values: Sequence[Number], rule: str = "mx", name: str = "float4_e2m1") -> Rounded:
    """Tries every code of the type for each value; where two are equally near, the one with the even pattern."""
    grid = _grid(name)
    top = max(value for value, _ in grid)
    largest = max(abs(Fraction(value)) for value in values)
    if rule == "mx":
        scale = Fraction(1)
        while scale * 2 * _leading(top) <= largest:
            scale *= 2
        while scale * _leading(top) > largest:
            scale /= 2
    else:
        scale = largest / top
    rounded = []
    for value in values:
        size = abs(Fraction(value)) / scale
        nearest = min(grid, key=lambda entry: (abs(entry[0] - size), entry[1] % 2))[0]
        rounded.append(nearest * scale * (1 if value >= 0 else -1))
    return Rounded(tuple(rounded))


def absmax_codes(largest: Number, bits: int = 8) -> Codes:
    """Rounds a fine sweep of [−1, 1] to codes, and counts the different ones."""
    top = 2 ** (bits - 1) - 1
    fine = 4 * top
    sweep = (Fraction(place, fine) for place in range(-fine, fine + 1))
    return Codes(len({round(value * top / Fraction(largest)) for value in sweep}))


def _leading(number: Fraction) -> Fraction:
    """The greatest power of two up to a number of at least 1."""
    power = Fraction(1)
    while power * 2 <= number:
        power *= 2
    return power


def _grid(name: str) -> list[tuple[Fraction, int]]:
    """The values of a type that are not negative, with their bit patterns."""
    import ml_dtypes
    import numpy as np

    kinds = {
        "float4_e2m1": (ml_dtypes.float4_e2m1fn, 8),
        "float8_e4m3": (ml_dtypes.float8_e4m3fn, 128),
        "float8_e5m2": (ml_dtypes.float8_e5m2, 128),
    }
    kind, count = kinds[name]
    decoded = np.arange(count, dtype=np.uint8).view(kind).astype(np.float64)
    return [(Fraction(value), place) for place, value in enumerate(decoded.tolist()) if np.isfinite(value)]
