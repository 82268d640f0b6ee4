"""Reasons of verdicts in words."""

from __future__ import annotations

from fractions import Fraction

from bot.domain.grading.verdict import Reason
from bot.domain.learner import Learner
from bot.views.compose import count, unit, value
from bot.views.numerals import ISOLATE, POP
from bot.views.words import words

UNITS = {"unit", "given", "wanted"}
"""Values of reasons that are units."""


def reason(given: Reason, learner: Learner) -> str:
    """A reason in words."""
    say = words(learner.language)
    key = f"reason-{given.code}"
    values = {
        name: _shown(unit(each, learner) if name in UNITS and isinstance(each, str) else each, learner)
        for name, each in given.values.items()
    }
    if given.code in ("unit-wrong", "unit-mismatch"):
        values["wanted"] = values["wanted"] or "none"
    if given.code in ("missed", "wrongly-chosen"):
        number = int(given.values["count"])
        return say(key, count=number).replace(str(number), count(number, learner))
    if given.code in ("syntax", "brackets", "too-large") or not say.has(key):
        return say(key if say.has(key) else "reason-unknown")
    return say(key, **values)


def _shown(each: str | int | Fraction, learner: Learner) -> str:
    if isinstance(each, str):
        return isolated(each, learner) if each else ""
    return value(Fraction(each), learner)


def isolated(text: str, learner: Learner) -> str:
    """Latin text that keeps its order in Persian."""
    return f"{ISOLATE}{text}{POP}" if learner.language.right_to_left else text
