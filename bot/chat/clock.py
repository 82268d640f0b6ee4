"""The clock's door: what is due is claimed, sent at a bounded rate behind everybody's answers, at most once, and settled."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from telegram.error import TelegramError

from bot.chat.fate import Fate, Kind, fate_of, reason
from bot.chat.send import Instead, Sender
from bot.database.database import NotSaved
from bot.domain.learner import Learner
from bot.use_cases.outbox import Due, Notice, Outbox, Prepared, Push, Ready, Status
from bot.views import admin, daily
from bot.views import groups as group_view
from bot.views.message import Message

log = logging.getLogger(__name__)

TICK = 5.0
"""Seconds between looks at the outbox."""
RATE = 25.0
"""Pushes a second at most; Telegram allows about 30 messages a second in all."""
AT_ONCE = 8
"""Pushes under way together: enough to hold the rate over a slow line, and all that a crash leaves unknown."""
WAITING = 1000
"""Pushes that may wait for another try; beyond that nothing more is claimed."""
STANDS_BACK = 2.0
"""Seconds for which a push lets answers go first: there may be somebody who waits for one all the time."""
WITHIN = timedelta(hours=1)
"""A push that the network keeps back is tried again for this long after it was due."""
PAUSES = (15.0, 60.0, 240.0, 600.0)
"""Seconds before each further try."""
SHORT = 5.0
"""A wait that Telegram asks for up to so many seconds is for all pushes; a longer one is the chat's own."""
LAST_WORDS = 4.0
"""Seconds that a stop leaves for what is being sent."""


