"""The one door: what is recognised, and what is not taken for something kinder."""

from __future__ import annotations

from fractions import Fraction

from bot.domain.grading.expected import NumberExpected
from bot.domain.grading.judge import LONGEST_MESSAGE, judge
from bot.domain.grading.verdict import Outcome

DRIFTED = NumberExpected(Fraction("100958.34375"), rtol=Fraction(1, 1000))
EXACT = ("exact", NumberExpected(Fraction(100_000), rtol=Fraction(1, 1000)))


def test_a_recognised_mistake_is_not_taken_for_the_right_answer_rounded() -> None:
    verdict = judge("100000", DRIFTED, [EXACT])
    assert (verdict.outcome, verdict.score, verdict.misconception) == (Outcome.WRONG, 0, "exact")
    assert "rounded-too-much" not in {reason.code for reason in verdict.reasons}


def test_what_is_rounded_too_much_and_no_mistake_stays_partly_right() -> None:
    verdict = judge("101000", DRIFTED, [EXACT])
    assert verdict.outcome is Outcome.CORRECT
    assert judge("100000", DRIFTED).outcome is Outcome.PARTLY


def test_what_no_message_can_hold_is_not_even_cleaned() -> None:
    verdict = judge("1" * (LONGEST_MESSAGE + 1), DRIFTED)
    assert verdict.outcome is Outcome.UNREADABLE
    assert [reason.code for reason in verdict.reasons] == ["too-long"]
