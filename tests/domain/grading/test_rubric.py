"""Open questions: which points a text makes, how near its words must stand, and how much of the weight is enough."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bot.domain.grading.examples import Likely
from bot.domain.grading.expected import RubricExpected
from bot.domain.grading.judge import judge
from bot.domain.grading.rubric import TEXT_LIMIT, WINDOW, examples, samples, verdict_for
from bot.domain.grading.samples import Samples
from bot.domain.grading.verdict import Outcome, Reason, Understood, Verdict
from bot.domain.question.rubric import Point
from bot.domain.question.text import Localized

NO_TEXT = Localized("", "")


def rubric(*points: tuple[str, int, tuple[str, ...]]) -> RubricExpected:
    return RubricExpected(
        tuple(Point(name, weight, NO_TEXT, phrases, ("پاسخ",)) for name, weight, phrases in points)
    )


TEN = rubric(("half", 5, ("half way",)), ("fifth", 2, ("fifth part|piece",)), ("rest", 3, ("all rest*",)))


@pytest.mark.parametrize(
    ("ticked", "outcome", "score"),
    [
        (("half", "fifth", "rest"), Outcome.CORRECT, Fraction(1)), (("half", "fifth"), Outcome.CORRECT, Fraction(7, 10)), (("half",), Outcome.PARTLY, Fraction(1, 2)), (("fifth", "rest"), Outcome.PARTLY, Fraction(1, 2)), (("fifth",), Outcome.PARTLY, Fraction(1, 5)), ((), Outcome.WRONG, Fraction(0)),
        (("unknown",), Outcome.WRONG, Fraction(0)),
    ],
)  # fmt: skip
def test_seven_tenths_of_the_weight_are_right_and_no_point_is_wrong(
    ticked: tuple[str, ...], outcome: Outcome, score: Fraction
) -> None:
    count = len(set(ticked) - {"unknown"})

    assert verdict_for(frozenset(ticked), TEN) == Verdict(
        outcome, score, Understood(f"{count}/3"), (Reason("points", {"count": count, "total": 3}),)
    )


def test_a_rubric_without_points_has_nothing_right() -> None:
    assert verdict_for(frozenset(), RubricExpected(())).outcome is Outcome.WRONG


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("half the way", 1), ("the way is half", 1), ("halfway there", 0), ("a fifth piece of it", 1), ("a fifth part", 1), ("fifth parts only", 0), ("all the resting ones", 1), ("all rest", 1), ("all arrest", 0), ("HALF WAY, and all the rest", 2), ("nothing of this", 0), ("پاسخ همین است", 3),
    ],
)  # fmt: skip
def test_a_phrase_is_found_in_any_order_and_case_with_alternatives_and_endings(text: str, count: int) -> None:
    assert judge(text, TEN).understood == Understood(f"{count}/3")


def test_the_words_of_a_phrase_stand_within_a_window() -> None:
    between = "x " * (WINDOW - 1)

    for near in (
        f"half {between}way",
        f"way {between}half",
        f"half half {between}way",
        f"half {between}way x way",
    ):
        assert judge(near, TEN).understood == Understood("1/3")
    for far in (f"half x {between}way", f"way x {between}half"):
        assert judge(far, TEN).understood == Understood("0/3")


def test_a_single_word_is_too_little_and_numbers_are_no_words() -> None:
    for text in ("", "half", "42", "42 43 44", "half 42", "?"):
        assert judge(text, TEN) == Verdict(Outcome.UNREADABLE, Fraction(0), None, (Reason("too-short"),))
    assert judge("half x", TEN).outcome is Outcome.WRONG


def test_what_stands_after_the_limit_is_not_searched() -> None:
    for length, count in ((TEXT_LIMIT - len("half way"), 1), (TEXT_LIMIT - len("half way") + 1, 0)):
        text = ("x " * TEXT_LIMIT)[: length - 1] + " half way"
        assert judge(text, TEN).understood == Understood(f"{count}/3")


def test_powers_are_words_with_or_without_brackets() -> None:
    cube = rubric(("cube", 1, ("n^3 time",)), ("other", 1, ("n^2 space",)))

    for text in ("O(n^3) time", "it takes n³ time", "n^(3) time", "time n^3"):
        assert judge(text, cube).understood == Understood("1/2")
    assert judge("n^30 time", cube).understood == Understood("0/2")


def test_half_spaces_do_not_matter() -> None:
    expected = RubricExpected((Point("a", 1, NO_TEXT, (), ("شرکت‌پذیر*",)),))

    assert judge("ضرب شرکت‌پذیری دارد", expected).outcome is Outcome.CORRECT
    assert judge("ضرب شرکتپذیر است", expected).outcome is Outcome.CORRECT


def test_samples_speak_the_first_phrase_of_each_point() -> None:
    assert examples(TEN, Likely.of(())) == ()
    assert samples(TEN) == Samples(
        ("half way. fifth part. all rest",), ("no idea whatsoever, sorry about that",), ("", "42", "?")
    )
    assert judge(samples(TEN).right[0], TEN).outcome is Outcome.CORRECT
