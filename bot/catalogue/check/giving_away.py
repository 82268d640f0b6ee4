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
