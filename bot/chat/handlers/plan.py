"""The plan to the day of an interview."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.chat.context import Turn
from bot.domain.learner import Awaited, Learner
from bot.domain.reading.day import day_in
from bot.views import plan
from bot.views.compose import said
from bot.views.message import Message


async def on_plan(turn: Turn) -> None:
    """``/plan`` shows the plan, or asks for the date; ``/plan 20 Jan`` or ``/plan ۳۰ دی`` sets it."""
    if not turn.arguments:
        turn.reply(await _shown(turn, turn.learner))
        return
    await _set(turn, _day(turn, " ".join(turn.arguments)))


async def on_day(turn: Turn) -> bool:
    """Sets the day that a message names; False where it names none."""
    day = _day(turn, turn.text)
    if day is not None:
        await _set(turn, day)
    return day is not None


async def on_weeks(turn: Turn, weeks: int) -> None:
    """So many weeks from today; 0 asks again."""
    if weeks not in (0, *plan.WEEKS):
        turn.answer("old-button", alert=True)
        return
    turn.answer()
    if weeks == 0:
        await turn.use.preferences.ask_for(turn.occasion, Awaited.DAY)
        turn.show(plan.ask(turn.learner))
        return
    day = turn.learner.local_day(turn.now) + timedelta(weeks=weeks)
    learner = await turn.use.preferences.set_interview(turn.occasion, day)
    replace(turn, learner=learner).show(await _shown(turn, learner))


async def on_off(turn: Turn) -> None:
    learner = await turn.use.preferences.set_interview(turn.occasion, None)
    await turn.use.preferences.ask_for(turn.occasion, Awaited.DAY)
    turn.answer()
    replace(turn, learner=learner).show(plan.ask(learner))


def _day(turn: Turn, text: str) -> date | None:
    return day_in(text, turn.learner.local_day(turn.now), turn.learner.language)


async def _set(turn: Turn, day: date | None) -> None:
    try:
        if day is None:
            raise ValueError("no date")
        learner = await turn.use.preferences.set_interview(turn.occasion, day)
    except ValueError:
        turn.reply(said(turn.learner, "plan-no-date"))
        return
    turn.reply(await _shown(turn, learner))


async def _shown(turn: Turn, learner: Learner) -> Message:
    found = await turn.use.planning.of(learner, turn.now)
    if found is not None:
        return plan.message(found, learner)
    await turn.use.preferences.ask_for(turn.occasion, Awaited.DAY)
    return plan.ask(learner)
