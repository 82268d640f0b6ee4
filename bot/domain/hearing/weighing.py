"""From the points and claims of an open answer to its verdict."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction

from bot.domain.grading.verdict import Outcome, Reason, Understood, Verdict
from bot.domain.question.rubric import Point, WrongClaim

CORRECT_SHARE = Fraction(6, 10)
SELF_TICKED = Fraction(1, 2)
"""What a point counts that nobody heard but the person, who pointed at a sentence for it."""


def weigh(
    points: Collection[Point],
    heard: Collection[str],
    claims: Collection[WrongClaim],
    claimed: Collection[str],
    self_ticked: Collection[str] = (),
) -> Verdict:
    """Correct from 60 % of the weight on without a serious wrong claim, wrong without any point, partly between.

    A self-ticked point counts half, and none of them alone makes an answer correct.
    """
    worth: Mapping[str, Fraction] = {
        **dict.fromkeys(self_ticked, SELF_TICKED),
        **dict.fromkeys(heard, Fraction(1)),
    }
    total = sum(point.weight for point in points)
    score = sum((point.weight * worth.get(point.id, Fraction(0)) for point in points), Fraction(0)) / (
        total or 1
    )
    serious = any(claim.serious and claim.id in claimed for claim in claims)
    outcome = (
        Outcome.WRONG
        if not score
        else Outcome.CORRECT
        if score >= CORRECT_SHARE and not serious
        else Outcome.PARTLY
    )
    count = sum(point.id in worth for point in points)
    reason = Reason("points", {"count": count, "total": len(points)})
    return Verdict(outcome, score, Understood(f"{count}/{len(points)}"), (reason,))
