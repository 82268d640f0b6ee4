"""Values of formats: what names a value, and what is said of a number that does not."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bot.domain.codes import Code
from bot.domain.grading.examples import Likely
from bot.domain.grading.judge import judge
from bot.domain.grading.samples import Samples
from bot.domain.grading.value.expected import ValueExpected
from bot.domain.grading.value.value import examples, samples
from bot.domain.grading.verdict import Outcome, Reason, Understood, Verdict
from bot.domain.mathematics.clean import LENGTH_LIMIT
from bot.domain.mathematics.formats import FORMATS

TENTH = ValueExpected(Fraction("0.0999755859375"), "float16")
"""float16's nearest to 0.1: 0x2E66."""
OVERFLOW = ValueExpected("inf", "float16")
LARGEST = ValueExpected(Fraction(448), "float8_e4m3")


def wrong(told: Understood, *reasons: Reason) -> Verdict:
    return Verdict(Outcome.WRONG, Fraction(0), told, reasons)


def test_a_value_may_be_given_exactly_as_fraction_power_or_bits() -> None:
    exact = Verdict(Outcome.CORRECT, Fraction(1), Understood("0.0999755859375", Fraction("0.0999755859375")))

    assert judge("0.0999755859375", TENTH) == exact
    for text, told in (
        ("1638/2^14", "1638/2^14"),
        ("0x2E66", "0x2E66"),
        ("0X2e_66", "0X2e_66"),
        ("0b0010111001100110", "0b0010111001100110"),
        ("0 01011 1001100110", "0 01011 1001100110"),
        ("0|01011|1001100110", "0|01011|1001100110"),
        ("0_01011_1001100110", "0_01011_1001100110"),
    ):
        verdict = judge(text, TENTH)
        assert verdict == Verdict(Outcome.CORRECT, Fraction(1), Understood(told, TENTH.reference)), text  # type: ignore[arg-type]


def test_a_value_rounded_for_writing_is_right_from_four_figures_on_and_the_exact_one_is_shown() -> None:
    shown = (Reason("exact-value", {"value": Fraction("0.0999755859375")}),)

    for text in ("0.09998", "0.099976", "9.9976e-2"):
        verdict = judge(text, TENTH)
        assert (verdict.outcome, verdict.score) == (Outcome.CORRECT, Fraction(1))
        assert verdict.reasons == shown
    for text in ("0.1", "0.10", "0.0999", "0.09997"):
        assert judge(text, TENTH) == wrong(
            Understood(text, Fraction(text)), Reason("not-a-value", {"format": "float16"})
        )


def test_a_rounded_value_must_be_nearer_to_the_reference_than_to_its_neighbours() -> None:
    coarse = ValueExpected(Fraction(4099), "float64")
    fine = ValueExpected(1 + Fraction(1, 2**20), "float64")

    assert judge("1.0000009537", fine).outcome is Outcome.WRONG
    assert judge("4099", coarse).outcome is Outcome.CORRECT
    assert judge("2049", ValueExpected(Fraction(2048), "float16")).outcome is Outcome.WRONG
    assert judge("65500", ValueExpected(Fraction(65504), "float16")).outcome is Outcome.CORRECT
    assert judge("65510", ValueExpected(Fraction(65504), "float16")).outcome is Outcome.WRONG


def test_bits_are_never_rounded() -> None:
    assert judge("0x2E67", TENTH) == wrong(
        Understood("0x2E67", FORMATS["float16"].decode(0x2E67)),  # type: ignore[arg-type]
        Reason("neighbour", {"format": "float16"}),
    )


@pytest.mark.parametrize(
    ("text", "have"),
    [("0x2E6", 12), ("0x2E660", 20), ("0b0010", 4), ("0b00101110011001100", 17), ("0 01011 100110011", 15)],
)
def test_bits_of_another_width_are_handed_back(text: str, have: int) -> None:
    assert judge(text, TENTH).reasons == (Reason("bits-width", {"have": have, "want": 16}),)
    assert judge(text, TENTH).outcome is Outcome.UNREADABLE


