"""The plan to the day of an interview."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from bot.chat.context import Turn
from bot.domain.learner import Learner
from bot.domain.persian_calendar import day_of
from bot.views import plan
from bot.views.compose import said
from bot.views.message import Message

WRITTEN = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
FIRST_OF_THE_WEST = 1600
"""Years from here on are of the common calendar, earlier ones of the Persian."""


async def on_plan(turn: Turn) -> None:
    """``/plan`` shows the plan, or asks for the date; ``/plan 2027-01-20`` or ``/plan ۱۴۰۵/۱۰/۳۰`` sets it."""
    if not turn.arguments:
        turn.reply(await _shown(turn, turn.learner))
        return
    day = read(" ".join(turn.arguments))
    try:
        if day is None:
            raise ValueError("no date")
        learner = await turn.use.preferences.set_interview(turn.occasion, day)
    except ValueError:
        turn.reply(said(turn.learner, "plan-no-date"))
        return
    turn.reply(await _shown(turn, learner))


async def on_weeks(turn: Turn, weeks: int) -> None:
    """So many weeks from today; 0 asks again."""
    if weeks not in (0, *plan.WEEKS):
        turn.answer("old-button", alert=True)
        return
    turn.answer()
    if weeks == 0:
        turn.show(plan.ask(turn.learner))
        return
    day = turn.learner.local_day(turn.now) + timedelta(weeks=weeks)
    learner = await turn.use.preferences.set_interview(turn.occasion, day)
    replace(turn, learner=learner).show(await _shown(turn, learner))


async def on_off(turn: Turn) -> None:
    learner = await turn.use.preferences.set_interview(turn.occasion, None)
    turn.answer()
    replace(turn, learner=learner).show(plan.ask(learner))


def read(text: str) -> date | None:
    """A date of either calendar, in any digits; None where it is none."""
    found = WRITTEN.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups())
    try:
        return date(year, month, day) if year >= FIRST_OF_THE_WEST else day_of(year, month, day)
    except ValueError:
        return None


async def _shown(turn: Turn, learner: Learner) -> Message:
    found = await turn.use.planning.of(learner, turn.now)
    return plan.ask(learner) if found is None else plan.message(found, learner)
