"""A session of practice as it is kept: which one is under way, and how one went."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from statistics import median

from bot.catalogue.catalogue import Catalogue
from bot.database.database import Connection
from bot.domain.grading.verdict import Outcome
from bot.domain.learner import Learner
from bot.domain.scheduling import session
from bot.domain.scheduling.review import Review
from bot.domain.scheduling.streak import streak
from bot.store import asked, attempts, days, learners, reviews, sessions
from bot.store.attempts import FirstTry
from bot.store.sessions import SessionRow
from bot.use_cases.practice.outcomes import Finished
from bot.use_cases.practice.questions import Questions

LATELY = 30
"""First tries by whose pace the length of a session is chosen."""
LATE = timedelta(hours=6)
"""A session that began so short a time ago goes on past midnight."""
LOOKED_BACK = timedelta(days=400)
"""Days of practice that a streak may reach back."""


def running(connection: Connection, learner: Learner, now: datetime) -> SessionRow | None:
    """The learner's session under way; one of another day is over, however far it came."""
    row = sessions.last(connection, learner.id)
    if row is None or row.finished_at is not None:
        return None
    return row if row.day == learner.local_day(now) or now - row.started_at < LATE else None


def finished_today(connection: Connection, learner: Learner, now: datetime) -> SessionRow | None:
    """The learner's latest session, if it was brought to its end today."""
    row = sessions.last(connection, learner.id)
    if row is None or row.finished_at is None:
        return None
    return row if learner.local_day(row.finished_at) == learner.local_day(now) else None


def begin(connection: Connection, learner: Learner, now: datetime) -> SessionRow:
    """A new session, not kept yet: as long as about ten minutes are at the learner's own pace."""
    lately = attempts.latest_first_tries(connection, learner.id, LATELY)
    seconds = [each.seconds for each in lately if each.outcome is not None]
    total = session.length(median(seconds) if seconds else None)
    return SessionRow(0, learner.id, learner.local_day(now), total, (), now)


def finished(connection: Connection, questions: Questions, row: SessionRow) -> Finished:
    """How a session went."""
    learner = learners.find(connection, row.learner_id)
    assert learner is not None, "sessions go with their learner"
    put = [found for asked_id in row.asked if (found := asked.find(connection, asked_id))]
    tries = attempts.first_tries(connection, row.learner_id)
    first = {each.asked_id: each for each in tries}
    before = {each.id: _before(tries, each.question_id, each.id) for each in put}
    right = [each for each in put if each.id in first and _right(first[each.id])]
    then = row.finished_at or row.started_at
    today = learner.local_day(then)
    practised = [each.day for each in days.since(connection, learner.id, today - LOOKED_BACK)]
    return Finished(
        row.id,
        len(put),
        len(right),
        sum(not each.tries and not each.closed for each in put),
        sum((last := before[each.id]) is not None and not _right(last) for each in right),
        sum(before[each.id] is None for each in put),
        due_before(
            reviews.all_of(connection, learner.id), learner, today + timedelta(days=2), questions.catalogue
        ),
        streak(practised, today),
    )


def due_before(kept: Mapping[str, Review], learner: Learner, day: date, catalogue: Catalogue) -> int:
    """How many questions that there still are will be due when a day of the learner's begins."""
    begins = datetime.combine(day, time(), learner.time_zone)
    return sum(
        each.due_at < begins and catalogue.question(question_id) is not None
        for question_id, each in kept.items()
    )


def _before(tries: list[FirstTry], question_id: str, asked_id: int) -> FirstTry | None:
    """The first try at a question the last time before."""
    earlier = [each for each in tries if each.question_id == question_id and each.asked_id < asked_id]
    return earlier[-1] if earlier else None


def _right(each: FirstTry) -> bool:
    return each.outcome is Outcome.CORRECT and not each.hints_used
