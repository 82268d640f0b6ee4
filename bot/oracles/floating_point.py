"""The same values from numpy's and ml_dtypes' own formats, their bits and their neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

SIZES = {16: "uint16", 8: "uint8", 32: "uint32", 64: "uint64"}


@dataclass(frozen=True)
class Stored:
    value: Fraction | str
    bits: str


@dataclass(frozen=True)
class Facts:
    largest: Fraction
    smallest_normal: Fraction
    smallest: Fraction
    epsilon: Fraction
    bits: int


@dataclass(frozen=True)
class Threshold:
    half: Fraction


@dataclass(frozen=True)
class Scale:
    exponent: int
    scale: int


@dataclass(frozen=True)
class Affine:
    scale: Fraction
    zero_point: int


@dataclass(frozen=True)
class Last:
    last: Fraction


@dataclass(frozen=True)
class Chance:
    chance: Fraction


@dataclass(frozen=True)
class Quotient:
    result: Fraction | str


@cache
def dtype(name: str) -> Any:
    """The numpy scalar type of a format."""
    import ml_dtypes
    import numpy as np

    names = {
        "float8_e4m3": ml_dtypes.float8_e4m3fn,
        "float8_e5m2": ml_dtypes.float8_e5m2,
        "bfloat16": ml_dtypes.bfloat16,
        "float4_e2m1": ml_dtypes.float4_e2m1fn,
        "e8m0": ml_dtypes.float8_e8m0fnu,
    }
    return names.get(name) or getattr(np, name)


@cache
def _values(name: str) -> tuple[list[Fraction], list[int]]:
    """All finite values that are not negative, of a format of at most 16 bits, with their patterns, in order."""
    import numpy as np

    kind = np.dtype(dtype(name))
    half = 2 ** (8 * kind.itemsize - 1)
    patterns = np.arange(half, dtype=SIZES[8 * kind.itemsize])
    with np.errstate(invalid="ignore"):
        decoded = patterns.view(kind).astype(np.float64)
    finite = [(Fraction(value), index) for index, value in enumerate(decoded.tolist()) if np.isfinite(value)]
    finite.sort()
    return [value for value, _ in finite], [index for _, index in finite]


def float_format(name: str) -> Facts:
    """The facts as the library of the type states them."""
    import ml_dtypes
    import numpy as np

    kind = dtype(name)
    finfo: Any = np.finfo if name in ("float16", "float32", "float64") else ml_dtypes.finfo
    info = finfo(kind)
    return Facts(
        Fraction(float(info.max)),
        Fraction(float(info.smallest_normal)),
        Fraction(float(info.smallest_subnormal)),
        Fraction(float(info.eps)),
        int(info.bits),
    )


def round_to(x: int | Fraction, name: str) -> Stored:
    """The nearest of all values, found by searching them (formats of at most 16 bits), or by numpy's rounding of a double.

    The search keeps exactness: converting to a double first could round twice. Where two are equally near, the even pattern is taken.
    """
    exact = Fraction(x)
    if name in ("float32", "float64"):
        return _by_library(exact, name)
    from bisect import bisect_left

    values, patterns = _values(name)
    size = abs(exact)
    place = bisect_left(values, size)
    width = 8 * int(dtype(name)(0).itemsize)
    sign = 2 ** (width - 1) if exact < 0 else 0
    if place == len(values):
        beyond = values[-1] + (values[-1] - values[-2])
        near_last, near_beyond = size - values[-1], beyond - size
        last_is_even = patterns[-1] % 2 == 0
        if near_beyond > near_last or (near_beyond == near_last and last_is_even):
            place = len(values) - 1
            return Stored(
                values[place] if exact > 0 else -values[place], f"{patterns[place] + sign:0{width}b}"
            )
        return Stored("nan" if name == "float8_e4m3" else "inf" if exact > 0 else "-inf", "")
    if place and (
        size - values[place - 1] < values[place] - size
        or (size - values[place - 1] == values[place] - size and patterns[place - 1] % 2 == 0)
    ):
        place -= 1
    value = values[place]
    return Stored(value if exact >= 0 else -value, f"{patterns[place] + sign:0{width}b}")


def _by_library(exact: Fraction, name: str) -> Stored:
    import numpy as np

    width = 8 * np.dtype(name).itemsize
    if name == "float64":
        try:
            stored = np.float64(exact.numerator / exact.denominator)
        except OverflowError:
            stored = np.float64("inf") if exact > 0 else np.float64("-inf")
    else:
        stored = _single(exact)
    pattern = f"{int(stored.view(SIZES[width])):0{width}b}"
    if not np.isfinite(stored):
        return Stored("inf" if stored > 0 else "-inf", "")
    return Stored(Fraction(float(stored)), pattern)


def _single(exact: Fraction) -> Any:
    """The nearest float32: numpy's conversion of the double, corrected by comparing it with both neighbours exactly."""
    import numpy as np

    with np.errstate(over="ignore", under="ignore"):
        first = np.float32(exact.numerator / exact.denominator)
        if not np.isfinite(first):
            last = np.finfo(np.float32).max
            threshold = (
                Fraction(float(last))
                + (Fraction(float(last)) - Fraction(float(np.nextafter(last, np.float32(0))))) / 2
            )
            return first if abs(exact) >= threshold else np.copysign(last, first)
        near = [np.nextafter(first, np.float32("-inf")), first, np.nextafter(first, np.float32("inf"))]
    near = [value for value in near if np.isfinite(value)]
    return min(near, key=lambda value: (abs(Fraction(float(value)) - exact), int(value.view("uint32")) % 2))


