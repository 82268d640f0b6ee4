"""What every handler has at hand: the use cases, the sender, the clock, and who is writing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from telegram.error import BadRequest

from bot.chat.metrics import Metrics
from bot.chat.send import Sender
from bot.chat.update import Press, Update
from bot.domain.learner import Learner
from bot.use_cases.everything import Everything
from bot.use_cases.occasion import Occasion
from bot.views.message import Message
from bot.views.words import words

DELAYED = timedelta(days=1)
"""Telegram keeps updates that are not fetched for a day."""


@dataclass(frozen=True, slots=True)
class Hands:
    """What handlers work with beside the use cases."""

    use: Everything
    admins: frozenset[int]
    metrics: Metrics
    sender: Sender


@dataclass(frozen=True, slots=True)
class Turn:
    """One update of one person's: who, when, and how to answer."""

    update: Update
    learner: Learner
    hands: Hands
    now: datetime

    @property
    def use(self) -> Everything:
        """The use cases."""
        return self.hands.use

    @property
    def occasion(self) -> Occasion:
        """Who does what they do, by which event, and when."""
        return Occasion(self.learner.id, self.update.update_id, self.now, self.written_at)

    @property
    def written_at(self) -> datetime:
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
