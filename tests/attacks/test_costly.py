"""What would cost seconds is bounded before it is computed."""

from __future__ import annotations

import pytest

from bot.domain.grading.judge import judge
from bot.domain.mathematics.clean import LENGTH_LIMIT
from tests.attacks.costly import EXPRESSION, EXPRESSIONS, GROWTH, GROWTHS
from tests.effort import effort

SECONDS = 0.25
"""Of one thread's processor time: a tenth of what a hundred factors took."""
APART_SECONDS = 0.7
"""For what is judged in a process of its own."""


@pytest.fixture(autouse=True, scope="module")
def _loaded() -> None:
    judge("2*n", EXPRESSION)
    judge("T", GROWTH)


@pytest.mark.parametrize("text", GROWTHS.values(), ids=GROWTHS)
def test_a_growth_costs_little(text: str) -> None:
    assert len(text) <= LENGTH_LIMIT
    assert effort(lambda: judge(text, GROWTH)) < SECONDS


@pytest.mark.parametrize("text", EXPRESSIONS.values(), ids=EXPRESSIONS)
def test_an_expression_costs_little(text: str) -> None:
    assert len(text) <= LENGTH_LIMIT
    assert effort(lambda: judge(text, EXPRESSION)) < APART_SECONDS
