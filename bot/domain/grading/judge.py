"""One door to judging: reads, grades, and recognises the misconceptions of a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from bot.domain.grading.expected import Expected
from bot.domain.grading.kinds import Kind, kind
from bot.domain.grading.verdict import Outcome, Reading, Reason, Unreadable, Verdict

LONGEST_MESSAGE = 8192
"""Twice what Telegram delivers; beyond, nothing is even cleaned."""

ROUNDED = "rounded-too-much"


def judge(text: str, expected: Expected, misconceptions: Sequence[tuple[str, Expected]] = ()) -> Verdict:
    """The verdict on a typed answer; for any text whatever there is one, and nothing is raised.

    A wrong answer that is the right one under a misconception's own expectation carries that misconception's id. Such a number is not
    taken for the right one rounded to few digits: 100 000 where 100 958 is right is the exact sum, not a careless rounding.
    """
    if len(text) > LONGEST_MESSAGE:
        return Verdict(Outcome.UNREADABLE, Fraction(0), None, (Reason("too-long"),))
    module = kind(expected.kind)
    reading = module.read(text, expected)
    if isinstance(reading, Unreadable):
        return Verdict(Outcome.UNREADABLE, Fraction(0), reading.understood, (reading.reason,))
    verdict = module.grade(reading, expected)
    if verdict.outcome not in (Outcome.WRONG, Outcome.PARTLY):
        return verdict
    known = _recognised(module, reading, misconceptions)
    if known and any(reason.code == ROUNDED for reason in verdict.reasons):
        reasons = tuple(reason for reason in verdict.reasons if reason.code != ROUNDED)
        verdict = replace(verdict, outcome=Outcome.WRONG, score=Fraction(0), reasons=reasons)
    return replace(verdict, misconception=known)


def _recognised(
    module: Kind, reading: Reading[object], misconceptions: Sequence[tuple[str, Expected]]
) -> str | None:
    for name, wrong in misconceptions:
        if module.grade(reading, wrong).outcome is Outcome.CORRECT:
            return name
    return None
