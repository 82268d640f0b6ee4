"""Functions, powers and brackets nested as deep as a text allows cost no more for being nested."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bot.domain.grading.expected import Expected
from bot.domain.grading.expression.expected import ExpressionExpected
from bot.domain.grading.growth.expected import GrowthExpected
from bot.domain.grading.judge import judge
from bot.domain.grading.number.expected import NumberExpected
from tests.effort import effort

BOUND = 0.25
"""Seconds of the processor, as for any text on the bot's loop."""
OPENINGS = (
    *("sqrt(", "log(", "log2(", "exp(", "abs(", "floor(", "ceil(", "max(", "min(", "max(1,", "factorial("),
    *("-(", "(1+", "2*(", "1/(", "2^(", "(", "0.5^(", "O(", "square root of (", "half of ("),
)
KINDS: tuple[tuple[Expected, str], ...] = (
    (GrowthExpected("n", ("n",)), "n"),
    (ExpressionExpected("n", ("n",)), "n"),
    (NumberExpected(Fraction(5)), "5"),
)


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize(("expected", "inner"), KINDS, ids=lambda value: getattr(value, "kind", value))
@pytest.mark.parametrize("depth", [20, 30, 60, 200])
def test_nesting_costs_no_more_than_length(opening: str, expected: Expected, inner: str, depth: int) -> None:
    closing = ")" * opening.count("(")
    text = opening * depth + inner + closing * depth

    judge(opening + inner + ")" * opening.count("("), expected)  # what is loaded once is loaded

    assert effort(lambda: judge(text, expected)) < BOUND


@pytest.mark.parametrize(
    "piece", ["log_2 1e5000", "log10 1e5000 + ", "log2(1e5000)*", "sqrt 1e4000*", "1e5000^0.5*"]
)
def test_many_large_numbers_cost_no_more_than_many_small_ones(piece: str) -> None:
    expected = NumberExpected(Fraction(5))
    judge(piece + "1", expected)

    assert effort(lambda: judge(piece * 36 + "1", expected)) < BOUND


@pytest.mark.parametrize(
    "text",
    [
        "36 GB and 1e5000",
        "5 and 1e5000",
        "log 8 in base 1e5000",
        "1e5000 1e5000",
        "half 1e5000",
        "5 در پایه‌ی 1e-5000",
        "5 point 1e5000",
        "amount dot 1e5000",
    ],
)
@pytest.mark.parametrize(("expected", "inner"), KINDS, ids=lambda value: getattr(value, "kind", value))
def test_numbers_too_long_to_be_written_out_end_nothing(text: str, expected: Expected, inner: str) -> None:
    """Python writes out no whole number of more than 4300 digits."""
    assert judge(text, expected).outcome is not None
    assert judge(f"{text} {inner}", expected).outcome is not None
