"""Each person's updates one after the other, different people's side by side, and nobody's flood in front of others."""

from __future__ import annotations

import asyncio
import inspect
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

from telegram.ext import BaseUpdateProcessor

from bot.chat.update import Update
from bot.workers.aside import in_place

AT_ONCE = 64
QUEUED_PER_PERSON = 30
UNBOUNDED = 1_000_000


class PerPerson(BaseUpdateProcessor):
    """Takes its slot only after the person's turn has come, so a flooder holds one slot at most; who waits for a worker holds none.

    Beyond ``QUEUED_PER_PERSON`` waiting updates of one person, further ones are handed to ``refuse`` instead of being handled. After
    each update, ``done`` is called, in order for each person. ``elsewhere`` waits for the person's updates in other processes. Those
    ``suspected`` of having ended a process are handled one at a time.
    """

    def __init__(
        self,
        refuse: Callable[[Update], Awaitable[None]],
        done: Callable[[Update], None],
        elsewhere: Callable[[Update], Awaitable[None]],
        suspected: Callable[[Update], bool] = lambda _: False,
    ) -> None:
        super().__init__(UNBOUNDED)
        self._refuse, self._done, self._elsewhere, self._suspected = refuse, done, elsewhere, suspected
        self._slots, self._alone = asyncio.Semaphore(AT_ONCE), asyncio.Semaphore(1)
        self._turns: dict[int, asyncio.Lock] = {}
        self._waiting: Counter[int] = Counter()

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to let go: PTB waits for what is in hand."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        assert isinstance(update, Update)
        person = person_of(update)
        if self._waiting[person] >= QUEUED_PER_PERSON:
            if inspect.iscoroutine(coroutine):
                coroutine.close()
            await self._refuse(update)
            self._done(update)
            return
        self._waiting[person] += 1
        turn = self._turns.setdefault(person, asyncio.Lock())
        try:
            await self._elsewhere(update)
            async with turn, in_place(self._alone if self._suspected(update) else self._slots):
                await coroutine
                self._done(update)
        finally:
            self._waiting[person] -= 1
            if not self._waiting[person]:
                del self._waiting[person]
                del self._turns[person]

    @property
    def people_waiting(self) -> int:
        """How many people have updates waiting or in hand."""
        return len(self._waiting)


def person_of(update: Update) -> int:
    """Whose turn an update waits for."""
    user = update.user or update.chat
    return user.id if user else 0
