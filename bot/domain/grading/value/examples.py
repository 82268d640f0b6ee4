"""Examples of how a value of a format may be written."""

from __future__ import annotations

from fractions import Fraction

from bot.domain.grading.examples import Likely, decimal
from bot.domain.grading.value.expected import ValueExpected
from bot.domain.mathematics.formats import FORMATS

BINARY = (Fraction(5, 4), Fraction(3, 2), Fraction(7, 4), Fraction(9, 8))


def of_value(expected: ValueExpected, likely: Likely) -> tuple[str, str]:
    """A value of the format as a decimal and by its power of two; where some variants overflow, an infinity beside it."""
    kind = FORMATS[expected.format]
    scale = Fraction(2) ** (likely.size.numerator.bit_length() - likely.size.denominator.bit_length())
    values = (kind.rounded(scale * factor * shift) for shift in (1, 2, 4) for factor in BINARY)
    value = next(
        each for each in values if isinstance(each, Fraction) and each and each != expected.reference
    )
    if likely.infinite and expected.reference != "inf":
        return decimal(value), "inf"
    return decimal(value), _binary(value)


def _binary(value: Fraction) -> str:
    odd, exponent = value.numerator, 1 - value.denominator.bit_length()
    while odd % 2 == 0:
        odd, exponent = odd // 2, exponent + 1
    return f"2^{exponent}" if odd == 1 else f"{odd}*2^{exponent}"
