"""What an answer leaves behind: the memory of its question, and the day it was given on."""

from __future__ import annotations

from datetime import datetime

from bot.database.database import Connection
from bot.domain.grading.verdict import Outcome
from bot.domain.question.drill import Level
from bot.domain.scheduling import review
from bot.domain.scheduling.review import Went
from bot.domain.scheduling.sureness import Sureness
from bot.store import days, learners, reviews
from bot.store.asked import AskedRow
from bot.store.reviews import ReviewRow


def remember(
    connection: Connection,
    row: AskedRow,
    outcome: Outcome | None,
    level: Level,
    now: datetime,
    *,
    is_drill: bool = True,
    first: bool = True,
    helped: bool = False,
) -> None:
    """Weighs one asked question as far as it has gone (None: given up), always from what was remembered before it was put.

    ``helped``: the ladder was climbed, which counts as a hint.
    ``first`` is False where an attempt counted before is only judged again: the day then has it already.
    """
    seconds = max(0.0, (now - row.seen_at).total_seconds())
    grade = review.grade_of(
        Went(
            outcome,
            row.tries,
            row.hints_used + helped,
            seconds,
            level,
            is_drill,
            row.sureness is Sureness.GUESSING,
        )
    )
    known = reviews.find(connection, row.learner_id, row.question_id)
    before = None if known is None else known.before if known.asked_id == row.id else known.review
    kept = ReviewRow(review.after(before, grade, now), row.id, before)
    reviews.save(connection, row.learner_id, row.question_id, kept)
    if first and (learner := learners.find(connection, row.learner_id)) is not None:
        days.count(connection, learner.id, learner.local_day(now), right=outcome is Outcome.CORRECT)
