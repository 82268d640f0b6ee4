"""Numbers of content: exact whole numbers and fractions, and reals that are known to many digits only."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache, total_ordering
from threading import get_ident
from typing import Any

DIGITS = 60


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class Real:
    """An irrational number, given by a fraction that agrees with it to 60 significant digits; arithmetic stays a Real."""

    value: Fraction

    def __add__(self, other: object) -> Any:
        return NotImplemented if (right := _fraction(other)) is None else Real(self.value + right)

    def __sub__(self, other: object) -> Any:
        return NotImplemented if (right := _fraction(other)) is None else Real(self.value - right)

    def __rsub__(self, other: object) -> Any:
        return NotImplemented if (left := _fraction(other)) is None else Real(left - self.value)

    def __mul__(self, other: object) -> Any:
        return NotImplemented if (right := _fraction(other)) is None else Real(self.value * right)

    def __truediv__(self, other: object) -> Any:
        return NotImplemented if (right := _fraction(other)) is None else Real(self.value / right)

    def __rtruediv__(self, other: object) -> Any:
        return NotImplemented if (left := _fraction(other)) is None else Real(left / self.value)

    __radd__ = __add__
    __rmul__ = __mul__

    def __neg__(self) -> Real:
        return Real(-self.value)

    def __abs__(self) -> Real:
        return Real(abs(self.value))

    def __floor__(self) -> int:
        return math.floor(self.value)

    def __ceil__(self) -> int:
        return math.ceil(self.value)

    def __float__(self) -> float:
        return float(self.value)

    def __eq__(self, other: object) -> bool:
        return (right := _fraction(other)) is not None and self.value == right

    def __lt__(self, other: object) -> Any:
        return NotImplemented if (right := _fraction(other)) is None else self.value < right

    def __hash__(self) -> int:
        return hash(self.value)


def _fraction(value: object) -> Fraction | None:
    if type(value) is Fraction:
        return value
    if isinstance(value, Real):
        return value.value
    return Fraction(value) if isinstance(value, _NUMBERS) else None


_NUMBERS = (int, Fraction, float, Decimal)
_EXACT = (int, Fraction, Decimal)


Number = int | Fraction | Decimal | float | Real


def as_fraction(value: object) -> tuple[Fraction, bool]:
    """A number as a fraction, and whether that is exactly the number. Raises TypeError or ValueError for anything else."""
    if isinstance(value, bool) or (fraction := _fraction(value)) is None:
        raise TypeError(f"a number is needed, not {value!r}")
    return fraction, isinstance(value, _EXACT)


def decimal_text(value: Fraction, digits: int = 20) -> str:
    """A fraction in decimal to so many significant digits, such as ``2.6561398887587476934e-05``."""
    from decimal import Context

    context = Context(prec=digits)
    quotient = context.divide(Decimal(value.numerator), Decimal(value.denominator))
    return format(quotient, f".{digits - 1}e") if quotient else "0"


def ratio_power(base: Number, exponent: Number) -> Number:
    """``base ** exponent``: exact for a whole exponent, otherwise a Real. Raises ValueError where it is too large or not real."""
    power = Fraction(exponent) if not isinstance(exponent, Real) else exponent.value
    if power.denominator == 1:
        return _whole_power(base, int(power))
    if base <= 0:
        raise ValueError("a fractional power of a number that is not positive")
    return _precisely("power", as_fraction(base)[0], power)


def _whole_power(base: Number, exponent: int) -> Number:
    value = as_fraction(base)[0]
    bits = max(value.numerator.bit_length(), value.denominator.bit_length())
    if bits * abs(exponent) > 20_000:
        raise ValueError("the power is too large")
    power = value**exponent
    if isinstance(base, Real | float):
        return Real(power)
    return int(power) if power.denominator == 1 else power


def square_root(x: Number) -> Number:
    """√x: exact where x is the square of a fraction. Raises ValueError for x < 0."""
    value, exact = as_fraction(x)
    if value < 0:
        raise ValueError("the square root of a negative number")
    roots = Fraction(math.isqrt(value.numerator), math.isqrt(value.denominator))
    return roots if exact and roots * roots == value else _precisely("sqrt", value)


def exponential(x: Number) -> Number:
    """e to the x. Raises ValueError beyond |x| = 10 000."""
    value = as_fraction(x)[0]
    if abs(value) > 10_000:
        raise ValueError("exp of so large a number")
    return 1 if value == 0 else _precisely("exp", value)


def logarithm(x: Number, base: int | None = None) -> Number:
    """log x to a whole base, natural without one: exact for whole powers of the base. Raises ValueError for x ≤ 0."""
    value, exact = as_fraction(x)
    if value <= 0:
        raise ValueError("the logarithm of a number that is not positive")
    if value == 1:
        return 0
    if base is None:
        return _precisely("ln", value)
    logarithm_ = _precisely("log", value, Fraction(base))
    nearest = round(logarithm_.value)
    return nearest if exact and abs(nearest) < 10_000 and Fraction(base) ** nearest == value else logarithm_


def _precisely(function: str, *arguments: Fraction) -> Real:
    return Real(irrational(lambda mp: getattr(mp, function)(*(number_in(mp, x) for x in arguments))))


def irrational(compute: Callable[[Any], Any]) -> Fraction:
    """What a computation with mpmath comes to, to 60 digits and a few to spare. ``compute`` takes mpmath's context."""
    sign, mantissa, exponent, _ = compute(_context(get_ident()))._mpf_
    found: Fraction = (-1) ** sign * Fraction(int(mantissa)) * Fraction(2) ** int(exponent)
    return found


def number_in(mp: Any, value: Fraction) -> Any:
    """A fraction as a number of mpmath's."""
    return mp.mpf(value.numerator) / value.denominator


@lru_cache(maxsize=16)
def _context(thread: int) -> Any:  # noqa: ARG001  it is the key: mpmath changes a context while it computes, so threads may not share one
    """mpmath set to 60 digits and some to spare. A new one costs more than what is computed with it."""
    import mpmath

    context = mpmath.mp.clone()
    context.dps = DIGITS + 5
    return context
