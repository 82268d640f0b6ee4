"""The settings."""

from __future__ import annotations

from dataclasses import replace

from bot.chat.context import Turn
from bot.domain.learner import Digits, Formulas, Learner, LevelChoice
from bot.domain.question.text import Language
from bot.use_cases.practice.outcomes import Explained
from bot.views import explanation, preferences, question
from bot.views.preferences import EXPLANATION, QUESTION


async def on_settings(turn: Turn) -> None:
    turn.reply(preferences.message(turn.learner))


async def on_set(turn: Turn, name: str, value: str) -> None:
    """Sets one setting to one of its values; anything else is an old or a forged button."""
    try:
        learner = await _set(turn, name, value)
    except ValueError:
        turn.answer("old-button", alert=True)
        return
    turn.answer()
    replace(turn, learner=learner).show(preferences.message(learner))


async def on_plain(turn: Turn, asked: int, what: str) -> None:
    """Typeset formulas look broken in this person's app: from now on they are text, and so is what stands above the button."""
    learner = await turn.use.preferences.set_formulas(turn.occasion, Formulas.PLAIN)
    turn.answer("formulas-are-text", alert=True)
    found = await turn.use.practice.look(learner.id, asked)
    reader = replace(turn, learner=learner)
    if found is not None and what == QUESTION:
        reader.show(question.message(found, learner))
    elif found is not None and what == EXPLANATION and found.closed:
        reader.show(explanation.message(Explained(found, gave_up=False), learner))


async def _set(turn: Turn, name: str, value: str) -> Learner:
    chosen, occasion = turn.use.preferences, turn.occasion
    match name:
        case "language":
            return await chosen.set_language(occasion, Language(value))
        case "digits":
            return await chosen.set_digits(occasion, Digits(value))
        case "formulas":
            return await chosen.set_formulas(occasion, Formulas(value))
        case "level":
            return await chosen.set_level(occasion, LevelChoice(value))
        case "sureness" if value in ("on", "off"):
            return await chosen.set_sureness(occasion, value == "on")
    raise ValueError(name)
