"""Each person's updates one after the other, and the database asked about other processes only where it can tell something."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

from bot.chat.processor import QUEUED_PER_PERSON, PerPerson
from bot.chat.update import Update, read


def update(number: int, person: int = 7) -> Update:
    who = {"id": person, "is_bot": False, "first_name": "Ada"}
    chat = {"id": person, "type": "private"}
    message = {"message_id": number, "date": 1, "chat": chat, "from": who, "text": str(number)}
    found = read({"update_id": number, "message": message})
    assert found is not None
    return found


class Process:
    """A process with its updates in hand; ``asked`` counts the looks at the database."""

    def __init__(self) -> None:
        self.asked: Counter[int] = Counter()
        self.handled: list[int] = []
        self.refused: list[int] = []
        self.in_hand: set[int] = set()
        self.elsewhere: set[int] = set()
        self.in_turn = PerPerson(self.handle, self.refuse, self.ask)

    def take(self, *numbers: int) -> None:
        for number in numbers:
            self.in_hand.add(number)
            self.in_turn.take(update(number))

    async def handle(self, given: Update) -> None:
        await asyncio.sleep(0)
        self.handled.append(given.update_id)
        self.in_hand.discard(given.update_id)

    async def refuse(self, given: Update) -> None:
        self.refused.append(given.update_id)

    async def ask(self, given: Update) -> None:
        """As the database answers: an earlier one in any process's hand, this one's included, has to end first."""
        while True:
            self.asked[given.update_id] += 1
            if not any(number < given.update_id for number in self.in_hand | self.elsewhere):
                return
            await asyncio.sleep(0)

    async def all_handled(self, count: int) -> None:
        async with asyncio.timeout(10):
            while len(self.handled) + len(self.refused) < count:
                await asyncio.sleep(0)


async def test_of_many_waiting_updates_only_the_head_asks() -> None:
    process = Process()
    process.elsewhere = {1}
    process.take(*range(10, 39))
    for _ in range(100):
        await asyncio.sleep(0)
    assert set(process.asked) == {10}
    assert process.handled == []
    process.elsewhere = set()
    await process.all_handled(29)
    assert process.handled == list(range(10, 39))
    assert all(process.asked[number] == 1 for number in range(11, 39))


async def test_updates_that_come_in_the_wrong_order_do_not_wait_for_each_other_for_ever() -> None:
    process = Process()
    process.take(5)
    await asyncio.sleep(0)
    process.take(4)
    process.take(6, 3)
    await process.all_handled(4)
    assert sorted(process.handled) == [3, 4, 5, 6]
    assert process.handled.index(6) == 3


async def test_beyond_a_bound_updates_are_refused_and_nothing_is_left_behind() -> None:
    process = Process()
    process.take(*range(QUEUED_PER_PERSON + 5))
    await process.all_handled(QUEUED_PER_PERSON + 5)
    assert len(process.refused) == 5
    assert process.in_turn.people_waiting == 0


async def test_a_fault_in_one_update_ends_no_other() -> None:
    process = Process()
    plain = process.handle

    async def handle(given: Update) -> Any:
        if given.update_id == 2:
            process.in_hand.discard(2)
            raise ValueError
        await plain(given)

    process.in_turn = PerPerson(handle, process.refuse, process.ask)
    process.take(1, 2, 3)
    await process.all_handled(2)
    assert process.handled == [1, 3]
