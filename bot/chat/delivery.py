"""Replies on their way: sent at once, and where the network fails again and again, in each chat's order, until they are there.

What cannot go out now waits in a line of its chat, outside the slots that others need. It stays owed in the database, so that it goes on
after a restart.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from contextvars import Context
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from telegram.error import TelegramError

from bot.chat.fate import Fate, Kind, fate_of, reason
from bot.chat.keyboards import Keyboards
from bot.chat.pieces import Piece
from bot.chat.send import Instead, Sender
from bot.database.database import NotSaved
from bot.domain.learner import Learner
from bot.log import in_hand
from bot.store.status import Status
from bot.use_cases.inbox import Inbox
from bot.views.compose import said

log = logging.getLogger(__name__)

PAUSES = (1.0, 5.0, 30.0, 60.0)
"""Seconds before each further try; the last one again and again."""
SHORTEST = 1.0
"""Seconds between two tries, also where somebody writes meanwhile."""
WORTH = timedelta(days=1)
"""A reply that is older is not sent any more: Telegram keeps what people write as long."""
AT_ONCE = 8
"""Chats whose lines are tried side by side."""
OUTAGE = 2
"""Failures one after the other, whosever they are, after which a success says that the network is back."""
LOST = Fate(Kind.LATER)


@dataclass(slots=True)
class Letter:
    """All that is owed to a chat for one update. ``skip``: how many messages of it went out before a restart."""

    event: int | None
    chat_id: int
    began: datetime
    skip: int = 0
    thread_id: int | None = None
    """The topic of a forum that asked for it."""
    learner: Learner | None = None
    """Who it is for, once that is known."""
    pieces: deque[Piece] = field(default_factory=deque)
    delivered: int = 0
    status: Status = Status.SENT
    doubts: int = 0
    """How often the first piece may have arrived."""
    aside: int | None = None
    """How much of it was delivered, as the database knows; None where that does not know of a delay."""

    def add(self, pieces: list[Piece]) -> None:
        """Puts pieces at its end, but for those that went out before a restart."""
        for piece in pieces:
            if self.skip:
                self.skip -= piece.ends
                self.delivered += piece.ends
            else:
                self.pieces.append(piece)


@dataclass(slots=True)
class Line:
    """The letters of one chat that wait, the oldest first, and when the next try is."""

    letters: deque[Letter]
    fate: Fate | None
    """Why the last try failed; None after one that did not."""
    tries: int = 0
    tried_at: float = 0.0
    woken: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Task[None] | None = None

    @property
    def pause(self) -> float:
        """Seconds from one try to the next."""
        if self.fate is not None and self.fate.pause is not None:
            return max(self.fate.pause, SHORTEST)
        return PAUSES[min(self.tries, len(PAUSES) - 1)]

    async def wait(self) -> None:
        """Returns when the time for a try has come, or sooner where something speaks for it; never sooner than Telegram asks."""
        if self.fate is None:
            return
        until = self.tried_at + self.pause
        if self.fate.pause is None:
            with suppress(TimeoutError):
                async with asyncio.timeout_at(until):
                    await self.woken.wait()
            until = self.tried_at + SHORTEST
        self.woken.clear()
        await asyncio.sleep(until - asyncio.get_running_loop().time())


class Delivery:
    """``blocked`` is told of who cannot be written to, ``moved`` of a group's new id."""

    def __init__(
        self,
        sender: Sender,
        inbox: Inbox,
        now: Callable[[], datetime],
        blocked: Callable[[int], Awaitable[None]],
        moved: Callable[[int, int], Awaitable[None]],
        ended: Callable[[str], None] = lambda _: None,
        keyboards: Keyboards | None = None,
    ) -> None:
        self._keyboards = keyboards or Keyboards(sender, inbox)
        self._sender, self._inbox, self._now = sender, inbox, now
        self._blocked, self._moved, self._ended = blocked, moved, ended
        self._lines: dict[int, Line] = {}
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._failures = 0

    @property
    def waiting(self) -> int:
        """How many letters wait for another try."""
        return sum(len(line.letters) for line in self._lines.values())

    async def deliver(self, letter: Letter) -> None:
        """Sends a letter; one that cannot go out now is put aside. Letters of one chat are to be handed over one after the other."""
        line = self._lines.get(letter.chat_id)
        if line is None:
            fate = await self._try(letter)
            if fate is None:
                return
            line = self._lines[letter.chat_id] = Line(deque([letter]), fate)
            line.tried_at = asyncio.get_running_loop().time()
            # In a context of its own: the place that its update holds is not the line's.
            working = self._work_off(letter.chat_id, line)
            line.task = asyncio.create_task(working, context=Context())
            log.warning("the reply to update %s waits: %s", letter.event, fate.kind.name.lower())
            return
        _leave_out_what_waits(line, letter)
        line.letters.append(letter)
        line.woken.set()

    def network_is_back(self) -> None:
        """Telegram has answered something: after an outage, everything is tried at once."""
        if self._failures >= OUTAGE:
            for line in self._lines.values():
                line.woken.set()
        self._failures = 0

    async def stop(self) -> None:
        """Lets everything go that waits; it stays owed."""
        tasks = [line.task for line in self._lines.values() if line.task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _work_off(self, chat_id: int, line: Line) -> None:
        try:
            while line.letters:
                await self._put_aside(line)
                await line.wait()
                letter = line.letters[0]
                in_hand.set(letter.event)
                async with self._slots:
                    fate = await self._try(letter)
                line.tried_at = asyncio.get_running_loop().time()
                if fate is None:
                    line.letters.popleft()
                    line.fate, line.tries = None, 0
                    continue
                line.fate, line.tries = fate, line.tries + 1
                if self._now() - letter.began > WORTH:
                    log.error("the reply to update %s was given up after a day", letter.event)
                    line.letters.popleft()
                    self._end(letter, Status.FAILED)
        finally:
            del self._lines[chat_id]

    async def _put_aside(self, line: Line) -> None:
        """Keeps how far each letter has got, so that a restart goes on from there, and other processes do not wait for it."""
        for letter in list(line.letters):  # others join the line meanwhile
            if letter.event is not None and letter.aside != letter.delivered:
                try:
                    await self._inbox.put_aside(letter.event, letter.delivered)
                    letter.aside = letter.delivered
                except NotSaved as error:
                    log.warning("what is owed could not be noted: %s", error)

    async def _try(self, letter: Letter) -> Fate | None:
        """Sends what is left of a letter; None when it has come to its end, in one way or another."""
        while letter.pieces:
            piece = letter.pieces[0]
            try:
                if letter.doubts > 1:
                    # Sent twice already without an answer: not a third time before it is sure that Telegram answers at all.
                    await self._sender.probe()
                message_id = await self._sender.perform(letter.chat_id, piece, letter.thread_id)
            except Instead as instead:
                letter.pieces.popleft()
                letter.pieces.extendleft(reversed(instead.pieces))
                continue
            except NotSaved:
                return LOST
            except TelegramError as problem:
                fate = fate_of(problem)
                if fate.passing:
                    letter.doubts += fate.kind is Kind.DOUBTFUL
                    self._failures += fate.pause is None
                    return fate
                await self._turned_away(letter, piece, fate, problem)
                continue
            self._arrived(letter, piece, message_id)
        self._end(letter, letter.status)
        return None

    def _arrived(self, letter: Letter, piece: Piece, message_id: int | None) -> None:
        self.network_is_back()
        letter.pieces.popleft()
        letter.delivered += piece.ends
        letter.doubts = 0
        if piece.about is not None and message_id is not None:
            self._keyboards.carried(letter.chat_id, piece.about, message_id, first=piece.shows is not None)
        if piece.shows is not None:
            self._inbox.shown(piece.shows, message_id, self._now())

    async def _turned_away(self, letter: Letter, piece: Piece, fate: Fate, error: TelegramError) -> None:
        """A definite refusal: the letter goes elsewhere, or ends, or goes on without a picture."""
        if fate.kind is Kind.MOVED and fate.chat_id is not None:
            await self._moved(letter.chat_id, fate.chat_id)
            letter.chat_id = fate.chat_id
        elif fate.kind is Kind.UNREACHABLE:
            log.info("the reply to update %s cannot reach its chat any more", letter.event)
            letter.pieces.clear()
            letter.status = Status.UNREACHABLE
            try:
                await self._blocked(letter.chat_id)
            except NotSaved as not_saved:
                log.warning("that a chat cannot be written to was not kept: %s", not_saved)
        else:
            log.error("a part of the reply to update %s was refused: %s", letter.event, reason(error))
            letter.pieces.popleft()
            if piece.needed:
                first = letter.status is Status.SENT
                letter.pieces.clear()
                letter.status = Status.REFUSED
                if first and letter.chat_id > 0 and (learner := letter.learner):
                    letter.pieces.extend(self._sender.words(said(learner, "went-wrong"), learner))

    def _end(self, letter: Letter, status: Status) -> None:
        self._ended(status.value)
        if letter.event is not None:
            self._inbox.replied(letter.event, self._now(), status)


def _leave_out_what_waits(line: Line, letter: Letter) -> None:
    """A question that waits already comes once, though it was asked for again."""
    waits = {piece.shows for each in line.letters for piece in each.pieces if piece.shows is not None}
    letter.pieces = deque(piece for piece in letter.pieces if piece.shows not in waits)
