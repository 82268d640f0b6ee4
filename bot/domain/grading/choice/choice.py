"""One or several of the options; typed as their numbers, tapped as buttons. Guessing everything earns nothing."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from bot.domain.grading.choice.expected import ChoiceExpected
from bot.domain.grading.examples import Likely
from bot.domain.grading.samples import Samples
from bot.domain.grading.verdict import Outcome, Reading, Reason, Understood, Unreadable, Value, Verdict
from bot.domain.reading.claim import ReadingFaultError
from bot.domain.reading.options import read_options


@dataclass(frozen=True, slots=True)
class ChoiceRead:
    """Ids of the options chosen."""

    chosen: frozenset[str]


def read(text: str, expected: ChoiceExpected, language: str = "") -> Reading[ChoiceRead] | Unreadable:  # noqa: ARG001
    """Which options were named, by number, ordinal, letter or id; ``none`` for none of several."""
    try:
        chosen = read_options(text, expected.options)
    except ReadingFaultError as fault:
        return unreadable(fault, len(expected.options))
    if not chosen and not expected.several:
        return unreadable(ReadingFaultError("no-option"), len(expected.options))
    if len(set(chosen)) != 1 and not expected.several:
        return Unreadable(Reason("one-option-only"))
    return _reading(frozenset(chosen), expected)


def unreadable(fault: ReadingFaultError, count: int) -> Unreadable:
    """Why no option was found; ``count`` is how many there are."""
    values: dict[str, Value] = {"count": count} if fault.code == "no-option" else {}
    return Unreadable(
        Reason(fault.code, values | ({"piece": fault.piece} if fault.piece else {})), None, fault.meant
    )


def grade(reading: Reading[ChoiceRead], expected: ChoiceExpected) -> Verdict:
    """Several: each right choice earns, each wrong one costs as much; the score is never below 0."""
    chosen, right = reading.value.chosen, expected.reference
    if chosen == right:
        return Verdict(Outcome.CORRECT, Fraction(1), reading.understood)
    if not expected.several:
        return Verdict(Outcome.WRONG, Fraction(0), reading.understood)
    hits, false = len(chosen & right), len(chosen - right)
    score = max(Fraction(0), Fraction(hits - false, max(1, len(right))))
    reasons = []
    if missed := len(right - chosen):
        reasons.append(Reason("missed", {"count": missed}))
    if false:
        reasons.append(Reason("wrongly-chosen", {"count": false}))
    return Verdict(Outcome.PARTLY if score else Outcome.WRONG, score, reading.understood, tuple(reasons))


def examples(expected: ChoiceExpected, likely: Likely) -> tuple[str, ...]:  # noqa: ARG001 (every kind takes it)
    """How options are named in text."""
    return ("1, 3",) if expected.several and len(expected.options) > 2 else ("2",)


def samples(expected: ChoiceExpected) -> Samples:
    """Right, wrong and unreadable answers to this question."""
    numbers = [str(index) for index, option in enumerate(expected.options, 1) if option in expected.reference]
    others = [
        str(index) for index, option in enumerate(expected.options, 1) if option not in expected.reference
    ]
    return Samples(
        right=(", ".join(numbers),) if numbers else ("none",),
        wrong=(others[0],) if others else (),
        unreadable=("", "99", "?"),
    )


def _reading(chosen: frozenset[str], expected: ChoiceExpected) -> Reading[ChoiceRead]:
    numbers = [str(index) for index, option in enumerate(expected.options, 1) if option in chosen]
    return Reading(ChoiceRead(chosen), Understood(", ".join(numbers) or "–"))
