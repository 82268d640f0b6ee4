"""The inbox: nothing that came is lost, nothing comes twice, and nothing is kept longer than needed."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.database.database import Database
from bot.use_cases.inbox import Inbox, Owed, Received
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice.outcomes import Asked
from bot.use_cases.practice.practice import Practice
from bot.use_cases.privacy import Privacy


def update(number: int) -> Received:
    return Received(number, 1, f'{{"update_id": {number}}}')


async def test_of_a_batch_only_the_new_ones_are_handed_on_in_their_order(
    database: Database, now: datetime
) -> None:
    inbox = Inbox(database)
    assert [item.id for item in await inbox.receive([update(n) for n in (5, 3, 9)], now)] == [5, 3, 9]
    assert [item.id for item in await inbox.receive([update(n) for n in (9, 10, 5)], now)] == [10]
    assert await inbox.receive([update(n) for n in (9, 10)], now) == []
    assert await inbox.receive([], now) == []


async def test_ids_that_start_again_lower_are_new(database: Database, now: datetime) -> None:
    inbox = Inbox(database)
    await inbox.receive([update(900_000_000)], now)
    assert [item.id for item in await inbox.receive([update(17)], now)] == [17]


async def test_what_has_no_reply_is_owed_in_the_order_it_came(
    database: Database, now: datetime, later: datetime
) -> None:
    inbox = Inbox(database)
    await inbox.receive([update(7), update(8)], now)
    await inbox.receive([update(3)], later)
    inbox.replied(8, later)
    await inbox.settled()
    assert [each.raw for each in await Inbox(database).owed()] == [update(7).raw, update(3).raw]


async def test_a_reply_is_stored_before_any_later_effect(
    database: Database, practice: Practice, now: datetime
) -> None:
    inbox = Inbox(database)
    await inbox.receive([update(n) for n in range(200)], now)
    for n in range(0, 200, 20):
        assert isinstance(await practice.open(Occasion(1, n, now), "doubles.twice"), Asked)
        inbox.replied(n, now)
        await practice.open(Occasion(1, None, now), "doubles.twice")
        assert update(n).raw not in [each.raw for each in await inbox.owed()]
    await inbox.settled()


async def test_what_was_typed_is_not_kept_in_the_inbox_after_the_reply(
    database: Database, now: datetime
) -> None:
    inbox = Inbox(database)
    await inbox.receive([Received(1, 1, "canary")], now)
    assert "canary" in str(await Privacy(database).export(1))
    inbox.replied(1, now)
    await inbox.settled()
    assert "canary" not in str(await Privacy(database).export(1))


async def test_ids_are_forgotten_after_thirty_days_and_not_before(database: Database, now: datetime) -> None:
    inbox = Inbox(database)
    await inbox.receive([update(1)], now)
    assert await inbox.purge(now + timedelta(days=30)) == 0
    assert await inbox.receive([update(1)], now) == []
    assert await inbox.purge(now + timedelta(days=30, seconds=1)) == 1


async def test_what_is_in_hand_at_two_deaths_is_set_aside(database: Database, now: datetime) -> None:
    """At the first death all that was in hand is suspected; at the second, only what was being handled alone."""
    await Inbox(database).receive([update(1), update(2)], now)

    second = Inbox(database)
    assert [each.set_aside for each in await second.owed()] == [False, False]
    await second.begin(2)

    third = Inbox(database)
    assert await third.owed() == [Owed(update(1).raw, 0), Owed(update(2).raw, 0, set_aside=True)]
    told_later = Inbox(database)
    assert [each.set_aside for each in await told_later.owed()] == [False, True]
    told_later.replied(2, now)
    await told_later.settled()
    assert await Inbox(database).owed() == [Owed(update(1).raw, 0)]


async def test_what_was_handled_after_a_death_is_suspected_no_more(database: Database, now: datetime) -> None:
    """Though its reply is still owed, since the network kept it back."""
    await Inbox(database).receive([update(1)], now)
    for _ in range(3):
        inbox = Inbox(database)
        assert await inbox.owed() == [Owed(update(1).raw, 0)]
        await inbox.begin(1)
        await inbox.survived(1)
