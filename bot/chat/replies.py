"""Which question a message replies to."""

from __future__ import annotations

from bot.chat.buttons import decode
from bot.chat.update import Message, Update
from bot.use_cases.practice.practice import Addressed

OF_A_QUESTION = {
    *("hint", "explain", "next", "again", "follow", "choose", "sure", "submit", "tick", "skip"),
    *("ladder", "tell", "go-on", "rung", "menu"),
}
"""Buttons whose first argument is the question they stand under."""


def replied_to(update: Update) -> Addressed | None:
    """The message that a person replied to, with the question that its buttons name."""
    replied = update.message.reply_to_message if update.message else None
    return None if replied is None else Addressed(replied.message_id, named(replied))


def named(message: Message) -> int | None:
    """The question that a message's buttons name first."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    for button in (button for row in rows for button in row):
        action = decode(button.get("callback_data"))
        if action is not None and action.verb in OF_A_QUESTION and isinstance(action.arguments[0], int):
            return action.arguments[0]
    return None
