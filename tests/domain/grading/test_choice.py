"""Choices and orders: what was chosen, what each mistake costs, and that guessing everything earns nothing."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import pytest

from bot.domain.codes import Code
from bot.domain.grading.choice import choice
from bot.domain.grading.choice.expected import ChoiceExpected
from bot.domain.grading.examples import Likely
from bot.domain.grading.judge import judge
from bot.domain.grading.ordering import ordering
from bot.domain.grading.ordering.expected import OrderingExpected
from bot.domain.grading.samples import Samples
from bot.domain.grading.verdict import Outcome, Reason, Understood, Verdict
from bot.domain.mathematics.clean import LENGTH_LIMIT

LIKELY = Likely.of(())
FIVE = ("relu", "gelu", "tanh", "elu", "silu")
ONE = ChoiceExpected(FIVE, frozenset({"gelu"}))
SEVERAL = ChoiceExpected(FIVE, frozenset({"relu", "tanh", "silu"}), several=True)
NONE = ChoiceExpected(FIVE, frozenset(), several=True)
FOUR = OrderingExpected(("a", "b", "c", "d"), ("c", "a", "d", "b"))


def unreadable(code: Code, **values: str | int) -> Verdict:
    return Verdict(Outcome.UNREADABLE, Fraction(0), None, (Reason(code, values),))


def test_the_one_option_is_right_by_number_or_id_and_any_other_wrong() -> None:
    for text in ("2", "(2)", "2.", "gelu", "GELU", "۲"):
        assert judge(text, ONE) == Verdict(Outcome.CORRECT, Fraction(1), Understood("2"))
    for text in ("1", "3", "4", "5", "tanh"):
        assert judge(text, ONE).outcome is Outcome.WRONG
        assert judge(text, ONE).score == 0


@pytest.mark.parametrize("text", ["0", "6", "-1", "0002", "2000", "²", "gel", "1.5"])
def test_what_is_no_option_is_handed_back_with_the_piece(text: str) -> None:
    verdict = judge(text, ONE)

    assert verdict.outcome is Outcome.UNREADABLE
    assert verdict.reasons[0].code == "no-option"
    assert verdict.reasons[0].values["count"] == 5


def test_the_piece_handed_back_is_cut_to_twenty_characters() -> None:
    assert judge("abcdefghijklmnopqrstuvwxyz", ONE) == unreadable(
        "no-option", count=5, piece="abcdefghijklmnopqrst"
    )
    assert judge("", ONE) == unreadable("no-option", count=5)


def test_only_one_option_may_be_chosen_where_one_is_asked() -> None:
    assert judge("1, 2", ONE) == unreadable("one-option-only")
    assert judge("none", ONE).reasons[0].code == "no-option"


@pytest.mark.parametrize("kind", [ONE, SEVERAL, FOUR])
def test_a_text_of_the_longest_length_is_still_looked_at(kind: ChoiceExpected | OrderingExpected) -> None:
    longest = "9" * LENGTH_LIMIT

    assert judge(longest, kind).reasons[0].code == "no-option"
    assert judge(longest + "9", kind) == unreadable("too-long")


@pytest.mark.parametrize(
    ("text", "score", "told", "reasons"),
    [
        ("1 3 5", 1, "1, 3, 5", ()),
        ("5+3&1", 1, "1, 3, 5", ()),
        ("relu, tanh and silu", 1, "1, 3, 5", ()),
        ("۱ و ۳ و ۵", 1, "1, 3, 5", ()),
        ("1/3;5", 1, "1, 3, 5", ()),
        ("135", 1, "1, 3, 5", ()),
        ("all except 2 and 4", 1, "1, 3, 5", ()),
        ("everything but b and d", 1, "1, 3, 5", ()),
        ("همه به‌جز دوم و چهارم", 1, "1, 3, 5", ()),
        ("همه جز ۲ و ۴", 1, "1, 3, 5", ()),
        ("I pick 1, 3 and 5", 1, "1, 3, 5", ()),
        ("1 3", Fraction(2, 3), "1, 3", (Reason("missed", {"count": 1}),)),
        ("1", Fraction(1, 3), "1", (Reason("missed", {"count": 2}),)),
        ("1 3 5 2", Fraction(2, 3), "1, 2, 3, 5", (Reason("wrongly-chosen", {"count": 1}),)),
        ("1 2 3 4 5", Fraction(1, 3), "1, 2, 3, 4, 5", (Reason("wrongly-chosen", {"count": 2}),)),
        ("1 2", 0, "1, 2", (Reason("missed", {"count": 2}), Reason("wrongly-chosen", {"count": 1}))),
        ("2 4", 0, "2, 4", (Reason("missed", {"count": 3}), Reason("wrongly-chosen", {"count": 2}))),
        ("none", 0, "–", (Reason("missed", {"count": 3}),)),
        ("1 1 3 5", 1, "1, 3, 5", ()),
    ],
)
def test_each_right_choice_earns_and_each_wrong_one_costs_as_much(
    text: str, score: Fraction, told: str, reasons: tuple[Reason, ...]
) -> None:
    outcome = Outcome.CORRECT if score == 1 else Outcome.PARTLY if score else Outcome.WRONG

    assert judge(text, SEVERAL) == Verdict(outcome, Fraction(score), Understood(told), reasons)


def test_choosing_nothing_is_right_where_nothing_is_right() -> None:
    assert judge("none", NONE) == Verdict(Outcome.CORRECT, Fraction(1), Understood("–"))
    assert judge("هیچ کدام", NONE).outcome is Outcome.CORRECT
    assert judge("1", NONE) == Verdict(
        Outcome.WRONG, Fraction(0), Understood("1"), (Reason("wrongly-chosen", {"count": 1}),)
    )


def test_examples_and_samples_of_choices() -> None:
    assert choice.examples(SEVERAL, LIKELY) == ("1, 3",)
    assert choice.examples(ONE, LIKELY) == ("2",)
    assert choice.examples(ChoiceExpected(("a", "b"), frozenset(), several=True), LIKELY) == ("2",)
    assert choice.examples(ChoiceExpected(("a", "b", "c"), frozenset(), several=True), LIKELY) == ("1, 3",)
    assert choice.samples(SEVERAL) == Samples(("1, 3, 5",), ("2",), ("", "99", "?"))
    assert choice.samples(NONE) == Samples(("none",), ("1",), ("", "99", "?"))
    assert choice.samples(ChoiceExpected(("a",), frozenset({"a"}))).wrong == ()


def test_an_order_earns_by_the_pairs_that_stand_rightly_and_nothing_below_chance() -> None:
    place = {option: index for index, option in enumerate(FOUR.reference)}
    for order in permutations("1234"):
        ids = [FOUR.options[int(number) - 1] for number in order]
        inverted = sum(place[ids[i]] > place[ids[j]] for i in range(4) for j in range(i + 1, 4))
        score = max(Fraction(0), 1 - Fraction(inverted, 3))
        outcome = Outcome.CORRECT if not inverted else Outcome.PARTLY if score else Outcome.WRONG
        reasons = (Reason("inversions", {"count": inverted, "pairs": 6}),) if inverted else ()

        assert judge(" ".join(order), FOUR) == Verdict(outcome, score, Understood(" < ".join(order)), reasons)


@pytest.mark.parametrize(
    "text",
    [
        "3 1 4 2",
        "3142",
        "3,1,4,2",
        "3 < 1 < 4 < 2",
        "3→1→4→2",
        "3 -> 1 -> 4 -> 2",
        "3-1-4-2",
        "2 > 4 > 1 > 3",
        "c a d b",
        "(3, 1, 4, 2)",
        "۳ ۱ ۴ ۲",
    ],
)
def test_an_order_is_read_however_it_is_written(text: str) -> None:
    assert judge(text, FOUR).outcome is Outcome.CORRECT


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("3 1 4", Reason("not-all-once", {"count": 4})),
        ("3 1 4 4", Reason("not-all-once", {"count": 4})),
        ("314", Reason("no-option", {"count": 4, "piece": "314"})),
        ("31425", Reason("no-option", {"count": 4, "piece": "31425"})),
        ("3 1 4 5", Reason("no-option", {"count": 4, "piece": "5"})),
    ],
)
def test_an_order_needs_every_option_once(text: str, reason: Reason) -> None:
    assert judge(text, FOUR) == Verdict(Outcome.UNREADABLE, Fraction(0), None, (reason,))


def test_digits_stuck_together_are_an_order_of_up_to_nine_options() -> None:
    nine = OrderingExpected(tuple("abcdefghi"), tuple("ihgfedcba"))
    ten = OrderingExpected(tuple("abcdefghij"), tuple("jihgfedcba"))

    assert judge("987654321", nine).outcome is Outcome.CORRECT
    assert judge("10987654321", ten).outcome is Outcome.UNREADABLE
    assert judge("1234567890", ten).outcome is Outcome.UNREADABLE


def test_examples_and_samples_of_orders() -> None:
    assert ordering.examples(FOUR, LIKELY) == ("4 < 3 < 2 < 1",)
    assert ordering.samples(FOUR) == Samples(("3 1 4 2", "3 < 1 < 4 < 2"), ("2 4 1 3",), ("", "3", "?"))
    assert ordering.samples(OrderingExpected(("a",), ("a",))) == Samples(("1", "1"), (), ("", "9", "?"))
