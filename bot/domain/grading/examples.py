"""Examples of how a number may be written: of a size that answers of this drill have, and never a right answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bot.domain.grading.expected import NumberExpected, ValueExpected
from bot.domain.grading.tolerance import IRRATIONAL_FIGURES, is_right
from bot.domain.mathematics.exact import Exact
from bot.domain.mathematics.formats import FORMATS
from bot.domain.mathematics.rounding import magnitude

LEADING = ("36251948", "24752613", "48753162", "13752846", "61259374")
"""Figures that an example begins with, in the order in which they are tried."""
LARGEST_DIGIT = 8
PLAIN = range(-4, 10)
"""Powers of ten that are written out; others are 3.6e12."""
SHORT = range(-2, 4)
"""Powers of ten at which 3.6e2 looks contrived."""
SMALL_DENOMINATOR = 80
BINARY = (Fraction(5, 4), Fraction(3, 2), Fraction(7, 4), Fraction(9, 8))
LONGEST_DECIMAL = 9


@dataclass(frozen=True, slots=True)
class Likely:
    """What the answers of a drill are like over its variants: their middle size, whether they are whole, whether some are infinite."""

    size: Fraction
    whole: bool
    infinite: bool

    @classmethod
    def of(cls, references: Sequence[Fraction | str]) -> Likely:
        """From the references of some variants."""
        numbers = sorted(abs(each) for each in references if isinstance(each, Fraction) and each)
        return cls(
            size=numbers[len(numbers) // 2] if numbers else Fraction(1),
            whole=all(each.denominator == 1 for each in numbers),
            infinite=any(isinstance(each, str) and each.endswith("inf") for each in references),
        )


def of_number(expected: NumberExpected, likely: Likely) -> tuple[str, str]:
    """One number written in two ways, the first with the question's unit."""
    figures = _figures(expected)
    exponent = max(magnitude(likely.size), 0) if likely.whole else magnitude(likely.size)
    sized = _sized(exponent, figures, likely.whole)
    value = next(each for each in sized if not is_right(Exact(each), expected))
    first = _decimal(value)
    if not expected.unit:
        return first, _otherwise(value)
    between = "" if expected.unit == "%" else " "
    return f"{first}{between}{expected.unit}", first if exponent in SHORT else _scientific(value)


def of_value(expected: ValueExpected, likely: Likely) -> tuple[str, str]:
    """A value of the format as a decimal and by its power of two; where some variants overflow, an infinity beside it."""
    kind = FORMATS[expected.format]
    scale = Fraction(2) ** (likely.size.numerator.bit_length() - likely.size.denominator.bit_length())
    values = (kind.rounded(scale * factor * shift) for shift in (1, 2, 4) for factor in BINARY)
    value = next(
        each for each in values if isinstance(each, Fraction) and each and each != expected.reference
    )
    if likely.infinite and expected.reference != "inf":
        return _decimal(value), "inf"
    return _decimal(value), _binary(value)


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


def _decimal(value: Fraction) -> str:
    written = format(_terminating(value), ",f")
    if magnitude(value) in PLAIN and len(written) <= LONGEST_DECIMAL + written.count(","):
        return written
    return _scientific(value)


def _scientific(value: Fraction) -> str:
    exponent = magnitude(value)
    figures = format(_terminating(round(value / Fraction(10) ** exponent, 4)), "f")
    return f"{figures}e{exponent}"


def _terminating(value: Fraction) -> Decimal:
    written = Decimal(value.numerator) / Decimal(value.denominator)
    return written.quantize(Decimal(1)) if value.denominator == 1 else written.normalize()


def _otherwise(value: Fraction) -> str:
    """The same number as arithmetic or with a power of ten."""
    if magnitude(value) not in SHORT:
        return _scientific(value)
    top, bottom = value.numerator, value.denominator
    if bottom == 1:
        divisor = max(each for each in range(1, 10) if top % each == 0 and each < top)
        return f"{divisor}*{top // divisor}" if divisor > 1 else f"{2 * top}/2"
    ten = 10
    while bottom > SMALL_DENOMINATOR and ten % bottom:
        ten *= 10
    return f"{top}/{bottom}" if bottom <= SMALL_DENOMINATOR else f"{top * ten // bottom}/{ten}"


def _binary(value: Fraction) -> str:
    odd, exponent = value.numerator, 1 - value.denominator.bit_length()
    while odd % 2 == 0:
        odd, exponent = odd // 2, exponent + 1
    return f"2^{exponent}" if odd == 1 else f"{odd}*2^{exponent}"
