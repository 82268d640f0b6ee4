"""The clock's door: due pushes and announcements are claimed, sent at a bounded rate behind everybody's answers, and settled."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from telegram.error import Forbidden, NetworkError, RetryAfter, TelegramError

from bot.chat.request import NotSent
from bot.chat.send import Sender, seconds_of
from bot.database.database import NotSaved
from bot.use_cases.administration import Administration, Notice
from bot.use_cases.daily import Claim, Daily, Ended, Push
from bot.views import admin, daily
from bot.views.message import Message

log = logging.getLogger(__name__)

TICK = 5.0
"""Seconds between looks at the outbox."""
RATE = 25.0
"""Pushes a second at most; Telegram allows about 30 messages a second in all."""
AT_ONCE = 8
"""Pushes under way together: enough to hold the rate over a slow line."""
AHEAD = 10
"""Pushes claimed at once: what a crash leaves unknown."""
STANDS_BACK = 2.0
"""Seconds for which a push lets answers go first: there may be somebody who waits for one all the time."""
WITHIN = timedelta(hours=1)
"""A push that the network keeps back is tried again for this long after it was due."""
PAUSES = (15.0, 60.0, 240.0, 600.0)
"""Seconds before each further try."""


@dataclass(frozen=True, slots=True)
class Late:
    """A push to be tried again at a time of the loop's clock."""

    push: Push | Notice
    tries: int
    at: float


class Clock:
    """Sends the daily questions. ``busy`` tells whether somebody waits for an answer: pushes then stand back."""

    def __init__(
        self,
        daily_question: Daily,
        administration: Administration,
        sender: Sender,
        now: Callable[[], datetime],
        busy: Callable[[], bool],
        rate: float = RATE,
        pushed: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._daily, self._administration = daily_question, administration
        self._sender, self._now, self._busy = sender, now, busy
        self._pushed = pushed
        self._gap = 1 / rate
        self._free_at = 0.0
        self._late: deque[Late] = deque()
        self._ticking: asyncio.Task[None] | None = None
        self._sending: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._ticking = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Lets what is being sent end; what waits for another try is settled as failed."""
        if self._ticking is None:
            return
        self._ticking.cancel()
        await asyncio.gather(self._ticking, *filter(None, [self._sending]), return_exceptions=True)
        for late in self._late:
            await self._daily.settled(late.push.claim, Ended.FAILED, self._now(), _asked(late.push))
        self._late.clear()

    async def tick(self) -> int:
        """Sends all that is due now; how many pushes were claimed."""
        await self._daily.forget_claims(self._now())
        claimed = 0
        while True:
            await self._again()
            claims = await self._daily.claim(self._now(), AHEAD)
            notices = [] if claims else await self._administration.claim(self._now(), AHEAD)
            claimed += len(claims) + len(notices)
            if not claims and not notices:
                return claimed
            # A claim is carried through even when the program is asked to stop: else it would stay open.
            self._sending = asyncio.create_task(self._send_all([*claims, *notices]))
            await asyncio.shield(self._sending)

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

    async def _send_all(self, claimed: list[Claim | Notice]) -> None:
        slots = asyncio.Semaphore(AT_ONCE)

        async def one(each: Claim | Notice) -> None:
            async with slots:
                push = each if isinstance(each, Notice) else await self._daily.prepare(each, self._now())
                if push is not None:
                    await self._send(push, 0)
                elif isinstance(each, Claim):
                    await self._daily.settled(each, Ended.FAILED, self._now())

        await asyncio.gather(*map(one, claimed))

    async def _again(self) -> None:
        loop = asyncio.get_running_loop()
        due = [late for late in self._late if late.at <= loop.time()]
        self._late = deque(late for late in self._late if late.at > loop.time())
        for late in due:
            await self._send(late.push, late.tries)

    async def _send(self, push: Push | Notice, tries: int) -> None:
        ended: Ended | None
        try:
            await self._post(push)
            ended = Ended.SENT
        except Forbidden:
            ended = Ended.UNREACHABLE
        except NotSent:
            ended = self._later(push, tries)
        except NetworkError:
            # Telegram may have had it: sending again could bring it twice.
            ended = Ended.UNKNOWN
        except TelegramError as error:
            log.error("a push was refused: %s", type(error).__name__)
            ended = Ended.FAILED
        if ended is not None:
            self._pushed(ended.value)
            await self._daily.settled(push.claim, ended, self._now(), _asked(push))

    async def _post(self, push: Push | Notice) -> None:
        while True:
            await self.place()
            try:
                await self._sender.push(push.learner.id, _message(push), push.learner)
                return
            except RetryAfter as refused:
                self._free_at = asyncio.get_running_loop().time() + seconds_of(refused)
                if self._now() - push.claim.due_at > WITHIN:
                    raise

    def _later(self, push: Push | Notice, tries: int) -> Ended | None:
        if tries >= len(PAUSES) or self._now() - push.claim.due_at > WITHIN:
            return Ended.FAILED
        at = asyncio.get_running_loop().time() + PAUSES[tries]
        self._late.append(Late(push, tries + 1, at))
        return None


def _message(push: Push | Notice) -> Message:
    return daily.pushed(push) if isinstance(push, Push) else admin.announced(push.text, push.learner)


def _asked(push: Push | Notice) -> int | None:
    """The question that a push puts; an announcement puts none."""
    return push.asked.id if isinstance(push, Push) else None
