"""The welcome, help, and what the commands are called."""

from __future__ import annotations

from bot.domain.learner import Learner
from bot.domain.question.text import Language
from bot.views.compose import button, marked_up
from bot.views.message import Message
from bot.views.words import words

COMMANDS = (
    "start",
    "today",
    "practice",
    "topics",
    "interview",
    "case",
    "progress",
    "daily",
    "plan",
    "settings",
    "help",
    "privacy",
    "export",
    "forget",
    "cancel",
)
GROUP_COMMANDS = ("daily", "board", "help")


def welcome(learner: Learner) -> Message:
    """Hello, with the first question one tap away."""
    buttons = ((button(learner, "button-first", "practice", "auto"),),)
    return Message(marked_up(words(learner.language)("start-welcome")), learner.language, buttons)


def ways_on(key: str, learner: Learner) -> Message:
    """A short message with ways on."""
    buttons = (
        button(learner, "button-practice", "practice", "auto"),
        button(learner, "button-topics", "topics", 1),
    )
    return Message(marked_up(words(learner.language)(key)), learner.language, (buttons,))


def help_message(learner: Learner) -> Message:
    buttons = (
        (
            button(learner, "button-practice", "practice", "auto"),
            button(learner, "button-topics", "topics", 1),
        ),
    )
    return Message(marked_up(words(learner.language)("help-text")), learner.language, buttons)


def commands(language: Language) -> list[tuple[str, str]]:
    """Names and descriptions of the commands."""
    return [(name, words(language)(f"command-{name}")) for name in COMMANDS]


def group_commands(language: Language) -> list[tuple[str, str]]:
    """Names and descriptions of the commands in groups."""
    return [(name, words(language)(f"command-group-{name}")) for name in GROUP_COMMANDS]


def profile(language: Language) -> dict[str, str]:
    """What the bot is called and how it describes itself."""
    say = words(language)
    return {
        "name": say("bot-name"),
        "description": say("bot-description"),
        "short_description": say("bot-short-description"),
    }
