"""What a filled text shows: its computed numbers, the numbers it writes out, its formulas."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

_MARK = re.compile("\ue000([^\ue001|\\\\]*)[^\ue001]*\ue001")
_POWER = re.compile(r"(?<![\d.])(?:(\d+(?:\.\d+)?)\\cdot\s*)?(2|10)\^(?:\{(-?\d+)\}|(\d)(?![\d.]))")
_DECIMAL = re.compile(r"(?<![\d.^{])\d{3,}(?:\.\d+)?(?![\d.])|(?<![\d.^{])\d+\.\d{2,}(?![\d.])")


@dataclass(frozen=True)
class Shown:
    """A text whose places are filled; what it shows is found when it is first asked for."""

    filled: str

    @cached_property
    def numbers(self) -> frozenset[Fraction]:
        """The computed numbers."""
        return frozenset(Fraction(exact) for exact in _MARK.findall(self.filled))

    @cached_property
    def written(self) -> frozenset[Fraction]:
        """The powers and the longer numbers that it writes out; among them computed ones, which are numbers like others here."""
        plain = _MARK.sub(r"\1", self.filled)
        powers = {
            Fraction(factor or 1) * Fraction(int(base)) ** int(braced or single)
            for factor, base, braced, single in _POWER.findall(plain)
            if abs(int(braced or single)) < 2000
        }
        return frozenset(powers | {Fraction(number) for number in _DECIMAL.findall(_POWER.sub(" ", plain))})

    @cached_property
    def formulas(self) -> str:
        """All formulas and code, without spaces, braces and signs of multiplication."""
        return "|".join(
            squeezed(part)
            for part in re.findall(r"\$+([^$]+)\$+|`([^`]+)`", _MARK.sub(r"\1", self.filled))
            for part in part
        )


def shows_formula(formula: str, shown: Shown, question: Shown) -> bool:
    """Whether a text shows a formula that the question does not."""
    needle = squeezed(formula)
    return len(needle) > 1 and needle in shown.formulas and needle not in question.formulas


def squeezed(formula: str) -> str:
    """A formula without what is written one way or another."""
    return re.sub(r"\\cdot|\\times|\\,|\\left|\\right|[\s{}*·×]", "", formula)
