"""The next hint, or that there is none left."""

from __future__ import annotations

from bot.domain.learner import Learner
from bot.use_cases.practice.outcomes import Hinted
from bot.views import question
from bot.views.compose import bold, content, count, paragraph
from bot.views.message import Message
from bot.views.words import words


def message(hinted: Hinted, learner: Learner) -> Message:
    """A hint with the numbers of the variant."""
    say = words(learner.language)
    buttons = question.buttons(hinted.asked, learner)
    if hinted.hint is None:
        return Message(
            (paragraph("💡 ", say("hint-none")),), learner.language, buttons, about=hinted.asked.id
        )
    title = say("hint-title", number=count(hinted.number, learner), total=count(hinted.total, learner))
    scope = hinted.asked.variant.scope if hinted.asked.variant else {}
    blocks = (paragraph("💡 ", bold(title)), *content(hinted.hint, scope, learner))
    return Message(blocks, learner.language, buttons, about=hinted.asked.id)