class Clock:
    """Sends what is due. ``busy`` tells whether somebody waits for an answer, and pushes then stand back; ``blocked`` is told of who cannot
    be written to."""

    def __init__(
        self,
        outbox: Outbox,
        sender: Sender,
        now: Callable[[], datetime],
        busy: Callable[[], bool] = lambda: False,
        rate: float = RATE,
        pushed: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._outbox, self._sender, self._now, self._busy = outbox, sender, now, busy
        self._pushed = pushed
        self._gap = 1 / rate
        self._free_at = 0.0
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._ending = asyncio.Event()
        self._under_way: set[asyncio.Task[None]] = set()
        self._ticking: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._ticking = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Lets what is being sent end; what waits for another try is given back."""
        self._ending.set()
        if self._ticking is not None:
            self._ticking.cancel()
            await asyncio.gather(self._ticking, return_exceptions=True)
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=LAST_WORDS)
        left = list(self._under_way)
        for task in left:
            task.cancel()
        # What was cut off in the middle of a call stays claimed, and becomes unknown.
        await asyncio.gather(*left, return_exceptions=True)

    async def tick(self) -> int:
        """Claims all that is due now, and sends it; how much was claimed. What waits for another try goes on by itself."""
        await self._outbox.forget_claims(self._now())
        claimed = 0
        while not self._ending.is_set() and len(self._under_way) < WAITING:
            async with self._slots:
                dues = await self._outbox.claim(self._now(), AT_ONCE)
            claimed += len(dues)
            if not dues:
                break
            first = [asyncio.Event() for _ in dues]
            for due, tried in zip(dues, first, strict=True):
                self._under_way.add(task := asyncio.create_task(self._deliver(due, tried)))
                task.add_done_callback(self._done)
            for tried in first:
                await tried.wait()
        return claimed

    async def place(self) -> None:
        """Waits for a push's place in the rate, and a little while people wait for answers."""
        loop = asyncio.get_running_loop()
        until = loop.time() + STANDS_BACK
        while True:
            wait = self._free_at - loop.time()
            if wait > 0:
                await asyncio.sleep(wait)
            elif self._busy() and loop.time() < until:
                await asyncio.sleep(self._gap)
            else:
                self._free_at = max(self._free_at, loop.time() - self._gap) + self._gap
                return

    async def _run(self) -> None:
        while True:
            try:
                await self.tick()
            except NotSaved as error:
                log.error("pushes wait: the database cannot be written (%s)", error)
            except Exception:
                log.exception("the clock stumbled")
            await asyncio.sleep(TICK)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            # Its row stays claimed, and becomes unknown.
            log.error("a push failed: %s", type(error).__name__)

    async def _deliver(self, due: Due, tried: asyncio.Event) -> None:
        try:
            prepared = await self._outbox.prepare(due, self._now())
            if prepared is None:
                await self._outbox.settled(due, Status.FAILED, self._now())
                return
            await self._send(due, prepared, tried)
        finally:
            tried.set()

    async def _send(self, due: Due, prepared: Prepared, tried: asyncio.Event) -> None:
        pauses = iter(PAUSES)
        while True:
            async with self._slots:
                prepared, ended, fate, message_id = await self._once(prepared)
            tried.set()
            if ended is None:
                pause = fate.pause if fate.pause is not None else next(pauses, None)
                if pause is None or self._now() - _due_at(due) + timedelta(seconds=pause) > WITHIN:
                    ended = Status.FAILED
                elif await self._ended_within(pause):
                    await self._outbox.release(due, self._now())
                    return
            if ended is not None:
                self._pushed(ended.value)
                await self._outbox.settled(due, ended, self._now(), prepared, message_id)
                if ended is Status.REFUSED and isinstance(prepared, Ready):
                    await self._tell_admin(prepared)
                return

    async def _tell_admin(self, ready: Ready) -> None:
        """Tells who set a group up that its post was refused; who has never written to the bot cannot be told."""
        admin_id = await self._outbox.groups.to_be_told(ready.post)
        if admin_id is None:
            return
        reader = replace(ready.post.group.reader, id=admin_id)
        message = group_view.refused(reader, in_topic=ready.post.group.thread_id is not None)
        try:
            for piece in self._sender.words(message, reader):
                await self.place()
                await self._sender.perform(admin_id, piece)
        except (TelegramError, Instead) as error:
            log.warning("nor could the admin be told: %s", type(error).__name__)

    async def _once(self, prepared: Prepared) -> tuple[Prepared, Status | None, Fate, int | None]:
        """One try: what was sent and how it ended, None where it may be tried again."""
        fate = Fate(Kind.LATER)
        if self._ending.is_set():
            return prepared, None, fate, None
        reader, message = self._letter(prepared)
        pieces = self._sender.words(message, reader)
        message_id = None
        while pieces:
            await self.place()
            try:
                message_id = await self._sender.perform(reader.id, pieces[0], _topic(prepared))
                pieces.pop(0)
            except Instead as instead:
                pieces[:1] = instead.pieces
            except TelegramError as error:
                fate = fate_of(error)
                if fate.kind is Kind.MOVED and fate.chat_id is not None and isinstance(prepared, Ready):
                    # Refused, so it was not posted; the group has another id, and gets it there.
                    prepared = await self._outbox.moved(prepared, fate.chat_id)
                    reader = prepared.post.group.reader
                    continue
                return prepared, self._ended(fate, error), fate, None
        return prepared, Status.SENT, fate, message_id

    def _ended(self, fate: Fate, error: TelegramError) -> Status | None:
        if fate.kind is Kind.LATER:
            if fate.pause is not None and fate.pause <= SHORT:
                self._free_at = asyncio.get_running_loop().time() + fate.pause
            return None
        if fate.kind is Kind.DOUBTFUL:
            # Telegram may have had it: sending again could bring it twice.
            return Status.UNKNOWN
        if fate.kind is Kind.UNREACHABLE:
            return Status.UNREACHABLE
        log.error("a push was refused: %s", reason(error))
        return Status.REFUSED

    def _letter(self, prepared: Prepared) -> tuple[Learner, Message]:
        """Whom it is for, and what is sent."""
        match prepared:
            case Push():
                return prepared.learner, daily.pushed(prepared)
            case Notice():
                return prepared.learner, admin.announced(prepared.text, prepared.learner)
            case Ready():
                return prepared.post.group.reader, group_view.posted(prepared, self._sender.username)

    async def _ended_within(self, seconds: float) -> bool:
        """Whether the bot was asked to stop before so many seconds were over."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._ending.wait(), seconds)
        return self._ending.is_set()


def _topic(prepared: Prepared) -> int | None:
    """The topic of a forum where it belongs."""
    return prepared.post.group.thread_id if isinstance(prepared, Ready) else None


def _due_at(due: Due) -> datetime:
    return due.claim.due_at if isinstance(due, Notice) else due.due_at
