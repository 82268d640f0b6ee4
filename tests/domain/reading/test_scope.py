"""What reaches over an operand without brackets: two reaches of different value are asked, one is read."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bot.domain.grading.expression.expected import ExpressionExpected
from bot.domain.grading.growth.expected import GrowthExpected
from bot.domain.grading.judge import judge
from bot.domain.grading.number.expected import NumberExpected
from bot.domain.grading.verdict import Outcome, Verdict

SYMBOLS = ("a", "b", "c", "n", "m")


def formula(text: str, reference: str, chosen: int | None = None) -> Verdict:
    return judge(text, ExpressionExpected(reference, SYMBOLS), chosen=chosen)


@pytest.mark.parametrize(
    ("text", "narrow", "wide"),
    [
        ("square root of a^2+b^2", "sqrt(a^2)+b^2", "sqrt(a^2+b^2)"),
        ("sqrt a^2+b^2", "sqrt(a^2)+b^2", "sqrt(a^2+b^2)"),
        ("√a²+b²", "sqrt(a^2)+b^2", "sqrt(a^2+b^2)"),
        ("sqrt of a*b", "sqrt(a)*b", "sqrt(a*b)"),
        ("square root of ab", "sqrt(a)*b", "sqrt(a*b)"),
        ("√ab", "sqrt(a)*b", "sqrt(a*b)"),
        ("جذر a^2+b^2", "sqrt(a^2)+b^2", "sqrt(a^2+b^2)"),
        ("رادیکال a به علاوه b", "sqrt(a)+b", "sqrt(a+b)"),
        ("log ab", "log(a)*b", "log(a*b)"),
        ("log of a+b", "log(a)+b", "log(a+b)"),
        ("square of a+b", "a^2+b", "(a+b)^2"),
        ("half of a+b", "a/2+b", "(a+b)/2"),
        ("twice a+b", "2*a+b", "2*(a+b)"),
        ("نصف a به علاوه b", "a/2+b", "(a+b)/2"),
        ("2 to the power of n+1", "2^n+1", "2^(n+1)"),
        ("2 to the n plus 1", "2^n+1", "2^(n+1)"),
        ("۲ به توان n+1", "2^n+1", "2^(n+1)"),
        ("2^2n", "4*n", "2^(2*n)"),
        ("2^nm", "2^n*m", "2^(n*m)"),
    ],
)
def test_both_reaches_are_asked_and_the_one_chosen_is_judged(text: str, narrow: str, wide: str) -> None:
    asked = formula(text, wide)
    assert asked.outcome is Outcome.UNREADABLE
    assert len(asked.readings) == 2
    assert asked.readings[0].text != asked.readings[1].text
    assert [formula(text, narrow, way).outcome for way in (0, 1)] == [Outcome.CORRECT, Outcome.WRONG]
    assert [formula(text, wide, way).outcome for way in (0, 1)] == [Outcome.WRONG, Outcome.CORRECT]


def test_of_three_reaches_each_has_its_way() -> None:
    asked = formula("square root of a*b+c", "sqrt(a*b+c)")
    assert [each.text for each in asked.readings] == [
        "square root of (a)*b+c",
        "square root of (a*b)+c",
        "square root of (a*b+c)",
    ]


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("sqrt(a)+b", "sqrt(a)+b"),
        ("sqrt a + b", "sqrt(a)+b"),
        ("sqrt 2n", "sqrt(2*n)"),
        ("log 2n", "log(2*n)"),
        ("2^n+1", "2^n+1"),
        ("n^2m", "n^2*m"),
        ("a^2b", "a^2*b"),
        ("half of a", "a/2"),
        ("twice a times b", "2*a*b"),
        ("2 to the power of n times m", "2^n*m"),
        ("b times the square root of a", "b*sqrt(a)"),
        ("square root of (a+b)", "sqrt(a+b)"),
        ("a + square root of b", "a+sqrt(b)"),
    ],
)
def test_what_everybody_writes_one_way_is_not_asked(text: str, reference: str) -> None:
    assert formula(text, reference).outcome is Outcome.CORRECT


def test_nothing_is_asked_where_both_reaches_are_wrong() -> None:
    assert formula("2^nm", "a+b").outcome is Outcome.WRONG


def test_nothing_is_asked_where_both_reaches_are_one_value() -> None:
    assert judge("square root of 4 times 1", NumberExpected(Fraction(2))).outcome is Outcome.CORRECT


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("square root of 16+9", (13, 5)),
        ("√16+9", (13, 5)),
        ("sqrt 4*16", (32, 8)),
        ("square root of 4 times 16", (32, 8)),
        ("2 to the power of 5+5", (37, 1024)),
        ("ده به توان ۲ به علاوه ۱", (101, 1000)),
    ],
)
def test_numbers_are_asked_as_formulas_are(text: str, values: tuple[int, int]) -> None:
    for way, value in enumerate(values):
        assert judge(text, NumberExpected(Fraction(value))).outcome is Outcome.UNREADABLE
        assert judge(text, NumberExpected(Fraction(value)), chosen=way).outcome is Outcome.CORRECT


@pytest.mark.parametrize(
    ("text", "reference", "outcome"),
    [
        ("square root of n+m", "sqrt(n+m)", Outcome.UNREADABLE),
        ("2^2n", "2^(2*n)", Outcome.UNREADABLE),
        ("n log n + n", "n*log(n)", Outcome.CORRECT),
        ("n times log of n", "n*log(n)", Outcome.CORRECT),
        ("sqrt n log n", "sqrt(n)*log(n)", Outcome.CORRECT),
        ("n^2log n", "n^2*log(n)", Outcome.CORRECT),
    ],
)
def test_growths_are_asked_as_formulas_are(text: str, reference: str, outcome: Outcome) -> None:
    assert judge(text, GrowthExpected(reference, ("n", "m"))).outcome is outcome
