"""The door: the longest message, what is handed back, and which misconception is recognised when."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bot.domain.grading.choice.expected import ChoiceExpected
from bot.domain.grading.examples import Likely
from bot.domain.grading.expression.expected import ExpressionExpected
from bot.domain.grading.judge import LONGEST_MESSAGE, judge
from bot.domain.grading.kinds import KINDS, Judged, kind
from bot.domain.grading.number.expected import InfinityExpected, NumberExpected
from bot.domain.grading.number.number import examples, samples
from bot.domain.grading.parenthesization.expected import ParenthesizationExpected
from bot.domain.grading.samples import Samples
from bot.domain.grading.verdict import Outcome, Reason, Understood, Verdict

THREE = NumberExpected(Fraction(3))


def test_a_message_of_the_longest_length_is_cleaned_and_a_longer_one_is_not() -> None:
    order = ParenthesizationExpected("AB", ("A", "B"))

    assert LONGEST_MESSAGE == 2 * 4096
    assert judge("AB" + " " * (LONGEST_MESSAGE - 2), order).outcome is Outcome.CORRECT
    assert judge("AB" + " " * (LONGEST_MESSAGE - 1), order) == Verdict(
        Outcome.UNREADABLE, Fraction(0), None, (Reason("too-long"),)
    )


def test_what_was_understood_before_a_reading_failed_is_told_back() -> None:
    assert judge("1/0", THREE) == Verdict(
        Outcome.UNREADABLE, Fraction(0), Understood("1/0"), (Reason("division-by-zero"),)
    )


def test_only_a_wrong_or_partly_right_answer_carries_a_misconception() -> None:
    both = ChoiceExpected(("a", "b", "c"), frozenset({"a", "b"}), several=True)
    one = ChoiceExpected(("a", "b", "c"), frozenset({"a"}), several=True)

    assert judge("1", both, [("one", one)]).outcome is Outcome.PARTLY
    assert judge("1", both, [("one", one)]).misconception == "one"
    assert judge("3", THREE, [("same", THREE)]).misconception is None
    assert judge("?", THREE, [("same", THREE)]).misconception is None
    assert judge("4", THREE, [("same", THREE), ("other", NumberExpected(Fraction(5)))]).misconception is None


def test_a_recognised_misconception_is_no_careless_rounding() -> None:
    third = NumberExpected(Fraction(50, 3), rtol=Fraction(1, 1000))
    told = Understood("17", Fraction(17))

    assert judge("17", third, [("other", THREE)]) == Verdict(
        Outcome.PARTLY, Fraction(1, 2), told, (Reason("rounded-too-much", {"have": 2, "want": 4}),)
    )
    assert judge("17", third, [("up", NumberExpected(Fraction(17)))]) == Verdict(
        Outcome.WRONG, Fraction(0), told, (), "up"
    )


@pytest.mark.parametrize("typed", ["inf", "∞", "it is infinite", "بی‌نهایت", "+inf"])
def test_infinity_where_a_number_is_asked_is_a_wrong_way_of_its_own(typed: str) -> None:
    ways = [("other", NumberExpected(Fraction(4))), ("infinite", InfinityExpected())]

    verdict = judge(typed, THREE, ways)

    assert (verdict.outcome, verdict.misconception) == (Outcome.WRONG, "infinite")
    assert judge(typed, THREE, ways[:1]).outcome is Outcome.UNREADABLE
    assert judge("4", THREE, ways).misconception == "other"


@pytest.mark.parametrize("typed", ["-inf", "not infinite", "inf or 3", "nan"])
def test_what_does_not_claim_infinity_is_not_taken_for_it(typed: str) -> None:
    assert judge(typed, THREE, [("infinite", InfinityExpected())]).misconception is None


def test_misconceptions_are_recognised_among_choices_and_formulas_too() -> None:
    one = ChoiceExpected(("a", "b", "c"), frozenset({"a"}))
    formula = ExpressionExpected("2*m*n", ("m", "n"))

    assert (
        judge("2", one, [("second", ChoiceExpected(("a", "b", "c"), frozenset({"b"})))]).misconception
        == "second"
    )
    assert judge("nm", formula, [("half", ExpressionExpected("m*n", ("m", "n")))]).misconception == "half"


@pytest.mark.parametrize("name", sorted(name for name in KINDS if KINDS[name] is not Judged.IN_PARTS))
def test_every_kind_is_a_module_of_its_own_with_the_same_verbs(name: str) -> None:
    module = kind(name)

    assert all(callable(getattr(module, verb)) for verb in ("read", "grade", "examples", "samples"))


def test_no_other_kind_is_known() -> None:
    with pytest.raises(KeyError):
        kind("essay")


def test_examples_and_samples_of_numbers() -> None:
    assert examples(THREE, Likely.of([Fraction(20_000)])) == ("36,000", "3.6e4")
    assert examples(NumberExpected(Fraction(3), unit="GB"), Likely.of([Fraction(20_000)])) == (
        "36,000 GB",
        "3.6e4",
    )
    assert samples(THREE) == Samples(("3", "(3)", "= 3"), ("16/1",), ("", "?", "20 to 30", "nan"))
    assert samples(NumberExpected(Fraction(1, 2), unit="GB")) == Samples(
        ("1/2", "(1/2) GB", "= 1/2"), ("17/2",), ("", "?", "20 to 30", "nan")
    )
