"""What every handler has at hand: the use cases, the sender, the clock, and who is writing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from telegram.error import BadRequest

from bot.catalogue.catalogue import Catalogue
from bot.chat.metrics import Metrics
from bot.chat.send import Sender
from bot.chat.update import Press, Update
from bot.domain.learner import Learner
from bot.use_cases.administration import Administration
from bot.use_cases.daily import Daily
from bot.use_cases.groups import Groups
from bot.use_cases.interview import Interview
from bot.use_cases.planning import Planning
from bot.use_cases.practice.practice import Practice
from bot.use_cases.preferences import Preferences
from bot.use_cases.privacy import Privacy
from bot.use_cases.progress import Progress
from bot.use_cases.standing import Standing
from bot.views.message import Message
from bot.views.words import words

DELAYED = timedelta(days=1)
"""Telegram keeps updates that are not fetched for a day."""


@dataclass(frozen=True, slots=True)
class Hands:
    """What handlers work with."""

    practice: Practice
    preferences: Preferences
    privacy: Privacy
    standing: Standing
    progress: Progress
    daily: Daily
    interview: Interview
    planning: Planning
    groups: Groups
    administration: Administration
    admins: frozenset[int]
    metrics: Metrics
    catalogue: Catalogue
    sender: Sender
    now: Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Turn:
    """One update of one person's: who, when, and how to answer."""

    update: Update
    learner: Learner
    hands: Hands
    now: datetime
    repeated: bool = False
    """Whether it was received before, by a process that came to its end before the reply."""

    @property
    def event(self) -> int:
        return self.update.update_id

    @property
    def at(self) -> datetime:
        """When it was written or tapped, as far as Telegram tells: what waited through a restart keeps its time."""
        message = self.update.message
        return self.now if message is None else min(self.now, max(message.date, self.now - DELAYED))

    @property
    def text(self) -> str:
        message = self.update.shown
        return (message.text or message.caption or "") if message else ""

    @property
    def arguments(self) -> list[str]:
        """The words after a command."""
        return self.text.split()[1:]

    @property
    def query(self) -> Press:
        assert self.update.callback_query is not None, "only buttons ask for it"
        return self.update.callback_query

    @property
    def chat_id(self) -> int:
        chat = self.update.chat
        return chat.id if chat else self.learner.id

    async def reply(self, message: Message, *, typeset: bool = False) -> None:
        """Sends a new message."""
        await self.hands.sender.send(self.chat_id, message, self.learner, typeset=typeset)

    async def show(self, message: Message) -> None:
        """Shows a message in place of the one whose button was pressed."""
        pressed = self.query.message
        if pressed is None:
            await self.reply(message)
        else:
            await self.hands.sender.edit(self.chat_id, pressed.message_id, message, self.learner)

    async def answer(self, key: str = "", *, alert: bool = False) -> None:
        """Answers the press, once; with words in a toast or an alert."""
        text = words(self.learner.language)(key) if key else None
        try:
            await self.hands.sender.answer(self.query.id, text, alert=alert)
        except BadRequest as error:
            # A press that waited through a restart is too old to be answered, or was answered before it: its effect still counts.
            if "query" not in str(error).lower():
                raise
