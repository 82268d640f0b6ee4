"""The daily question's settings."""

from __future__ import annotations

from dataclasses import replace

from bot.chat.context import Turn
from bot.domain.learner import Learner
from bot.domain.scheduling import zones
from bot.views import daily
from bot.views.message import Message


async def on_daily(turn: Turn) -> None:
    turn.reply(await _settings(turn, turn.learner))


async def on_daily_press(turn: Turn) -> None:
    turn.answer()
    turn.show(await _settings(turn, turn.learner))


async def on_time(turn: Turn, minute: int) -> None:
    try:
        learner = await turn.use.preferences.set_daily(turn.occasion, minute)
    except ValueError:
        turn.answer("old-button", alert=True)
        return
    await _shown(turn, learner)


async def on_off(turn: Turn) -> None:
    await _shown(turn, await turn.use.preferences.set_daily(turn.occasion, None))


async def on_zones(turn: Turn) -> None:
    turn.answer()
    turn.show(daily.clocks(turn.learner, turn.now))


async def on_clock(turn: Turn, offset: int) -> None:
    if not zones.showing(offset - daily.MIDDLE, turn.now):
        turn.answer("old-button", alert=True)
        return
    turn.answer()
    turn.show(daily.cities(turn.learner, offset, turn.now))


async def on_zone(turn: Turn, key: str) -> None:
    zone = zones.zone_of(key)
    if zone is None:
        turn.answer("old-button", alert=True)
        return
    await _shown(turn, await turn.use.preferences.set_zone(turn.occasion, zone))


async def _shown(turn: Turn, learner: Learner) -> None:
    turn.answer()
    replace(turn, learner=learner).show(await _settings(turn, learner))


async def _settings(turn: Turn, learner: Learner) -> Message:
    return daily.message(learner, await turn.use.daily.streak(learner, turn.now), turn.now)
