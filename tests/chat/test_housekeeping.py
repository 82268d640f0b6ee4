"""What is older than 30 days is forgotten every day, in small steps, whatever the database says."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat import housekeeping
from bot.database.database import Database, NotSaved
from bot.use_cases import inbox
from bot.use_cases.inbox import Inbox, Received

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


async def test_every_day_what_is_older_than_thirty_days_is_forgotten(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(housekeeping, "FIRST", 0.0)
    monkeypatch.setattr(housekeeping, "A_DAY", 0.02)
    monkeypatch.setattr(inbox, "PURGED_AT_ONCE", 3)
    async with Database.open(address) as database:
        box = Inbox(database)
        for number in range(40):
            await box.receive([Received(number, 7, "{}")], NOW - timedelta(days=number))
        today = NOW

        async def left() -> int:
            def count(connection: object) -> int:
                return int(connection.exec_driver_sql("SELECT count(*) FROM updates").scalar())  # type: ignore[attr-defined]

            return await database.read(count)

        async def until(count: int) -> None:
            async with asyncio.timeout(10):
                while await left() != count:
                    await asyncio.sleep(0.01)

        keeping = asyncio.create_task(housekeeping.keep_house(box, lambda: today))
        await until(31)
        today = NOW + timedelta(days=10)
        await until(21)
        keeping.cancel()
        await asyncio.gather(keeping, return_exceptions=True)


async def test_a_database_that_is_away_is_asked_again_the_next_day(
    new_address: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(housekeeping, "FIRST", 0.0)
    monkeypatch.setattr(housekeeping, "A_DAY", 0.0)
    asked = 0

    class Away(Inbox):
        async def purge(self, now: datetime) -> int:
            nonlocal asked
            asked += 1
            raise NotSaved("OperationalError")

    async with Database.open(new_address("away")) as database:
        keeping = asyncio.create_task(housekeeping.keep_house(Away(database), lambda: NOW))
        async with asyncio.timeout(10):
            while asked < 3:
                await asyncio.sleep(0)
        keeping.cancel()
        await asyncio.gather(keeping, return_exceptions=True)
