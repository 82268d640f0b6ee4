"""How far a number's tolerances reach, which numbers coincide with it, and what is told of it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from bot.domain.grading.examples import Likely
from bot.domain.grading.line import BadLineError
from bot.domain.grading.number.examples import of_number
from bot.domain.grading.number.expected import LARGE, NumberExpected
from bot.domain.grading.value.examples import of_value
from bot.domain.grading.value.expected import ValueExpected
from bot.domain.mathematics.real import Real


def number(reference: str, **fields: Any) -> NumberExpected:
    made: dict[str, Any] = {
        name: Fraction(given) if name in ("rtol", "atol") else given for name, given in fields.items()
    }
    return NumberExpected(Fraction(reference), **made)


@pytest.mark.parametrize(
    ("expected", "reach"),
    [
        (number("300"), "0"), (number("-300", rtol="1/100"), "3"), (number("300", atol="7"), "7"), (number("300", rtol="1/100", atol="7"), "7"),
        (number("300", rtol="1/10", atol="7"), "30"), (number("-300", digits=1), "150"), (number("300", digits=2), "15"), (number("300", digits=3), "3/2"),
        (number("300", digits=5), "3/200"), (number("0", rtol="1/10"), "0"),
    ],
)  # fmt: skip
def test_a_tolerance_reaches_so_far(expected: NumberExpected, reach: str) -> None:
    assert expected.reach() == expected.nearness() == Fraction(reach)


@pytest.mark.parametrize(
    ("expected", "reach"),
    [
        (number("256"), "0"), (number("256", rtol="1/100"), "64/25"), (number("-256", rtol="1/100"), "64/25"), (number("256", atol="2"), "2"),
        (number("256", digits=2), "5"), (number("256", digits=3), "1/2"), (number("256", digits=3, atol="1/4"), "1/2"), (number("256", digits=3, atol="3"), "3"),
        (number("256", exact=False), "1/20"), (number("256", exact=False, rtol="1/1000"), "32/125"), (number("256", exact=False, atol="1"), "1"),
    ],
)  # fmt: skip
def test_figures_reach_half_a_unit_of_the_last_one(expected: NumberExpected, reach: str) -> None:
    assert expected.reach_of_figures() == Fraction(reach)


def test_numbers_coincide_where_one_answer_could_be_both() -> None:
    assert number("300").coincides(number("300"))
    assert not number("300").coincides(number("301"))
    assert number("300", rtol="1/100").coincides(number("306", rtol="1/100"))
    assert not number("300", rtol="1/100").coincides(number("307", rtol="1/100"))
    assert number("300", atol="1").coincides(number("301"))
    assert not number("300").coincides(number("301", atol="1")), "an exact one asks for itself"
    assert number("300", digits=2).coincides(number("-300", atol="590"))
    assert not number("5").coincides(ValueExpected("inf", "float16"))


def test_what_is_told_of_a_number() -> None:
    assert number("7/2").typed() == "3.5"
    assert number("0", exact=False).typed() == "0"
    assert number("1/3", exact=False).typed() == "3.333333333333333e-01"
    assert number("7/2").told() == Fraction(7, 2)
    assert isinstance(number("7/2", exact=False).told(), Real)
    assert number("4").is_whole()
    assert not number("9/2").is_whole()
    assert number("4", unit="GB").in_unit() == "GB"
    assert (number("4").is_exact(), number("4", exact=False).is_exact()) == (True, False)
    told = number("14", unit="GB", rtol="1/50", digits=3)
    assert told.precision() == (told.precision().__class__("GB", True, Fraction(1, 50), Fraction(0), 3))
    right = told.right()
    assert right.value == 14
    assert (right.exact, right.unit, right.text) == (True, "GB", "")


@pytest.mark.parametrize(
    ("expected", "laborious"),
    [
        (number(str(LARGE)), False), (number(str(LARGE + 1)), True), (number(str(-LARGE - 1)), True), (number(str(2**20)), False), (number(str(2**20 + 2)), True),
        (number(str(LARGE + 1), rtol="1/100"), False), (number(str(LARGE + 1), digits=3), False), (number(str(LARGE + 1), exact=False), False),
        (number("1000001/2"), False),
    ],
)  # fmt: skip
def test_a_large_number_by_hand_is_laborious_unless_it_is_near_enough_or_a_power_of_two(
    expected: NumberExpected, laborious: bool
) -> None:
    assert expected.is_laborious() is laborious


@pytest.mark.parametrize(
    "given",
    [
        {"reference": "5", "digits": 0}, {"reference": "5", "digits": 51}, {"reference": "5", "digits": True}, {"reference": "5", "digits": "3"},
        {"reference": "5", "rtol": "-1/100"}, {"reference": "5", "atol": "-1"}, {"reference": "5", "unit": "xq"}, {"reference": "5", "unit": "a b c d e f"},
    ],
)  # fmt: skip
def test_a_line_that_asks_for_nothing_sane_is_refused(given: dict[str, object]) -> None:
    with pytest.raises(BadLineError):
        NumberExpected.from_line(given)


def test_a_line_gives_what_it_says() -> None:
    made = NumberExpected.from_line(
        {"reference": "1/3", "digits": 1, "rtol": "0.5", "atol": "2", "unit": "scalar multiplications"}
    )

    assert made == NumberExpected(
        Fraction(1, 3), True, Fraction(1, 2), Fraction(2), 1, "scalar multiplications"
    )
    assert NumberExpected.from_line({"reference": "5", "digits": 50, "unit": "GB"}).digits == 50


@pytest.mark.parametrize(
    ("expected", "size", "whole", "examples"),
    [
        (number("0"), "1", True, ("6", "3*2")), (number("7"), "90", True, ("36", "9*4")), (number("0", digits=9), "40", False, ("36.251948", "36251948/1000000")),
        (number("0", rtol="1/100"), "4", False, ("3.62", "181/50")), (number("0", rtol="1/100"), "1/3", False, ("0.362", "362/1000")),
        (number("0", rtol="1/100"), "1/30", False, ("0.0362", "362/10000")), (number("0", exact=False), "5", False, ("3.625", "29/8")),
        (number("0", rtol="1/100", unit="GB"), "40000", False, ("36,200 GB", "3.62e4")), (number("17"), "17", True, ("36", "9*4")),
        (number("36"), "17", True, ("24", "8*3")), (number("0"), "7/1000", False, ("0.0036", "3.6e-3")),
    ],
)  # fmt: skip
def test_numbers_of_every_size_have_two_ways(
    expected: NumberExpected, size: str, whole: bool, examples: tuple[str, str]
) -> None:
    assert of_number(expected, Likely(Fraction(size), whole, False)) == examples


@pytest.mark.parametrize(
    ("reference", "size", "infinite", "examples"),
    [
        ("1", "1", False, ("1.25", "5*2^-2")), ("5/4", "1", False, ("1.5", "3*2^-1")), ("1", "1", True, ("1.25", "inf")), ("inf", "1", True, ("1.25", "5*2^-2")),
        ("1", "1/64", False, ("1.9531e-2", "5*2^-8")), ("1", "64", False, ("80", "5*2^4")),
    ],
)  # fmt: skip
def test_values_of_a_format_have_two_ways(
    reference: str, size: str, infinite: bool, examples: tuple[str, str]
) -> None:
    value = "inf" if reference == "inf" else Fraction(reference)
    expected = ValueExpected(value, "float16")

    assert of_value(expected, Likely(Fraction(size), False, infinite)) == examples
