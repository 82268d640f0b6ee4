"""From an update's arrival to its person's turn: stored first, handled once, and again where the network kept something from being read."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from bot.chat.inline import Inline
from bot.chat.listen import Incoming
from bot.chat.processor import PerPerson, person_of
from bot.chat.routes import concerns_us, in_group
from bot.chat.update import Update, read
from bot.database.database import NotSaved
from bot.use_cases.inbox import Inbox, Owed, Received
from bot.workers.budget import Allowance, Budget

log = logging.getLogger(__name__)
TAKE_OVER = 1.0
"""Seconds between looks for what a process left that died."""
PAUSES = (1.0, 5.0, 30.0, 60.0)
"""Seconds before an update is handled again that the network kept from being understood; the last one again and again."""
STORAGE = Allowance(most=4_000_000.0, a_second=40.0)
"""Characters that one person may have stored: a day's hard work takes a tenth of it, and it fills again within a day."""
GRACE = 4.0
"""Seconds that a stop leaves for what is in hand."""


class Arrivals:
    """``handle`` does what an update asks for; ``refuse`` answers a flood's overflow; ``set_aside`` tells of what ended two processes."""

    def __init__(
        self,
        inbox: Inbox,
        inline: Inline,
        handle: Callable[[Update], Awaitable[None]],
        refuse: Callable[[Update], Awaitable[None]],
        set_aside: Callable[[Update], Awaitable[None]],
        username: Callable[[], str],
        now: Callable[[], datetime],
    ) -> None:
        self._inbox, self._inline, self._username, self._now = inbox, inline, username, now
        self._handle, self._refuse, self._set_aside = handle, refuse, set_aside
        self._storage = Budget(STORAGE)
        self._passed_over: set[asyncio.Future[None]] = set()
        self._suspects: set[int] = set()
        self._in_turn = PerPerson(self._handle_watched, refuse, self._elsewhere, self._is_suspect)
        self._delivered: dict[int, int] = {}
        self._tries: dict[int, int] = {}
        self._later: set[asyncio.Task[None]] = set()
        self._taking_over: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Takes up what was left without a reply before a crash."""
        await self._take(await self._inbox.owed())
        self._taking_over = asyncio.create_task(self._take_over())

    async def stop(self) -> None:
        """Finishes what is in hand, or lets it go."""
        waiting = [*self._later, *self._passed_over, *filter(None, [self._taking_over])]
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        await self._in_turn.stop(GRACE)

    @property
    def people_waiting(self) -> int:
        """How many people have updates waiting or in hand."""
        return self._in_turn.people_waiting

    async def receive(self, updates: Sequence[Incoming]) -> None:
        """Stores a batch, then hands over what had not come before. Returns once it is stored; a database in trouble is waited for."""
        taken = [each for each in updates if concerns_us(each.update, self._username()) and self._fits(each)]
        batch = [Received(each.update.update_id, _learner_of(each.update), each.raw) for each in taken]
        while True:
            try:
                new = {received.id for received in await self._inbox.receive(batch, self._now())}
                break
            except NotSaved as error:
                log.error("updates could not be stored (%s); trying again", error)
                await asyncio.sleep(1.0)
        for each in updates:
            if each.update.inline_query is not None:
                self._inline.receive(each.update.inline_query)
            elif each.update.update_id in new:
                self._in_turn.take(each.update)

    def _fits(self, arrived: Incoming) -> bool:
        """Whether what somebody sends may still be kept; who has filled the disc so far is told to come back, and it is passed over."""
        person = person_of(arrived.update)
        if self._storage.wait(person):
            telling = asyncio.ensure_future(self._refuse(arrived.update))
            self._passed_over.add(telling)
            telling.add_done_callback(self._passed_over.discard)
            return False
        self._storage.use(person, float(len(arrived.raw)))
        return True

    def delivered(self, event: int) -> int:
        """How many messages of an update's reply went out before a restart."""
        return self._delivered.pop(event, 0)

    def again(self, update: Update, pause: float | None = None) -> None:
        """Handles an update once more, after so many seconds, or after a while."""
        tries = self._tries.get(update.update_id, 0)
        self._tries[update.update_id] = tries + 1
        wait = PAUSES[min(tries, len(PAUSES) - 1)] if pause is None else pause
        self._later.add(task := asyncio.create_task(self._after(wait, update)))
        task.add_done_callback(self._later.discard)

    async def handled(self, update: Update) -> None:
        """An update has been handled. Its reply may wait long, so a suspect is cleared here: a death from now on is not its fault."""
        self._tries.pop(update.update_id, None)
        await self._clear(update)

    async def _clear(self, update: Update) -> None:
        if self._is_suspect(update):
            self._suspects.discard(update.update_id)
            await _noted(self._inbox.survived(update.update_id))

    async def _after(self, pause: float, update: Update) -> None:
        try:
            await self._inbox.put_aside(update.update_id, 0)
        except NotSaved as error:
            log.warning("what is owed could not be noted: %s", error)
        await asyncio.sleep(pause)
        self._in_turn.take(update)

    async def _take(self, owed: Sequence[Owed]) -> None:
        """Takes up what a dead process had in hand. Any of it may be why it died, until it was handled here."""
        for each in owed:
            update = read(json.loads(each.raw))
            if update is None:
                continue
            if each.set_aside:
                await self._set_aside(update)
                continue
            if each.delivered:
                self._delivered[update.update_id] = each.delivered
            self._suspects.add(update.update_id)
            self._in_turn.take(update)

    def _is_suspect(self, update: Update) -> bool:
        return update.update_id in self._suspects

    async def _handle_watched(self, update: Update) -> None:
        """Handles an update, a suspect between two marks."""
        if not self._is_suspect(update):
            await self._handle(update)
            return
        await _noted(self._inbox.begin(update.update_id))
        try:
            await self._handle(update)
        finally:
            await self._clear(update)

    async def _take_over(self) -> None:
        """Handles what other processes had in hand when they died."""
        while True:
            await asyncio.sleep(TAKE_OVER)
            try:
                await self._take(await self._inbox.orphans())
            except NotSaved as error:
                log.error("what others left is not looked for: the database does not answer (%s)", error)

    async def _elsewhere(self, update: Update) -> None:
        """Waits while another process has an earlier update of the same person's in hand; a database that is away is waited for."""
        learner_id = _learner_of(update)
        while learner_id is not None:
            try:
                await self._inbox.turn(update.update_id, learner_id)
                return
            except NotSaved:
                await asyncio.sleep(TAKE_OVER)


async def _noted(mark: Awaitable[None]) -> None:
    """A mark that cannot be made now is done without: the person's reply matters more."""
    try:
        await mark
    except NotSaved as error:
        log.warning("a suspect could not be marked: %s", error)


def _learner_of(update: Update) -> int | None:
    """Whose update it is; nobody's in a group, where nothing is kept about who did something."""
    return update.user.id if update.user and not in_group(update) else None
