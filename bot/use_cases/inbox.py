"""The inbox: updates are stored before Telegram may forget them, and until they have had their reply."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from itertools import chain, repeat

from bot.database import presence
from bot.database.database import Connection, Database
from bot.store import suspects, updates
from bot.store.updates import Received

__all__ = ["Inbox", "Received", "Taken"]

REMEMBERED = timedelta(days=30)


GONE = 3.0
"""Seconds without a sign of a process after which others take over what it had in hand: a server's restart takes everybody's signs away."""
PAUSES = (0.005, 0.01, 0.02, 0.05)
"""Seconds between looks whether another process has come to an end with a person's earlier update; the last one again and again."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Raw updates (JSON) taken up after a death: those to be handled, alone, and those ``set_aside`` that were in hand at two deaths."""

    raw: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()


class Inbox:
    """Effects exactly once, replies at least once: what a crash leaves without a reply is ``owed`` and handled again.

    Several processes may share one database. Then each update is in the hand of the process that received it, a person's next one waits for
    the one before (``turn``), and what a process had in hand when it died is taken over by another (``orphans``).
    """

    def __init__(self, database: Database, clock: Callable[[], float] = time.monotonic) -> None:
        self._database, self._clock = database, clock
        self._missed_since: dict[int, float] = {}
        self._in_hand: set[int] = set()
        self._replied: dict[int, datetime] = {}
        self._queued = False

    async def receive(self, batch: Sequence[Received], now: datetime) -> list[Received]:
        """Stores a batch in one commit; those that had not been received before, in their order."""
        if not batch:
            return []
        work = partial(updates.receive, batch=batch, now=now, holder=self._holder)
        # In this process's hand, and yet not in hand: a commit that was kept though the server's answer to it was lost.
        new = await self._database.write(work) - self._in_hand
        if self._holder is not None:
            self._in_hand |= new
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

    async def owed(self, now: datetime) -> Taken:
        """The updates without a reply that no other process has in hand, in the order they came: to be handled at start-up."""
        holder = self._holder
        take = updates.owed if holder is None else partial(updates.take_up, holder=holder)
        return self._taken(await self._database.write(partial(_sifted, take=take, now=now)))

    async def orphans(self, at: datetime) -> Taken:
        """The updates that processes had in hand which have been gone for some seconds; they are in this one's hand now."""
        holder = self._holder
        if holder is None:
            return Taken()
        missed = await self._database.read(_without_process)
        now = self._clock()
        self._missed_since = {each: self._missed_since.get(each, now) for each in missed}
        gone = [each for each, since in self._missed_since.items() if now - since >= GONE]
        if not gone:
            return Taken()
        take = partial(updates.take_over, gone=gone, holder=holder)
        return self._taken(await self._database.write(partial(_sifted, take=take, now=at)))

    async def begin(self, event: int) -> None:
        """Marks an update that was in hand at a death as being handled, alone: if this process dies too, it is why."""
        await self._database.write(partial(suspects.begin, event=event))

    async def survived(self, event: int) -> None:
        """An update that was in hand at a death was handled, and this process lives."""
        await self._database.write(partial(suspects.clear, events=[event]))

    async def turn(self, event: int, learner_id: int) -> None:
        """Returns when no process, this one included, has an earlier update of this person's in hand."""
        if self._holder is None:
            return
        work = partial(updates.waits, learner_id=learner_id, event=event)
        for pause in chain(PAUSES, repeat(PAUSES[-1])):
            if not await self._database.read(work):
                return
            await asyncio.sleep(pause)

    async def leave(self, event: int) -> None:
        """An update's reply could not be sent: it stays owed, but keeps the person's later ones from nothing."""
        if self._holder is not None:
            await self._database.write(partial(updates.leave, event=event))
        self._in_hand.discard(event)

    async def purge(self, now: datetime) -> int:
        """Forgets updates older than 30 days; how many. (Telegram repeats none after a day.)"""
        return await self._database.write(partial(updates.purge, before=now - REMEMBERED))

    def _taken(self, sifted: tuple[Mapping[int, str], Mapping[int, str]]) -> Taken:
        to_handle, set_aside = sifted
        if self._holder is not None:
            self._in_hand |= to_handle.keys()
        return Taken(tuple(to_handle.values()), tuple(set_aside.values()))

    @property
    def _holder(self) -> int | None:
        """The number of this process, where there may be others."""
        return self._database.presence.number if self._database.presence else None

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
            self._in_hand.discard(event)


def _sifted(
    connection: Connection, take: Callable[[Connection], dict[int, str]], now: datetime
) -> tuple[dict[int, str], dict[int, str]]:
    """What is taken up, and what of it is set aside at once: nothing is owed for it any more."""
    taken = take(connection)
    twice = suspects.suspect(connection, taken.keys())
    if twice:
        updates.replied(connection, twice, now)
        suspects.clear(connection, twice)
    return (
        {event: raw for event, raw in taken.items() if event not in twice},
        {event: raw for event, raw in taken.items() if event in twice},
    )


def _without_process(connection: Connection) -> set[int]:
    """The numbers of processes that have updates in hand and show no sign of life."""
    holders = updates.holders(connection)
    return holders - presence.living(connection) if holders else set()
