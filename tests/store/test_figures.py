"""The host's figures: what counts, of whom, and of which days."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from functools import partial

import pytest

from bot.database.database import Database
from bot.domain.grading.verdict import Outcome, Verdict
from bot.domain.learner import Learner
from bot.domain.question.text import Language
from bot.store import asked, attempts, figures, learners
from bot.store.asked import AskedRow
from bot.store.attempts import AttemptRow
from bot.store.figures import QuestionFigures

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
SINCE = NOW - timedelta(days=30)
SCORES = {Outcome.CORRECT: 1, Outcome.PARTLY: 0, Outcome.WRONG: 0}


async def tried(database: Database, at: datetime, *outcomes: Outcome, hints: int = 0) -> list[int]:
    """One question put and answered so; the attempts' ids."""
    put = await database.write(
        partial(asked.add, row=AskedRow(0, 1, "a.b", 1, 0, at - timedelta(minutes=1), hints_used=hints))
    )
    ids = []
    for outcome in outcomes:
        row = AttemptRow(
            0, put, outcome.value, Verdict(outcome, Fraction(SCORES[outcome])), counted=True, at=at
        )
        ids.append((await database.write(partial(attempts.add, attempt=row))).id)
    return ids


@pytest.fixture
async def people(address: str) -> AsyncIterator[Database]:
    async with Database.open(address) as database:
        await database.write(partial(learners.add, learner=Learner(1, Language.ENGLISH), now=NOW))
        yield database


async def seen(database: Database) -> QuestionFigures:
    (only,) = await database.read(partial(figures.questions, since=SINCE))
    return only


async def test_a_later_try_that_is_disagreed_with_is_seen(people: Database) -> None:
    _, later = await tried(people, NOW, Outcome.WRONG, Outcome.WRONG)
    await people.write(partial(attempts.dispute, learner_id=1, attempt_id=later, now=NOW))
    found = await seen(people)

    assert (found.tries, found.disputes) == (1, 1)


async def test_what_is_older_than_the_window_is_left_out(people: Database) -> None:
    (old,) = await tried(people, SINCE - timedelta(seconds=1), Outcome.CORRECT)
    await people.write(partial(attempts.dispute, learner_id=1, attempt_id=old, now=NOW))
    await tried(people, SINCE, Outcome.WRONG)
    found = await seen(people)
    totals = await people.read(partial(figures.totals, since=SINCE))

    assert (found.tries, found.right, found.disputes) == (1, 0, 0)
    assert (totals.answers, totals.answers_since, totals.active) == (2, 1, 1)


async def test_partly_right_is_not_right_and_only_first_tries_count(people: Database) -> None:
    await tried(people, NOW, Outcome.PARTLY, Outcome.CORRECT)
    await tried(people, NOW, Outcome.CORRECT)
    found = await seen(people)

    assert (found.tries, found.right) == (2, 1)
