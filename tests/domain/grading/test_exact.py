"""Values of trees: exact where they can be, bounded always."""

from __future__ import annotations

from fractions import Fraction
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.grading.exact import Exact, NoValueError, evaluate
from bot.domain.grading.parse import Parsed, parse


def value(text: str) -> Exact:
    parsed = parse(text)
    assert isinstance(parsed, Parsed), parsed
    return evaluate(parsed.tree)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2+3*4", 14), ("2^3^2", 512), ("-2^2", -4), ("(-2)^2", 4), ("2^-3", Fraction(1, 8)), ("7/2/2", Fraction(7, 4)), ("4^(1/2)", 2), ("8^0.5*8^0.5", None), ("5!", 120),
        ("3!!", 720), ("50%", Fraction(1, 2)), ("sqrt(49/4)", Fraction(7, 2)), ("log2(1/8)", -3), ("log10(1000)", 3), ("log(81,3)", 4), ("ln(1)", 0), ("exp(0)", 1), ("floor(-1/2)", -1),
        ("ceil(1/2)", 1), ("max(1,2,3)", 3), ("(-1)^1000001", -1), ("(-1)^-1000001", -1), ("(-1)^1000000", 1), ("1^-99999", 1), ("0^99999", 0), ("0^100000", 0), ("2^0", 1), ("(-1)^0", 1), ("min(1,2)", 1), ("abs(-3)", 3), ("0.1+0.2", Fraction(3, 10)), ("1e-5", Fraction(1, 100_000)), ("sqrt(0)", 0),
    ],
)  # fmt: skip
def test_rational_values_are_exact(text: str, expected: Fraction | int | None) -> None:
    found = value(text)

    assert found.exact is (expected is not None)
    assert expected is None or found.value == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("sqrt(2)", "1.41421356237309504880168872420969807856967187537694"), ("pi", "3.14159265358979323846264338327950288419716939937510"),
     ("e", "2.71828182845904523536028747135266249775724709369995"), ("ln 2", "0.69314718055994530941723212145817656807550013436025")],
)  # fmt: skip
def test_irrational_values_have_fifty_digits(text: str, expected: str) -> None:
    found = value(text)

    assert not found.exact
    assert abs(found.value - Fraction(expected)) < Fraction(1, 10**49)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1/0", "division-by-zero"), ("1/(2-2)", "division-by-zero"), ("0^0", "undefined"), ("(-1)^0.5", "undefined"), ("ln 0", "undefined"), ("log(2,1)", "undefined"), ("(1/2)!", "undefined"),
        ("log 8", "log-base"), ("9^9^9", "too-large"), ("1001!", "too-large"), ("exp(exp(20))", "too-large"), ("10^4000*10^4000", "too-large"),
    ],
)  # fmt: skip
def test_what_has_no_value_says_why(text: str, code: str) -> None:
    with pytest.raises(NoValueError) as caught:
        value(text)

    assert caught.value.code == code


@given(st.integers(-50, 50), st.integers(1, 50), st.integers(-50, 50), st.integers(0, 6))
def test_arithmetic_agrees_with_fractions(a: int, b: int, c: int, power: int) -> None:
    assert value(f"({a})/{b} + ({c})*{b}^{power} - {power}").value == Fraction(a, b) + c * b**power - power


@given(st.fractions(min_value=Fraction(1, 100), max_value=100, max_denominator=100))
def test_logarithm_and_exponential_undo_each_other(number: Fraction) -> None:
    found = value(f"exp(ln({number.numerator}/{number.denominator}))")

    assert isclose(found.value, number, rel_tol=1e-15)
