"""What a host wants to know about all learners together: counts, and how questions do. No row here is about one person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, case, func, select

from bot.domain.grading.verdict import Outcome
from bot.store.tables import announcements, attempts, learners, pushes


@dataclass(frozen=True, slots=True)
class Totals:
    """People in all, reachable ones, and those who answered since a moment; answers in all and since; disputes; pushes since by status."""

    people: int
    reachable: int
    active: int
    answers: int
    answers_since: int
    disputes: int
    pushes: Mapping[str, int]
    under_way: int
    """Announcements that are being sent."""


@dataclass(frozen=True, slots=True)
class QuestionFigures:
    """How first tries at a question went. ``seconds`` is their mean time."""

    question_id: str
    tries: int
    right: int
    seconds: float
    disputes: int


def totals(connection: Connection, since: datetime) -> Totals:
    answered = attempts.c.gave_up.is_(False)
    lately = answered & (attempts.c.at >= since)

    def one(statement: object) -> int:
        return int(connection.execute(statement).scalar_one())  # type: ignore[call-overload]

    counted = select(pushes.c.status, func.count()).where(pushes.c.claimed_at >= since)
    return Totals(
        one(select(func.count()).select_from(learners)),
        one(select(func.count()).select_from(learners).where(learners.c.unreachable_since.is_(None))),
        one(select(func.count(attempts.c.learner_id.distinct())).where(lately)),
        one(select(func.count()).select_from(attempts).where(answered)),
        one(select(func.count()).select_from(attempts).where(lately)),
        one(select(func.count()).select_from(attempts).where(attempts.c.disputed_at.is_not(None))),
        {row[0]: row[1] for row in connection.execute(counted.group_by(pushes.c.status))},
        one(
            select(func.count())
            .select_from(announcements)
            .where(announcements.c.begun_at.is_not(None), announcements.c.finished_at.is_(None))
        ),
    )


def questions(connection: Connection, since: datetime) -> list[QuestionFigures]:
    """Every question answered since a moment, by first tries without giving up."""
    firsts = (
        select(func.min(attempts.c.id).label("id"))
        .where(attempts.c.counted, attempts.c.at >= since)
        .group_by(attempts.c.asked_id)
        .subquery()
    )
    right = func.sum(case((attempts.c.outcome == Outcome.CORRECT.value, 1), else_=0))
    found = connection.execute(
        select(attempts.c.question_id, func.count(), right, func.avg(attempts.c.seconds))
        .join(firsts, firsts.c.id == attempts.c.id)
        .group_by(attempts.c.question_id)
        .order_by(attempts.c.question_id)
    )
    # Any try may be disagreed with, not the first alone.
    doubted = (
        select(attempts.c.question_id, func.count())
        .where(attempts.c.disputed_at.is_not(None), attempts.c.at >= since)
        .group_by(attempts.c.question_id)
    )
    disputes = {row[0]: row[1] for row in connection.execute(doubted)}
    return [
        QuestionFigures(name, tries, int(hits), float(seconds), disputes.get(name, 0))
        for name, tries, hits, seconds in found
    ]
