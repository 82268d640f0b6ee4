"""Values of trees: exact where they can be, bounded always."""

from __future__ import annotations

from fractions import Fraction
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.mathematics.exact import BIT_LIMIT, Exact, NoValueError, evaluate
from bot.domain.mathematics.parse import Parsed, parse
from bot.domain.mathematics.tree import Negative, Number, Power, Product, Quotient, Sum, Tree


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(4/9)^(3/2)", Fraction(8, 27)), ("(4/9)^(-1/2)", Fraction(3, 2)), ("1^(3/2)", 1), ("4^(199/2)", 2**199), ("4^(-199/2)", Fraction(1, 2**199)), ("0^(1/2)", 0), ("0^2.5", 0), ("sqrt(1/4)", Fraction(1, 2)),
        ("0!", 1), ("1!", 1), ("log(1/9, 3)", -2), ("log(1, 7)", 0), ("log(1/2, 4/3)", None), ("log2(6)", None), ("log(8, 1/2)", None), ("ln(1)", 0), ("log10(0.001)", -3), ("log2(1)", 0), ("log(2, 8)", None), ("log(27/8, 3)", None),
        ("exp(1)", None), ("abs(1/2-1)", Fraction(1, 2)), ("floor(7/2)", 3), ("ceil(7/2)", 4), ("floor(-7/2)", -4), ("ceil(-7/2)", -3), ("floor(pi)", 3), ("ceil(pi)", 4), ("min(2, 1/3, 5)", Fraction(1, 3)), ("max(pi, 1)", None),
        ("min(pi, 1)", None), ("max(5, 7, 6)", 7), ("2*sqrt(2)", None), ("sqrt(2)/2", None), ("2/sqrt(2)", None), ("1+sqrt(2)", None), ("-sqrt(2)", None), ("sqrt(2)^2", None), ("2^sqrt(4)", 4), ("abs(-pi)", None), ("4^(201/2)", None),
    ],
)  # fmt: skip
def test_what_is_rational_is_known_to_be(text: str, expected: Fraction | int | None) -> None:
    found = value(text)

    assert found.exact is (expected is not None)
    assert expected is None or found.value == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("log2(6)", "2.58496250072115618145373894394781650875981440769248"), ("log(8, 1/2)", "-3"), ("log(2, 8)", "0.33333333333333333333333333333333333333333333333333"),
        ("2^(1/3)", "1.25992104989487316476721060727822835057025146470151"), ("4^(201/2)", str(2**201)), ("exp(-1)", "0.36787944117144232159552377016146086744581113103177"), ("min(pi, 1)", "1"), ("max(pi, 1)", "3.14159265358979323846264338327950288419716939937511"),
        ("-sqrt(2)", "-1.41421356237309504880168872420969807856967187537694"), ("abs(-pi)", "3.14159265358979323846264338327950288419716939937511"), ("sqrt(2)*sqrt(8)", "4"), ("ln(10)/ln(100)", "0.5"), ("pi/2", "1.57079632679489661923132169163975144209858469968755"),
    ],
)  # fmt: skip
def test_irrational_values_agree_with_tables(text: str, expected: str) -> None:
    found = value(text)

    assert not found.exact
    assert abs(found.value - Fraction(expected)) <= abs(Fraction(expected)) / 10**49


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("log(2,0)", "undefined"), ("log(2,-3)", "undefined"), ("log(-2,3)", "undefined"), ("log(0,3)", "undefined"), ("ln(-1)", "undefined"), ("sqrt(-1)", "undefined"), ("(-8)^(1/3)", "undefined"), ("0^(-1/2)", "undefined"), ("0^-1", "undefined"),
        ("(-1)!", "undefined"), ("1000!*1000!*1000!*1000!", "too-large"), ("n", "symbols"), ("1/(1-1)", "division-by-zero"), ("0/0", "division-by-zero"), ("log(5)", "log-base"), ("exp(10^9)", "too-large"), ("2^(10^9+1/2)", "too-large"), ("2^-20000", "too-large"),
    ],
)  # fmt: skip
def test_what_has_no_value_says_which_bound_or_domain_it_leaves(text: str, code: str) -> None:
    parsed = parse(text, ("n",))
    assert isinstance(parsed, Parsed)
    with pytest.raises(NoValueError) as caught:
        evaluate(parsed.tree)

    assert caught.value.code == code


def test_values_have_so_many_bits_and_no_more() -> None:
    largest, half = 2**BIT_LIMIT - 1, Fraction(2) ** (BIT_LIMIT // 2)

    def power(base: int | Fraction, exponent: int) -> Exact:
        return evaluate(Power(Number(Fraction(base)), Number(Fraction(exponent))))

    assert evaluate(Sum((Number(Fraction(largest)), Number(Fraction(0))))).value == largest
    assert evaluate(Product((Number(half), Number(half / 2)))).value == half * half / 2
    assert evaluate(Quotient(Number(Fraction(1)), Number(half * half / 2))).value == 1 / (half * half / 2)
    assert power(2, BIT_LIMIT // 2).value == half
    assert power(Fraction(1, 2), -BIT_LIMIT // 2).value == half
    for beyond in (
        Sum((Number(Fraction(largest)), Number(Fraction(1)))),
        Product((Number(half), Number(half))),
        Quotient(Number(Fraction(1)), Number(half * half)),
        Power(Number(Fraction(2)), Number(Fraction(BIT_LIMIT // 2 + 1))),
        Power(Number(Fraction(1, 2)), Number(Fraction(BIT_LIMIT // 2 + 1))),
        Power(Number(Fraction(3)), Number(Fraction(-BIT_LIMIT // 2 - 1))),
    ):
        with pytest.raises(NoValueError, match="too-large"):
            evaluate(beyond)


def test_the_largest_numbers_that_can_be_typed_have_logarithms_and_roots() -> None:
    thousands = value("ln(1e3800)").value / value("ln(10)").value

    assert abs(thousands - 3800) < Fraction(1, 10**50)
    assert abs(value("ln(1e-3800)").value + value("ln(1e3800)").value) < Fraction(1, 10**50)
    assert abs(value("(1e3800)^(1/3)").value ** 3 / Fraction(10) ** 3800 - 1) < Fraction(1, 10**50)
    assert value("exp(1e-3800)").value == 1


def test_a_tree_too_deep_to_walk_is_too_large() -> None:
    tree: Tree = Number(Fraction(1))
    for _ in range(10_000):
        tree = Negative(tree)

    with pytest.raises(NoValueError, match="too-large"):
        evaluate(tree)
