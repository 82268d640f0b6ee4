"""The mock interview: questions one after the other against the clock, verdicts at the end; at every moment all of it is stored."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from bot.database.database import Connection, Database
from bot.domain import interview
from bot.domain.question.topic import Group
from bot.store import interviews
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice import interviewing
from bot.use_cases.practice.effects import Effects
from bot.use_cases.practice.outcomes import Report, Step, Unchanged
from bot.use_cases.practice.questions import Questions


class NotOffered(Exception):  # noqa: N818  it names a state
    """No interview has so many minutes."""


class Interview:
    """Answers lead on by themselves (``Practice.answer``); here is what begins, skips, ends and looks back."""

    def __init__(self, database: Database, questions: Questions, randomness: Callable[[str], Random]) -> None:
        self._database = database
        self._questions = questions
        self._effects = Effects(database, questions)
        self._randomness = randomness

    async def running(self, learner_id: int) -> Step | None:
        """The question that waits for an answer, where an interview is under way."""

        def look(connection: Connection) -> Step | None:
            row = interviewing.running(connection, learner_id)
            return interviewing.step(connection, self._questions, row) if row else None

        return await self._database.read(look)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups of topics that there are, in their order."""
        there = {topic.group for topic in self._questions.catalogue.topics}
        return tuple(group for group in Group if group in there)

    async def chosen(self, learner_id: int) -> frozenset[Group]:
        """The groups that the learner's latest interview drew from; none stands for all."""

        def look(connection: Connection) -> frozenset[Group]:
            row = interviews.last(connection, learner_id)
            return frozenset(map(Group, row.groups or ())) if row else frozenset()

        return await self._database.read(look) & frozenset(self.groups)

    async def start(self, occasion: Occasion, minutes: int, groups: frozenset[Group] = frozenset()) -> Step:
        """Begins an interview of some groups of topics (none stands for all), or goes on with the one under way.

        Raises NotOffered for minutes that are not offered, or where these groups have no topic.
        """
        if minutes not in interview.QUESTIONS or (groups and not groups & frozenset(self.groups)):
            raise NotOffered

        def begin(connection: Connection) -> Step:
            row = interviews.last(connection, occasion.who)
            if row is None or row.finished_at:
                randomness = self._randomness(f"interview:{occasion.who}:{row.id if row else 0}")
                first = interviewing.begin(connection, self._questions, occasion, minutes, randomness, groups)
            else:
                first = interviewing.ask_again(connection, self._questions, row, occasion)
            assert first is not None, "a question has just been put"
            return first

        return await self._effects.once(occasion, begin)

    async def skip(self, occasion: Occasion, asked_id: int) -> Step | Report | Unchanged:
        """Leaves a question out; Unchanged where it is not of the interview under way."""

        def leave_out(connection: Connection) -> Step | Report | Unchanged:
            return interviewing.advance(connection, self._questions, occasion, asked_id) or Unchanged()

        return await self._effects.once(occasion, leave_out)

    async def finish(self, occasion: Occasion) -> Report | Unchanged:
        """Ends the interview under way; Unchanged where there is none."""

        def end(connection: Connection) -> Report | Unchanged:
            row = interviewing.running(connection, occasion.who)
            if row is None:
                return Unchanged()
            return interviewing.finish(connection, self._questions, row, occasion.at)

        return await self._effects.once(occasion, end)

    async def report(self, learner_id: int) -> Report | None:
        """The report of the latest finished interview."""

        def look(connection: Connection) -> Report | None:
            row = interviews.last(connection, learner_id)
            return interviewing.report(connection, self._questions, row) if row and row.finished_at else None

        return await self._database.read(look)
