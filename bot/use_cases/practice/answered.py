"""An answer with its verdict, as an outcome."""

from __future__ import annotations

from bot.domain.grading.verdict import Verdict
from bot.domain.question.drill import Misconception
from bot.use_cases.practice.outcomes import Answered, Asked


def answered(asked: Asked, verdict: Verdict, attempt_id: int | None, *, counted: bool) -> Answered:
    """The outcome, with the recognised misconception found among the variant's."""
    return Answered(asked, verdict, attempt_id, counted, _recognised(asked, verdict.misconception))


def _recognised(asked: Asked, misconception_id: str | None) -> Misconception | None:
    known = asked.variant.misconceptions if asked.variant else ()
    return next((item for item in known if item.id == misconception_id), None)