@pytest.mark.parametrize(
    ("reference", "typed", "code"),
    [
        (1, "1+2^-10", "neighbour"), (1, "1-2^-11", "neighbour"), (1, "1-2^-10", "neighbour"), (1, "1+2^-9", None), (1, "1-3/2^11", None), (1, "1+2^-11", "not-a-value"), (1, "2", None),
        (2048, "2050", "neighbour"), (2048, "2047", "neighbour"), (2048, "2046", "neighbour"), (2048, "2052", None), (2048, "-2048", None), (0, "2^-24", "neighbour"), (0, "2^-23", None), (1, "70000", "not-a-value"),
    ],
)  # fmt: skip
def test_a_neighbour_is_told_apart_from_what_the_format_cannot_hold(
    reference: int, typed: str, code: Code | None
) -> None:
    verdict = judge(typed, ValueExpected(Fraction(reference), "float16"))

    assert verdict.outcome is Outcome.WRONG
    assert verdict.reasons == ((Reason(code, {"format": "float16"}),) if code else ())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("inf", "inf"), ("+inf", "inf"), ("∞", "inf"), ("Infinity!", "inf"), ("it overflows", "inf"), ("overflow to infinity", "inf"), ("سرریز", "inf"), ("بی‌نهایت", "inf"), ("-inf", "-inf"), ("minus infinity", "-inf"),
        ("negative infinity", "-inf"), ("-∞", "-inf"), ("منفی بی‌نهایت", "-inf"), ("NaN", "nan"), ("not a number", "nan"), ("0x7C00", "0x7C00"), ("goes to inf", "inf"),
    ],
)  # fmt: skip
def test_infinities_and_nan_are_read_by_name(text: str, told: str) -> None:
    verdict = judge(text, OVERFLOW)

    assert verdict.understood == Understood(told)
    assert verdict.outcome is (Outcome.CORRECT if told in ("inf", "0x7C00") else Outcome.WRONG)
    assert verdict.reasons == ()


@pytest.mark.parametrize("text", ["inf or nan", "not inf", "inf nan", "inf -inf", "finite", ""])
def test_a_hedged_or_double_name_is_handed_back(text: str) -> None:
    assert judge(text, OVERFLOW).outcome is Outcome.UNREADABLE


def test_a_number_where_the_value_is_infinite_may_be_none_of_the_format() -> None:
    told = Understood("70000", Fraction(70000))

    assert judge("70000", OVERFLOW) == wrong(told, Reason("not-a-value", {"format": "float16"}))
    assert judge("-70000", OVERFLOW).reasons == (Reason("not-a-value", {"format": "float16"}),)
    assert judge("65504", OVERFLOW) == wrong(Understood("65504", Fraction(65504)))
    assert judge("1", OVERFLOW).reasons == ()
    assert judge("nan", OVERFLOW) == wrong(Understood("nan"))


def test_a_format_without_infinity_says_so() -> None:
    assert judge("inf", LARGEST) == wrong(Understood("inf"), Reason("no-infinity", {"format": "float8_e4m3"}))
    assert judge("nan", LARGEST) == wrong(Understood("nan"))
    assert judge("500", ValueExpected("nan", "float8_e4m3")).reasons == (
        Reason("not-a-value", {"format": "float8_e4m3"}),
    )
    assert judge("inf", TENTH) == wrong(Understood("inf"))


def test_a_persian_slash_is_a_decimal_point_among_values() -> None:
    expected = ValueExpected(Fraction(3, 2), "float16")

    assert judge("۱/۵", expected).outcome is Outcome.CORRECT
    assert judge("3/2", expected).outcome is Outcome.CORRECT


def test_a_text_of_the_longest_length_is_still_looked_at() -> None:
    assert judge("9" * LENGTH_LIMIT, TENTH).reasons[0].code == "too-large"
    assert judge("9" * (LENGTH_LIMIT + 1), TENTH).reasons == (Reason("too-long"),)


def test_examples_are_values_of_the_format_by_decimal_and_power() -> None:
    assert examples(TENTH, Likely.of([Fraction(1, 8)])) == ("0.15625", "5*2^-5")
    assert examples(LARGEST, Likely.of([Fraction(200)])) == ("160", "5*2^5")
    assert examples(ValueExpected(Fraction(1), "float32"), Likely.of([Fraction(1)])) == ("1.25", "5*2^-2")


def test_samples_are_made_from_the_reference() -> None:
    assert samples(ValueExpected(Fraction(3, 2), "float16")) == Samples(
        ("3/2",), ("1539/1024", "inf"), ("", "?", "0xZZ")
    )
    assert samples(OVERFLOW) == Samples(("inf",), ("1",), ("", "?", "0xZZ"))


@pytest.mark.parametrize(
    ("typed", "outcome", "reasons"),
    [
        ("6e-8", Outcome.PARTLY, ["rounded-too-much"]),
        ("5.96e-8", Outcome.CORRECT, ["exact-value"]),
        ("5.960e-8", Outcome.CORRECT, ["exact-value"]),
        ("2^-24", Outcome.CORRECT, []),
        ("1.19e-7", Outcome.WRONG, ["neighbour"]),
        ("5.5e-8", Outcome.WRONG, ["not-a-value"]),
    ],
)
def test_a_usual_rounding_of_the_value_is_rounded_too_much(
    typed: str, outcome: Outcome, reasons: list[str]
) -> None:
    """The least positive float16 value is mostly written 6e-8 or 5.96e-8: that is no value that does not exist."""
    verdict = judge(typed, ValueExpected(Fraction(1, 2**24), "float16"))

    assert (verdict.outcome, [reason.code for reason in verdict.reasons]) == (outcome, reasons)
