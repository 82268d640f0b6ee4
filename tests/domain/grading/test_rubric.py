"""A rubric of one's own: points given by phrases, heard with what the text affirms and denies."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bot.domain.grading.examples import Likely
from bot.domain.grading.judge import judge
from bot.domain.grading.rubric.expected import PhrasedPoint, RubricExpected
from bot.domain.grading.rubric.rubric import examples, samples
from bot.domain.grading.samples import Samples
from bot.domain.grading.verdict import Outcome, Reason, Understood, Verdict
from bot.domain.hearing.token import TEXT_LIMIT


def rubric(*points: tuple[str, int, tuple[str, ...]]) -> RubricExpected:
    return RubricExpected(
        tuple(PhrasedPoint(name, weight, (*phrases, "پاسخ")) for name, weight, phrases in points)
    )


TEN = rubric(("half", 5, ("half way",)), ("fifth", 2, ("fifth part|piece",)), ("rest", 3, ("all rest*",)))


@pytest.mark.parametrize(
    ("text", "outcome", "score"),
    [
        ("half way and a fifth part and all rest", Outcome.CORRECT, Fraction(1)), ("half way, a fifth part", Outcome.CORRECT, Fraction(7, 10)),
        ("it is half way", Outcome.PARTLY, Fraction(1, 2)), ("a fifth part", Outcome.PARTLY, Fraction(1, 5)), ("nothing of that kind", Outcome.WRONG, Fraction(0)),
    ],
)  # fmt: skip
def test_six_tenths_of_the_weight_are_right_and_no_point_is_wrong(
    text: str, outcome: Outcome, score: Fraction
) -> None:
    judged = judge(text, TEN)

    assert (judged.outcome, judged.score) == (outcome, score)


def test_a_rubric_without_points_has_nothing_right() -> None:
    assert judge("half way", RubricExpected(())).outcome is Outcome.WRONG


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("half the way", 1), ("the way is half", 1), ("a fifth piece of it", 1), ("a fifth part", 1), ("all the resting ones", 1),
        ("all arrest", 0), ("HALF WAY, and all the rest", 2), ("پاسخ همین است", 3), ("it is not half way", 0), ("I doubt that it is half way", 0), ("not only half way", 1),
    ],
)  # fmt: skip
def test_a_phrase_is_heard_in_any_order_unless_it_is_denied(text: str, count: int) -> None:
    assert judge(text, TEN).understood == Understood(f"{count}/3")


def test_a_single_word_is_too_little_and_numbers_are_no_words() -> None:
    for text in ("", "half", "42", "42 43 44", "half 42", "?"):
        assert judge(text, TEN) == Verdict(Outcome.UNREADABLE, Fraction(0), None, (Reason("too-short"),))
    assert judge("half x", TEN).outcome is Outcome.WRONG


def test_what_stands_after_the_limit_is_not_heard() -> None:
    for length, count in ((TEXT_LIMIT - len("half way"), 1), (TEXT_LIMIT - len("half way") + 1, 0)):
        text = ("x " * TEXT_LIMIT)[: length - 1] + " half way"
        assert judge(text, TEN).understood == Understood(f"{count}/3")


def test_powers_are_words_with_or_without_brackets() -> None:
    cube = rubric(("cube", 1, ("n^3 time",)), ("other", 1, ("n^2 space",)))

    for text in ("O(n^3) time", "it takes n³ time", "n^(3) time", "time n^3"):
        assert judge(text, cube).understood == Understood("1/2")
    assert judge("n^30 time", cube).understood == Understood("0/2")


def test_half_spaces_do_not_matter() -> None:
    expected = RubricExpected((PhrasedPoint("a", 1, ("شرکت‌پذیر*",)),))

    for text in ("ضرب شرکت‌پذیری دارد", "ضرب شرکتپذیر است", "ضرب شرکت پذیر است"):
        assert judge(text, expected).outcome is Outcome.CORRECT


def test_samples_speak_the_first_phrase_of_each_point() -> None:
    assert examples(TEN, Likely.of(())) == ()
    assert samples(TEN) == Samples(
        ("half way. fifth part. all rest",), ("no idea whatsoever, sorry about that",), ("", "42", "?")
    )
    assert judge(samples(TEN).right[0], TEN).outcome is Outcome.CORRECT
