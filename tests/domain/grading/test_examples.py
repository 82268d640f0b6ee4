"""Examples of how an answer may be written, what a filled text shows, and how an oracle's answer is compared: word for word."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bot.domain.grading.examples import Likely
from bot.domain.grading.number.examples import of_number
from bot.domain.grading.number.expected import NumberExpected
from bot.domain.grading.numeric import typed_fraction
from bot.domain.grading.shown import Shown
from bot.domain.grading.value.expected import ValueExpected


def likely(size: str, *, whole: bool) -> Likely:
    return Likely(Fraction(size), whole, False)


@pytest.mark.parametrize(
    ("expected", "size", "whole", "examples"),
    [
        (NumberExpected(Fraction(30000)), "30000", True, ("36,000", "3.6e4")),
        (NumberExpected(Fraction(30000), unit="FLOP"), "30000", True, ("36,000 FLOP", "3.6e4")),
        (NumberExpected(Fraction(5)), "5", True, ("6", "3*2")),
        (NumberExpected(Fraction(6)), "5", True, ("8", "4*2")),
        (NumberExpected(Fraction(360)), "360", True, ("240", "8*30")),
        (NumberExpected(Fraction(0), rtol=Fraction(1, 100)), "40", False, ("36.2", "181/5")),
        (NumberExpected(Fraction(0), rtol=Fraction(1, 100), unit="GB"), "40", False, ("36.2 GB", "36.2")),
        (NumberExpected(Fraction(0), rtol=Fraction(1, 100), unit="%"), "40", False, ("36.2%", "36.2")),
        (NumberExpected(Fraction(0), digits=2), "1/5000", False, ("0.00036", "3.6e-4")),
    ],
)
def test_one_number_is_written_in_two_ways_and_never_the_answer(
    expected: NumberExpected, size: str, whole: bool, examples: tuple[str, str]
) -> None:
    assert of_number(expected, likely(size, whole=whole)) == examples


@pytest.mark.parametrize(
    ("value", "typed"),
    [
        ("7", "7"),
        ("-7", "-7"),
        ("7/2", "3.5"),
        ("1/3", "1/3"),
        ("-5/6", "-5/6"),
        ("1/1024", "0.0009765625"),
        ("3/50", "0.06"),
    ],
)
def test_a_fraction_is_typed_as_a_decimal_where_one_ends(value: str, typed: str) -> None:
    assert typed_fraction(Fraction(value)) == typed


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("$3\\cdot 2^{10}$", {Fraction(3072)}),
        ("$1.5\\cdot 10^{-3}$", {Fraction(3, 2000)}),
        ("$2^{10}$", {Fraction(1024)}),
        ("$2^5$", {Fraction(32)}),
        ("12 and 123 and 1.5 and 1.25", {Fraction(123), Fraction(5, 4)}),
    ],
)
def test_a_text_writes_out_powers_and_longer_numbers(text: str, written: set[Fraction]) -> None:
    assert Shown(text).written == written


def test_a_number_that_the_question_shows_gives_nothing_away() -> None:
    expected = NumberExpected(Fraction(30000))
    told, asked = Shown("\ue00030000|30,000\ue001"), Shown("\ue000500|500\ue001")

    assert expected.gives_away(told, asked)
    assert not expected.gives_away(told, told)
    assert not expected.gives_away(asked, Shown(""))


@pytest.mark.parametrize(
    ("apart", "coincides"), [("1", True), ("2", True), ("2.0002", True), ("2.1", False), ("0", True)]
)
def test_two_answers_coincide_where_one_number_would_be_right_for_both(apart: str, coincides: bool) -> None:
    one, other = (
        NumberExpected(Fraction(100) + shift, rtol=Fraction(1, 100))
        for shift in (Fraction(0), Fraction(apart))
    )
    exact = NumberExpected(Fraction(100))

    assert one.coincides(other) is coincides
    assert not exact.coincides(NumberExpected(Fraction(100) + Fraction(1, 1000)))


@pytest.mark.parametrize(
    ("reference", "found", "agrees"),
    [
        ("inf", "inf", True),
        ("inf", "nan", False),
        ("inf", "-inf", False),
        (Fraction(1), Fraction(1), True),
        (Fraction(1), Fraction(2), False),
        (Fraction(-7), Fraction(7), False),
        (Fraction(1), "inf", False),
        ("nan", Fraction(3), False),
    ],
)
def test_an_oracle_that_says_something_else_is_told(
    reference: Fraction | str, found: Fraction | str, agrees: bool
) -> None:
    assert (ValueExpected(reference, "float16").disagreement(found) == "") is agrees
