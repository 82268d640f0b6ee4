"""Welcome back: days in a row, what is due, and the way on."""

from __future__ import annotations

from bot.domain.learner import Learner
from bot.use_cases.standing import Back
from bot.views.compose import bold, button, count, paragraph
from bot.views.daily import in_a_row
from bot.views.message import Block, Message
from bot.views.words import words


def message(waiting: Back, learner: Learner) -> Message:
    """Short, and one button on; another round where today's session is done."""
    say = words(learner.language)
    blocks: list[Block] = [paragraph("👋 ", bold(say("back-title")))]
    if waiting.streak.days:
        blocks.append(paragraph("🔥 ", in_a_row(waiting.streak, learner)))
    if waiting.place is not None:
        number, total = count(waiting.place.number, learner), count(waiting.place.total, learner)
        blocks.append(paragraph("☀️ ", say("back-under-way", number=number, total=total)))
    elif waiting.done:
        blocks.append(paragraph("🏁 ", say("session-over")))
    blocks.append(paragraph("📅 ", say("back-due", count=waiting.due, shown=count(waiting.due, learner))))
    more = waiting.done and waiting.place is None
    way_on = (
        button(learner, "button-more-today", "today", 1)
        if more
        else button(learner, "button-continue", "today", 0)
    )
    return Message(
        tuple(blocks), learner.language, ((way_on, button(learner, "button-topics", "topics", 1)),)
    )
