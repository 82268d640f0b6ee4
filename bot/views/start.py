"""The welcome, the one question about formulas, help, and what the commands are called."""

from __future__ import annotations

from bot.domain.learner import Formulas, Learner
from bot.domain.question.text import Language
from bot.views.compose import button, marked_up, paragraph, said
from bot.views.message import DisplayFormula, Message
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
SAMPLE = r"\frac{1}{\sqrt{v+\varepsilon}} \le \sum_{i=1}^{n} x_i^2"


def welcome(learner: Learner) -> Message:
    """Hello, with the first question one tap away."""
    buttons = (
        (button(learner, "button-first", "practice", "auto"),),
        (button(learner, "button-topics", "topics", 1),),
    )
    return Message(marked_up(words(learner.language)("start-welcome")), learner.language, buttons)


def ways_on(key: str, learner: Learner) -> Message:
    """A short message with ways on."""
    buttons = (
        button(learner, "button-practice", "practice", "auto"),
        button(learner, "button-topics", "topics", 1),
    )
    return Message(marked_up(words(learner.language)(key)), learner.language, (buttons,))


def sample(learner: Learner) -> Message:
    """A typeset formula, and whether it can be read: the only honest way to find out."""
    yes = button(learner, "button-formulas-yes", "set", "formulas", Formulas.TYPESET.value)
    no = button(learner, "button-formulas-no", "set", "formulas", Formulas.PLAIN.value)
    say = words(learner.language)
    return Message((paragraph(say("start-sample")), DisplayFormula(SAMPLE)), learner.language, ((yes, no),))


def sample_answered(learner: Learner) -> Message:
    """Thanks for saying so."""
    return said(
        learner, "start-sample-thanks" if learner.formulas is Formulas.TYPESET else "start-sample-plain"
    )


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
