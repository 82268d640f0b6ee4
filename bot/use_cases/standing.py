"""Where a learner stands: what they remember of each question, by topic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.database.database import Database
from bot.domain.scheduling import review
from bot.store import reviews


@dataclass(frozen=True, slots=True)
class Stand:
    """One question: the expected chance of a right answer now, whether it is due, and whether it is past its first steps."""

    recall: float
    due: bool
    learnt: bool


class Standing:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, learner_id: int, now: datetime) -> Mapping[str, Stand]:
        """Every question that the learner has answered or given up, by its id."""
        kept = await self._database.read(partial(reviews.all_of, learner_id=learner_id))
        return {
            question_id: Stand(review.recall(each, now), each.due_at <= now, each.learnt)
            for question_id, each in kept.items()
        }
