"""Equality by algebra, on its own: what it proves, what it does not, and the sizes at which it declines."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest

from bot.domain.mathematics.algebra import (
    NODE_LIMIT,
    POWER_LIMIT,
    TERM_LIMIT,
    TooLargeError,
    equal_by_algebra,
    terms_at,
)
from bot.domain.mathematics.parse import Parsed, parse
from bot.domain.mathematics.tree import Sum, Symbol, Tree

SYMBOLS = ("m", "n")


def tree(text: str) -> Tree:
    parsed = parse(text, SYMBOLS)
    assert isinstance(parsed, Parsed), parsed
    return parsed.tree


def equal(first: str, second: str, *, by_points: bool) -> bool:
    return equal_by_algebra(tree(first), tree(second), SYMBOLS, by_points=by_points)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("m+n", "n+m"), ("(m+n)^2", "m^2+2mn+n^2"), ("-(m-n)", "n-m"), ("sqrt(m)*sqrt(n)", "sqrt(m*n)"), ("m^-1", "1/m"), ("abs(m)", "m"), ("3!", "6"), ("m!", "m!"), ("floor(m)", "floor(m)"),
        ("max(m,n)", "max(n,m)"), ("min(m,n)", "min(n,m)"), ("ceil(n)", "ceil(n)"), ("exp(1)", "e"), ("2*pi*m", "m*pi+pi*m"),
    ],
)  # fmt: skip
def test_an_expansion_that_vanishes_is_a_proof(first: str, second: str) -> None:
    assert equal(first, second, by_points=False)
    assert equal(first, second, by_points=True)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1/m+1/n", "(m+n)/(mn)"), ("log2(n)", "ln(n)/ln(2)"), ("log10(n)", "ln(n)/ln(10)"), ("log(n,m)", "ln(n)/ln(m)"), ("ln(m^2)", "2ln(m)"), ("ln(m/n)", "ln(m)-ln(n)"), ("2^(n+1)-2*2^n", "0"),
        ("ln(n^2+n)", "ln(n)+ln(n+1)"), ("sqrt(3+2sqrt(2))", "1+sqrt(2)"), ("(n^3-1)/(n-1)", "n^2+n+1"), ("ln(1+exp(n))-n", "ln(1+exp(-n))"), ("log2(8n)", "3+log2(n)"),
    ],
)  # fmt: skip
def test_further_rewriting_proves_more_where_the_points_agree(first: str, second: str) -> None:
    assert equal(first, second, by_points=True)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("m", "n"), ("m+n", "m-n"), ("2m", "m"), ("m", "2m"), ("1/m", "1/n"), ("1/n", "m"), ("log2(n)", "log10(n)"), ("log2(n)", "ln(n)"), ("log10(n)", "ln(n)"), ("log(m,n)", "log(n,m)"), ("sqrt(m)", "m"), ("exp(m)", "m"),
        ("floor(n)", "ceil(n)"), ("floor(n)", "n"), ("max(m,n)", "min(m,n)"), ("max(m,n)", "m"), ("m!", "m"), ("-m", "m"), ("m^n", "n^m"), ("ln(m)", "ln(n)"), ("pi", "e"), ("sqrt(2)", "1"), ("1", "sqrt(2)"), ("n^3", "n^2"), ("m/n", "n/m"),
    ],
)  # fmt: skip
def test_no_points_make_different_formulas_equal(first: str, second: str) -> None:
    assert not equal(first, second, by_points=True)
    assert not equal(first, second, by_points=False)


def sum_of(terms: int) -> Tree:
    """m + m + …: a node more than terms. Longer than what may be typed, since typing has a bound of its own."""
    return Sum((Symbol("m"),) * terms)


def test_formulas_of_too_many_nodes_are_not_compared() -> None:
    fits = sum_of(NODE_LIMIT // 2 - 1)

    assert equal_by_algebra(fits, fits, SYMBOLS, by_points=False)
    with pytest.raises(TooLargeError):
        equal_by_algebra(sum_of(NODE_LIMIT // 2), fits, SYMBOLS, by_points=False)


def test_powers_that_multiply_out_to_too_many_terms_are_not_compared() -> None:
    # (a + b + c)^12 has C(14, 2) = 91 terms, a product of two of them far more.
    assert comb(POWER_LIMIT + 2, 2) < TERM_LIMIT
    assert not equal(f"(m+n+1)^{POWER_LIMIT}", "m", by_points=False)
    for large in (
        f"(m+n)^{POWER_LIMIT + 1}",
        f"(m+n+1)^{POWER_LIMIT}*(m+n)^{POWER_LIMIT}",
        f"(m+n+1)^{POWER_LIMIT}/(m+n)^{POWER_LIMIT}",
        f"(m+n+1)^-{POWER_LIMIT}*(m+n)^{POWER_LIMIT}",
        f"(m+n)^-{POWER_LIMIT + 1}",
        f"(m+n)^({POWER_LIMIT + 1}/1)",
        f"(m+n)^({POWER_LIMIT}+1/2)",
        f"(m+n)^(2*{POWER_LIMIT})",
        f"(m+n)^(m-m+{POWER_LIMIT})",
        f"(m+n)^(m+{POWER_LIMIT})",
        f"(m+n)^({POWER_LIMIT + 1}*m)",
        f"(m+n)^({POWER_LIMIT + 1}-m*{POWER_LIMIT + 1})",
        f"(m+n)^({3 * POWER_LIMIT}*m/2)",
        f"(m+n)^({POWER_LIMIT + 1}/m)",
        "(m+n)^(m/(1/40))",
        "(m+n)^(1e400)",
        "(m+n)^(m*1e400)",
        "(m+n)^(m/1e-400)",
        "(m+n)^(1/(m-m+1/40))",
        "(m+n)^sqrt(m*m*1600)",
        "(m+n)^(m!)",
        f"-((m+n)^{POWER_LIMIT + 1})",
        f"sqrt((m+n)^{POWER_LIMIT + 1})",
        f"((m+n)^{POWER_LIMIT + 1})!",
        f"m^((m+n)^{POWER_LIMIT + 1})",
        "(1+m)^12*(1+n)^12*(m+n)^2",
    ):
        with pytest.raises(TooLargeError):
            equal(large, "m", by_points=False)
        with pytest.raises(TooLargeError):
            equal("m", large, by_points=False)
        assert terms_at(tree(large), SYMBOLS, POINTS) == ()


def test_a_power_of_a_single_term_may_be_large() -> None:
    assert equal("(2mn)^100", "2^100*m^100*n^100", by_points=False)


@pytest.mark.parametrize(
    "text", ["(1+1/n)^n", "(m+n)^(m+n)", "(m+1)^(n/2)", "(m+n)^-m", "(m+n)^(12m/2)", "(m+n)^(1/m)", "(m+n)^(-12)", "(m+n)^(1/2)", "(m+n)^(m/1e400)"]
)  # fmt: skip
def test_a_sum_may_have_a_small_power(text: str) -> None:
    assert equal(text, text, by_points=False)
    assert not equal(text, f"{text} + m", by_points=False)


def test_terms_of_both_sides_count_together() -> None:
    # (1+m)^12·(1+n)^12 counts as 13² = 169 terms, and with (m+n)^2 beside it as more than 400.
    side = "(1+m)^12*(1+n)^12"

    assert equal(side, side, by_points=False)
    with pytest.raises(TooLargeError):
        equal(f"{side}+{side}", f"{side}", by_points=False)


POINTS = [{"m": Fraction(2), "n": Fraction(3)}, {"m": Fraction(1, 2), "n": Fraction(5)}]


def test_a_formula_falls_apart_into_its_terms_at_the_points() -> None:
    assert set(terms_at(tree("(m+n)^2"), SYMBOLS, POINTS)) == {
        (Fraction(4), Fraction(1, 4)),
        (Fraction(12), Fraction(5)),
        (Fraction(9), Fraction(25)),
    }
    assert terms_at(tree("m*n"), SYMBOLS, POINTS) == ((Fraction(6), Fraction(5, 2)),)
    assert set(terms_at(tree("m/n - n"), SYMBOLS, POINTS)) == {
        (Fraction(2, 3), Fraction(1, 10)),
        (Fraction(-3), Fraction(-5)),
    }


@pytest.mark.parametrize("text", ["sqrt(m)", "m+ln(n)", "m+sqrt(n)"])
def test_terms_that_are_not_rational_are_left_alone(text: str) -> None:
    assert terms_at(tree(text), SYMBOLS, POINTS) == ()


def test_as_many_nodes_as_the_limit_still_fall_apart_and_no_more() -> None:
    most = sum_of(NODE_LIMIT - 1)

    assert terms_at(most, SYMBOLS, POINTS) == ((Fraction(598), Fraction(299, 2)),)
    assert terms_at(sum_of(NODE_LIMIT), SYMBOLS, POINTS) == ()
