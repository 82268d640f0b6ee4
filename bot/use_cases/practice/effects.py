"""Effects exactly once: an update changes something in the same transaction in which it is remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar, cast

from bot.database.database import Connection, Database, Doubtful
from bot.store import learners, updates
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice import interviewing
from bot.use_cases.practice.outcomes import Answered, Asked, Listened, Rung
from bot.use_cases.practice.questions import Questions
from bot.use_cases.practice.remembering import Outcome, from_ids, to_ids

DOUBTS = 3
"""How often an effect is tried again whose commit may or may not have been kept."""

Effect = TypeVar("Effect", bound=Outcome | None)


class Effects:
    def __init__(self, database: Database, questions: Questions) -> None:
        self._database = database
        self._questions = questions

    async def once(self, occasion: Occasion, effect: Callable[[Connection], Effect]) -> Effect:
        """The outcome of ``effect``, committed; for an update that had its effect before, the same outcome again.

        An effect that returns None has found the state changed since it was
        prepared: it has changed nothing, and nothing is remembered.
        """

        event = occasion.event

        def work(connection: Connection) -> Effect:
            learners.lock(connection, occasion.who)
            remembered = None if event is None else updates.outcome(connection, event)
            if remembered is not None:
                found = cast(Effect, from_ids(connection, self._questions, remembered))
                return _placed(connection, found, occasion)
            outcome = effect(connection)
            if outcome is not None and event is not None:
                updates.remember(connection, event, occasion.who, to_ids(outcome), occasion.at)
            return _placed(connection, outcome, occasion)

        for _ in range(DOUBTS if event is not None else 0):
            try:
                return await self._database.write(work)
            except Doubtful:
                # The update's id tells: where the commit was kept, its outcome is found.
                continue
        return await self._database.write(work)


def _placed(connection: Connection, outcome: Effect, occasion: Occasion) -> Effect:
    """The outcome whose question tells its place in an interview, with the minutes left."""
    if isinstance(outcome, Asked):
        return cast(Effect, interviewing.placed(connection, outcome, occasion))
    if isinstance(outcome, Answered | Listened | Rung):
        return replace(outcome, asked=interviewing.placed(connection, outcome.asked, occasion))
    return outcome
