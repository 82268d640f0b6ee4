"""Preparing for the day of an interview."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from functools import partial

from bot.catalogue.catalogue import Catalogue
from bot.database.database import Connection, Database
from bot.domain.learner import Learner
from bot.domain.scheduling.plan import Plan, plan
from bot.domain.scheduling.review import Review
from bot.store import asked, reviews
from bot.store.asked import SeenRow
from bot.use_cases.practice import sitting

AWAITED = timedelta(hours=1)
"""For how long a message may be the day that was asked for."""


class Planning:
    def __init__(self, database: Database, catalogue: Catalogue) -> None:
        self._database = database
        self._groups = {
            question_id: topic.group
            for topic in catalogue.topics
            for question_id in (topic.id, *(drill.id for drill in topic.drills))
        }

    async def of(self, learner: Learner, now: datetime) -> Plan | None:
        """What is left to do until the learner's day; None where there is none, or it has passed."""
        today = learner.local_day(now)
        if learner.interview_on is None or learner.interview_on < today:
            return None

        def look(connection: Connection) -> tuple[list[SeenRow], dict[str, Review], int]:
            length = sitting.begin(connection, learner, now).total
            return asked.seen(connection, learner.id), reviews.all_of(connection, learner.id), length

        seen, known, length = await self._database.read(look)
        unseen = Counter(
            self._groups[each] for each in self._groups.keys() - {row.question_id for row in seen}
        )
        kept = [each for question_id, each in known.items() if question_id in self._groups]
        return plan(learner.interview_on, today, learner.time_zone, unseen, kept, length)

    async def awaits_day(self, learner: Learner, now: datetime) -> bool:
        """Whether a message may be the day of the interview: it was asked for a little while ago, and no question was put since."""
        if learner.day_asked_at is None or now - learner.day_asked_at > AWAITED:
            return False
        shown = await self._database.glance(partial(asked.last_shown, learner_id=learner.id))
        return shown is None or shown.seen_at <= learner.day_asked_at
