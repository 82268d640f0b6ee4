"""Whether a hint or a feedback holds the answer it must not give away."""

from __future__ import annotations

import re
from fractions import Fraction

from bot.catalogue.coincidence import reach
from bot.domain.grading.expected import (
    Expected,
    ExpressionExpected,
    GrowthExpected,
    NumberExpected,
    ParenthesizationExpected,
    ValueExpected,
)

_MARK = re.compile("\ue000([^\ue001|\\\\]*)[^\ue001]*\ue001")


def gives_away(filled: str, question: str, expected: Expected) -> bool:
    """Whether a filled text shows the answer, by a computed number or a formula that the question itself does not show."""
    if isinstance(expected, NumberExpected | ValueExpected):
        return _shows_number(filled, question, expected)
    if isinstance(expected, GrowthExpected | ExpressionExpected):
        needle = _squeezed(expected.reference)
        return len(needle) > 1 and needle in _formulas(filled) and needle not in _formulas(question)
    if isinstance(expected, ParenthesizationExpected):
        return _squeezed(expected.reference) in _formulas(filled)
    return False


def prints(filled: str, question: str, expected: Expected) -> bool:
    """Whether a text writes out the number that is the answer, computed or not, with three figures or more or as a power."""
    if not isinstance(expected, NumberExpected | ValueExpected) or isinstance(expected.reference, str):
        return False
    margin = reach(expected) if isinstance(expected, NumberExpected) else abs(expected.reference) / 1000
    written = _written_numbers(filled) - _written_numbers(question)
    return any(abs(number - expected.reference) <= margin for number in written)


_POWER = re.compile(r"(?<![\d.])(?:(\d+(?:\.\d+)?)\\cdot\s*)?(2|10)\^(?:\{(-?\d+)\}|(\d)(?![\d.]))")
_DECIMAL = re.compile(r"(?<![\d.^{])\d{3,}(?:\.\d+)?(?![\d.])|(?<![\d.^{])\d+\.\d{2,}(?![\d.])")


def _written_numbers(text: str) -> set[Fraction]:
    """The powers and the longer numbers that a text writes out; among them computed ones, which are numbers like others here."""
    plain = _MARK.sub(r"\1", text)
    powers = {
        Fraction(factor or 1) * Fraction(int(base)) ** int(braced or single)
        for factor, base, braced, single in _POWER.findall(plain)
        if abs(int(braced or single)) < 2000
    }
    return powers | {Fraction(number) for number in _DECIMAL.findall(_POWER.sub(" ", plain))}


def _shows_number(filled: str, question: str, expected: NumberExpected | ValueExpected) -> bool:
    if isinstance(expected.reference, str):
        return False
    margin = reach(expected) if isinstance(expected, NumberExpected) else Fraction(0)
    shown = numbers(filled) - numbers(question)
    return any(abs(number - expected.reference) <= margin for number in shown)


def numbers(filled: str) -> set[Fraction]:
    """The computed numbers of a text."""
    return {Fraction(exact) for exact in _MARK.findall(filled)}


def _formulas(text: str) -> str:
    """All formulas and code of a text, without spaces, braces and signs of multiplication."""
    return "|".join(
        _squeezed(part)
        for part in re.findall(r"\$+([^$]+)\$+|`([^`]+)`", _MARK.sub(r"\1", text))
        for part in part
    )


def _squeezed(formula: str) -> str:
    return re.sub(r"\\cdot|\\times|\\,|\\left|\\right|[\s{}*·×]", "", formula)
