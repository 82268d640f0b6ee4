"""The mock interview: questions one after the other against the clock, verdicts at the end; at every moment all of it is stored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from random import Random

from bot.database.database import Connection, Database
from bot.domain import interview
from bot.domain.grading.verdict import Outcome
from bot.store import asked, attempts, interviews, learners
from bot.store.asked import AskedRow
from bot.store.interviews import InterviewRow
from bot.use_cases.practice.outcomes import Asked
from bot.use_cases.practice.questions import Questions

EARLIER = 10
"""Interviews that a report looks back on."""
LONGEST = 20 * 60.0
"""Seconds that one question takes at most: who went away for lunch has not thought for an hour."""


@dataclass(frozen=True, slots=True)
class Step:
    """The question that is being asked, the ``number``-th of ``total``, with the seconds left."""

    asked: Asked
    number: int
    total: int
    left: float


@dataclass(frozen=True, slots=True)
class Line:
    """One question of a finished interview; without an outcome where it was left out. ``score`` lies in [0, 1]."""

    asked: Asked
    outcome: Outcome | None
    score: Fraction
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A finished interview, and the shares of points reached in earlier ones, the oldest first."""

    lines: tuple[Line, ...]
    minutes: int
    spent: float
    earlier: tuple[Fraction, ...]

    @property
    def share(self) -> Fraction:
        """Points reached of points asked for."""
        return share(self.lines)


