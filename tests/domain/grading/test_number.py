"""Numbers: what is told back, and the reasons that go with a verdict."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.grading.judge import judge
from bot.domain.grading.number.expected import NumberExpected
from bot.domain.grading.verdict import Outcome, Reason, Understood
from bot.domain.mathematics.exact import evaluate
from bot.domain.mathematics.parse import Parsed, parse
from bot.domain.mathematics.rounding import round_to

FIFTY_THIRDS = NumberExpected(Fraction(50, 3), rtol=Fraction(1, 100))


def reasons(text: str, expected: NumberExpected) -> tuple[Reason, ...]:
    return judge(text, expected).reasons


def test_what_was_understood_is_told_back_with_its_value() -> None:
    verdict = judge("حدود ۱۰۰×۵×۲۰ + ۱۰۰×۲۰×۵ ضرب", NumberExpected(Fraction(20000)))

    assert verdict.outcome is Outcome.CORRECT
    assert verdict.understood == Understood("100*5*20 + 100*20*5", Fraction(20000))


def test_a_value_within_the_tolerance_is_right_and_the_exact_one_is_shown() -> None:
    assert reasons("16.7", FIFTY_THIRDS) == (Reason("exact-value", {"value": Fraction(50, 3)}),)
    assert reasons("50/3", FIFTY_THIRDS) == ()


def test_an_irrational_value_typed_exactly_needs_no_exact_value_beside_it() -> None:
    parsed = parse("log2(1000)")
    assert isinstance(parsed, Parsed)
    expected = NumberExpected(evaluate(parsed.tree).value, exact=False)

    assert reasons("ln(1000)/ln(2)", expected) == ()
    assert [reason.code for reason in reasons("9.966", expected)] == ["exact-value"]


def test_rounding_too_far_says_how_many_figures_are_right_and_wanted() -> None:
    verdict = judge("17", FIFTY_THIRDS)

    assert verdict.outcome is Outcome.PARTLY
    assert verdict.reasons == (Reason("rounded-too-much", {"have": 2, "want": 3}),)


def test_no_rounding_of_a_count_that_is_asked_exactly_is_half_right() -> None:
    assert judge("15000", NumberExpected(Fraction(15125))).outcome is Outcome.WRONG


def test_the_number_before_a_wrong_unit_is_told_apart() -> None:
    expected = NumberExpected(Fraction(24), unit="GB")

    assert reasons("24 GiB", expected) == (Reason("unit-wrong", {"given": "GiB", "wanted": "GB"}),)
    assert reasons("3 ms", expected) == (Reason("unit-mismatch", {"given": "ms", "wanted": "GB"}),)
    assert reasons("24", expected) == (Reason("unit-missing", {"unit": "GB"}),)


@given(
    st.fractions(min_value=Fraction(1, 10**6), max_value=10**9, max_denominator=10**6),
    st.integers(2, 9),
    st.integers(0, 6),
)
def test_any_right_rounding_to_enough_figures_is_right(
    reference: Fraction, digits: int, further: int
) -> None:
    rounded = round_to(reference, digits + further)

    assert (
        judge(f"{rounded.numerator}/{rounded.denominator}", NumberExpected(reference, digits=digits)).outcome
        is Outcome.CORRECT
    )


@given(st.fractions(min_value=1, max_value=10**6, max_denominator=1000), st.integers(1, 200))
def test_the_bounds_of_a_tolerance_belong_to_it_and_nothing_beyond_does(
    reference: Fraction, thousandths: int
) -> None:
    expected = NumberExpected(reference, rtol=Fraction(thousandths, 1000))
    for edge in (reference * (1 + expected.rtol), reference * (1 - expected.rtol)):
        beyond = edge + (edge - reference) / 10**9

        assert judge(f"{edge.numerator}/{edge.denominator}", expected).outcome is Outcome.CORRECT
        assert judge(f"{beyond.numerator}/{beyond.denominator}", expected).outcome is not Outcome.CORRECT


@given(st.text(max_size=30), st.fractions(max_denominator=1000), st.fractions(max_denominator=1000))
def test_a_reading_does_not_depend_on_the_reference(text: str, one: Fraction, other: Fraction) -> None:
    first, second = judge(text, NumberExpected(one)), judge(text, NumberExpected(other))

    assert (first.outcome is Outcome.UNREADABLE) == (second.outcome is Outcome.UNREADABLE)
    assert (first.understood and first.understood.text) == (second.understood and second.understood.text)


@pytest.mark.parametrize(
    ("text", "code"),
    [("20 تا 30", "range"), ("20-30", "range"), ("> 5", "hedged"), ("3,14", "grouping"), ("1/0", "division-by-zero"), ("log 8", "log-base")],
)  # fmt: skip
def test_what_could_not_be_read_says_why(text: str, code: str) -> None:
    verdict = judge(text, FIFTY_THIRDS)

    assert (verdict.outcome, verdict.reasons[0].code) == (Outcome.UNREADABLE, code)
