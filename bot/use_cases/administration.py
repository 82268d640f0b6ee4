"""What a host sees, and what they tell everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from bot.catalogue.faults import Fault
from bot.database.database import Connection, Database
from bot.domain.interval import wilson
from bot.domain.learner import Learner
from bot.store import announcements, figures, learners
from bot.store.figures import QuestionFigures, Totals
from bot.store.pushes import Claim

LOOKED_BACK = timedelta(days=30)
SLOW = 300.0
"""Seconds a first try may take on average before its question is told of."""
HARDLY, ALWAYS = 0.25, 0.97
"""Shares of right first tries beyond which a question is told of, where the answers are enough to be sure of that."""
LONGEST = 3500
"""Characters of an announcement, so that it fits into one message."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One delivery of an announcement."""

    claim: Claim
    learner: Learner
    text: str


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts of the last ``days``, and the questions worth a look."""

    days: int
    totals: Totals
    hardly_right: tuple[QuestionFigures, ...]
    always_right: tuple[QuestionFigures, ...]
    slow: tuple[QuestionFigures, ...]
    disputed: tuple[QuestionFigures, ...]
    left_out: tuple[Fault, ...] = ()
    """Faults of content that was left out since it is broken."""


class Administration:
    def __init__(self, database: Database, left_out: tuple[Fault, ...] = ()) -> None:
        self._database = database
        self._left_out = left_out

    async def overview(self, now: datetime) -> Overview:
        """Counts and suspicious questions: those whose share of right first tries is surely (95 %) very low or very high."""
        since = now - LOOKED_BACK
        totals = await self._database.read(partial(figures.totals, since=since))
        questions = await self._database.read(partial(figures.questions, since=since))
        shares = {each.question_id: wilson(each.right, each.tries) for each in questions}
        return Overview(
            LOOKED_BACK.days,
            totals,
            tuple(each for each in questions if shares[each.question_id].high < HARDLY),
            tuple(each for each in questions if shares[each.question_id].low > ALWAYS),
            tuple(each for each in questions if each.seconds > SLOW and each.tries >= 5),
            tuple(each for each in questions if each.disputes),
            self._left_out,
        )

    async def write(self, text: str, now: datetime) -> int:
        """Keeps an announcement; nothing is sent before ``begin``. Raises ValueError for one that is empty or too long."""
        if not text.strip() or len(text) > LONGEST:
            raise ValueError("an announcement has 1 to 3500 characters")
        return await self._database.write(partial(announcements.write, text=text.strip(), now=now))

    async def begin(self, announcement_id: int, now: datetime) -> bool:
        """Lets an announcement be sent to everybody who can be written to; False where it was begun before."""
        work = partial(announcements.begin, announcement_id=announcement_id, now=now)
        return await self._database.write(work)

    async def claim(self, now: datetime, limit: int) -> list[Notice]:
        """Claims deliveries, which must be settled as a daily question's are."""
        if self._database.presence and not self._database.presence.leads:
            return []
        claimed = await self._database.write(partial(announcements.claim, now=now, limit=limit))
        if claimed is None:
            return []

        def people(connection: Connection) -> list[Notice]:
            found = [(each, learners.find(connection, each.learner_id)) for each in claimed.claims]
            return [Notice(claim, learner, claimed.text) for claim, learner in found if learner]

        return await self._database.read(people)
