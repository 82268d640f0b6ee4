"""The daily question: its settings, the choice of a time zone, and the push itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.learner import Learner
from bot.domain.question.text import Language
from bot.domain.scheduling import zones
from bot.domain.scheduling.streak import Streak
from bot.use_cases.daily import Push
from bot.views import question
from bot.views.compose import bold, button, count, digits, figures, paragraph, written
from bot.views.message import Action, Block, Button, Message
from bot.views.words import words

HOURS = (*range(6, 24), *range(6))
TIMES = {"daily-morning": 8 * 60, "daily-noon": 13 * 60, "daily-evening": 20 * 60}
A_ROW = 6
CLOCKS_A_ROW = 4


def message(learner: Learner, streak: Streak, next_at: datetime | None, now: datetime) -> Message:
    """Where it is on, when the next one comes; else the way to turn it on: what time it is there, then an hour."""
    if learner.daily_at is None or next_at is None:
        return clock_asked(learner, now) if learner.zone is None else hour_asked(learner, now)
    say = words(learner.language)
    blocks: list[Block] = [
        paragraph("📅 ", bold(say("daily-title"))),
        paragraph(say("daily-is-on", time=clock(learner.daily_at, learner))),
        paragraph(next_one(learner, next_at, now)),
    ]
    if streak.days:
        blocks.append(paragraph("🔥 ", in_a_row(streak, learner)))
    return Message(tuple(blocks), learner.language, _changes(learner))


def turned_on(learner: Learner, next_at: datetime, now: datetime) -> Message:
    """That it is on, and when the first one comes."""
    say = words(learner.language)
    assert learner.daily_at is not None, "it was just chosen"
    blocks = (
        paragraph("📅 ", bold(say("daily-is-on", time=clock(learner.daily_at, learner)))),
        paragraph(next_one(learner, next_at, now, first=True)),
    )
    return Message(blocks, learner.language, _changes(learner))


def _changes(learner: Learner) -> tuple[tuple[Button, ...], ...]:
    return (
        (button(learner, "button-daily-hour", "hours"), button(learner, "button-daily-zone", "zones")),
        (button(learner, "button-daily-off", "daily-off"),),
    )


def next_one(learner: Learner, next_at: datetime, now: datetime, *, first: bool = False) -> str:
    """ "First one tomorrow, 08:00 in Berlin"."""
    here = learner.time_zone
    local = next_at.astimezone(here)
    days = (local.date() - learner.local_day(now)).days
    return words(learner.language)(
        "daily-first" if first else "daily-next",
        days=days,
        date=figures(written(local.date(), learner), learner),
        time=figures(f"{local:%H:%M}", learner),
        city=city(learner, here.key),
    )


def hour_asked(learner: Learner, now: datetime) -> Message:
    """When should it come? Morning, noon, evening, or another hour, which can be typed too."""
    say = words(learner.language)
    blocks = (paragraph("📅 ", bold(say("daily-hour"))), zone_line(learner, now))
    taps = tuple(
        Button(say(key, time=clock(minute, learner)), Action("daily-at", (minute,)))
        for key, minute in TIMES.items()
    )
    others = (button(learner, "button-daily-other", "hours"), button(learner, "button-daily-zone", "zones"))
    return Message(blocks, learner.language, (taps, others))


def all_hours(learner: Learner) -> Message:
    """Every hour as a button; any minute can be typed."""
    say = words(learner.language)
    rows = (*hours(learner), (button(learner, "button-daily-back", "daily"),))
    return Message((paragraph("📅 ", bold(say("daily-hour-typed"))),), learner.language, rows)


def hours(learner: Learner) -> tuple[tuple[Button, ...], ...]:
    """The hours of a day in rows, the one that holds marked."""
    taps = [
        Button(
            ("● " if learner.daily_at == 60 * hour else "") + figures(f"{hour:02}", learner),
            Action("daily-at", (60 * hour,)),
        )
        for hour in HOURS
    ]
    return tuple(_rows(taps, A_ROW))


def zone_line(learner: Learner, now: datetime) -> Block:
    """Which zone holds, and what time it is there."""
    here = learner.time_zone
    shown = figures(f"{now.astimezone(here):%H:%M}", learner)
    return paragraph(words(learner.language)("daily-zone", city=city(learner, here.key), time=shown))


def clock_asked(learner: Learner, now: datetime) -> Message:
    """What time is it there? A few likely clocks, another one, or typed."""
    say = words(learner.language)
    blocks = (
        paragraph("📅 ", bold(say("daily-title"))),
        paragraph(say("daily-is-off")),
        paragraph(bold(say("zones-title")), " ", say("zones-text")),
    )
    taps = [_clock_button(learner, zone, now) for zone in zones.LIKELY[learner.language]]
    rows = (*_rows(taps, 2), (button(learner, "button-zones-other", "zones"),))
    return Message(blocks, learner.language, rows)


def clocks(learner: Learner, now: datetime) -> Message:
    """Every clock there is: the first step to the zone, for whoever does not know its name."""
    say = words(learner.language)
    taps = [
        Button(figures(f"{each:%H:%M}", learner), Action("clock", (_offset(each),)))
        for each in zones.clocks(now)
    ]
    first = [_clock_button(learner, zone, now) for zone in zones.LIKELY[learner.language]]
    rows = [*_rows(first, 2), *_rows(taps, CLOCKS_A_ROW), (button(learner, "button-daily-back", "daily"),)]
    return Message(
        (paragraph("🌍 ", bold(say("zones-title"))), paragraph(say("zones-text"))),
        learner.language,
        tuple(rows),
    )


def cities(learner: Learner, offset: int, now: datetime) -> Message:
    """The cities where it is that time now; ``offset`` as a button carries it."""
    say = words(learner.language)
    found = [_zone_button(learner, zone) for zone in zones.showing(offset - MIDDLE, now, learner.language)]
    rows = [*_rows(found, 2), (button(learner, "button-daily-back", "daily"),)]
    return Message((paragraph("🌍 ", bold(say("zones-city"))),), learner.language, tuple(rows))


def pushed(push: Push) -> Message:
    """The question, with what it is about and how many days in a row before it."""
    learner = push.learner
    say = words(learner.language)
    title = push.asked.topic.title.in_language(learner.language)
    head = [paragraph("📅 ", bold(say("push-title")), digits(f" · {title}", learner))]
    if push.streak.days:
        head.append(paragraph("🔥 ", in_a_row(push.streak, learner)))
    if push.missed_last:
        head.append(paragraph(say("push-missed-last")))
    asked = question.message(push.asked, learner)
    return replace(asked, blocks=(*head, *asked.blocks))


MIDDLE = 24 * 60
"""Added to an offset in minutes, so that a button carries no sign."""


def _offset(clock: datetime) -> int:
    offset = clock.utcoffset()
    assert offset is not None
    return int(offset.total_seconds()) // 60 + MIDDLE


def in_a_row(streak: Streak, learner: Learner) -> str:
    """How many days in a row, and the missed ones among them that were forgiven."""
    say = words(learner.language)
    text = say("streak", days=streak.days, shown=count(streak.days, learner))
    if streak.freezes:
        text += " " + say("streak-freezes", freezes=streak.freezes, shown=count(streak.freezes, learner))
    return text


def clock(minute: int, learner: Learner) -> str:
    """A minute of the day as a clock shows it."""
    return figures(f"{minute // 60:02}:{minute % 60:02}", learner)


def city(learner: Learner, zone: str) -> str:
    """The city that stands for a zone."""
    say, key = words(learner.language), f"zone-{zones.key_of(zone)}"
    return say(key) if say.has(key) else zone


def zone_named(text: str) -> str | None:
    """The offered zone of a city that is named in either language; None where it is none."""
    wanted = text.strip().casefold()
    for zone in zones.CITIES:
        for language in Language:
            names = re.split("[,،]", words(language)(f"zone-{zones.key_of(zone)}"))
            if wanted in (name.strip().casefold() for name in names):
                return zone
    return None


def _clock_button(learner: Learner, zone: str, now: datetime) -> Button:
    """A clock with its city."""
    shown = figures(f"{now.astimezone(ZoneInfo(zone)):%H:%M}", learner)
    mark = "● " if learner.zone == zone else ""
    return Button(f"{mark}{shown} · {city(learner, zone)}", Action("zone", (zones.key_of(zone),)))


def _zone_button(learner: Learner, zone: str) -> Button:
    mark = "● " if learner.zone == zone else ""
    return Button(mark + city(learner, zone), Action("zone", (zones.key_of(zone),)))


def _rows(buttons: Sequence[Button], length: int) -> list[tuple[Button, ...]]:
    return [tuple(buttons[start : start + length]) for start in range(0, len(buttons), length)]
