"""What goes wrong is noted without what was typed, and the person is told in a line."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.chat.delivery import Letter
from bot.chat.processor import person_of
from bot.chat.routes import in_group
from bot.chat.send import Sender
from bot.chat.update import Update
from bot.database.database import NotSaved
from bot.use_cases.preferences import Preferences
from bot.views.compose import said

log = logging.getLogger(__name__)
SELDOM = 60.0
"""Seconds between two words to one person that they write too fast."""


class Apology:
    def __init__(self, preferences: Preferences, sender: Sender, now: Callable[[], datetime]) -> None:
        self._preferences, self._sender, self._now = preferences, sender, now
        self._warned: dict[int, float] = {}

    async def fault(self, letter: Letter, update: Update, error: Exception) -> None:
        """Notes a fault, and puts a line about it into the reply in place of what was to stand there."""
        log.error(
            "update %s failed: %s", update.update_id, type(error).__name__, exc_info=_without_words(error)
        )
        letter.pieces.clear()
        await self._say(letter, update, "not-saved" if isinstance(error, NotSaved) else "went-wrong")

    async def set_aside(self, letter: Letter, update: Update) -> None:
        """Tells that an update is not handled, since it may have ended the bot."""
        await self._say(letter, update, "set-aside")

    async def slow_down(self, letter: Letter, update: Update) -> None:
        """A flood's overflow: one word a minute, else nothing."""
        person, now = person_of(update), asyncio.get_running_loop().time()
        if now - self._warned.get(person, -SELDOM) < SELDOM:
            return
        recent = {each: when for each, when in self._warned.items() if now - when < SELDOM}
        self._warned = recent | {person: now}
        await self._say(letter, update, "too-fast")

    async def _say(self, letter: Letter, update: Update, key: str) -> None:
        user = update.user
        if user is None or in_group(update):
            # In a group, everybody would read it.
            return
        try:
            learner = await self._preferences.learner(user.id, user.language_code, self._now())
        except NotSaved as error:
            log.warning("nor could the person be told: %s", type(error).__name__)
            return
        letter.chat_id, letter.learner = user.id, learner
        letter.pieces.extend(self._sender.words(said(learner, key), learner))


def _without_words(error: BaseException) -> tuple[type[BaseException], BaseException, Any]:
    """The traceback with the exception's type alone: its message could quote what a person typed."""
    bare = type(error).__name__
    return (RuntimeError, RuntimeError(bare), error.__traceback__)
