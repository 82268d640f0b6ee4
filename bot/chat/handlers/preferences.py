"""The settings."""

from __future__ import annotations

from dataclasses import replace

from bot.chat.context import Turn
from bot.chat.handlers.start import sample_answered
from bot.domain.learner import Digits, Formulas, Learner, LevelChoice
from bot.domain.question.text import Language
from bot.views import preferences


async def on_settings(turn: Turn) -> None:
    turn.reply(preferences.message(turn.learner))


async def on_set(turn: Turn, name: str, value: str) -> None:
    """Sets one setting to one of its values; anything else is an old or a forged button."""
    asked_by_sample = (
        turn.learner.formulas is Formulas.UNASKED and name == "formulas" and not _is_settings(turn)
    )
    try:
        learner = await _set(turn, name, value)
    except ValueError:
        turn.answer("old-button", alert=True)
        return
    turn.answer()
    if asked_by_sample:
        await sample_answered(turn, learner.formulas)
    else:
        replace(turn, learner=learner).show(preferences.message(learner))


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


def _is_settings(turn: Turn) -> bool:
    """Whether the pressed button stands under the settings, not under the sample formula."""
    message = turn.query.message
    markup = message.reply_markup if message else None
    return markup is not None and len(markup.inline_keyboard) > 1
