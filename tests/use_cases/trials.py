"""What workers are made to do in tests of trying."""

from __future__ import annotations

from fractions import Fraction

from bot.domain.grading.verdict import Outcome, Verdict
from bot.sandbox.run import Unavailable

_tried: list[object] = []


def unavailable_once(*given: object) -> Verdict:
    """At first there is no jail; then all is right."""
    _tried.append(given)
    if len(_tried) == 1:
        raise Unavailable("too many open files")
    return Verdict(Outcome.CORRECT, Fraction(1))


def moody(text: str, *_: object) -> Verdict:
    """Goes on for ever at the wrong word."""
    while text == "spin":
        pass
    return Verdict(Outcome.CORRECT, Fraction(1))
