"""Each person's updates one after the other, different people's side by side, and nobody's flood in front of others."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.chat.update import Update
from bot.workers.aside import in_place

log = logging.getLogger(__name__)
AT_ONCE = 64
QUEUED_PER_PERSON = 30


class _Line:
    """One person's updates that wait here. The head is the earliest: Telegram numbers what a person does in its order."""

    def __init__(self) -> None:
        self.turn = asyncio.Lock()
        self._waiting: list[int] = []
        self._moved = asyncio.Event()

    def __len__(self) -> int:
        return len(self._waiting)

    def join(self, event: int) -> None:
        self._waiting.append(event)

    def leave(self, event: int) -> None:
        self._waiting.remove(event)
        self._moved.set()

    async def head(self, event: int) -> None:
        """Returns when no earlier update waits here."""
        while min(self._waiting) < event:
            self._moved.clear()
            await self._moved.wait()


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
        self._lines: dict[int, _Line] = {}
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
        return len(self._lines)

    async def _process(self, update: Update) -> None:
        person, event = person_of(update), update.update_id
        line = self._lines.setdefault(person, _Line())
        if len(line) >= QUEUED_PER_PERSON:
            await self._refuse(update)
            return
        line.join(event)
        try:
            # Only the head asks whether another process has an earlier one in hand: behind it, nothing is to be learnt from the database.
            await line.head(event)
            # Before the lock: two updates may come here in the wrong order. A later one that held the lock while it waits for the earlier
            # one, which waits for the lock, would wait for ever.
            await self._elsewhere(update)
            async with line.turn, in_place(self._alone if self._suspected(update) else self._slots):
                await self._handle(update)
        finally:
            line.leave(event)
            if not line:
                self._lines.pop(person, None)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("an update was left: %s", type(error).__name__)


def person_of(update: Update) -> int:
    """Whose turn an update waits for."""
    user = update.user or update.chat
    return user.id if user else 0
