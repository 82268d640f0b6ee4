"""The daily question: its settings, the choice of a time zone, and the push itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.learner import Learner
from bot.domain.scheduling import zones
from bot.domain.scheduling.streak import Streak
from bot.use_cases.daily import Push
from bot.views import question
from bot.views.compose import bold, button, count, digits, figures, paragraph
from bot.views.message import Action, Block, Button, Message
from bot.views.words import words

HOURS = (*range(6, 24), *range(6))
A_ROW = 6
CLOCKS_A_ROW = 4


def message(learner: Learner, streak: Streak, now: datetime) -> Message:
    """Whether, when and where; an hour is a tap."""
    say = words(learner.language)
    blocks: list[Block] = [paragraph("📅 ", bold(say("daily-title")))]
    if learner.daily_at is None:
        blocks.append(paragraph(say("daily-is-off")))
    else:
        blocks.append(paragraph(say("daily-is-on", time=clock(learner.daily_at, learner))))
    here = learner.time_zone
    shown = f"{now.astimezone(here):%H:%M}"
    blocks.append(paragraph(say("daily-zone", city=city(learner, here.key), time=figures(shown, learner))))
    if streak.days:
        blocks.append(paragraph("🔥 ", in_a_row(streak, learner)))
    hours = [
        Button(
            ("● " if learner.daily_at == 60 * hour else "") + figures(f"{hour:02}", learner),
            Action("daily-at", (60 * hour,)),
        )
        for hour in HOURS
    ]
    rows = _rows(hours, A_ROW)
    if learner.daily_at is not None:
        rows.append((button(learner, "button-daily-off", "daily-off"),))
    rows.append((button(learner, "button-daily-zone", "zones"),))
    return Message(tuple(blocks), learner.language, tuple(rows))


def clocks(learner: Learner, now: datetime) -> Message:
    """What time it is for the learner: the first step to the zone, for whoever does not know its name."""
    say = words(learner.language)
    taps = [
        Button(figures(f"{each:%H:%M}", learner), Action("clock", (_offset(each),)))
        for each in zones.clocks(now)
    ]
    first = [_zone_button(learner, zone) for zone in zones.CITIES[:4]]
    rows = [*_rows(first, 2), *_rows(taps, CLOCKS_A_ROW), (button(learner, "button-daily-back", "daily"),)]
    return Message(
        (paragraph("🌍 ", bold(say("zones-title"))), paragraph(say("zones-text"))),
        learner.language,
        tuple(rows),
    )


def cities(learner: Learner, offset: int, now: datetime) -> Message:
    """The cities where it is that time now; ``offset`` as a button carries it."""
    say = words(learner.language)
    found = [_zone_button(learner, zone) for zone in zones.showing(offset - MIDDLE, now)]
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


def _zone_button(learner: Learner, zone: str) -> Button:
    mark = "● " if learner.zone == zone else ""
    return Button(mark + city(learner, zone), Action("zone", (zones.key_of(zone),)))


def _rows(buttons: Sequence[Button], length: int) -> list[tuple[Button, ...]]:
    return [tuple(buttons[start : start + length]) for start in range(0, len(buttons), length)]
