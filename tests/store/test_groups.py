"""Posts are claimed once, whoever asks, and a claim that nobody settled is never claimed again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import select

from bot.database.database import Connection, Database
from bot.domain.question.text import Language
from bot.store import groups
from bot.store.groups import Drawn, Group
from bot.store.status import Status
from bot.store.tables import posts

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
DUE = NOON + timedelta(hours=1)


def choose(group_id: int, used: Mapping[str, int]) -> Drawn:
    return f"topic.{sum(used.values())}", 1, 7, None


@pytest.fixture
async def database(address: str) -> AsyncIterator[Database]:
    async with Database.open(address) as database:
        yield database


async def set_up(database: Database, *chats: int) -> None:
    for chat in chats:
        group = Group(0, chat, Language.ENGLISH, "UTC", 13 * 60)
        await database.write(partial(groups.save, group=group, now=NOON))


async def claimed(database: Database, now: datetime, limit: int = 10) -> list[groups.Post]:
    return await database.write(partial(groups.claim, now=now, limit=limit, choose=choose))


async def statuses(database: Database) -> list[str]:
    def look(connection: Connection) -> list[str]:
        return list(connection.execute(select(posts.c.status).order_by(posts.c.id)).scalars())

    return await database.read(look)


async def test_each_group_is_claimed_once_a_day_by_many_at_once(database: Database) -> None:
    await set_up(database, *range(-30, 0))
    assert await claimed(database, NOON) == []
    rounds = await asyncio.gather(*(claimed(database, DUE, 5) for _ in range(12)))
    while more := await claimed(database, DUE):
        rounds.append(more)
    chats = [post.group.chat_id for each in rounds for post in each]
    assert sorted(chats) == list(range(-30, 0))
    assert len(await claimed(database, DUE + timedelta(days=1), 50)) == 30


async def test_a_claim_left_by_a_process_that_died_is_unknown_and_not_posted_again(address: str) -> None:
    async with Database.open(address) as first:
        await set_up(first, -1)
        (post,) = await claimed(first, DUE)
    # The process ends here, between claim and send.
    async with Database.open(address) as second:
        assert await claimed(second, DUE + timedelta(minutes=1)) == []
        later = DUE + timedelta(hours=2)
        assert await second.write(partial(groups.give_up_claims, before=later - timedelta(minutes=90))) == 1
        assert await claimed(second, later) == []
        assert await statuses(second) == ["unknown"]
        await second.write(partial(groups.settle, post_id=post.id, status=Status.SENT, now=later))
        assert await statuses(second) == ["unknown"]
        assert len(await claimed(second, DUE + timedelta(days=1))) == 1


async def test_what_is_found_too_late_is_missed(database: Database) -> None:
    await set_up(database, -1)
    assert await claimed(database, DUE + timedelta(hours=4)) == []
    assert await statuses(database) == ["missed"]


async def test_setting_the_hour_again_on_a_day_that_was_posted_gives_no_second_post(
    database: Database,
) -> None:
    await set_up(database, -1)
    assert len(await claimed(database, DUE)) == 1
    later = Group(0, -1, Language.ENGLISH, "UTC", 14 * 60)
    await database.write(partial(groups.save, group=later, now=DUE))
    assert await claimed(database, DUE + timedelta(hours=1)) == []
    assert len(await claimed(database, DUE + timedelta(hours=25))) == 1


async def test_a_group_keeps_its_posts_under_its_new_id_told_once_or_twice(database: Database) -> None:
    await set_up(database, -1)
    (post,) = await claimed(database, DUE)
    for _ in range(2):
        await database.write(partial(groups.migrate, old=-1, new=-100))
    found = await database.read(partial(groups.post, post_id=post.id))
    assert found is not None
    assert found.group.chat_id == -100
    await set_up(database, -2)
    await database.write(partial(groups.migrate, old=-2, new=-100))
    assert await database.read(partial(groups.find, chat_id=-2)) is None


async def test_a_group_without_the_bot_is_posted_nothing(database: Database) -> None:
    await set_up(database, -1)
    await database.write(partial(groups.mark_gone, chat_id=-1, gone_since=NOON, now=NOON))
    assert await claimed(database, DUE) == []
    await database.write(partial(groups.mark_gone, chat_id=-1, gone_since=None, now=NOON))
    assert len(await claimed(database, DUE)) == 1
