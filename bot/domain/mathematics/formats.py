"""Floating-point formats as answers need them: which values they hold, and how bits spell them.

A format has a sign, ``exponent_bits`` and ``mantissa_bits`` (IEEE 754-2019; bfloat16; OCP 8-bit formats, 2023). E4M3 keeps
its largest exponent for numbers and has no infinity, E2M1 (OCP MX, 2023) has no NaN either and stops at its largest; all others are
IEEE-like. E8M0, the scale of an MX block, is a power of two: no sign, no mantissa, no zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Format:
    """``infinities``: the largest exponent spells infinity and NaN. ``nan``: there is a NaN. ``signed``: there is a sign, and a zero."""

    name: str
    exponent_bits: int
    mantissa_bits: int
    infinities: bool = True
    nan: bool = True
    signed: bool = True

    @property
    def width(self) -> int:
        return self.signed + self.exponent_bits + self.mantissa_bits

    @property
    def bias(self) -> int:
        return (1 << (self.exponent_bits - 1)) - 1

    @property
    def least_exponent(self) -> int:
        """The exponent of the smallest normal value; a format without zero uses its lowest pattern for it."""
        return 1 - self.bias if self.signed else -self.bias

    @property
    def largest(self) -> Fraction:
        top_is_special = self.infinities or not self.signed
        top = (1 << self.exponent_bits) - (2 if top_is_special else 1) - self.bias
        last_is_nan = self.nan and not top_is_special
        mantissa = (1 << self.mantissa_bits) - (2 if last_is_nan else 1)
        return (1 + Fraction(mantissa, 1 << self.mantissa_bits)) * Fraction(2) ** top

    def spacing(self, value: Fraction) -> Fraction:
        """The distance between neighbours in the binade of a value; the subnormals' spacing at 0."""
        if value == 0:
            return Fraction(2) ** (self.least_exponent - self.mantissa_bits)
        exponent = abs(value.numerator).bit_length() - value.denominator.bit_length()
        if Fraction(2) ** exponent > abs(value):
            exponent -= 1
        return Fraction(2) ** (max(exponent, self.least_exponent) - self.mantissa_bits)

    def rounded(self, value: Fraction) -> Fraction | str:
        """The nearest value of the format, ties to even; past the largest ``inf``, ``nan`` where there is none, else the largest."""
        if not self.signed and value <= 0:
            return "nan"
        spacing = self.spacing(value)
        nearest = round(value / spacing) * spacing
        if not self.signed and nearest == 0:
            return spacing
        if abs(nearest) <= self.largest:
            return nearest
        if not self.nan:
            return self.largest if value > 0 else -self.largest
        if not self.infinities:
            return "nan"
        return "inf" if value > 0 else "-inf"

    def decode(self, bits: int) -> Fraction | str:
        """The value that a pattern of ``width`` bits spells."""
        mantissa = bits & ((1 << self.mantissa_bits) - 1)
        exponent = bits >> self.mantissa_bits & ((1 << self.exponent_bits) - 1)
        sign = -1 if self.signed and bits >> (self.width - 1) else 1
        top = (1 << self.exponent_bits) - 1
        if exponent == top and self.infinities:
            return "nan" if mantissa else "inf" if sign > 0 else "-inf"
        if exponent == top and self.nan and mantissa == (1 << self.mantissa_bits) - 1:
            return "nan"
        fraction = Fraction(mantissa, 1 << self.mantissa_bits)
        if exponent == 0 and self.signed:
            return sign * fraction * Fraction(2) ** (1 - self.bias)
        return sign * (1 + fraction) * Fraction(2) ** (exponent - self.bias)


FORMATS = {
    each.name: each
    for each in (
        Format("float16", 5, 10),
        Format("bfloat16", 8, 7),
        Format("float32", 8, 23),
        Format("float64", 11, 52),
        Format("float8_e4m3", 4, 3, infinities=False),
        Format("float8_e5m2", 5, 2),
        Format("float4_e2m1", 2, 1, infinities=False, nan=False),
        Format("e8m0", 8, 0, infinities=False, signed=False),
    )
}
