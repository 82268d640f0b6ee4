"""The settings: every choice a tap, what holds now marked."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.learner import Digits, Formulas, Learner, LevelChoice
from bot.domain.question.text import Language
from bot.views import daily
from bot.views.compose import bold, button, paragraph
from bot.views.message import Action, Button, Inline, Lines, Message, Text
from bot.views.words import words

SIGNS = {"language": "🌐", "digits": "🔢", "formulas": "📐", "level": "🎚", "sureness": "🤔"}
QUESTION, EXPLANATION = "question", "explanation"
"""What stands above the button that makes formulas text."""
CHOICES: dict[str, tuple[str, ...]] = {
    "language": tuple(Language),
    "digits": tuple(Digits),
    "formulas": tuple(choice for choice in Formulas if choice is not Formulas.UNASKED),
    "level": tuple(LevelChoice),
    "sureness": ("on", "off"),
}


def message(learner: Learner) -> Message:
    """Current values, a line each, and a row of buttons for each setting, with the sign of its line."""
    say = words(learner.language)
    lines, rows = [], []
    for name, choices in CHOICES.items():
        now = _now(learner, name)
        lines.append(_line(SIGNS[name], say(f"settings-{name}"), say(f"{name}-{now}")))
        first, *others = (_choice(learner, name, str(choice), now) for choice in choices)
        rows.append((replace(first, caption=f"{SIGNS[name]} {first.caption}"), *others))
    when = say("settings-daily-off") if learner.daily_at is None else daily.clock(learner.daily_at, learner)
    lines.append(_line("📅", say("settings-daily"), when))
    lines.append(_line("🌍", say("settings-zone"), daily.city(learner, learner.time_zone.key)))
    rows.append((button(learner, "button-daily", "daily"), button(learner, "button-daily-zone", "zones")))
    title = paragraph("⚙️ ", bold(say("settings-title")))
    return Message((title, Lines(tuple(lines))), learner.language, tuple(rows))


def _line(sign: str, name: str, now: str) -> tuple[Inline, ...]:
    return Text(f"{sign} {name}: "), bold(now)


def unless_broken(message: Message, learner: Learner, *, explains: bool) -> Message:
    """A message with typeset formulas, and a button for whom they look broken."""
    assert message.about is not None, "it stands under a question"
    what = EXPLANATION if explains else QUESTION
    row = (button(learner, "button-formulas-broken", "plain", message.about, what),)
    return replace(message, buttons=(*message.buttons, row))


def _now(learner: Learner, name: str) -> str:
    if name == "sureness":
        return "on" if learner.sureness else "off"
    return str(getattr(learner, name).value)


def _choice(learner: Learner, name: str, choice: str, now: str) -> Button:
    say = words(learner.language)
    shown = now if now != Formulas.UNASKED.value else Formulas.TYPESET.value
    mark = "● " if choice == shown else ""
    return Button(mark + say(f"{name}-{choice}"), Action("set", (name, choice)))
