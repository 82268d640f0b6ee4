"""What explains a wrong number, in words."""

from __future__ import annotations

from fractions import Fraction

from bot.domain.grading.verdict import Reason
from bot.domain.learner import Learner
from bot.domain.question.drill import Drill, Variant
from bot.domain.question.text import Localized
from bot.views.compose import content_inline, count, value
from bot.views.html import inline_text
from bot.views.words import words

PREFIXES = ("slip-", "size-")


def is_slip(reason: Reason) -> bool:
    """Whether a reason is told here."""
    return reason.code.startswith(PREFIXES)


def sentence(reason: Reason, variant: Variant | None, learner: Learner) -> str:
    """A slip, or the size of a miss, in a sentence. The parts of the expression are called as the drill's author calls them."""
    say = words(learner.language)
    if reason.code.startswith("size-") or not reason.code.endswith("-where"):
        return say(reason.code)
    side = str(reason.values.get("side", "small"))
    times = count(int(reason.values.get("times", 1)), learner)
    if reason.code == "slip-intermediate-where" and _name(variant, str(reason.values["part"])) is None:
        return say("slip-intermediate")
    return say(reason.code, side=side, times=times, part=_part(reason, variant, learner))


def _part(reason: Reason, variant: Variant | None, learner: Learner) -> str:
    say = words(learner.language)
    key = str(reason.values.get("part", ""))
    keys = key.split("|") if key else []
    named = [_called(each, reason if len(keys) == 1 else None, variant, learner) for each in keys]
    return f" {say('slip-and')} ".join(each for each in named if each) or say("slip-a-part")


def _called(key: str, reason: Reason | None, variant: Variant | None, learner: Learner) -> str:
    name = _name(variant, key)
    if name is not None and variant is not None:
        return inline_text(content_inline(name, variant.scope, learner))
    number = reason.values.get("number") if reason else None
    if number is None and variant is not None:
        number = _number(variant.parameters.get(key))
    return value(Fraction(number), learner) if number is not None else ""


def _number(given: object) -> Fraction | None:
    return Fraction(given) if isinstance(given, int | Fraction) and not isinstance(given, bool) else None


def _name(variant: Variant | None, key: str) -> Localized | None:
    drill: Drill | None = variant.drill if variant else None
    return drill.names.get(key) if drill else None
