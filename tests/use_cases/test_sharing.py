"""Several processes on one PostgreSQL database: whose turn it is, and what is taken over from one that died."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
from typing import Any

import pytest

from bot.database import presence
from bot.database.database import Connection, Database
from bot.store import updates
from bot.use_cases.inbox import GONE, Inbox, Owed, Received

pytestmark = pytest.mark.postgres


@asynccontextmanager
async def process(address: str) -> AsyncIterator[Database]:
    """What a process has of its own."""
    database = await asyncio.to_thread(Database.open, address)
    await asyncio.to_thread(database.appear)
    async with database:
        yield database


@pytest.fixture
def shared(postgres_server: Any) -> str:
    address: str = postgres_server.clean_database()
    return address


def update(event: int, learner: int = 1) -> Received:
    return Received(event, learner, f'{{"update_id": {event}}}')


async def living(database: Database) -> set[int]:
    def read(connection: Connection) -> set[int]:
        return presence.living(connection)

    return await database.read(read)


async def test_processes_see_each_other_until_they_end(shared: str) -> None:
    async with process(shared) as one:
        async with process(shared) as other:
            assert one.presence and other.presence
            assert await living(one) == {one.presence.number, other.presence.number}
        assert await living(one) == {one.presence.number}


async def test_one_process_leads_and_another_follows_it(shared: str) -> None:
    async with process(shared) as one:
        assert one.presence
        async with asyncio.timeout(5):
            while not one.presence.leads:
                await asyncio.sleep(0.02)
        async with process(shared) as other:
            assert other.presence
            await asyncio.sleep(1.2)
            assert not other.presence.leads
            await one.close()
            async with asyncio.timeout(5):
                while not other.presence.leads:
                    await asyncio.sleep(0.02)


async def test_a_persons_next_update_waits_for_the_one_before_wherever_that_is(
    shared: str, now: datetime
) -> None:
    async with process(shared) as one, process(shared) as other:
        first, second = Inbox(one), Inbox(other)
        await first.receive([update(5), update(6, learner=2)], now)
        await second.receive([update(7)], now)
        await first.turn(5, 1)
        waiting = asyncio.ensure_future(second.turn(7, 1))
        await second.turn(8, 3)
        await asyncio.sleep(0.2)
        assert not waiting.done()
        first.replied(5, now)
        await asyncio.wait_for(waiting, 2)


async def test_a_reply_that_could_not_be_sent_holds_nothing_up_and_is_owed_at_the_next_start(
    shared: str, now: datetime
) -> None:
    async with process(shared) as one:
        inbox = Inbox(one)
        await inbox.receive([update(5), update(6)], now)
        await inbox.put_aside(5, 1)
        await asyncio.wait_for(inbox.turn(6, 1), 2)
        async with process(shared) as other:
            # Who put it aside goes on trying for as long as it lives.
            assert await Inbox(other).owed() == []
    async with process(shared) as heir:
        clock = 100.0
        inbox = Inbox(heir, lambda: clock)
        assert await inbox.orphans() == []
        clock += GONE
        assert await inbox.orphans() == [Owed('{"update_id": 5}', 1), Owed('{"update_id": 6}', 0)]


async def test_what_a_dead_process_had_in_hand_is_taken_over_once_and_not_too_soon(
    shared: str, now: datetime
) -> None:
    clock = 100.0
    async with process(shared) as one, process(shared) as other:
        inboxes = [Inbox(each, lambda: clock) for each in (one, other)]
        async with process(shared) as dead:
            await Inbox(dead).receive([update(9), update(8)], now)
            for inbox in inboxes:
                assert await inbox.orphans() == []
            clock += 2 * GONE
            assert [await inbox.orphans() for inbox in inboxes] == [[], []]
        assert [await inbox.orphans() for inbox in inboxes] == [[], []]
        clock += GONE / 2
        assert [await inbox.orphans() for inbox in inboxes] == [[], []]
        clock += GONE / 2
        found = await asyncio.gather(*(inbox.orphans() for inbox in inboxes))
        assert sorted(map(len, found)) == [0, 2]
        assert [each.raw for each in max(found, key=len)] == ['{"update_id": 8}', '{"update_id": 9}']


async def test_a_server_that_restarts_is_no_death(shared: str, now: datetime, postgres_server: Any) -> None:
    async with process(shared) as one, process(shared) as other:
        await Inbox(one).receive([update(5)], now)
        await asyncio.to_thread(postgres_server.stop)
        await asyncio.to_thread(postgres_server.start)
        inbox = Inbox(other)
        async with asyncio.timeout(10):
            while len(await living(other)) < 2:
                assert await inbox.orphans() == []
                await asyncio.sleep(0.1)
        assert one.presence
        assert one.presence.number in await living(other)


async def test_a_batch_that_is_kept_though_the_commit_failed_is_new_once(shared: str, now: datetime) -> None:
    async with process(shared) as one:
        assert one.presence
        kept = partial(updates.receive, batch=[update(5)], now=now, holder=one.presence.number)
        await one.write(kept)
        inbox = Inbox(one)
        assert [item.id for item in await inbox.receive([update(5), update(6)], now)] == [5, 6]
        assert await inbox.receive([update(5), update(6)], now) == []
