"""Whether two wrong ways, or a wrong way and the right one, could be meant by one and the same answer."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from bot.domain.grading.expected import (
    ChoiceExpected,
    CodeExpected,
    Expected,
    ExpressionExpected,
    NumberExpected,
    OrderingExpected,
    ParenthesizationExpected,
    ValueExpected,
)
from bot.domain.grading.verdict import Outcome


def coincide(first: Expected, second: Expected) -> bool:
    """Whether some answer would be judged right for both; for formulas and orders, whether the second is right for the first."""
    if isinstance(first, NumberExpected) and isinstance(second, NumberExpected):
        apart = abs(first.reference - second.reference)
        return not apart or (_tolerant(first) and apart <= reach(first) + reach(second))
    if isinstance(first, ChoiceExpected | OrderingExpected | ValueExpected | CodeExpected):
        return first == second
    if isinstance(first, ParenthesizationExpected) and first.dimensions is None:
        return first == second
    if isinstance(first, ExpressionExpected):
        return _same_formula(first, getattr(second, "reference", ""))
    return _judged_right(first, getattr(second, "reference", ""))


def _tolerant(expected: NumberExpected) -> bool:
    return bool(expected.rtol or expected.atol or expected.digits)


def reach(expected: NumberExpected) -> Fraction:
    """How far from the reference an answer may lie and still be right."""
    size = abs(expected.reference)
    half_unit = Fraction(1, 2 * 10 ** (expected.digits - 1)) * size if expected.digits else Fraction(0)
    return max(expected.rtol * size, expected.atol, half_unit)


@lru_cache(maxsize=20_000)
def _judged_right(expected: Expected, answer: str) -> bool:
    from bot.domain.grading.judge import judge

    return judge(answer, expected).outcome is Outcome.CORRECT


@lru_cache(maxsize=20_000)
def _same_formula(expected: ExpressionExpected, answer: str) -> bool:
    from bot.domain.grading.expression import is_right_formula

    return is_right_formula(expected, answer)
