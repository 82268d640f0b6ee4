"""Who stands where on a group's board: first tries at the group's own questions, right without a hint."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from fractions import Fraction
from functools import partial

import pytest

from bot.database.database import Database
from bot.domain.grading.verdict import Outcome, Verdict
from bot.domain.learner import Learner
from bot.domain.question.text import Language
from bot.store import asked, attempts, board, groups, learners
from bot.store.asked import AskedRow
from bot.store.attempts import AttemptRow
from bot.store.board import Standing
from bot.store.groups import Group, Post
from tests.store.test_groups import DUE, NOON, choose

ADA = 1


@pytest.fixture
async def database(address: str) -> AsyncIterator[Database]:
    async with Database.open(address) as database:
        await database.write(partial(learners.add, learner=Learner(ADA, Language.ENGLISH), now=NOON))
        yield database


async def posted(database: Database) -> Post:
    group = Group(0, -1, Language.ENGLISH, "UTC", 13 * 60)
    await database.write(partial(groups.save, group=group, now=NOON))
    (post,) = await database.write(partial(groups.claim, now=DUE, limit=1, choose=choose))
    await database.write(partial(board.join, group_id=post.group.id, learner_id=ADA, name="Ada", now=DUE))
    return post


async def tried(database: Database, post: Post, *outcomes: Outcome, hints: int = 0) -> None:
    row = AskedRow(0, ADA, post.question_id, post.revision, post.seed, DUE, hints_used=hints)
    put = await database.write(partial(asked.add, row=row))
    for outcome in outcomes:
        attempt = AttemptRow(0, put, "x", Verdict(outcome, Fraction(0)), counted=True, at=DUE)
        await database.write(partial(attempts.add, attempt=attempt))


async def standings(database: Database, post: Post) -> list[Standing]:
    week = DUE - timedelta(days=7)
    return await database.read(partial(board.standings, group_id=post.group.id, since=week))


@pytest.mark.parametrize(
    ("outcomes", "hints", "right"),
    [
        ((Outcome.CORRECT,), 0, 1),
        ((Outcome.CORRECT,), 1, 0),
        ((Outcome.PARTLY,), 0, 0),
        ((Outcome.WRONG, Outcome.CORRECT), 0, 0),
    ],
)
async def test_a_right_first_try_without_a_hint_counts(
    database: Database, outcomes: tuple[Outcome, ...], hints: int, right: int
) -> None:
    post = await posted(database)
    await tried(database, post, *outcomes, hints=hints)

    assert await standings(database, post) == [Standing("Ada", right, 1)]
