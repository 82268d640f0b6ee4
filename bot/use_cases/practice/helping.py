"""Hints and explanations."""

from __future__ import annotations

from dataclasses import replace

from bot.database.database import Connection
from bot.domain.question.topic import OpenQuestion
from bot.store import asked, attempts
from bot.store.asked import AskedRow
from bot.store.attempts import AttemptRow
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice.memory import remember
from bot.use_cases.practice.outcomes import Explained, Hinted
from bot.use_cases.practice.questions import Questions


class Helping:
    def __init__(self, questions: Questions) -> None:
        self._questions = questions

    def hint(self, connection: Connection, row: AskedRow) -> Hinted | None:
        """The next hint, counted; None where the question is no more."""
        question = self._questions.asked(row)
        if question is None:
            return None
        hints = question.question.hints
        if row.hints_used >= len(hints):
            return Hinted(question, None, len(hints), len(hints))
        after = replace(row, hints_used=row.hints_used + 1)
        asked.save(connection, after)
        return Hinted(
            replace(question, hints_used=after.hints_used),
            hints[row.hints_used],
            after.hints_used,
            len(hints),
        )

    def explain(self, connection: Connection, row: AskedRow, occasion: Occasion) -> Explained | None:
        """Closes the question; keeps a giving up where it was open, except that an open question once answered was not given up."""
        question = self._questions.asked(row)
        if question is None:
            return None
        answered = isinstance(question.question, OpenQuestion) and attempts.last(connection, row) is not None
        gave_up = not row.closed and not answered
        if gave_up:
            attempts.add(connection, AttemptRow(0, row, "", None, counted=True, at=occasion.at))
            remember(connection, row, None, question.question.level, occasion.at)
        if not row.closed:
            asked.save(connection, replace(row, closed=True))
        return Explained(replace(question, closed=True), gave_up)
