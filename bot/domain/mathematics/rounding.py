"""Rounding to significant figures, on fractions."""

from __future__ import annotations

from fractions import Fraction

MOST_FIGURES = 17


def rounded_to(value: Fraction, reference: Fraction) -> int:
    """To how many significant figures the value is the reference rightly rounded; 0 where it is not."""
    if value == 0 or reference == 0 or not Fraction(1, 20) < value / reference < 20 or value == reference:
        return 0
    # Near enough to so many figures and to any fewer; a whole number of units at so many and at any more.
    figures = min(magnitude(reference) + 1 - _ceiling_of_ten(2 * abs(value - reference)), MOST_FIGURES)
    if figures < 1:
        return 0
    return figures if (value / _power_of_ten(magnitude(reference) - figures + 1)).denominator == 1 else 0


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
    return _power_of_ten(magnitude(value) - figures + 1) / 2 if value else Fraction(0)


def magnitude(value: Fraction) -> int:
    """The exponent of ten of the value's first digit: 2 for 316, −2 for 0.01. The value is not 0."""
    top, bottom = abs(value.numerator), value.denominator
    exponent = (top.bit_length() - bottom.bit_length()) * 30103 // 100000 - 1
    while _reaches(top, bottom, exponent + 1):
        exponent += 1
    return exponent


def _reaches(top: int, bottom: int, exponent: int) -> bool:
    """Whether top/bottom is at least ten to the exponent."""
    return top >= bottom * _ten_to(exponent) if exponent >= 0 else top * _ten_to(-exponent) >= bottom


def _power_of_ten(exponent: int) -> Fraction:
    return Fraction(_ten_to(exponent)) if exponent >= 0 else Fraction(1, _ten_to(-exponent))


def _ten_to(exponent: int) -> int:
    """Ten to an exponent that is not negative."""
    power: int = 10**exponent
    return power


def _ceiling_of_ten(value: Fraction) -> int:
    """The exponent of the least power of ten that is not below the value, which is above 0."""
    exponent = magnitude(value)
    return exponent if value == _power_of_ten(exponent) else exponent + 1
