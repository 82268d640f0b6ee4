"""A number: what it is judged against."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from bot.domain.grading.expected import Expected, Precision
from bot.domain.grading.numeric import Numeric, typed_fraction
from bot.domain.grading.verdict import Understood
from bot.domain.mathematics.real import Real
from bot.domain.mathematics.rounding import half_unit

if TYPE_CHECKING:
    from bot.domain.grading.line import Given

COUNTED = re.compile(r"[^\W\d_]{3,}(?:[ -][^\W\d_]+){0,3}")
"""A thing that is counted: words, and no symbol of a unit."""
LARGE = 10**5
"""A whole number above it is not asked exactly: on a phone, nobody multiplies that out by hand."""


@dataclass(frozen=True, slots=True)
class NumberExpected(Numeric):
    """A number, perhaps with a unit. Tolerances are inclusive; ``rtol`` is relative to ``|reference|``.

    ``digits``: significant figures asked for; an answer rounded rightly to at least so many is right. An irrational
    reference is given to 50 digits or more with ``exact=False``. With no rtol, atol or digits an exact reference must be hit.
    ``nouns`` are words of the question's own, which may stand beside a number.
    """

    kind: ClassVar[str] = "number"
    in_steps: ClassVar[bool] = True
    fewest_answers: ClassVar[int] = 8
    reference: Fraction
    exact: bool = True
    rtol: Fraction = Fraction(0)
    atol: Fraction = Fraction(0)
    digits: int | None = None
    unit: str | None = None
    nouns: frozenset[str] = frozenset()

    def coincides(self, other: Expected) -> bool:
        numeric = other.numeric()
        if numeric is None or isinstance(numeric.reference, str):
            return False
        apart = abs(self.reference - numeric.reference)
        return not apart or (self._is_tolerant() and apart <= self.reach() + numeric.reach())

    def reach(self) -> Fraction:
        size = abs(self.reference)
        half_unit = Fraction(1, 2 * 10 ** (self.digits - 1)) * size if self.digits else Fraction(0)
        return max(self.rtol * size, self.atol, half_unit)

    def reach_of_figures(self) -> Fraction:
        figures = self.digits or (4 if not (self.exact or self.rtol or self.atol) else None)
        half = half_unit(self.reference, figures) if figures else Fraction(0)
        return max(self.atol, self.rtol * abs(self.reference), half)

    def nearness(self) -> Fraction:
        return self.reach()

    def is_exact(self) -> bool:
        return self.exact

    def is_whole(self) -> bool:
        return self.reference.denominator == 1

    def in_unit(self) -> str | None:
        return self.unit

    def typed(self) -> str:
        if self.exact:
            return typed_fraction(self.reference)
        return f"{float(self.reference):.15e}" if self.reference else "0"

    def told(self) -> object:
        return self.reference if self.exact else Real(self.reference)

    def is_laborious(self) -> bool:
        if self._is_tolerant() or not self.exact or not self.is_whole():
            return False
        whole = self.reference.numerator
        return abs(whole) > LARGE and whole & (whole - 1) != 0

    def _is_tolerant(self) -> bool:
        return bool(self.rtol or self.atol or self.digits)

    def precision(self) -> Precision:
        return Precision(self.unit, self.exact, self.rtol, self.atol, self.digits)

    def right(self) -> Understood:
        return Understood("", self.reference, self.exact, self.unit)

    @classmethod
    def from_line(cls, given: Given) -> NumberExpected:
        from bot.domain.grading.line import BadLineError, number, optional_text
        from bot.domain.mathematics.units import find

        unit = optional_text(given, "unit")
        if unit and find(unit) is None and not COUNTED.fullmatch(unit):
            raise BadLineError(f"unknown unit {unit[:40]!r}")
        reference, exact = number(given["reference"])
        digits = given.get("digits")
        if digits is not None and (type(digits) is not int or not 1 <= digits <= 50):
            raise BadLineError("digits must be a whole number from 1 to 50")
        return cls(reference, exact, _tolerance(given, "rtol"), _tolerance(given, "atol"), digits, unit)


@dataclass(frozen=True, slots=True)
class InfinityExpected(Expected):
    """Infinity, as a wrong way's answer to a question about a number."""

    kind: ClassVar[str] = "number"
    reference: str = "inf"

    def is_infinity(self) -> bool:
        return True


def _tolerance(given: Given, name: str) -> Fraction:
    from bot.domain.grading.line import BadLineError, number

    tolerance = number(given.get(name) or 0)[0]
    if tolerance < 0:
        raise BadLineError(f"{name} must not be negative")
    return tolerance
