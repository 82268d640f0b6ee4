"""Passing words ("you are third in the queue"): sent at once, once, and waited for by nobody."""

from __future__ import annotations

import asyncio
import logging

from telegram.error import TelegramError

from bot.chat.send import Sender
from bot.domain.learner import Learner
from bot.views.message import Message

log = logging.getLogger(__name__)


class Mentions:
    def __init__(self, sender: Sender) -> None:
        self._sender = sender
        self._under_way: set[asyncio.Task[None]] = set()

    def mention(self, chat_id: int, message: Message, learner: Learner) -> None:
        """Sends a message; where that fails, there is none."""
        self._under_way.add(task := asyncio.create_task(self._send(chat_id, message, learner)))
        task.add_done_callback(self._under_way.discard)

    async def stop(self) -> None:
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)

    async def _send(self, chat_id: int, message: Message, learner: Learner) -> None:
        (first, *_) = self._sender.words(message, learner)
        try:
            await self._sender.perform(chat_id, first)
        except TelegramError as error:
            log.debug("a passing word was not said: %s", type(error).__name__)
