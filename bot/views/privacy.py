"""What is kept, deletion with a second question, and the words beside an export."""

from __future__ import annotations

from math import ceil

from bot.domain.learner import Learner
from bot.views.compose import button, count, marked_up, said
from bot.views.message import Message
from bot.views.words import words


def message(learner: Learner) -> Message:
    return said(learner, "privacy-text")


def confirm(learner: Learner) -> Message:
    """Asks once more before everything is deleted."""
    buttons = (
        (
            button(learner, "button-forget-yes", "forget", "yes"),
            button(learner, "button-forget-no", "forget", "no"),
        ),
    )
    return Message(marked_up("⚠️ " + words(learner.language)("forget-confirm")), learner.language, buttons)


def export_not_now(learner: Learner, seconds: float) -> Message:
    """When the next archive may be asked for."""
    return said(learner, "export-not-now", seconds=count(ceil(seconds), learner))


def export_caption(learner: Learner) -> str:
    return words(learner.language)("export-caption")
