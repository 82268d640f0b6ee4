"""How a learner gets on, and practising where they are weak."""

from __future__ import annotations

from bot.chat.context import Turn
from bot.use_cases.practice.outcomes import Asked
from bot.views import progress, question
from bot.views.compose import said


async def on_progress(turn: Turn) -> None:
    overview = await turn.use.progress.of(turn.learner, turn.now)
    turn.reply(progress.message(overview, turn.learner))


async def on_details(turn: Turn) -> None:
    overview = await turn.use.progress.of(turn.learner, turn.now)
    turn.answer()
    turn.reply(progress.details(overview, turn.learner))


async def on_weakest(turn: Turn) -> None:
    """Puts the next question of the topic that is the weakest now; of any where none is weak any more."""
    overview = await turn.use.progress.of(turn.learner, turn.now)
    topic = next(iter(overview.weakest), None)
    await _ask(turn, topic.id if topic else None)


async def on_practise(turn: Turn, position: int) -> None:
    """Puts the next question of a topic, which the button names by its place in the book."""
    topic = next((topic for topic in turn.use.catalogue.topics if topic.position == position), None)
    if topic is None:
        turn.answer("old-button", alert=True)
        return
    await _ask(turn, topic.id)


async def _ask(turn: Turn, topic: str | None) -> None:
    outcome = await turn.use.practice.next(turn.occasion, topic=topic)
    turn.answer()
    if isinstance(outcome, Asked):
        turn.reply(question.message(outcome, turn.learner), shows=outcome.id)
    else:
        turn.reply(said(turn.learner, "nothing-fits"))
