"""How a learner gets on, and practising where they are weak."""

from __future__ import annotations

from bot.chat.context import Turn
from bot.use_cases.practice.outcomes import Asked
from bot.views import progress, question
from bot.views.compose import said


async def on_progress(turn: Turn) -> None:
    overview = await turn.use.progress.of(turn.learner, turn.now)
    turn.reply(progress.message(overview, turn.learner))


async def on_practise(turn: Turn, position: int) -> None:
    """Puts the next question of a topic, which the button names by its place in the book."""
    topic = next((topic for topic in turn.use.catalogue.topics if topic.position == position), None)
    if topic is None:
        turn.answer("old-button", alert=True)
        return
    outcome = await turn.use.practice.next(turn.occasion, topic=topic.id)
    turn.answer()
    if isinstance(outcome, Asked):
        turn.reply(question.message(outcome, turn.learner), shows=outcome.id)
    else:
        turn.reply(said(turn.learner, "nothing-fits"))
