"""Which message carries a question's buttons: its newest. The one before gives them up, by one edit that nobody waits for."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict

from telegram.error import TelegramError

from bot.chat.send import Sender

log = logging.getLogger(__name__)
MOST = 10_000
"""Questions whose message is known; an older one keeps its buttons, which do no harm."""


class Keyboards:
    def __init__(self, sender: Sender) -> None:
        self._sender = sender
        self._newest: OrderedDict[tuple[int, int], int] = OrderedDict()
        self._under_way: set[asyncio.Task[None]] = set()

    def seen(self, chat_id: int, asked_id: int, message_id: int) -> None:
        """A message was pressed, and so it has its buttons: after a restart, that is how they are known."""
        self._newest.setdefault((chat_id, asked_id), message_id)

    def carried(self, chat_id: int, asked_id: int, message_id: int) -> None:
        """A message with a question's buttons has arrived; returns at once."""
        older = self._newest.pop((chat_id, asked_id), None)
        self._newest[chat_id, asked_id] = max(message_id, older or 0)
        if len(self._newest) > MOST:
            self._newest.popitem(last=False)
        if older is not None and older < message_id:
            self._under_way.add(task := asyncio.create_task(self._bare(chat_id, older)))
            task.add_done_callback(self._under_way.discard)

    async def stop(self) -> None:
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)

    async def _bare(self, chat_id: int, message_id: int) -> None:
        try:
            await self._sender.put_keys(chat_id, message_id, None)
        except TelegramError as error:
            log.debug("an older keyboard stays: %s", type(error).__name__)
