"""The inbox: updates are stored before Telegram may forget them, and until they have had their reply."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import chain, repeat

from bot.database import presence
from bot.database.database import Connection, Database
from bot.store import asked, suspects, updates
from bot.store.status import Status
from bot.store.updates import Owed, Received

__all__ = ["Inbox", "Owed", "Received"]

REMEMBERED = timedelta(days=30)
PURGED_AT_ONCE = 500
"""Updates forgotten in one transaction: a month's worth together would hold up every answer."""


GONE = 3.0
"""Seconds without a sign of a process after which others take over what it had in hand: a server's restart takes everybody's signs away."""
PAUSES = (0.005, 0.01, 0.02, 0.05)
"""Seconds between looks whether another process has come to an end with a person's earlier update; the last one again and again."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is to be stored soon: how replies ended, by update, and the messages that showed questions, by their ids."""

    replied: dict[int, tuple[datetime, Status]] = field(default_factory=dict)
    shown: dict[int, tuple[datetime, int | None]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.replied or self.shown)


class Inbox:
    """Effects exactly once, replies at least once: what a crash leaves without a reply is ``owed`` and handled again.

    Several processes may share one database. Then each update is in the hand of the process that received it, a person's next one waits for
    the one before (``turn``), and what a process had in hand when it died is taken over by another (``orphans``).
    """

    def __init__(self, database: Database, clock: Callable[[], float] = time.monotonic) -> None:
        self._database, self._clock = database, clock
        self._missed_since: dict[int, float] = {}
        self._in_hand: set[int] = set()
        self._marks = Marks()
        self._queued = False

    async def receive(self, batch: Sequence[Received], now: datetime) -> list[Received]:
        """Stores a batch in one commit; those that had not been received before, in their order."""
        if not batch:
            return []
        work = partial(updates.receive, batch=batch, now=now, holder=self._holder)
        # The database may have kept an earlier commit whose answer was lost on the way. Such an update bears this process's number, and
        # nobody handles it: it counts as new.
        new = await self._database.write(work) - self._in_hand
        if self._holder is not None:
            self._in_hand |= new
        return [item for item in batch if item.id in new]

    def replied(self, event: int, now: datetime, ended: Status = Status.SENT) -> None:
        """An update has had its reply, or needs none, or cannot have one. Stored soon, and before any effect that is asked for later."""
        self._marks.replied[event] = (now, ended)
        self._mark_soon()

    def shown(self, asked_id: int, message_id: int | None, now: datetime) -> None:
        """A question has reached its learner. Stored as soon as what is ``replied``."""
        self._marks.shown[asked_id] = (now, message_id)
        self._mark_soon()

    async def keep_keyboards(self, keyboards: Mapping[int, int]) -> None:
        """Keeps which message carries the buttons of each question, for the process that comes after. Raises NotSaved."""
        await self._database.write(partial(asked.carry, keyboards=keyboards))

    async def keyboard_of(self, asked_id: int) -> int | None:
        """The message that carried a question's buttons when it was kept. Raises NotSaved."""
        return await self._database.read(partial(asked.carrier, asked_id=asked_id))

    def _mark_soon(self) -> None:
        if not self._queued:
            self._queued = True
            self._database.write_soon(self._mark).add_done_callback(self._marked)

    async def settled(self) -> None:
        """Returns when all that was ``replied`` is stored. Raises NotSaved."""
        self._forget(await self._database.write(self._mark))

    async def owed(self) -> list[Owed]:
        """The updates without a reply that no other process has in hand, in the order they came: to be handled at start-up."""
        holder = self._holder
        take = updates.owed if holder is None else partial(updates.take_up, holder=holder)
        return self._taken(await self._database.write(partial(_sifted, take=take)))

    async def orphans(self) -> list[Owed]:
        """The updates that processes had in hand which have been gone for some seconds; they are in this one's hand now."""
        holder = self._holder
        if holder is None:
            return []
        missed = await self._database.read(_without_process)
        now = self._clock()
        self._missed_since = {each: self._missed_since.get(each, now) for each in missed}
        gone = [each for each, since in self._missed_since.items() if now - since >= GONE]
        if not gone:
            return []
        take = partial(updates.take_over, gone=gone, holder=holder)
        return self._taken(await self._database.write(partial(_sifted, take=take)))

    async def begin(self, event: int) -> None:
        """Marks an update that was in hand at a death as being handled, alone: if this process dies too, it is why."""
        await self._database.write(partial(suspects.begin, event=event))

    async def survived(self, event: int) -> None:
        """An update that was in hand at a death was handled, and this process lives."""
        await self._database.write(partial(suspects.clear, event=event))

    async def turn(self, event: int, learner_id: int) -> None:
        """Returns when no process, this one included, has an earlier update of this person's in hand."""
        if self._holder is None:
            return
        work = partial(updates.waits, learner_id=learner_id, event=event)
        for pause in chain(PAUSES, repeat(PAUSES[-1])):
            if not await self._database.read(work):
                return
            await asyncio.sleep(pause)

    async def put_aside(self, event: int, delivered: int) -> None:
        """A reply cannot be sent now, beyond its first ``delivered`` messages. This process goes on trying; later ones need not wait."""
        await self._database.write(partial(updates.put_aside, event=event, delivered=delivered))

    async def purge(self, now: datetime) -> int:
        """Forgets updates older than 30 days; how many. (Telegram repeats none after a day.)"""
        work = partial(updates.purge, before=now - REMEMBERED, limit=PURGED_AT_ONCE)
        purged = 0
        while forgotten := await self._database.write(work):
            purged += forgotten
        return purged

    def _taken(self, taken: Mapping[int, Owed]) -> list[Owed]:
        if self._holder is not None:
            self._in_hand |= taken.keys()
        return list(taken.values())

    @property
    def _holder(self) -> int | None:
        """The number of this process, where there may be others."""
        return self._database.presence.number if self._database.presence else None

    def _mark(self, connection: Connection) -> Marks:
        """Marks, on the writer's thread, all that has gathered by now; what is replied from here on needs another turn."""
        self._queued = False
        gathered = Marks(self._marks.replied.copy(), self._marks.shown.copy())
        if gathered.replied:
            updates.replied(connection, gathered.replied, max(at for at, _ in gathered.replied.values()))
        for event, (_, ended) in gathered.replied.items():
            if ended is not Status.SENT:
                updates.end(connection, event, ended)
        for asked_id, (at, message_id) in gathered.shown.items():
            asked.show(connection, asked_id, at, message_id)
        return gathered

    def _marked(self, done: asyncio.Future[Marks]) -> None:
        """What could not be marked stays for the next turn; after a crash it is owed: at worst a reply comes twice."""
        if not done.cancelled() and done.exception() is None:
            self._forget(done.result())

    def _forget(self, marked: Marks) -> None:
        for event in marked.replied:
            self._marks.replied.pop(event, None)
            self._in_hand.discard(event)
        for asked_id in marked.shown:
            self._marks.shown.pop(asked_id, None)


def _sifted(connection: Connection, take: Callable[[Connection], dict[int, Owed]]) -> dict[int, Owed]:
    """What is taken up after a death; what of it was in hand at two is set aside, and stays owed until its person was told."""
    taken = take(connection)
    twice = suspects.suspect(connection, taken.keys())
    return {event: replace(each, set_aside=event in twice) for event, each in taken.items()}


def _without_process(connection: Connection) -> set[int]:
    """The numbers of processes that have updates in hand and show no sign of life."""
    holders = updates.holders(connection)
    return holders - presence.living(connection) if holders else set()
