"""The clock's door for groups: due posts are claimed, sent at the clock's own rate, and settled; never twice."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from telegram.error import ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.chat import clock
from bot.chat.request import NotSent
from bot.chat.send import Sender, seconds_of
from bot.database.database import NotSaved
from bot.use_cases.daily import Ended
from bot.use_cases.groups import Groups, Post, Ready
from bot.views import groups as view

log = logging.getLogger(__name__)


class GroupClock:
    """Posts the groups' daily questions. ``place`` waits for a place in the rate that all pushes share."""

    def __init__(
        self,
        groups: Groups,
        sender: Sender,
        now: Callable[[], datetime],
        place: Callable[[], Awaitable[None]],
        pushed: Callable[[str], None],
    ) -> None:
        self._groups, self._sender, self._now, self._place = groups, sender, now, place
        self._pushed = pushed
        self._ending = asyncio.Event()
        self._sending: set[asyncio.Task[None]] = set()
        self._claiming: asyncio.Task[int] | None = None
        self._ticking: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._ticking = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Lets what is being sent end; what waits for another try is settled as failed."""
        self._ending.set()
        if self._ticking is not None:
            self._ticking.cancel()
            await asyncio.gather(self._ticking, *filter(None, [self._claiming]), return_exceptions=True)
            await asyncio.gather(*self._sending, return_exceptions=True)

    async def tick(self) -> int:
        """Claims what is due now and begins to send it; how many posts."""
        await self._groups.forget_claims(self._now())
        claimed = 0
        while free := clock.AT_ONCE - len(self._sending):
            posts = await self._groups.claim(self._now(), free)
            claimed += len(posts)
            for post in posts:
                self._sending.add(task := asyncio.create_task(self._deliver(post)))
                task.add_done_callback(self._done)
            if len(posts) < free:
                break
        return claimed

    async def _run(self) -> None:
        while True:
            try:
                # A claim is carried through even when the program is asked to stop: else it would stay open.
                self._claiming = asyncio.create_task(self.tick())
                await asyncio.shield(self._claiming)
            except NotSaved as error:
                log.error("posts wait: the database cannot be written (%s)", error)
            except Exception:
                log.exception("the groups' clock stumbled")
            await asyncio.sleep(clock.TICK)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._sending.discard(task)
        if not task.cancelled() and task.exception() is not None:
            # Its row stays claimed, and becomes unknown.
            log.error("a post failed: %s", type(task.exception()).__name__)

    async def _deliver(self, post: Post) -> None:
        ready = await self._groups.prepare(post, self._now())
        ended = Ended.FAILED if ready is None else await self._send(ready)
        self._pushed(ended.value)
        await self._groups.settled(post, ended, self._now())

    async def _send(self, ready: Ready) -> Ended:
        pauses = iter(clock.PAUSES)
        while True:
            try:
                await self._place()
                reader = ready.post.group.reader
                await self._sender.push(reader.id, view.posted(ready, self._sender.username), reader)
                return Ended.SENT
            except ChatMigrated as moved:
                # Refused, so it was not posted; the group has another id, and gets it there.
                await self._groups.migrate(ready.post.group.chat_id, moved.new_chat_id)
                group = replace(ready.post.group, chat_id=moved.new_chat_id)
                ready = replace(ready, post=replace(ready.post, group=group))
                continue
            except RetryAfter as refused:
                pause: float | None = seconds_of(refused)
            except Forbidden:
                return Ended.UNREACHABLE
            except NotSent:
                pause = next(pauses, None)
            except NetworkError:
                # Telegram may have had it: sending again could bring it twice.
                return Ended.UNKNOWN
            except TelegramError as error:
                log.error("a post was refused: %s", type(error).__name__)
                return Ended.FAILED
            if pause is None or self._now() - ready.post.due_at > clock.WITHIN or self._ending.is_set():
                return Ended.FAILED
            with suppress(TimeoutError):
                await asyncio.wait_for(self._ending.wait(), pause)
                return Ended.FAILED
