"""Answers to presses: the button stops turning, or a word is shown over the chat. Nothing else depends on them, and nobody waits."""

from __future__ import annotations

import asyncio
import logging

from telegram.error import TelegramError

from bot.chat.fate import fate_of
from bot.chat.send import Sender

log = logging.getLogger(__name__)
PAUSES = (1.0, 3.0)
"""Seconds before each further try."""
WORTH = 15.0
"""Seconds; later than that, Telegram takes no answer any more."""
LAST_WORDS = 1.0
"""Seconds that a stop leaves for answers under way."""


class Presses:
    def __init__(self, sender: Sender) -> None:
        self._sender = sender
        self._under_way: set[asyncio.Task[None]] = set()

    def answer(self, press_id: str, text: str | None, *, alert: bool) -> None:
        """Answers a press, with words in a toast or an alert; returns at once."""
        task = asyncio.create_task(self._answer(press_id, text, alert))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    def lead(self, press_id: str, address: str) -> None:
        """Answers a press by opening a chat with the bot; returns at once."""
        task = asyncio.create_task(self._answer(press_id, None, alert=False, address=address))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def stop(self) -> None:
        """Gives what is under way a moment, then lets it go."""
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=LAST_WORDS)
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)

    async def _answer(self, press_id: str, text: str | None, alert: bool, address: str | None = None) -> None:
        for pause in (*PAUSES, None):
            try:
                await self._sender.answer(press_id, text, alert=alert, address=address)
                return
            except TelegramError as error:
                fate = fate_of(error)
                if not fate.passing or pause is None or (fate.pause or 0.0) > WORTH:
                    # Too old, too late, or answered before a restart: its effect counts all the same.
                    log.debug("a press was not answered: %s", type(error).__name__)
                    return
                await asyncio.sleep(max(pause, fate.pause or 0.0))
