"""The inbox: updates are stored before Telegram may forget them, and until they have had their reply."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from bot.store import updates
from bot.store.database import Connection, Database
from bot.store.updates import Received

__all__ = ["Inbox", "Received"]

REMEMBERED = timedelta(days=30)


class Inbox:
    """Effects exactly once, replies at least once: what a crash leaves without a reply is ``owed`` and handled again."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._replied: dict[int, datetime] = {}
        self._marking: asyncio.Task[None] | None = None

    async def receive(self, batch: Sequence[Received], now: datetime) -> list[Received]:
        """Stores a batch in one commit; those that had not been received before, in their order."""
        if not batch:
            return []
        new = await self._database.write(partial(updates.receive, batch=batch, now=now))
        return [item for item in batch if item.id in new]

    def replied(self, event: int, now: datetime) -> None:
        """An update has had its reply, or needs none. Stored soon, before any effect that is asked for later."""
        self._replied[event] = now
        if self._marking is None:
            self._marking = asyncio.get_running_loop().create_task(self._mark())

    async def settled(self) -> None:
        """Returns when all that was ``replied`` is stored."""
        while self._marking is not None:
            await self._marking

    async def owed(self) -> list[str]:
        """The raw updates (JSON) received and not replied to, in the order they came: to be handled at start-up."""
        return await self._database.read(updates.owed)

    async def purge(self, now: datetime) -> int:
        """Forgets updates older than 30 days; how many. (Telegram repeats none after a day.)"""
        return await self._database.write(partial(updates.purge, before=now - REMEMBERED))

    async def _mark(self) -> None:
        """Marks what has gathered, until nothing is left. A failure leaves them owed: at worst a reply comes twice."""
        try:
            while self._replied:
                marked: dict[int, datetime] = {}
                await self._database.write(partial(self._mark_gathered, marked=marked))
                for event in marked:
                    self._replied.pop(event, None)
        finally:
            self._marking = None

    def _mark_gathered(self, connection: Connection, marked: dict[int, datetime]) -> None:
        """Takes all that has gathered by the time the writer comes to it."""
        marked.update(self._replied.copy())
        updates.replied(connection, marked)
