"""Examples of how a number may be written."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from bot.domain.grading.examples import Likely, decimal, scientific
from bot.domain.grading.number.expected import NumberExpected
from bot.domain.grading.number.tolerance import IRRATIONAL_FIGURES, is_right
from bot.domain.mathematics.exact import Exact
from bot.domain.mathematics.rounding import magnitude

LEADING = ("36251948", "24752613", "48753162", "13752846", "61259374")
"""Figures that an example begins with, in the order in which they are tried."""
SHORT = range(-2, 4)
"""Powers of ten at which 3.6e2 looks contrived."""
SMALL_DENOMINATOR = 80


def of_number(expected: NumberExpected, likely: Likely) -> tuple[str, str]:
    """One number written in two ways, the first with the question's unit."""
    figures = _figures(expected)
    exponent = max(magnitude(likely.size), 0) if likely.whole else magnitude(likely.size)
    sized = _sized(exponent, figures, likely.whole)
    value = next(each for each in sized if not is_right(Exact(each), expected))
    first = decimal(value)
    if not expected.unit:
        return first, _otherwise(value)
    between = "" if expected.unit == "%" else " "
    return f"{first}{between}{expected.unit}", first if exponent in SHORT else scientific(value)


def _figures(expected: NumberExpected) -> int:
    if expected.digits is not None:
        return max(2, expected.digits)
    if expected.rtol or expected.atol:
        return 3
    return 2 if expected.exact else IRRATIONAL_FIGURES


def _sized(exponent: int, figures: int, whole: bool) -> Iterator[Fraction]:
    if whole and exponent == 0:
        yield from (Fraction(digit) for digit in (6, 8, 4, 9, 3))
    elif whole:
        kept = min(figures, exponent + 1)
        yield from (int(each[:kept]) * Fraction(10) ** (exponent - kept + 1) for each in LEADING)
    kept = min(figures, len(LEADING[0]))
    yield from (int(each[:kept]) * Fraction(10) ** (exponent - kept + 1) for each in LEADING)


def _otherwise(value: Fraction) -> str:
    """The same number as arithmetic or with a power of ten."""
    if magnitude(value) not in SHORT:
        return scientific(value)
    top, bottom = value.numerator, value.denominator
    if bottom == 1:
        divisor = max(each for each in range(1, 10) if top % each == 0 and each < top)
        return f"{divisor}*{top // divisor}" if divisor > 1 else f"{2 * top}/2"
    ten = 10
    while bottom > SMALL_DENOMINATOR and ten % bottom:
        ten *= 10
    return f"{top}/{bottom}" if bottom <= SMALL_DENOMINATOR else f"{top * ten // bottom}/{ten}"
