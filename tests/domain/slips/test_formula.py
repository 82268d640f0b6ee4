"""A wrong formula that one slip leads to is told by it, whatever the symbols are; one that no slip explains is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.grading.expression.expected import ExpressionExpected
from bot.domain.grading.judge import judge
from bot.domain.grading.verdict import Outcome
from bot.domain.slips.explain import slip_of

SLIPS = [
    # the right formula, what was typed instead of it, the kind of slip
    ("h*(d+h)", "h*d*h", "product"),
    ("h*(d+h)", "h+d+h", "sum"),
    ("h*(d+h)", "h*d + h", "bracket"),
    ("h*(d+h)", "d + h^2", "bracket"),
    ("h*(d+h)", "k*(d+h)", "operand"),
    ("r*(d+k)", "r*(d-k)", "sign"),
    ("2*d*a*(h+k)", "2*d^2*a*(h+k)", "extra"),
    ("d*k/r", "d*k*r", "upside"),
    ("d*k^3/r", "d*k^4/r", "exponent"),
    ("d*k^3/r", "d*k/r", "power"),
    ("d*(k-1)", "d*k", "off-by-one"),
    ("d*log(k)", "d*log2(k)", "logarithm"),
    ("d*sqrt(k)", "d*k", "root"),
    ("4^n", "2^n", "constant"),
    ("2^n + k", "n^2 + k", "turned-power"),
    # a constant factor is wrong besides
    ("2*r*(d+k)", "r*(d-k)", "sign"),
]


@pytest.mark.parametrize(("right", "typed", "kind"), SLIPS)
def test_a_slip_in_a_formula_is_named(right: str, typed: str, kind: str) -> None:
    verdict = judge(typed, ExpressionExpected(right, ("a", "d", "h", "k", "n", "r")))

    assert verdict.outcome is Outcome.WRONG
    assert slip_of(verdict) == kind


@pytest.mark.parametrize(
    ("right", "typed"),
    [("h*(d+h)", "d^5+7*h"), ("n!/(n-k)!", "n^n+k"), ("2*m*n*k", "m+n*k-1"), ("4^n", "n!")],
)
def test_what_no_slip_explains_gets_none(right: str, typed: str) -> None:
    verdict = judge(typed, ExpressionExpected(right, ("d", "h", "k", "m", "n")))

    assert verdict.outcome is Outcome.WRONG
    assert slip_of(verdict) is None


@given(st.permutations(["a", "b", "c", "x"]), st.integers(2, 9))
def test_the_symbols_names_and_order_change_nothing(names: list[str], constant: int) -> None:
    a, b, c, x = names
    right = f"{constant}*{a}*({b}+{c}) + {x}"

    assert (
        slip_of(judge(f"{constant}*{a}*({b}-{c}) + {x}", ExpressionExpected(right, tuple(names)))) == "sign"
    )
    assert (
        slip_of(judge(f"{constant}*{a}*{b}*{c} + {x}", ExpressionExpected(right, tuple(names)))) == "product"
    )
