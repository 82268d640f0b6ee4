"""One or several of the options; typed as their numbers, tapped as buttons. Guessing everything earns nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from bot.domain.grading.examples import Likely
from bot.domain.grading.expected import ChoiceExpected
from bot.domain.grading.samples import Samples
from bot.domain.grading.verdict import Outcome, Reading, Reason, Understood, Unreadable, Verdict
from bot.domain.mathematics.clean import LENGTH_LIMIT, clean

SEPARATORS = re.compile(r"\s*(?:,|;|/|\+|&|\band\b|(?<=\d)\s*و\s*(?=\d)|\s)\s*")
NAMES = {
    "option",
    "options",
    "choice",
    "number",
    "no",
    "answer",
    "گزینه",
    "گزینهی",
    "گزینههای",
    "شماره",
    "پاسخ",
    "جواب",
}
"""Words that people put before an option's number."""
NONE = {"none", "هیچکدام", "هیچ"}


@dataclass(frozen=True, slots=True)
class ChoiceRead:
    """Ids of the options chosen."""

    chosen: frozenset[str]


def read(text: str, expected: ChoiceExpected) -> Reading[ChoiceRead] | Unreadable:
    """Which options were named, by number (1, 2, …) or id; ``none`` for none of several."""
    plain = clean(text).strip(" .!?()[]")
    if len(plain) > LENGTH_LIMIT:
        return Unreadable(Reason("too-long"))
    if expected.several and plain.lower().replace(" ", "") in NONE:
        return _reading(frozenset(), expected)
    chosen = numbered(plain, expected.options)
    if isinstance(chosen, Unreadable):
        return chosen
    if len(chosen) > 1 and not expected.several:
        return Unreadable(Reason("one-option-only"))
    return _reading(frozenset(chosen), expected)


def numbered(plain: str, options: tuple[str, ...]) -> list[str] | Unreadable:
    """The ids that numbers or ids in a cleaned text name, in the order typed."""
    by_id = {option.lower(): option for option in options}
    parts = [part for part in SEPARATORS.split(plain) if part]
    if not parts:
        return Unreadable(Reason("no-option", {"count": len(options)}))
    chosen = []
    for part in parts:
        part = part.strip("().:#").lower()
        if part in NAMES and len(parts) > 1:
            continue
        if part in by_id:
            chosen.append(by_id[part])
        elif part.isascii() and part.isdigit() and len(part) < 4 and 1 <= int(part) <= len(options):
            chosen.append(options[int(part) - 1])
        else:
            return Unreadable(Reason("no-option", {"count": len(options), "piece": part[:20]}))
    return chosen


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
