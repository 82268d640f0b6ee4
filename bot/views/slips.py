"""What explains a wrong number, in words."""

from __future__ import annotations

from fractions import Fraction

from bot.domain.grading.verdict import Reason
from bot.domain.learner import Learner
from bot.domain.question.drill import Drill, Variant
from bot.domain.question.text import Localized
from bot.views.compose import content_inline, count, value
from bot.views.html import inline_text
from bot.views.reasons import reason
from bot.views.words import words

PREFIXES = ("slip-", "size-")


def is_slip(given: Reason) -> bool:
    """Whether a reason explains a wrong number, or sizes it."""
    return given.code.startswith(PREFIXES)


def told(given: Reason, variant: Variant | None, learner: Learner) -> str:
    """Any reason in words."""
    return sentence(given, variant, learner) if is_slip(given) else reason(given, learner)


def sentence(given: Reason, variant: Variant | None, learner: Learner) -> str:
    """A slip, or the size of a miss, in a sentence. The parts of the expression are called as the drill's author calls them."""
    say = words(learner.language)
    if given.code.startswith("size-") or not given.code.endswith("-where"):
        return say(given.code)
    side = str(given.values.get("side", "small"))
    times = count(int(given.values.get("times", 1)), learner)
    if given.code == "slip-intermediate-where" and _name(variant, str(given.values["part"])) is None:
        return say("slip-intermediate")
    return say(given.code, side=side, times=times, part=_part(given, variant, learner))


def _part(given: Reason, variant: Variant | None, learner: Learner) -> str:
    say = words(learner.language)
    key = str(given.values.get("part", ""))
    keys = key.split("|") if key else []
    named = [_called(each, given if len(keys) == 1 else None, variant, learner) for each in keys]
    return f" {say('slip-and')} ".join(each for each in named if each) or say("slip-a-part")


def _called(key: str, given: Reason | None, variant: Variant | None, learner: Learner) -> str:
    name = _name(variant, key)
    if name is not None and variant is not None:
        return inline_text(content_inline(name, variant.scope, learner))
    number = given.values.get("number") if given else None
    if number is None and variant is not None:
        number = _number(variant.parameters.get(key))
    return value(Fraction(number), learner) if number is not None else ""


def _number(given: object) -> Fraction | None:
    return Fraction(given) if isinstance(given, int | Fraction) and not isinstance(given, bool) else None


def _name(variant: Variant | None, key: str) -> Localized | None:
    drill: Drill | None = variant.drill if variant else None
    return drill.names.get(key) if drill else None
