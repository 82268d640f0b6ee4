"""The mock interview."""

from __future__ import annotations

import logging

from bot.chat.context import Turn
from bot.use_cases.drawing import CannotDraw
from bot.use_cases.interview import NotOffered
from bot.use_cases.practice.outcomes import Report, Step, Unchanged
from bot.views import interview
from bot.views.compose import said

log = logging.getLogger(__name__)


async def on_interview(turn: Turn) -> None:
    """Offers the lengths; where one is under way, its question comes again."""
    running = await turn.use.interview.running(turn.learner.id)
    if running is None:
        chosen = await turn.use.interview.chosen(turn.learner.id)
        turn.reply(interview.choice(chosen, turn.learner))
    else:
        _put(turn, await turn.use.interview.start(turn.occasion, 15))


async def on_groups(turn: Turn, chosen: int) -> None:
    """Shows the groups of topics, those chosen so far ticked."""
    turn.answer()
    turn.show(interview.groups(interview.in_number(chosen), turn.use.interview.groups, turn.learner))


async def on_minutes(turn: Turn, minutes: int, chosen: int = 0) -> None:
    groups = interview.in_number(chosen)
    try:
        step = await turn.use.interview.start(turn.occasion, minutes, groups)
    except NotOffered:
        turn.answer("old-button", alert=True)
        return
    turn.answer()
    _put(turn, step)


async def on_skip(turn: Turn, asked: int) -> None:
    """Leaves a question out."""
    await _pressed(turn, await turn.use.interview.skip(turn.occasion, asked))


async def on_end(turn: Turn) -> None:
    await _pressed(turn, await turn.use.interview.finish(turn.occasion))


async def on_report(turn: Turn) -> None:
    """Sends the latest report as a PDF."""
    done = await turn.use.interview.report(turn.learner.id)
    if done is None:
        turn.answer("old-button", alert=True)
        return
    turn.answer()
    page = interview.page(done, turn.learner)
    try:
        content = await turn.hands.sender.page("report", page, turn.learner.id)
    except CannotDraw as reason:
        log.warning("a report could not be typeset: %s", reason)
        turn.reply(said(turn.learner, "not-drawn"))
        return
    turn.document("epsilon-interview.pdf", content, str(page["title"]))


async def _pressed(turn: Turn, reached: Step | Report | Unchanged) -> None:
    if isinstance(reached, Unchanged):
        turn.answer("unchanged")
        return
    turn.answer()
    reach(turn, reached, noted=False)


def reach(turn: Turn, reached: Step | Report, *, noted: bool) -> None:
    """Replies with the next question of an interview, or its report; ``noted`` says that an answer led there."""
    shows = None if isinstance(reached, Report) else reached.asked.id
    turn.reply(interview.reached(reached, turn.learner, noted=noted), shows=shows)


def _put(turn: Turn, step: Step) -> None:
    turn.reply(interview.step(step, turn.learner), shows=step.asked.id)
