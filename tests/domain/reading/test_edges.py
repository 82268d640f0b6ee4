"""Edges of what is read: shares of a number, options called one by one, orders told step by step, and words near units."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bot.domain.grading.choice.expected import ChoiceExpected
from bot.domain.grading.expected import Expected
from bot.domain.grading.expression.expected import ExpressionExpected
from bot.domain.grading.judge import judge
from bot.domain.grading.number.expected import NumberExpected
from bot.domain.grading.parenthesization.expected import ParenthesizationExpected
from bot.domain.grading.verdict import Outcome

THREE = ChoiceExpected(("a", "b", "c"), frozenset({"a", "c"}), several=True)
TWO = ChoiceExpected(("a", "b"), frozenset({"a", "b"}), several=True)
CHAIN = ParenthesizationExpected("((AB)C)D", ("A", "B", "C", "D"), (10, 20, 30, 40, 50))
RIGHT_FIRST = ParenthesizationExpected("A(B(CD))", ("A", "B", "C", "D"), (50, 40, 30, 20, 10))
COST = NumberExpected(Fraction(30000))
MEMORY = NumberExpected(Fraction(112), unit="GB", rtol=Fraction(1, 100))


def outcome(text: str, expected: Expected) -> str:
    return judge(text, expected).outcome.value


@pytest.mark.parametrize(
    "text",
    [
        "a half of 60000",
        "1/2 of 60000",
        "0.5 of 60000",
        "3/4 of 40000",
        "a third of 90000",
        "30000 = 1/2 of 60000",
    ],
)
def test_a_share_of_a_number_is_worked_out(text: str) -> None:
    assert outcome(text, COST) == "correct"


@pytest.mark.parametrize(
    "text",
    [
        "twice",
        "twice 15000",
        "half of it",
        "double precision 30000",
        "twice as many as 15000",
        "دو برابر",
        "3 of 30000",
    ],
)
def test_words_of_operations_hand_a_number_back(text: str) -> None:
    """``twice 15000`` may be said of the wrong one of two orders: nobody is judged by it."""
    assert outcome(text, COST) == "unreadable"


@pytest.mark.parametrize(
    ("text", "expected", "wanted"),
    [
        ("option one and option three", THREE, "correct"),
        ("the first one and the third one", THREE, "correct"),
        ("number one, number three", THREE, "correct"),
        ("one and three", THREE, "correct"),
        ("option one", THREE, "partly"),
        ("one", THREE, "partly"),
        ("the first one", THREE, "partly"),
        ("the second one", THREE, "wrong"),
        ("both", THREE, "unreadable"),
        ("both", TWO, "correct"),
        ("هر دو", TWO, "correct"),
        ("هر دو", THREE, "unreadable"),
        ("all three", THREE, "wrong"),
        ("all three", TWO, "unreadable"),
    ],
)
def test_options_are_called_one_by_one(text: str, expected: Expected, wanted: str) -> None:
    verdict = judge(text, expected)

    assert verdict.outcome.value == wanted or (wanted == "wrong" and verdict.outcome is Outcome.PARTLY)


@pytest.mark.parametrize(
    ("text", "expected", "wanted"),
    [
        ("from left to right", CHAIN, "correct"),
        ("from right to left", CHAIN, "wrong"),
        ("from right to left", RIGHT_FIRST, "correct"),
        ("از راست به چپ", RIGHT_FIRST, "correct"),
        ("از چپ به راست", RIGHT_FIRST, "wrong"),
        ("first AB, then with C, then with D", CHAIN, "correct"),
        ("first A and B, then C, then D", CHAIN, "correct"),
        ("first AB then D", CHAIN, "unreadable"),
        ("first AB, then AB, then D", CHAIN, "unreadable"),
        ("first CD, then B, then A", RIGHT_FIRST, "correct"),
    ],
)
def test_orders_are_told_in_steps(text: str, expected: Expected, wanted: str) -> None:
    assert outcome(text, expected) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("30000 multplications", "correct"),
        ("30000 compuations", "correct"),
        ("30000 gigabtye", "unreadable"),
        ("30000 millin", "unreadable"),
        ("one thousand one thousand", "unreadable"),
        ("thirty thousand", "correct"),
    ],
)
def test_a_misspelt_word_is_passed_over_only_where_it_is_near_to_none_that_counts(
    text: str, wanted: str
) -> None:
    assert outcome(text, COST) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("112 gigs", "correct"),
        ("112 half", "unreadable"),
        ("112 percent", "wrong"),
        ("112 and 112 GB", "unreadable"),
    ],
)
def test_what_stands_behind_a_number_counts(text: str, wanted: str) -> None:
    assert outcome(text, MEMORY) == wanted


@pytest.mark.parametrize(
    ("text", "code"), [("aB", None), ("ab", "case-folded"), ("Ba", None), ("AB", "case-folded")]
)
def test_letters_of_another_size_are_remarked(text: str, code: str | None) -> None:
    verdict = judge(text, ExpressionExpected("a*B", ("a", "B")))

    assert verdict.outcome is Outcome.CORRECT
    assert [reason.code for reason in verdict.reasons] == ([code] if code else [])
