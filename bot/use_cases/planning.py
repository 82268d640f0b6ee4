"""Preparing for the day of an interview."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from bot.catalogue.catalogue import Catalogue
from bot.database.database import Connection, Database
from bot.domain.learner import Learner
from bot.domain.scheduling.plan import Plan, plan
from bot.domain.scheduling.review import Review
from bot.store import asked, reviews
from bot.store.asked import SeenRow
from bot.use_cases.practice import sitting


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
            return asked.seen(connection, learner.id, now), reviews.all_of(connection, learner.id), length

        seen, known, length = await self._database.read(look)
        unseen = Counter(
            self._groups[each] for each in self._groups.keys() - {row.question_id for row in seen}
        )
        kept = [each for question_id, each in known.items() if question_id in self._groups]
        return plan(learner.interview_on, today, learner.time_zone, unseen, kept, length)
