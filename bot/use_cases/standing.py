"""Where a learner stands: what they remember of each question, by topic, and what waits for them when they come back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from bot.catalogue.catalogue import Catalogue
from bot.database.database import Connection, Database
from bot.domain.learner import Learner
from bot.domain.scheduling import review
from bot.domain.scheduling.streak import Streak, streak
from bot.store import days, reviews
from bot.use_cases.practice import sitting
from bot.use_cases.practice.outcomes import Place


@dataclass(frozen=True, slots=True)
class Stand:
    """One question: the expected chance of a right answer now, whether it is due, and whether it is past its first steps."""

    recall: float
    due: bool
    learnt: bool


@dataclass(frozen=True, slots=True)
class Back:
    """What somebody finds who comes back: days in a row, questions due by the end of the day, and how far today's session is."""

    streak: Streak
    due: int
    place: Place | None
    """Of the session under way; None where none is."""
    done: bool
    """Whether today's session was brought to its end."""


class Standing:
    def __init__(self, database: Database, catalogue: Catalogue) -> None:
        self._database = database
        self._catalogue = catalogue

    async def of(self, learner_id: int, now: datetime) -> Mapping[str, Stand]:
        """Every question that the learner has answered or given up, by its id."""
        kept = await self._database.read(partial(reviews.all_of, learner_id=learner_id))
        return {
            question_id: Stand(review.recall(each, now), each.due_at <= now, each.learnt)
            for question_id, each in kept.items()
        }

    async def back(self, learner: Learner, now: datetime) -> Back | None:
        """What waits for somebody who comes back; None for who has answered nothing yet."""
        return await self._database.read(partial(self._back, learner=learner, now=now))

    def _back(self, connection: Connection, learner: Learner, now: datetime) -> Back | None:
        kept = reviews.all_of(connection, learner.id)
        if not kept:
            return None
        today = learner.local_day(now)
        practised = [each.day for each in days.since(connection, learner.id, today - sitting.LOOKED_BACK)]
        running = sitting.running(connection, learner, now)
        return Back(
            streak(practised, today),
            sitting.due_before(kept, learner, today + timedelta(days=1), self._catalogue),
            Place(len(running.asked), running.total) if running and running.asked else None,
            sitting.finished_today(connection, learner, now) is not None,
        )
