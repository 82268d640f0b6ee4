"""How near is near enough. Everything is compared as fractions; bounds are inclusive."""

from __future__ import annotations

from fractions import Fraction

from bot.domain.grading.number.expected import NumberExpected
from bot.domain.mathematics.exact import Exact
from bot.domain.mathematics.rounding import MOST_FIGURES, half_unit, round_to

IRRATIONAL_FIGURES = 4
SAME = Fraction(1, 10**40)


def is_right(value: Exact, expected: NumberExpected) -> bool:
    """Whether the value lies within the question's tolerance of its reference.

    An irrational reference without any tolerance asks for 4 significant figures, since nobody can type all of them.
    """
    reference = expected.reference
    if value.value == reference:
        return True
    if _wholly_exact(value, expected):
        return False
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


def _wholly_exact(value: Exact, expected: NumberExpected) -> bool:
    """Whether nothing but the reference itself is right; asked for every misconception of every wrong answer."""
    tolerant = expected.atol or expected.rtol or expected.digits is not None
    return value.exact and expected.exact and not tolerant


def _slack(value: Exact, expected: NumberExpected) -> Fraction:
    return Fraction(0) if value.exact and expected.exact else abs(expected.reference) * SAME


def _figures(expected: NumberExpected) -> int | None:
    if expected.digits is not None:
        return expected.digits
    tolerant = expected.rtol or expected.atol
    return IRRATIONAL_FIGURES if not expected.exact and not tolerant else None
