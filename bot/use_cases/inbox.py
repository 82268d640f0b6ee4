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
        self._queued = False

    async def receive(self, batch: Sequence[Received], now: datetime) -> list[Received]:
        """Stores a batch in one commit; those that had not been received before, in their order."""
        if not batch:
            return []
        new = await self._database.write(partial(updates.receive, batch=batch, now=now))
        return [item for item in batch if item.id in new]

    def replied(self, event: int, now: datetime) -> None:
        """An update has had its reply, or needs none. Stored soon, and before any effect that is asked for later."""
        self._replied[event] = now
        if not self._queued:
            self._queued = True
            self._database.write_soon(self._mark).add_done_callback(self._marked)

    async def settled(self) -> None:
        """Returns when all that was ``replied`` is stored. Raises NotSaved."""
        self._forget(await self._database.write(self._mark))

    async def owed(self) -> list[str]:
        """The raw updates (JSON) received and not replied to, in the order they came: to be handled at start-up."""
        return await self._database.read(updates.owed)

    async def purge(self, now: datetime) -> int:
        """Forgets updates older than 30 days; how many. (Telegram repeats none after a day.)"""
        return await self._database.write(partial(updates.purge, before=now - REMEMBERED))

    def _mark(self, connection: Connection) -> dict[int, datetime]:
        """Marks, on the writer's thread, all that has gathered by now; what is replied from here on needs another turn."""
        self._queued = False
        gathered = self._replied.copy()
        if gathered:
            updates.replied(connection, gathered, max(gathered.values()))
        return gathered

    def _marked(self, done: asyncio.Future[dict[int, datetime]]) -> None:
        """What could not be marked stays for the next turn; after a crash it is owed: at worst a reply comes twice."""
        if not done.cancelled() and done.exception() is None:
            self._forget(done.result())

    def _forget(self, marked: dict[int, datetime]) -> None:
        for event in marked:
            self._replied.pop(event, None)