class Interview:
    def __init__(self, database: Database, questions: Questions, randomness: Callable[[str], Random]) -> None:
        self._database = database
        self._questions = questions
        self._randomness = randomness

    async def running(self, learner_id: int) -> Step | None:
        """The question that waits for an answer, where an interview is under way."""

        def look(connection: Connection) -> Step | None:
            row = interviews.last(connection, learner_id)
            return None if row is None or row.finished_at else self._step(connection, row)

        return await self._database.read(look)

    async def start(self, learner_id: int, minutes: int, now: datetime) -> Step:
        """Begins an interview, or goes on with the one under way. Raises ValueError for minutes that are not offered."""
        if minutes not in interview.QUESTIONS:
            raise ValueError(f"{minutes} minutes are not offered")

        def begin(connection: Connection) -> Step:
            learners.lock(connection, learner_id)
            row = interviews.last(connection, learner_id)
            if row is None or row.finished_at:
                randomness = self._randomness(f"interview:{learner_id}:{row.id if row else 0}")
                planned = interview.plan(self._questions.catalogue.topics, minutes, randomness)
                row = InterviewRow(0, learner_id, minutes, tuple(planned), (), 0.0, now)
                row = self._put(connection, interviews.add(connection, row), now)
            else:
                row = self._put_again(connection, row, now)
            step = self._step(connection, row)
            assert step is not None, "a question has just been put"
            return step

        return await self._database.write(begin)

    async def advance(
        self, learner_id: int, asked_id: int, at: datetime, now: datetime
    ) -> Step | Report | None:
        """The next step after a question was answered, or left out, at a moment; None where it is not the one being asked."""

        def work(connection: Connection) -> Step | Report | None:
            learners.lock(connection, learner_id)
            row = interviews.last(connection, learner_id)
            if row is None or row.finished_at or not row.asked or row.asked[-1] != asked_id:
                return None
            put = asked.find(connection, asked_id)
            taken = (at - put.asked_at).total_seconds() if put else 0.0
            row = replace(row, spent=row.spent + min(max(taken, 0.0), LONGEST))
            if len(row.asked) >= len(row.plan) or row.spent >= 60 * row.minutes:
                return self._finish(connection, row, now)
            row = self._put(connection, row, now)
            return self._step(connection, row) or self._finish(connection, row, now)

        return await self._database.write(work)

    async def led_to(
        self, learner_id: int, asked_id: int, shown_at: datetime | None = None
    ) -> Step | Report | None:
        """What came after a question that is no longer being asked.

        With ``shown_at``, for an answer that comes again after a crash, whose reply is owed: only then does the person see the next
        question, whose time begins.
        """

        def look(connection: Connection) -> Step | Report | None:
            row = interviews.last(connection, learner_id)
            if row is None:
                return None
            if row.finished_at:
                return self._report(connection, row) if row.asked[-1:] == (asked_id,) else None
            if row.asked[-2:-1] != (asked_id,):
                return None
            if shown_at is not None:
                asked.show(connection, row.asked[-1], shown_at)
            return self._step(connection, row)

        return await (self._database.read(look) if shown_at is None else self._database.write(look))

    async def finish(self, learner_id: int, now: datetime) -> Report | None:
        """Ends the interview under way; None where there is none."""

        def work(connection: Connection) -> Report | None:
            learners.lock(connection, learner_id)
            row = interviews.last(connection, learner_id)
            return None if row is None or row.finished_at else self._finish(connection, row, now)

        return await self._database.write(work)

    async def report(self, learner_id: int) -> Report | None:
        """The report of the latest finished interview."""

        def look(connection: Connection) -> Report | None:
            row = interviews.last(connection, learner_id)
            return self._report(connection, row) if row and row.finished_at else None

        return await self._database.read(look)

    def _put(self, connection: Connection, row: InterviewRow, now: datetime) -> InterviewRow:
        """Puts the next planned question that there still is."""
        for question_id, seed in row.plan[len(row.asked) :]:
            question = self._questions.find(question_id)
            if question is not None:
                put = AskedRow(
                    0, row.learner_id, question.id, question.revision, seed, now, interview_id=row.id
                )
                row = replace(row, asked=(*row.asked, asked.add(connection, put).id))
                interviews.save(connection, row)
                break
        return row

    def _put_again(self, connection: Connection, row: InterviewRow, now: datetime) -> InterviewRow:
        """Makes the question being asked the current one again: another may have been put in between."""
        put = asked.find(connection, row.asked[-1]) if row.asked else None
        if put is None:
            return self._put(connection, row, now)
        again = asked.add(connection, replace(put, id=0, asked_at=now, after_id=None, after_verb=None))
        row = replace(row, asked=(*row.asked[:-1], again.id))
        interviews.save(connection, row)
        return row

    def _step(self, connection: Connection, row: InterviewRow) -> Step | None:
        put = asked.find(connection, row.asked[-1]) if row.asked else None
        question = self._questions.asked(put) if put else None
        if question is None:
            return None
        return Step(question, len(row.asked), len(row.plan), max(0.0, 60 * row.minutes - row.spent))

    def _finish(self, connection: Connection, row: InterviewRow, now: datetime) -> Report:
        row = replace(row, finished_at=now)
        interviews.save(connection, row)
        return self._report(connection, row)

    def _report(self, connection: Connection, row: InterviewRow) -> Report:
        before = interviews.every(connection, row.learner_id, EARLIER + 1)[1:]
        earlier = [share(self._lines(connection, each)) for each in reversed(before) if each.finished_at]
        return Report(self._lines(connection, row), row.minutes, row.spent, tuple(earlier))

    def _lines(self, connection: Connection, row: InterviewRow) -> tuple[Line, ...]:
        lines = []
        for asked_id in row.asked:
            put = asked.find(connection, asked_id)
            question = self._questions.asked(put) if put else None
            if put is None or question is None:
                continue
            attempt = attempts.last(connection, put)
            verdict = attempt.verdict if attempt else None
            lines.append(
                Line(question, verdict.outcome, verdict.score, attempt.typed)
                if attempt and verdict
                else Line(question, None, Fraction(0))
            )
        return tuple(lines)


def share(lines: tuple[Line, ...]) -> Fraction:
    """Points reached of points asked for; 0 where nothing was asked."""
    return sum((line.score for line in lines), Fraction(0)) / len(lines) if lines else Fraction(0)
