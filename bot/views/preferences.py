"""The settings: every choice a tap, what holds now marked."""

from __future__ import annotations

from bot.domain.learner import Digits, Formulas, Learner, LevelChoice
from bot.domain.question.text import Language
from bot.views import daily
from bot.views.compose import bold, button, paragraph
from bot.views.message import Action, Block, Button, Message
from bot.views.words import words

CHOICES: dict[str, tuple[str, ...]] = {
    "language": tuple(Language),
    "digits": tuple(Digits),
    "formulas": tuple(choice for choice in Formulas if choice is not Formulas.UNASKED),
    "level": tuple(LevelChoice),
    "sureness": ("on", "off"),
}


def message(learner: Learner) -> Message:
    """Current values, and a row of buttons for each setting."""
    say = words(learner.language)
    blocks: list[Block] = [paragraph("⚙️ ", bold(say("settings-title")))]
    rows = []
    for name, choices in CHOICES.items():
        now = _now(learner, name)
        blocks.append(paragraph(f"{say(f'settings-{name}')}: ", bold(say(f"{name}-{now}"))))
        rows.append(tuple(_choice(learner, name, str(choice), now) for choice in choices))
    when = say("settings-daily-off") if learner.daily_at is None else daily.clock(learner.daily_at, learner)
    blocks.append(paragraph(f"{say('settings-daily')}: ", bold(when)))
    blocks.append(paragraph(f"{say('settings-zone')}: ", bold(daily.city(learner, learner.time_zone.key))))
    rows.append(
        (button(learner, "button-daily", "daily"), button(learner, "button-daily-zone", "zones")),
    )
    return Message(tuple(blocks), learner.language, tuple(rows))


def _now(learner: Learner, name: str) -> str:
    if name == "sureness":
        return "on" if learner.sureness else "off"
    return str(getattr(learner, name).value)


def _choice(learner: Learner, name: str, choice: str, now: str) -> Button:
    say = words(learner.language)
    shown = now if now != Formulas.UNASKED.value else Formulas.PLAIN.value
    mark = "● " if choice == shown else ""
    return Button(mark + say(f"{name}-{choice}"), Action("set", (name, choice)))
