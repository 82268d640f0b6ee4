"""Which message carries a question's buttons: its newest. The one before gives them up, by one edit that nobody waits for."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Coroutine
from itertools import islice

from telegram.error import TelegramError

from bot.chat.send import Sender
from bot.database.database import NotSaved
from bot.use_cases.inbox import Inbox

log = logging.getLogger(__name__)
MOST = 10_000
"""Questions whose message is known without a look into the database."""
KEPT = 1_000
"""Questions whose message is kept when the process ends: the latest."""


class Keyboards:
    def __init__(self, sender: Sender, inbox: Inbox) -> None:
        self._sender, self._inbox = sender, inbox
        self._newest: OrderedDict[tuple[int, int], int] = OrderedDict()
        self._under_way: set[asyncio.Task[None]] = set()

    @property
    def newest(self) -> dict[int, int]:
        """The messages that carry the buttons of the latest questions, by the questions' ids."""
        latest = islice(reversed(self._newest.items()), KEPT)
        return {asked_id: message_id for (_, asked_id), message_id in latest}

    def seen(self, chat_id: int, asked_id: int, message_id: int) -> None:
        """A message was pressed, and so it has its buttons."""
        self._newest.setdefault((chat_id, asked_id), message_id)

    def carried(self, chat_id: int, asked_id: int, message_id: int, *, first: bool) -> None:
        """A message with a question's buttons has arrived, which is ``first`` where it shows the question; returns at once."""
        older = self._newest.pop((chat_id, asked_id), None)
        self._newest[chat_id, asked_id] = max(message_id, older or 0)
        if len(self._newest) > MOST:
            self._newest.popitem(last=False)
        if older is not None and older < message_id:
            self._soon(self._bare(chat_id, older))
        elif older is None and not first:
            self._soon(self._bare_older(chat_id, asked_id, message_id))

    async def stop(self) -> None:
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)

    def _soon(self, work: Coroutine[None, None, None]) -> None:
        self._under_way.add(task := asyncio.create_task(work))
        task.add_done_callback(self._under_way.discard)

    async def _bare_older(self, chat_id: int, asked_id: int, message_id: int) -> None:
        """The question was shown before this process began: the database knows by which message."""
        try:
            older = await self._inbox.keyboard_of(asked_id)
        except NotSaved as error:
            log.debug("an older keyboard stays: %s", error)
            return
        if older is not None and older < message_id:
            await self._bare(chat_id, older)

    async def _bare(self, chat_id: int, message_id: int) -> None:
        try:
            await self._sender.put_keys(chat_id, message_id, None)
        except TelegramError as error:
            log.debug("an older keyboard stays: %s", type(error).__name__)
