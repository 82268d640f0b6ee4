"""The end of a session: what went well, what was overcome, what comes tomorrow."""

from __future__ import annotations

from bot.domain.learner import Learner
from bot.use_cases.practice.outcomes import Finished
from bot.views.compose import bold, button, count, paragraph
from bot.views.daily import in_a_row
from bot.views.message import Block, Button, Message
from bot.views.words import words


def over(done: Finished, learner: Learner) -> Message:
    """The closing message; another round is a tap away."""
    say = words(learner.language)
    answered = done.total - done.passed
    blocks: list[Block] = [paragraph("🏁 ", bold(say("session-over")))]
    if not answered:
        blocks.append(paragraph(say("session-all-passed")))
    else:
        right = say(
            "session-right",
            count=done.right,
            right=count(done.right, learner),
            total=count(answered, learner),
        )
        blocks.append(paragraph("✅ ", right))
    if done.overcome:
        overcome = say("session-overcome", count=done.overcome, shown=count(done.overcome, learner))
        blocks.append(paragraph("✨ ", overcome))
    if done.new:
        blocks.append(paragraph("🌱 ", say("session-new", count=done.new, shown=count(done.new, learner))))
    if done.passed and answered:
        blocks.append(
            paragraph("⏭ ", say("session-passed", count=done.passed, shown=count(done.passed, learner)))
        )
    due = say("session-tomorrow", count=done.due_tomorrow, shown=count(done.due_tomorrow, learner))
    blocks.append(paragraph("📅 ", due))
    if done.streak.days:
        blocks.append(paragraph("🔥 ", in_a_row(done.streak, learner)))
    return Message(tuple(blocks), learner.language, _buttons(learner))


def _buttons(learner: Learner) -> tuple[tuple[Button, ...], ...]:
    more = button(learner, "button-more-today", "today", 1)
    if learner.daily_at is None:
        return ((more,), (button(learner, "button-daily", "daily-new"),))
    return ((more,),)
