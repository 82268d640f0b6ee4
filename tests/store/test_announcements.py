"""Announcements in the outbox: everybody once, by whichever process; what is begun is begun once."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from functools import partial

from bot.database.database import Connection, Database
from bot.domain.learner import Learner
from bot.domain.question.text import Language
from bot.store import announcements, learners, pushes
from bot.store.status import Status

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def people(connection: Connection, count: int) -> None:
    for number in range(1, count + 1):
        learners.add(connection, Learner(number, Language.ENGLISH), NOW)
    learners.mark_reachable(connection, 3, NOW)


async def test_two_processes_share_an_announcement_and_nobody_gets_it_twice(address: str) -> None:
    async with Database.open(address) as one, Database.open(address) as other:
        await one.write(partial(people, count=50))
        text = await one.write(partial(announcements.write, text="hello", now=NOW))
        claim = partial(announcements.claim, now=NOW, limit=7)
        assert await one.write(claim) is None, "it was not begun"
        assert await one.write(partial(announcements.begin, announcement_id=text, now=NOW))
        assert not await other.write(partial(announcements.begin, announcement_id=text, now=NOW))
        assert not await other.write(partial(announcements.begin, announcement_id=-5, now=NOW))
        reached: list[int] = []
        while True:
            both = await asyncio.gather(one.write(claim), other.write(claim))
            if not any(both):
                break
            reached += [each.learner_id for claimed in both if claimed for each in claimed.claims]
        assert sorted(reached) == [number for number in range(1, 51) if number != 3]


async def test_a_delivery_is_settled_or_given_up_as_a_daily_question_is(address: str) -> None:
    async with Database.open(address) as database:
        await database.write(partial(people, count=3))
        text = await database.write(partial(announcements.write, text="hello", now=NOW))
        await database.write(partial(announcements.begin, announcement_id=text, now=NOW))
        claimed = await database.write(partial(announcements.claim, now=NOW, limit=10))
        assert claimed
        assert claimed.text == "hello"
        first = claimed.claims[0]
        settle = partial(pushes.settle, push_id=first.id, status=Status.SENT, now=NOW, asked_id=None)
        await database.write(settle)
        later = NOW + timedelta(hours=2)
        assert await database.write(partial(pushes.give_up_claims, before=later)) == 1
        ended = await database.read(partial(announcements.counts, announcement_id=text))
        assert ended == {"sent": 1, "unknown": 1}
