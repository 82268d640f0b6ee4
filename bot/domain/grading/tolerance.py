"""How near is near enough. Everything is compared as fractions; bounds are inclusive."""

from __future__ import annotations

from fractions import Fraction

from bot.domain.grading.exact import Exact
from bot.domain.grading.expected import NumberExpected

IRRATIONAL_FIGURES = 4
SAME = Fraction(1, 10**40)
MOST_FIGURES = 17


def is_right(value: Exact, expected: NumberExpected) -> bool:
    """Whether the value lies within the question's tolerance of its reference.

    An irrational reference without any tolerance asks for 4 significant figures, since nobody can type all of them.
    """
    reference = expected.reference
    distance = abs(value.value - reference)
    if distance <= max(expected.atol, expected.rtol * abs(reference)) + _slack(value, expected):
        return True
    figures = _figures(expected)
    return figures is not None and distance <= half_unit(reference, figures)


def is_same(value: Exact, expected: NumberExpected) -> bool:
    """Whether the value is the reference itself, as far as 40 figures of an irrational one can tell."""
    return abs(value.value - expected.reference) <= _slack(value, expected)


def digits_needed(expected: NumberExpected) -> int:
    """The fewest significant figures to which the reference may be rounded and still be right."""
    for figures in range(1, MOST_FIGURES):
        if is_right(Exact(round_to(expected.reference, figures)), expected):
            return figures
    return MOST_FIGURES


def rounded_to(value: Fraction, reference: Fraction) -> int:
    """To how many significant figures the value is the reference rightly rounded; 0 where it is not."""
    if value == 0 or reference == 0 or not Fraction(1, 20) < value / reference < 20:
        return 0
    matching = (figures for figures in range(MOST_FIGURES, 0, -1) if _is_rounding(value, reference, figures))
    return next(matching, 0)


def round_to(value: Fraction, figures: int) -> Fraction:
    """The value rounded to so many significant figures, halves away from zero."""
    if value == 0:
        return value
    unit = half_unit(value, figures) * 2
    scaled = abs(value) / unit
    whole = (scaled + Fraction(1, 2)).__floor__()
    return unit * whole * (1 if value > 0 else -1)


def half_unit(value: Fraction, figures: int) -> Fraction:
    """Half a unit of the last of so many significant figures of the value; 0 for 0."""
    return Fraction(10) ** (magnitude(value) - figures + 1) / 2 if value else Fraction(0)


def magnitude(value: Fraction) -> int:
    """The exponent of ten of the value's first digit: 2 for 316, −2 for 0.01. The value is not 0."""
    top, bottom = abs(value.numerator), value.denominator
    exponent = (top.bit_length() - bottom.bit_length()) * 30103 // 100000 - 1
    while top >= bottom * Fraction(10) ** (exponent + 1):
        exponent += 1
    return exponent


def _slack(value: Exact, expected: NumberExpected) -> Fraction:
    return Fraction(0) if value.exact and expected.exact else abs(expected.reference) * SAME


def _figures(expected: NumberExpected) -> int | None:
    if expected.digits is not None:
        return expected.digits
    tolerant = expected.rtol or expected.atol
    return IRRATIONAL_FIGURES if not expected.exact and not tolerant else None


def _is_rounding(value: Fraction, reference: Fraction, figures: int) -> bool:
    unit = half_unit(reference, figures) * 2
    return (value / unit).denominator == 1 and abs(value - reference) * 2 <= unit and value != reference
