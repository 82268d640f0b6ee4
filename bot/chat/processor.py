"""Each person's updates one after the other, different people's side by side, and nobody's flood in front of others."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable

from bot.chat.update import Update
from bot.workers.aside import in_place

log = logging.getLogger(__name__)
AT_ONCE = 64
QUEUED_PER_PERSON = 30


class PerPerson:
    """Takes its slot only after the person's turn has come, so a flooder holds one slot at most; who waits for a worker holds none.

    Beyond ``QUEUED_PER_PERSON`` waiting updates of one person, further ones are handed to ``refuse`` instead of ``handle``. ``elsewhere``
    waits for the person's updates in other processes. Those ``suspected`` of having ended a process are handled one at a time.
    """

    def __init__(
        self,
        handle: Callable[[Update], Awaitable[None]],
        refuse: Callable[[Update], Awaitable[None]],
        elsewhere: Callable[[Update], Awaitable[None]],
        suspected: Callable[[Update], bool] = lambda _: False,
    ) -> None:
        self._handle, self._refuse, self._elsewhere = handle, refuse, elsewhere
        self._suspected = suspected
        self._slots, self._alone = asyncio.Semaphore(AT_ONCE), asyncio.Semaphore(1)
        self._turns: dict[int, asyncio.Lock] = {}
        self._waiting: Counter[int] = Counter()
        self._tasks: set[asyncio.Task[None]] = set()

    def take(self, update: Update) -> None:
        """Puts an update at the end of its person's queue; returns at once."""
        self._tasks.add(task := asyncio.create_task(self._process(update)))
        task.add_done_callback(self._done)

    async def stop(self, grace: float) -> None:
        """Lets what is in hand end, for ``grace`` seconds; what then is left is let go, and stays owed."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=grace)
        left = list(self._tasks)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    @property
    def people_waiting(self) -> int:
        """How many people have updates waiting or in hand."""
        return len(self._waiting)

    async def _process(self, update: Update) -> None:
        person = person_of(update)
        if self._waiting[person] >= QUEUED_PER_PERSON:
            await self._refuse(update)
            return
        self._waiting[person] += 1
        turn = self._turns.setdefault(person, asyncio.Lock())
        try:
            # Before the lock: updates of one person that wait for another process must not keep this one's from being counted.
            await self._elsewhere(update)
            async with turn, in_place(self._alone if self._suspected(update) else self._slots):
                await self._handle(update)
        finally:
            self._waiting[person] -= 1
            if not self._waiting[person]:
                del self._waiting[person]
                del self._turns[person]

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("an update was left: %s", type(error).__name__)


def person_of(update: Update) -> int:
    """Whose turn an update waits for."""
    user = update.user or update.chat
    return user.id if user else 0
