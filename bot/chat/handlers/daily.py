"""The daily session's settings: what time it is there, then an hour."""

from __future__ import annotations

from dataclasses import replace

from bot.chat.context import Turn
from bot.domain.learner import Awaited, Learner
from bot.domain.reading.clock import minute_in
from bot.domain.scheduling import zones
from bot.use_cases.practice.outcomes import Asked
from bot.views import daily
from bot.views.compose import said
from bot.views.message import Message


async def on_daily(turn: Turn) -> None:
    turn.reply(await _settings(turn, turn.learner))


async def on_daily_press(turn: Turn) -> None:
    turn.answer()
    turn.show(await _settings(turn, turn.learner))


async def on_daily_offered(turn: Turn) -> None:
    """As ``on_daily``, from a message that stays."""
    turn.answer()
    await on_daily(turn)


async def on_hours(turn: Turn) -> None:
    await turn.use.preferences.ask_for(turn.occasion, Awaited.HOUR)
    turn.answer()
    turn.show(daily.all_hours(turn.learner))


async def on_time(turn: Turn, minute: int) -> None:
    try:
        learner = await turn.use.preferences.set_daily(turn.occasion, minute)
    except ValueError:
        turn.answer("old-button", alert=True)
        return
    turn.answer()
    turn.show(await _turned_on(turn, learner))


async def on_hour_written(turn: Turn) -> bool:
    """Sets the hour that a message names; False where it names none."""
    minute = await _minute(turn)
    if minute is None:
        return False
    turn.reply(await _turned_on(turn, await turn.use.preferences.set_daily(turn.occasion, minute)))
    return True


async def on_off(turn: Turn) -> None:
    learner = await turn.use.preferences.set_daily(turn.occasion, None)
    turn.answer()
    turn.show(replace(said(learner, "daily-turned-off"), buttons=daily.hour_asked(learner, turn.now).buttons))


async def on_zones(turn: Turn) -> None:
    await turn.use.preferences.ask_for(turn.occasion, Awaited.CLOCK)
    turn.answer()
    turn.show(daily.clocks(turn.learner, turn.now))


async def on_clock(turn: Turn, offset: int) -> None:
    message = await _at_clock(turn, offset - daily.MIDDLE)
    if message is None:
        turn.answer("old-button", alert=True)
        return
    turn.answer()
    turn.show(message)


async def on_clock_written(turn: Turn) -> bool:
    """Asks for the city where it is the time that a message names, or takes the only one; False where it names neither time nor city."""
    zone = daily.zone_named(turn.text)
    if zone is not None:
        turn.reply(await _settings(turn, await turn.use.preferences.set_zone(turn.occasion, zone)))
        return True
    minute = await _minute(turn)
    if minute is None:
        return False
    offset = zones.offset_at(minute, turn.now)
    message = None if offset is None else await _at_clock(turn, offset)
    turn.reply(message or said(turn.learner, "zones-none"))
    return True


async def on_zone(turn: Turn, key: str) -> None:
    zone = zones.zone_of(key)
    if zone is None:
        turn.answer("old-button", alert=True)
        return
    learner = await turn.use.preferences.set_zone(turn.occasion, zone)
    turn.answer()
    turn.show(await _settings(turn, learner))


async def _at_clock(turn: Turn, minutes: int) -> Message | None:
    """The cities that are so many minutes ahead of UTC; where there is one alone, what comes after choosing it."""
    found = zones.showing(minutes, turn.now, turn.learner.language)
    if len(found) == 1:
        return await _settings(turn, await turn.use.preferences.set_zone(turn.occasion, found[0]))
    return daily.cities(turn.learner, minutes + daily.MIDDLE, turn.now) if found else None


async def _minute(turn: Turn) -> int | None:
    """The time that a message names. A number alone is one only where no question waits for numbers."""
    if turn.text.strip().isdecimal() and isinstance(await turn.use.practice.current(turn.learner.id), Asked):
        return None
    return minute_in(turn.text)


async def _turned_on(turn: Turn, learner: Learner) -> Message:
    next_at = await turn.use.daily.next_at(learner.id)
    assert next_at is not None, "it was just turned on"
    return daily.turned_on(learner, next_at, turn.now)


async def _settings(turn: Turn, learner: Learner) -> Message:
    """Where it is on, how it stands; else what is asked first, which may be written as a message."""
    next_at = None if learner.daily_at is None else await turn.use.daily.next_at(learner.id)
    if next_at is None:
        what = Awaited.CLOCK if learner.zone is None else Awaited.HOUR
        await turn.use.preferences.ask_for(turn.occasion, what)
    streak = await turn.use.daily.streak(learner, turn.now)
    return daily.message(learner, streak, next_at, turn.now)