def lost_update(weight: int | Fraction, name: str) -> Threshold:
    """Half the way to the neighbour whose bit pattern comes next."""
    import numpy as np

    kind = np.dtype(dtype(name))
    stored = np.asarray(float(weight)).astype(kind)
    pattern = stored.view(SIZES[8 * kind.itemsize])
    above = (pattern + pattern.dtype.type(1)).view(kind)
    return Threshold((Fraction(float(above)) - Fraction(float(stored))) / 2)


def loss_scale(gradient: Fraction, name: str) -> Scale:
    """Doubles the gradient until the library's own rounding leaves something."""
    exponent = 0
    while round_to(gradient * 2**exponent, name).value == 0:
        exponent += 1
    return Scale(exponent, 2**exponent)


def quantise(low: int | Fraction, high: int | Fraction, bits: int = 8) -> Affine:
    """The scale as the distance of neighbours of an even grid; the zero point as the grid point nearest to zero."""
    last = 2**bits - 1
    low, high = Fraction(low), Fraction(high)
    grid = [low + (high - low) * q / last for q in range(last + 1)]
    zero = min(range(last + 1), key=lambda q: (abs(grid[q]), q % 2))
    return Affine(grid[1] - grid[0], zero)


def moving_average(average: int | Fraction, beta: Fraction, name: str) -> Last:
    """Looks for the last x that the library's rounding leaves without effect: halves an interval of exact fractions."""
    held, low = Fraction(average), Fraction(average)
    high = low + 1
    while _moved(held, beta, high, name) == held:
        high *= 2
    for _halving in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if _moved(held, beta, middle, name) == held else (low, middle)
    # The threshold is a decimal of few digits; the interval is far narrower than such decimals lie apart.
    return Last(low.limit_denominator(10**9))


def _moved(held: Fraction, beta: Fraction, new: Fraction, name: str) -> Fraction | str:
    return round_to(Fraction(beta) * held + (1 - Fraction(beta)) * new, name).value


def stochastic_rounding(weight: int | Fraction, update: int | Fraction, name: str) -> Chance:
    """The share of the way to the neighbour whose bit pattern comes next."""
    import numpy as np

    kind = np.dtype(dtype(name))
    stored = np.asarray(float(weight)).astype(kind)
    above = (stored.view(SIZES[8 * kind.itemsize]) + np.uint8(1)).view(kind)
    low, high = Fraction(float(stored)), Fraction(float(above))
    return Chance((Fraction(weight) + Fraction(update) - low) / (high - low))


def adam_step(gradient: Fraction, name: str, epsilon: Fraction, beta1: Fraction, beta2: Fraction) -> Quotient:
    """The same step in arrays of numpy's own type, which rounds every operation by itself."""
    import numpy as np

    kind = dtype(name)
    with np.errstate(all="ignore"):
        g, e = kind(float(gradient)), kind(float(epsilon))
        m = kind(1 - float(beta1)) * g
        v = kind(1 - float(beta2)) * (g * g)
        result = float(m / (np.sqrt(v) + e))
    if np.isnan(result):
        return Quotient("nan")
    return Quotient(("inf" if result > 0 else "-inf") if np.isinf(result) else Fraction(result))


@dataclass(frozen=True)
class DynamicScale:
    scale: int


def loss_scaler(start: int, interval: int, steps: int, overflow_at: int) -> DynamicScale:
    """A dynamic loss scale, step by step: 2^start, doubled after ``interval`` good steps in a row, halved at the one that overflows."""
    scale, good = 2**start, 0
    for step in range(1, steps + 1):
        if step == overflow_at:
            scale, good = scale // 2, 0
            continue
        good += 1
        if good == interval:
            scale, good = scale * 2, 0
    return DynamicScale(scale)
