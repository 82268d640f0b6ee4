"""``mean(x)``: the mean of finite float64 numbers to a relative error of 1e-14, however hostile they are.

The exact mean is a fraction of whole numbers: each float64 is a whole number of 2^-1074 (Higham, *Accuracy and Stability of Numerical
Algorithms*, 2002, chapter 4; Shewchuk, "Adaptive precision floating-point arithmetic", 1997, for ``math.fsum``).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from random import Random
from typing import Any

import numpy as np

from bot.domain.grading.code.tasks.task import Case, CodeTask, WrongExample, type_name
from bot.domain.grading.verdict import Reason

COUNT = 60
DRAWN = 20
"""How many of them are drawn for each answer."""
SEED = 10
RELATIVE = Fraction(1, 10**14)
HALF_SPACING = Fraction(1, 2**1075)
"""Half the distance between neighbouring denormals: there the nearest one is wanted."""
LARGEST = 1.7976931348623157e308
TINY = 5e-324
SHOWN = 6
MEASURED = 20_000

Fixed = tuple[str, Sequence[float]]
FIXED: tuple[Fixed, ...] = (
    ("small", [3.0]),
    ("small", [1.0, 2.0, 3.0, 4.0]),
    ("small", [0.1] * 10),
    ("small", [-2.5, 7.25, 1e-3]),
    ("zeros", [0.0]),
    ("zeros", [-0.0, -0.0]),
    ("zeros", [0.0, -0.0, 0.0]),
    ("cancellation", [1e16, 1.0, -1e16]),
    ("cancellation", [1.0, 1e100, 1.0, -1e100]),
    ("cancellation", [1e16 + 2, 1.0, -1e16]),
    ("cancellation", [0.1, 1e30, -0.3, -1e30]),
    ("three-scales", [1e200, 1e100, 1.0, -1e100, -1e200]),
    ("three-scales", [1e150, 1e90, 1e30, 0.7, -1e30, -1e90, -1e150]),
    ("overflow", [1.7e308, 1.7e308]),
    ("overflow", [LARGEST] * 3),
    ("overflow", [-1e308] * 10),
    ("overflow", [1.7e308, 1.7e308, -1.7e308]),
    ("overflow", [1.5e308, 1.5e308, -1.5e308, -1.5e308, 1e300]),
    ("denormal", [TINY]),
    ("denormal", [TINY] * 7),
    ("denormal", [TINY, 3 * TINY]),
    ("denormal", [2.2250738585072014e-308, 2.225073858507201e-308]),
    ("denormal", [1e-310, -3e-310, 7e-311]),
    ("overflow-and-tiny", [1e290, 1e-300, -1e290]),
    ("overflow-and-tiny", [1e300, 1e-310, -1e300]),
    ("overflow-and-tiny", [1.7e308, 1.7e308, -1.7e308, -1.7e308, 1e-300]),
    ("overflow-and-tiny", [LARGEST, LARGEST, 3 * TINY, -LARGEST, -LARGEST]),
)


@cache
def _drawn() -> tuple[Fixed, ...]:
    random = Random(SEED)  # noqa: S311  the same cases for everybody
    alternating = [sign * 10.0**power for power in range(0, 200, 8) for sign in (1, -1)] + [0.25]
    long: list[Fixed] = [
        ("long", [0.1] * 100_000),
        ("long", [1e16 * (-1) ** i + 0.5 for i in range(30_000)]),
        ("long", [random.gauss(1e8, 1.0) for _ in range(50_000)]),
        ("long", [value for _ in range(4_000) for value in (1e17, 3.0, -1e17, 0.125)]),
    ]
    mixed: list[Fixed] = [("random", random.sample(alternating, len(alternating)))]
    while len(FIXED) + len(mixed) + len(long) < COUNT - DRAWN:
        mixed.append(("random", _mixed(random, 5 * len(mixed))))
    return (*FIXED, *mixed, *long)


def drawn(random: Random) -> tuple[Case, ...]:
    """Arrays of mixed magnitudes that grow, others each time."""
    values = [_mixed(random, 5 * number) for number in range(1, DRAWN + 1)]
    return tuple(Case("random", (np.array(each),), _shown(each)) for each in values)


def _mixed(random: Random, size: int) -> list[float]:
    """So many numbers of many magnitudes, and half of them again with their signs turned, so that much cancels."""
    values = [_signed(random) for _ in range(size)]
    values += [-value for value in random.sample(values, size // 2)]
    random.shuffle(values)
    return values


def _signed(random: Random) -> float:
    return random.choice((-1, 1)) * random.uniform(1, 10) * 10.0 ** random.randint(-60, 60)


@cache
def cases() -> tuple[Case, ...]:
    """Arrays that are the same for everybody: every trap there is, then mixed magnitudes that grow, then long ones."""
    return tuple(Case(group, (np.array(values),), _shown(values)) for group, values in _drawn())


def _shown(values: Sequence[float]) -> str:
    written = ", ".join(repr(float(value)) for value in values[:SHOWN])
    if len(values) <= SHOWN:
        return f"mean(np.array([{written}]))"
    return f"mean(np.array([{written}, …]))  # {len(values)}"


def reference(values: Any) -> Fraction:
    """The exact mean."""
    total = sum(int(math.ldexp(m, 53)) << e + 1074 for m, e in map(math.frexp, values.tolist()))
    return Fraction(total, len(values) << 1074 + 53)


def differs(value: object, wanted: object) -> Reason | None:
    """What is wrong with a mean: no number, or too far from the exact one."""
    assert isinstance(wanted, Fraction)
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value[()]
    if isinstance(value, bool | np.bool_) or not isinstance(value, int | float | np.floating | np.integer):
        return Reason("code-case-type", {"got": type_name(value)})
    shown = {"got": f"{value!s:.40}", "wanted": repr(_nearest(wanted))}
    if not isinstance(value, int) and not math.isfinite(value):
        return Reason("code-case-value", shown)
    apart = abs(Fraction(value if isinstance(value, int) else float(value)) - wanted)
    return Reason("code-case-value", shown) if apart > max(RELATIVE * abs(wanted), HALF_SPACING) else None


def _nearest(wanted: Fraction) -> float:
    return wanted.numerator / wanted.denominator


def measured(random: Random) -> Case:
    """20 000 numbers of many magnitudes, drawn."""
    values = [_signed(random) for _ in range(MEASURED)]
    return Case("random", (np.array(values),), _shown(values))


SLOW = """
def mean(x):
    numerator, denominator = 0, 1
    for value in x.tolist():
        p, q = value.as_integer_ratio()
        common = max(denominator, q)
        numerator, denominator = numerator * (common // denominator) + p * (common // q), common
    return numerator / (denominator * len(x))
"""

RIGHT = (
    """
def mean(x):
    # every float64 is a whole number of steps of 2**-1074, and Python adds whole numbers exactly
    total = 0
    for value in x.tolist():
        top, bottom = value.as_integer_ratio()
        total += top * (2**1074 // bottom)
    return total / (2**1074 * len(x))
""",
    """
from fractions import Fraction

def mean(x):
    return float(sum(map(Fraction, x.tolist())) / len(x))
""",
    """
import statistics

def mean(x):
    return statistics.mean(x.tolist())
""",
    """
def mean(x):
    total = sum(int(math.ldexp(m, 53)) << (e + 1074) for m, e in map(math.frexp, map(float, x)))
    return total / (len(x) << (1074 + 53))
""",
    SLOW,
)

WRONG = (
    WrongExample(
        "cancellation",
        """
def mean(x):
    return np.mean(x)
""",
    ),
    WrongExample(
        "three-scales",
        """
def mean(x):
    total = correction = 0.0
    scale = 2.0**-60 if np.max(np.abs(x)) > 1e290 else 1.0
    for value in x * scale:
        after = total + value
        if abs(total) >= abs(value):
            correction += (total - after) + value
        else:
            correction += (value - after) + total
        total = after
    return (total + correction) / len(x) / scale
""",
    ),
    WrongExample(
        "overflow",
        """
def mean(x):
    return math.fsum(x) / len(x)
""",
    ),
    WrongExample(
        "overflow-and-tiny",
        """
def mean(x):
    try:
        return math.fsum(x) / len(x)
    except OverflowError:
        return math.fsum(v / 2**64 for v in x) / len(x) * 2**64
""",
    ),
    WrongExample(
        "overflow-and-tiny",
        """
def mean(x):
    if np.max(np.abs(x)) < 1e290:
        return math.fsum(x) / len(x)
    return math.fsum(x * 2.0**-60) / len(x) * 2.0**60
""",
    ),
    WrongExample(
        "zeros",
        """
def mean(x):
    largest = np.max(np.abs(x))
    return math.fsum(x / largest) / len(x) * largest
""",
    ),
    WrongExample(
        "denormal",
        """
def mean(x):
    scale = 2.0**-60
    return math.fsum(x * scale) / len(x) / scale
""",
    ),
)

_SPOILED = """
right = mean

def mean(x):
    {}
"""
MUTANTS = {
    "writes to the input": _SPOILED.format("result = right(x); x -= result; return result"),
    "scales all": _SPOILED.format("return right(x * 2.0**-60) * 2.0**60"),
    "divides first": _SPOILED.format("return right(x / len(x)) * len(x)"),
    "single precision": _SPOILED.format("return right(x.astype('float32').astype('float64'))"),
}

TASK = CodeTask(
    function="mean",
    cases=cases,
    drawn=drawn,
    reference=reference,
    differs=differs,
    slow_source=SLOW,
    measured=measured,
    least_ratio=None,
    large=None,
    looks_at_style=False,
    right=RIGHT,
    wrong=WRONG,
    mutants=MUTANTS,
)
