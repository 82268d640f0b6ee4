"""How near is near enough: bounds belong to the tolerance, figures count from the reference, and decimals are judged exactly."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.grading.number.expected import NumberExpected
from bot.domain.grading.number.tolerance import (
    digits_needed,
    is_right,
    is_same,
)
from bot.domain.mathematics.exact import Exact
from bot.domain.mathematics.rounding import half_unit, magnitude, round_to, rounded_to

THIRD = Fraction(1, 3)
PI = Fraction("3.14159265358979323846264338327950288419716939937510582097494")
decimals = st.decimals(
    min_value=Decimal("1e-12"), max_value=Decimal("1e12"), allow_nan=False, allow_infinity=False
)


def right(value: str, expected: NumberExpected) -> bool:
    return is_right(Exact(Fraction(value)), expected)


@given(decimals.filter(bool))
def test_the_magnitude_is_the_exponent_of_the_first_digit(number: Decimal) -> None:
    assert magnitude(Fraction(number)) == magnitude(-Fraction(number)) == number.adjusted()


@pytest.mark.parametrize("exponent", [-4000, -301, -3, -1, 0, 1, 2, 3, 300, 4000])
def test_the_magnitude_of_powers_of_ten_and_their_neighbours(exponent: int) -> None:
    power = Fraction(10) ** exponent

    assert magnitude(power) == exponent
    assert magnitude(power * Fraction(9999, 10000)) == exponent - 1
    assert magnitude(power * Fraction(10001, 10000)) == exponent


@given(decimals, st.integers(1, 12))
def test_rounding_to_figures_is_the_decimal_modules(number: Decimal, figures: int) -> None:
    expected = Fraction(f"{number:.{figures - 1}e}") if number else Fraction(0)
    rounded = round_to(Fraction(number), figures)

    # They differ in ties alone: decimal's go to even, ours away from zero.
    assert rounded == expected or abs(rounded - Fraction(number)) == abs(expected - Fraction(number))
    assert round_to(-Fraction(number), figures) == -rounded


def test_halves_are_rounded_away_from_zero() -> None:
    assert round_to(Fraction("2.5"), 1) == 3
    assert round_to(Fraction("-2.5"), 1) == -3
    assert round_to(Fraction("0.145"), 2) == Fraction("0.15")
    assert round_to(Fraction("9.96"), 2) == 10
    assert round_to(Fraction(0), 3) == 0


def test_half_a_unit_of_the_last_figure() -> None:
    assert half_unit(Fraction(316), 1) == 50
    assert half_unit(Fraction(316), 3) == Fraction(1, 2)
    assert half_unit(Fraction("0.0123"), 2) == Fraction("0.0005")
    assert half_unit(Fraction(0), 2) == 0


@pytest.mark.parametrize(
    ("value", "reference", "figures"),
    [
        ("16.7", "50/3", 3), ("16.67", "50/3", 4), ("17", "50/3", 2), ("20", "50/3", 1), ("16.6", "50/3", 0), ("16.66", "50/3", 0), ("16.8", "50/3", 0), ("-16.7", "50/3", 0),
        ("-16.7", "-50/3", 3), ("0.333", "1/3", 3), ("0.3333333333333333", "1/3", 16), ("0.33333333333333333", "1/3", 17), ("0.333333333333333333", "1/3", 0), ("10", "9.96", 2), ("100", "99.5", 2), ("100", "95", 1),
        ("5", "5", 0), ("0", "5", 0), ("5", "0", 0), ("0.0125", "0.01249", 3), ("12000", "12345", 2), ("12300", "12345", 3), ("12350", "12345", 4), ("12340", "12345", 4), ("3", "60", 0), ("1000", "60", 0), ("1200", "60", 0),
    ],
)  # fmt: skip
def test_the_figures_to_which_a_number_is_rightly_rounded(value: str, reference: str, figures: int) -> None:
    assert rounded_to(Fraction(value), Fraction(reference)) == figures


def test_without_a_tolerance_only_the_number_itself_is_right() -> None:
    exactly = NumberExpected(Fraction(1, 10))

    assert right("0.1", exactly)
    assert not right("0.1000000000000000000000000000000000000000000000000000001", exactly)


def test_both_ends_of_an_absolute_tolerance_belong_to_it() -> None:
    expected = NumberExpected(Fraction(-1), atol=Fraction("0.05"))

    assert [right(text, expected) for text in ("-1.05", "-0.95", "-1.0500001", "-0.9499999")] == [
        True,
        True,
        False,
        False,
    ]


def test_a_relative_tolerance_is_of_the_references_size_whatever_its_sign() -> None:
    expected = NumberExpected(Fraction(-200), rtol=Fraction(1, 100))

    assert [right(text, expected) for text in ("-202", "-198", "-202.01", "-197.99", "200")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_the_wider_of_two_tolerances_counts() -> None:
    expected = NumberExpected(Fraction(100), rtol=Fraction(1, 100), atol=Fraction(3))

    assert right("103", expected)
    assert not right("103.5", expected)
    assert right("104", NumberExpected(Fraction(100), rtol=Fraction(4, 100), atol=Fraction(3)))


def test_figures_asked_for_allow_half_a_unit_of_the_last() -> None:
    expected = NumberExpected(Fraction(50, 3), digits=3)

    assert [right(text, expected) for text in ("16.7", "16.67", "16.62", "16.71", "16.6", "16.72")] == [
        True,
        True,
        True,
        True,
        False,
        False,
    ]


def test_an_irrational_number_is_asked_to_four_figures_unless_a_tolerance_is_given() -> None:
    assert right("3.142", NumberExpected(PI, exact=False))
    assert not right("3.14", NumberExpected(PI, exact=False))
    assert right("3.14", NumberExpected(PI, exact=False, digits=3))
    assert right("3.2", NumberExpected(PI, exact=False, rtol=Fraction(1, 50)))
    assert not right("3.1421", NumberExpected(PI, exact=False, rtol=Fraction(1, 10**6)))
    assert not right("3.1421", NumberExpected(PI, exact=False, atol=Fraction(1, 10**6)))


def test_irrational_numbers_are_the_same_to_forty_figures() -> None:
    expected = NumberExpected(PI, exact=False)

    assert is_same(Exact(PI + Fraction(3, 10**40), exact=False), expected)
    assert not is_same(Exact(PI + Fraction(4, 10**40), exact=False), expected)
    assert is_same(Exact(THIRD + Fraction(1, 10**41), exact=False), NumberExpected(THIRD))
    assert not is_same(Exact(THIRD + Fraction(1, 10**41)), NumberExpected(THIRD))


@pytest.mark.parametrize(
    ("expected", "figures"),
    [
        (NumberExpected(Fraction(50, 3), rtol=Fraction(1, 100)), 3), (NumberExpected(Fraction(50, 3), rtol=Fraction(1, 50)), 2), (NumberExpected(Fraction(50, 3), digits=4), 4), (NumberExpected(Fraction(50, 3)), 17),
        (NumberExpected(Fraction(30000)), 1), (NumberExpected(PI, exact=False), 4), (NumberExpected(Fraction(15125)), 5), (NumberExpected(Fraction(1234567890123456)), 16), (NumberExpected(Fraction(12345678901234567)), 17),
    ],
)  # fmt: skip
def test_the_fewest_figures_that_are_still_right(expected: NumberExpected, figures: int) -> None:
    assert digits_needed(expected) == figures
