"""Statements run by the driver itself mean what they mean to SQLAlchemy."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from typing import Any

import pytest
from sqlalchemy import bindparam, insert, select, update

from bot.database.database import Connection, Database, NotSaved
from bot.database.statement import Statement
from bot.domain.learner import Learner
from bot.domain.question.text import Language
from bot.store import learners
from bot.store.tables import updates

TEHRAN = timezone(timedelta(hours=3, minutes=30))
NOON = datetime(2026, 11, 23, 12, 0, 0, 123456, tzinfo=UTC)
NAMES = ("id", "received_at", "learner_id", "raw", "outcome")
ADD = Statement(insert(updates).values({name: bindparam(name) for name in NAMES}).returning(updates.c.id))
ALL = Statement(select(updates).order_by(updates.c.id))
FIRST = Statement(select(updates).order_by(updates.c.id).limit(1))
SET = Statement(update(updates).where(updates.c.id > bindparam("above")).values(raw=bindparam("raw")))


@pytest.fixture
async def database(address: str) -> AsyncIterator[Database]:
    async with Database.open(address) as database:
        yield database


def row(number: int, **values: Any) -> dict[str, Any]:
    return {"id": number, "received_at": NOON, "learner_id": None, "raw": None, "outcome": None, **values}


async def test_values_come_back_as_they_went_in_by_either_way(database: Database) -> None:
    odd = {"learner_id": 2**52, "raw": "نیم‌فاصله ' \" \\ % 😀", "outcome": {"a": [1, None, "۲"], "b": True}}

    def both(connection: Connection) -> tuple[Any, Any]:
        assert ADD.scalar(connection, **row(7, **odd)) == 7
        assert ADD.scalar(connection, **row(8)) == 8
        ours = ALL.rows(connection)
        return ours, [tuple(theirs) for theirs in connection.execute(select(updates).order_by(updates.c.id))]

    ours, theirs = await database.write(both)
    assert ours == theirs
    assert ours[0] == (7, NOON, *odd.values(), None, None, None, None)


async def test_moments_of_any_zone_are_kept_in_utc_and_bare_ones_refused(database: Database) -> None:
    await database.write(partial(ADD.scalar, **row(1, received_at=NOON.astimezone(TEHRAN))))
    ((_, received_at, *_),) = await database.read(ALL.rows)
    assert received_at == NOON
    assert received_at.utcoffset() == timedelta(0)
    with pytest.raises(ValueError, match="time zone"):
        await database.write(partial(ADD.scalar, **row(2, received_at=NOON.replace(tzinfo=None))))


async def test_rows_are_named_changes_counted_and_nothing_found_is_none(database: Database) -> None:
    assert await database.read(FIRST.row) is None
    assert await database.read(FIRST.scalar) is None
    for number in (1, 2, 3):
        await database.write(partial(ADD.scalar, **row(number)))
    assert await database.write(partial(SET.change, above=1, raw="x")) == 2
    assert await database.read(FIRST.row) == row(1, replied_at=None, holder=None, delivered=None, ended=None)


async def test_what_the_database_refuses_is_not_saved_and_shows_no_values(database: Database) -> None:
    await database.write(partial(ADD.scalar, **row(1)))
    with pytest.raises(NotSaved) as refused:
        await database.write(partial(ADD.scalar, **row(1, raw="canary-5e1")))
    told: BaseException | None = refused.value
    while told is not None:
        if type(told).__module__.startswith(("bot", "sqlalchemy")):
            assert "canary-5e1" not in str(told)
        told = told.__cause__
    assert await database.write(partial(ADD.scalar, **row(2))) == 2


@pytest.mark.postgres
async def test_a_connection_that_the_server_cuts_is_replaced(postgres_server: Any) -> None:
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND state = 'idle'"
    address = postgres_server.new_database()
    async with Database.open(address) as database, Database.open(address) as other:
        for number in range(5):
            await database.write(partial(learners.add, learner=Learner(number, Language.PERSIAN), now=NOON))
            await other.write(lambda connection: connection.exec_driver_sql(cut).all())
            assert await database.read(partial(learners.find, learner_id=number)) is not None
            assert await database.write(partial(ADD.scalar, **row(number))) == number
