"""A message that is what somebody was asked for outside questions: a day, the time that it is, an hour."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.chat.context import Turn
from bot.chat.handlers import daily, plan
from bot.domain.learner import Awaited

READ: dict[Awaited, Callable[[Turn], Awaitable[bool]]] = {
    Awaited.DAY: plan.on_day,
    Awaited.CLOCK: daily.on_clock_written,
    Awaited.HOUR: daily.on_hour_written,
}


async def is_it(turn: Turn) -> bool:
    """Takes the message as what was asked for; False where nothing was, or it is something else."""
    awaited = await turn.use.preferences.awaited(turn.learner, turn.now)
    return awaited is not None and await READ[awaited](turn)
