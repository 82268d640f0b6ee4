"""The daily question: claimed from the outbox, one for each learner and local day, and how its delivery ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial

from bot.database.database import Connection, Database
from bot.domain.learner import Learner
from bot.domain.scheduling.streak import Streak, streak
from bot.store import days, learners, pushes
from bot.store.pushes import Claim
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice.outcomes import Asked
from bot.use_cases.practice.practice import Practice

__all__ = ["Claim", "Daily", "Ended", "Push"]

FORGOTTEN = timedelta(minutes=90)
"""A claim older than this was left by a process that died: retries end within an hour."""
LOOKED_BACK = timedelta(days=400)
"""Days of practice that a streak may reach back."""


class Ended(StrEnum):
    """How a claimed push ended."""

    SENT = "sent"
    UNREACHABLE = "unreachable"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Push:
    """A daily question that is ready to be sent. ``missed_last`` where the one before could not be delivered."""

    claim: Claim
    learner: Learner
    asked: Asked
    streak: Streak
    missed_last: bool


class Daily:
    def __init__(self, database: Database, practice: Practice) -> None:
        self._database = database
        self._practice = practice

    async def claim(self, now: datetime, limit: int) -> list[Claim]:
        """Claims due pushes; what comes back is stored as this process's and must be ``settled``.

        Of several processes one pushes at a time, since Telegram's limit is for all of them together.
        """
        if self._database.presence and not self._database.presence.leads:
            return []
        return await self._database.write(partial(pushes.claim, now=now, limit=limit))

    async def prepare(self, claim: Claim, now: datetime) -> Push | None:
        """Puts the learner's next question as the daily one; None where there is none, or the learner has gone."""

        def look(connection: Connection) -> tuple[Learner, Streak, str | None] | None:
            learner = learners.find(connection, claim.learner_id)
            if learner is None or learner.daily_at is None:
                return None
            rows = days.since(connection, learner.id, claim.day - LOOKED_BACK)
            run = streak([row.day for row in rows], claim.day)
            return learner, run, pushes.last(connection, learner.id, claim.day)

        found = await self._database.read(look)
        if found is None:
            return None
        learner, run, last = found
        asked = await self._practice.next(Occasion(learner.id, None, now))
        if not isinstance(asked, Asked):
            return None
        return Push(claim, learner, asked, run, last == Ended.FAILED)

    async def settled(self, claim: Claim, ended: Ended, now: datetime, asked_id: int | None = None) -> None:
        """Stores how a push ended."""
        work = partial(pushes.settle, push_id=claim.id, status=ended.value, now=now, asked_id=asked_id)
        await self._database.write(work)

    async def forget_claims(self, now: datetime) -> int:
        """Marks as unknown what a process left claimed when it died: it is not sent again. How many."""
        return await self._database.write(partial(pushes.give_up_claims, before=now - FORGOTTEN))

    async def streak(self, learner: Learner, now: datetime) -> Streak:
        """The learner's days in a row."""
        today = learner.local_day(now)
        work = partial(days.since, learner_id=learner.id, first=today - LOOKED_BACK)
        return streak([row.day for row in await self._database.read(work)], today)
