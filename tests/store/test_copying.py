"""A lived-in SQLite database moved into PostgreSQL, row by row, and lived in there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from bot.catalogue import Catalogue, content_folder
from bot.database.address import DatabaseUnusable
from bot.database.database import Connection, Database
from bot.domain.learner import Learner
from bot.domain.question.text import Language
from bot.store import learners
from bot.store.copying import copy
from bot.store.tables import metadata
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice.outcomes import Asked
from bot.use_cases.practice.practice import Practice
from bot.use_cases.practice.questions import Questions
from tests.use_cases.showing import open_shown

NOW = datetime(2026, 11, 23, 12, 0, 0, 123456, tzinfo=UTC)


async def live(address: str, learner_id: int) -> None:
    async with Database.open(address) as database:
        practice = Practice(database, Questions(Catalogue.load(content_folder())))
        await database.write(
            lambda connection: learners.add(connection, Learner(learner_id, Language.PERSIAN), NOW)
        )
        await open_shown(
            practice, database, Occasion(learner_id, 1000 + learner_id, NOW), "matrix-chain-abc.cost"
        )
        await practice.answer(Occasion(learner_id, 2000 + learner_id, NOW), "۵۰۰٬۰۰۰")
        await practice.answer(Occasion(learner_id, 3000 + learner_id, NOW), "30000")
        assert isinstance(await practice.next(Occasion(learner_id, None, NOW)), Asked)


def everything(connection: Connection) -> dict[str, list[Any]]:
    return {
        table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=str)
        for table in metadata.sorted_tables
    }


async def test_moved_into_postgres_every_row_is_the_same_and_life_goes_on(
    new_address: Callable[[str], str], request: pytest.FixtureRequest
) -> None:
    old = new_address("old")
    new: str = request.getfixturevalue("postgres_server").new_database()
    for learner_id in (1, 2, 3):
        await live(old, learner_id)
    counts = copy(old, new)

    assert counts["attempts"] == 6
    async with Database.open(old) as before, Database.open(new) as after:
        assert await before.read(everything) == await after.read(everything)
    await live(new, 4)
    with pytest.raises(DatabaseUnusable, match="already"):
        copy(old, new)
