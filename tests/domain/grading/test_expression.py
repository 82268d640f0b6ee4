"""Formulas: two ways of comparing, and what is said of a wrong one."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.grading.expected import ExpressionExpected
from bot.domain.grading.judge import judge
from bot.domain.grading.verdict import Outcome, Reason

GATE = ExpressionExpected("T*h*(d+h)", ("T", "h", "d"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2Th(d+h)", Reason("constant-factor", {"ratio": Fraction(2)})),
        ("Th(d+h)/3", Reason("constant-factor", {"ratio": Fraction(1, 3)})),
        ("Thd", Reason("term-missing")),
        ("Th²", Reason("term-missing")),
        ("Td(d+h)", Reason("symbols-swapped")),
        ("h(d+h)", Reason("symbol-missing", {"symbols": "T"})),
    ],
)
def test_a_wrong_formula_is_told_what_is_wrong_with_it(text: str, reason: Reason) -> None:
    verdict = judge(text, GATE)

    assert (verdict.outcome, verdict.reasons) == (Outcome.WRONG, (reason,))


def test_a_logarithm_without_a_base_is_natural_and_that_is_said() -> None:
    verdict = judge("log(n)", ExpressionExpected("ln(n)", ("n",)))

    assert (verdict.outcome, verdict.reasons) == (Outcome.CORRECT, (Reason("log-is-natural"),))


def test_symbols_that_differ_only_in_case_are_never_folded() -> None:
    expected = ExpressionExpected("N*n", ("N", "n"))

    assert judge("Nn", expected).outcome is Outcome.CORRECT
    assert judge("NN", expected).outcome is Outcome.WRONG


def test_longer_names_win_over_products_of_letters() -> None:
    expected = ExpressionExpected("bs*n", ("bs", "n", "b", "s"))

    assert judge("bs n", expected).outcome is Outcome.CORRECT
    assert judge("b*s*n", expected).outcome is Outcome.WRONG


def test_a_formula_too_large_to_compare_is_handed_back_and_not_wrong() -> None:
    verdict = judge("(T+h+d+1)^12*(T+h)^12", GATE)

    assert (verdict.outcome, verdict.reasons[0].code) == (Outcome.UNREADABLE, "could-not-judge")


coefficients = st.lists(st.integers(-9, 9), min_size=3, max_size=3).filter(any)


def written(coefficients: list[int], order: list[int]) -> str:
    powers = ("", "*x", "*x^2")
    return " + ".join(f"({coefficients[i]}){powers[i]}" for i in order)


@given(coefficients, coefficients, st.permutations([0, 1, 2]))
def test_polynomials_are_equal_exactly_where_their_coefficients_are(
    one: list[int], other: list[int], order: list[int]
) -> None:
    expected = ExpressionExpected(written(one, [0, 1, 2]), ("x",))

    assert judge(written(one, order), expected).outcome is Outcome.CORRECT
    assert (judge(written(other, order), expected).outcome is Outcome.CORRECT) == (one == other)


@given(st.integers(-9, 9), st.integers(-9, 9), st.integers(1, 9))
def test_a_product_equals_its_expansion(a: int, b: int, c: int) -> None:
    expected = ExpressionExpected(f"{c}*(x+({a}))*(y+({b}))", ("x", "y"))

    assert (
        judge(f"{c}xy + {c * b}x + {c * a}y + {c * a * b}".replace("+ -", "- "), expected).outcome
        is Outcome.CORRECT
    )
    assert (
        judge(f"{c}xy + {c * b}x + {c * a}y + {c * a * b + 1}".replace("+ -", "- "), expected).outcome
        is Outcome.WRONG
    )
