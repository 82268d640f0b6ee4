"""The daily question: claimed from the outbox, one for each learner and local day, and how its delivery ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from bot.database.database import Connection, Database
from bot.domain.learner import Learner
from bot.domain.scheduling.streak import Streak, streak
from bot.store import asked, days, learners, pushes
from bot.store.pushes import Claim
from bot.store.status import Status
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice.outcomes import Asked
from bot.use_cases.practice.practice import Practice

__all__ = ["Claim", "Daily", "Push", "Status"]

FORGOTTEN = timedelta(minutes=90)
"""A claim older than this was left by a process that died: retries end within an hour."""
LOOKED_BACK = timedelta(days=400)
"""Days of practice that a streak may reach back."""


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

        def look(connection: Connection) -> tuple[Learner, Streak, Status | None] | None:
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
        put = await self._practice.prepare(Occasion(learner.id, None, now))
        if not isinstance(put, Asked):
            return None
        return Push(claim, learner, put, run, last is Status.FAILED)

    async def settled(
        self,
        claim: Claim,
        status: Status,
        now: datetime,
        asked_id: int | None = None,
        message_id: int | None = None,
    ) -> None:
        """Stores how a push ended; its question, once sent, is the one that typed text answers."""

        def work(connection: Connection) -> None:
            pushes.settle(connection, claim.id, status, now, asked_id)
            if status is Status.SENT and asked_id is not None:
                asked.show(connection, asked_id, now, message_id)
            if status is Status.UNREACHABLE:
                learners.mark_reachable(connection, claim.learner_id, now)

        await self._database.write(work)

    async def release(self, claim: Claim) -> None:
        """Gives a claim back that was certainly not sent."""
        await self._database.write(partial(pushes.release, claim=claim))

    async def forget_claims(self, now: datetime) -> int:
        """Marks as unknown what a process left claimed when it died: it is not sent again. How many."""
        return await self._database.write(partial(pushes.give_up_claims, before=now - FORGOTTEN))

    async def next_at(self, learner_id: int) -> datetime | None:
        """When the learner's next session is pushed; None where that is off."""
        return await self._database.read(partial(pushes.next_at, learner_id=learner_id))

    async def streak(self, learner: Learner, now: datetime) -> Streak:
        """The learner's days in a row."""
        today = learner.local_day(now)
        work = partial(days.since, learner_id=learner.id, first=today - LOOKED_BACK)
        return streak([row.day for row in await self._database.read(work)], today)
