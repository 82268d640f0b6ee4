"""What examples of how a number may be written have in common: a size that answers of this drill have, and never a right answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bot.domain.mathematics.rounding import magnitude

PLAIN = range(-4, 10)
"""Powers of ten that are written out; others are 3.6e12."""
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


def decimal(value: Fraction) -> str:
    """``12,500``; beyond what is written out, ``1.25e12``."""
    written = format(_terminating(value), ",f")
    if magnitude(value) in PLAIN and len(written) <= LONGEST_DECIMAL + written.count(","):
        return written
    return scientific(value)


def scientific(value: Fraction) -> str:
    """``1.25e4``."""
    exponent = magnitude(value)
    figures = format(_terminating(round(value / Fraction(10) ** exponent, 4)), "f")
    return f"{figures}e{exponent}"


def _terminating(value: Fraction) -> Decimal:
    written = Decimal(value.numerator) / Decimal(value.denominator)
    return written.quantize(Decimal(1)) if value.denominator == 1 else written.normalize()
